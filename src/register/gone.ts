import type { Finding } from "../terms/index.ts";
import type { PlacedDecided } from "./decided.ts";

/** Decisions about proposals that no document makes any more: they stand, and are noted. */
export function findGone(
  decided: Iterable<PlacedDecided>,
  proposals: ReadonlySet<string>,
): readonly Finding[] {
  return [...decided].flatMap(({ id, holds }) => {
    if (holds === undefined || !id.startsWith("p-") || proposals.has(id)) return [];
    const finding: Finding = {
      code: "proposal-gone",
      severity: "note",
      message: "No document tells now what was decided here; the decision stands as it was made.",
      remedy: "Undo it if it should not stand without its document.",
      file: holds.file,
      row: holds.row,
      about: holds.id,
    };
    return [finding];
  });
}

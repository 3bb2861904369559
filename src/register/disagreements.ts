import type { RowOf } from "../store/index.ts";
import type { Cells, Vocabulary } from "./cells.ts";
import type { disagreement } from "./table.ts";

type Row = RowOf<typeof disagreement>;

/**
 * A question on which rows of the register that rest on different sources cannot all be right, or count differently.
 *
 * Shape: names the rows; what they say and who says so stands in them alone, so that no side is put into our words.
 * Missing: undefined when the row is refused: it has no title, or fewer than two rows disagree.
 */
export function readDisagreement(cells: Cells, { languages }: Vocabulary): Row | undefined {
  const id = cells.needed("id", "id-missing", "Give the row an id of its own.");
  const title = cells.labels("title", languages);
  if (Object.keys(title).length === 0) {
    const remedy = "Say in at least one language what the sources disagree about.";
    cells.note("error", "title-missing", "title_en", "The disagreement has no title.", remedy);
  }
  const rows = [...new Set(cells.list("rows"))];
  if (rows.length < 2) {
    const remedy = "Name at least two acts, entries or priorities by their ids.";
    cells.note("error", "sides-missing", "rows", "A disagreement has two sides or more.", remedy);
  }
  const entries = cells.list("entries");
  const checked = cells.date("checked", "warning");
  if (cells.isRefused()) return undefined;
  const { file, row } = cells;
  return { id, title, entries, rows, note: cells.text("note"), checked, file, row };
}

/** What a side of a disagreement stands in: the row, and from when it is known. */
export interface SideRow {
  readonly id: string;
  readonly known: string;
}

/**
 * The sides of a disagreement that were known on a day, in the order in which they became known.
 *
 * Shape: empty while fewer than two are known: one voice alone disagrees with nobody.
 */
export function sidesOn<Side extends SideRow>(
  rows: readonly string[],
  byId: ReadonlyMap<string, Side>,
  day: string,
): readonly Side[] {
  const known = rows.flatMap((id) => byId.get(id) ?? []).filter((one) => one.known <= day);
  if (known.length < 2) return [];
  return [...known].sort((a, b) =>
    a.known === b.known ? (a.id < b.id ? -1 : 1) : a.known < b.known ? -1 : 1,
  );
}

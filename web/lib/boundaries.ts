import type { BoundaryLines, Frame } from "../../src/server/contract.ts";
import type { Feature } from "./maps.ts";
import { param, theFrame } from "./state.ts";

/** A way to draw borders that the dossier offers, with the words that are printed on the map. */
export type BoundaryView = Frame["dossier"]["boundaryViews"][number];

/** Every way to draw borders, the dossier's own policy first. */
export function boundaryViews(): readonly BoundaryView[] {
  const { boundaryPolicy, boundaryViews: others } = theFrame().dossier;
  return [{ ...boundaryPolicy, unsettled: "dashed", byTreaty: false }, ...others];
}

/** The way that the address names, else the dossier's own. */
export function boundaryView(): BoundaryView {
  const [own, ...others] = boundaryViews();
  const asked = param("lines");
  return others.find(({ id }) => id === asked) ?? (own as BoundaryView);
}

/** How a border is drawn: through, dashed, dotted, pale where the dossier says nothing of it, or not at all. */
export type Manner = "solid" | "dashed" | "dotted" | "pale" | "none";

/** How a border is drawn under a view; `between` are the states that it parts, as far as they are known. */
export function mannerOf(
  isUnsettled: boolean,
  between: readonly string[],
  view: BoundaryView,
  lines: BoundaryLines["lines"] | undefined,
): Manner {
  if (isUnsettled) return view.unsettled;
  if (!view.byTreaty) return "solid";
  const pair = [...between].sort().join("-");
  const isCovered = theFrame().pairs.some(({ id }) => id === pair);
  if (!isCovered || !lines) return "pale";
  const found = lines.find((line) => line.pair === pair);
  if (!found) return "dotted";
  return found.rests === "in-force" ? "solid" : "dashed";
}

/** Whether the file that draws a line calls it anything but settled. */
export function isUnsettled({ properties }: Feature): boolean {
  const said = ["class", "status", "kind"]
    .map((name) => String(properties?.[name] ?? ""))
    .join(" ");
  return /disput|indefinite|indeterminant|claim|line of control|lease|breakaway/i.test(said);
}

/** The states that a feature names by their codes, each once. */
export function statesOf({ properties }: Feature, codes: ReadonlySet<string>): readonly string[] {
  const values = Object.values(properties ?? {});
  return [...new Set(values.filter((value): value is string => codes.has(String(value))))];
}

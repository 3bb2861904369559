import { z } from "zod";
import type { BookEntry } from "./book.ts";
import { boundaryLines } from "./contract.ts";
import { type Desk, dayOf } from "./desk.ts";
import { viewEntry } from "./entryView.ts";
import { type Route, route } from "./route.ts";

type Lines = z.infer<typeof boundaryLines>;

/** Which borders rest on a treaty in the register, and how that treaty stands on a day. */
export const boundaryRoute: Route = route({
  path: "/api/boundaries",
  summary:
    "Borders of two states by the treaties in the register that a view of the dossier names.",
  parameters: z.object({}),
  query: z.object({ asOf: z.string().optional() }),
  answer: boundaryLines,
  handle: async (desk, { asOf }) => viewBoundaries(desk, dayOf(desk, asOf)),
});

function viewBoundaries(desk: Desk, day: string): Lines {
  const { boundaryViews } = desk.opened.dossier.settings;
  const named = new Set(boundaryViews.flatMap(({ treaties }) => treaties));
  const found = desk.book.entries.filter((one) => named.has(one.id) && one.known <= day);
  const pairs = new Map<string, BookEntry[]>();
  for (const one of found) {
    const pair = [...one.parties].sort().join("-");
    if (one.parties.length === 2) pairs.set(pair, [...(pairs.get(pair) ?? []), one]);
  }
  return {
    asOf: day,
    lines: [...pairs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([pair, own]) => lineOf(desk, pair, own, day)),
  };
}

/** A border is in force when one treaty on it is: later treaties on parts of it do not undo the first. */
function lineOf(
  desk: Desk,
  pair: string,
  own: readonly BookEntry[],
  day: string,
): Lines["lines"][number] {
  const treaties = own.map((one) => viewEntry(desk.book, one, day));
  const isInForce = treaties.some(({ status }) => status.group === "standing");
  return { pair, rests: isInForce ? "in-force" : "not-in-force", treaties };
}

import type { PlacedQuote } from "../register/index.ts";
import type { BriefGround } from "./briefGround.ts";
import { mostOf } from "./briefRegister.ts";
import { type Asked, type BriefRow, countedSources, merged, sourceOfQuote } from "./briefSource.ts";
import { number, quoted, stateName, words } from "./briefValues.ts";

/**
 * What each side is quoted as saying on each direction of the frame; one row a direction.
 *
 * Shape: of each side the surest statement that a document puts into its mouth, with the document. What a document of its side says
 * without naming it is not its word and is not told as such.
 * Missing: “not stated” for a side that says nothing where the other does; no row where neither does.
 */
export function saidByBoth(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const { labels, sides, extras, content } = ground;
  return content.frame.directions
    .flatMap(({ id, label }): BriefRow[] => {
      const here = extras.quotes.filter((one) => one.direction === id);
      const said = sides.map((side) => surestOf(here, side, sides));
      const found = said.flatMap((one) => one ?? []);
      if (found.length === 0) return [];
      const [first, second] = said.map((one) =>
        one === undefined ? words(labels.notStated) : quoted(ground, one),
      );
      const values = {
        direction: words(label),
        firstState: stateName(ground, sides[0]),
        secondState: stateName(ground, sides[1]),
        first: first ?? words(labels.notStated),
        second: second ?? words(labels.notStated),
      };
      return [{ id, values, sources: merged(found.map(sourceOfQuote)) }];
    })
    .slice(0, mostOf(asked));
}

function surestOf(
  quotes: readonly PlacedQuote[],
  side: string,
  sides: readonly string[],
): PlacedQuote | undefined {
  // What is said of third states alone is no word on the relation of these two.
  const isOfPair = ({ states }: PlacedQuote): boolean =>
    states.length === 0 || states.some((one) => sides.includes(one));
  return quotes
    .filter((one) => one.saidBy === side && isOfPair(one))
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1))[0];
}

/** What the register and the documents have of each direction: one row a direction that has anything. */
export function directionsCounted(ground: BriefGround): readonly BriefRow[] {
  const { entries, extras, sides, content } = ground;
  return content.frame.directions.flatMap(({ id, label }): BriefRow[] => {
    const own = entries.filter((one) => one.directions.includes(id));
    const quotes = extras.quotes.filter(
      (one) => one.direction === id && one.states.some((state) => sides.includes(state)),
    );
    if (own.length === 0) return [];
    const of = (kind: string) => number(own.filter((one) => one.kind === kind).length);
    const values = {
      direction: words(label),
      papers: of("agreement"),
      promises: of("commitment"),
      disputes: of("dispute"),
      meetings: of("meeting"),
      statements: number(quotes.length),
    };
    return [{ id, values, sources: countedSources(own) }];
  });
}

import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import { isDenied } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { afterOf } from "./readRankWords.ts";
import { between, type Desk, distance, type Reading } from "./readScope.ts";

/** A place in an order, with the word that names it. */
interface Placed {
  readonly mark: Mark;
  readonly rank: number;
  readonly order: "highest" | "lowest";
}

/** How far, in letters and clauses, the states may stand from the place: “after X's, with Y”. */
const farthest = 220;
const besidePlace = 150;

/** Whether a measure is the length of borders, of one or of all. */
export function isBorder({ id }: MeasureWord): boolean {
  return id === "border-length" || id === "land-boundary";
}

/** “X has its longest border with Y”: among all the neighbours of X. */
export function rankBorder(
  desk: Desk,
  place: Placed,
  measure: Mark | undefined,
): Reading | undefined {
  const behind = afterOf(desk);
  const singles = desk.parties.filter(
    (one) =>
      one.whole.states.length === 1 &&
      distance(desk, place.mark, one) < (behind.length > 0 ? farthest : besidePlace) &&
      // What stands in brackets is said of another border.
      !/[(;]/.test(between(desk, place.mark, one)),
  );
  const free = singles.filter((one) => !behind.includes(one));
  const states = [...new Set(free.flatMap((one) => one.whole.states))];
  if (states.length !== 2) return undefined;
  const partner =
    free.find((one) => one.role === "with" || one.role === "instrumental") ??
    free.find((one) => one.form === "adjective");
  const owner = free.find((one) => one !== partner && !isSame(one, partner));
  const [towards = ""] = owner?.whole.states ?? [];
  const [subject = ""] = partner?.whole.states ?? [];
  const all = desk.world.borders.get(towards) ?? [];
  // “Of all its neighbours in the region” leaves the others out.
  const inRegion = desk.parties.some((one) => one.whole.group === "region");
  const neighbours = all.filter((one) => !inRegion || desk.world.region.includes(one));
  if (owner === undefined || partner === undefined || !neighbours.includes(subject))
    return undefined;
  return {
    query: {
      kind: "rank",
      measure: { concept: "border-length", towards: { states: [towards] } },
      subject,
      among: { states: [...neighbours].sort(), group: "neighbours" },
      rank: place.rank,
      order: place.order,
    },
    negated: isDenied(desk, place.mark),
    assumed: [...new Set([...owner.assumed, ...partner.assumed])],
    rule: "rank/border-length",
    confidence: 0.82,
    spans: [place.mark, owner, partner, ...(measure === undefined ? [] : [measure])],
  };
}

function isSame(one: Party, other: Party | undefined): boolean {
  return one.whole.states[0] === other?.whole.states[0];
}

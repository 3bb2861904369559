import type { IndexView } from "../../src/server/contract.ts";
import { orderBy, partsBelow, type Scale, scoreWith, weigh } from "./weigh.ts";

/** One weight moved just so far that two neighbours in the order change places. */
export interface Swap {
  readonly upper: string;
  readonly lower: string;
  /** Missing: no weight alone does it. */
  readonly by: SwapBy | undefined;
}

/** The weight that has to move least. */
export interface SwapBy {
  readonly part: string;
  readonly from: number;
  readonly to: number;
  /** Its share of the group that it belongs to, before and after. */
  readonly shareFrom: number;
  readonly shareTo: number;
}

/** How far a weight is tried: from nothing to so many times the written one. */
export const mostTimes = 4;
const steps = 40;
const halvings = 40;

/**
 * For each two neighbours in the order by a part, the smallest move of one weight that lets them change places.
 *
 * Shape: smallest by share within the group. Missing: `by` where no weight from none to four times the written one does it
 * while both keep a score.
 */
export function smallestSwaps(
  view: Scale & Pick<IndexView, "pairs">,
  part: string,
): readonly Swap[] {
  const order = orderBy(view, part);
  const scores = new Map(view.pairs.map(({ pair, cells }) => [pair, weigh(view, cells)]));
  return order.slice(1).flatMap(({ pair }, index) => {
    const above = order[index]?.pair ?? "";
    const [upper, lower] = [scores.get(above), scores.get(pair)];
    if (upper === undefined || lower === undefined) return [];
    const isKnown = (of: ReturnType<typeof weigh>, id: string) => of.get(id)?.score !== undefined;
    const isAlike = view.parts.every(({ id }) => isKnown(upper, id) === isKnown(lower, id));
    const duel = { view, part, upper, lower, isAlike };
    const found = partsBelow(view.parts, part).flatMap((one) => swapBy(duel, one) ?? []);
    const [least] = found.sort((x, y) => moveOf(x) - moveOf(y));
    return [{ upper: above, lower: pair, by: least }];
  });
}

const moveOf = ({ shareFrom, shareTo }: SwapBy) => Math.abs(shareTo - shareFrom);

interface Duel {
  readonly view: Scale;
  readonly part: string;
  /** The scores of the two as they are. */
  readonly upper: ReturnType<typeof weigh>;
  readonly lower: ReturnType<typeof weigh>;
  /** Whether the same parts of both have a score: then both are divided by the same weights. */
  readonly isAlike: boolean;
}

function swapBy(duel: Duel, own: Scale["parts"][number]): SwapBy | undefined {
  const written = own.weight;
  const shareOf = (weight: number) => {
    const others = duel.view.parts.filter((one) => one.parent === own.parent && one.id !== own.id);
    return weight / (weight + others.reduce((sum, one) => sum + one.weight, 0));
  };
  const ends = [0, mostTimes * written].flatMap(
    (end) => crossing(duel, own.id, written, end) ?? [],
  );
  const made = ends.map((to) => ({
    part: own.id,
    from: written,
    to,
    shareFrom: shareOf(written),
    shareTo: shareOf(to),
  }));
  return made.sort((x, y) => moveOf(x) - moveOf(y))[0];
}

/** The first weight on the way from one to another at which the lower of two is no longer behind. */
function crossing(duel: Duel, id: string, from: number, to: number): number | undefined {
  if (duel.isAlike) {
    // Where the same is known of both, who is ahead changes once at most: the end of the way tells.
    const atEnd = leadOf(duel, id, to);
    if (atEnd !== undefined) return atEnd > 0 ? undefined : halved(duel, id, from, to);
  }
  let before = from;
  for (let step = 1; step <= steps; step += 1) {
    const at = from + ((to - from) * step) / steps;
    const ahead = leadOf(duel, id, at);
    if (ahead === undefined) return undefined;
    if (ahead <= 0) return halved(duel, id, before, at);
    before = at;
  }
  return undefined;
}

function halved(duel: Duel, id: string, first: number, last: number): number {
  let [low, high] = [first, last];
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2;
    if ((leadOf(duel, id, middle) ?? 1) > 0) low = middle;
    else high = middle;
  }
  return high;
}

/** By how much the upper of two is ahead with one weight moved; missing where one of them loses its score. */
function leadOf({ view, part, upper, lower }: Duel, id: string, weight: number) {
  const [first, second] = [upper, lower].map((found) =>
    scoreWith(view, found, { id, weight }, part),
  );
  return first === undefined || second === undefined ? undefined : first - second;
}

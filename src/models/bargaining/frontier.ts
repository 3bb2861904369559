import {
  compareFractions,
  dividedBy,
  type Fraction,
  minus,
  negative,
  one,
  plus,
  signOf,
  sumOfFractions,
  times,
  zero,
} from "../../numbers/index.ts";

/** What two states would get: one point of the plane of payoffs. */
export type Point = readonly [Fraction, Fraction];

/** Ways of choosing one point of what two states can reach. */
export interface Bargains {
  readonly nash: Point;
  readonly kalaiSmorodinsky: Point;
  readonly egalitarian: Point;
  readonly utilitarian: Point;
}

/**
 * The points that no other mixture betters for one without harm to the other, from the first state's best to the
 * second's.
 *
 * Shape: corners of the upper right side of the hull: shares of time or of money may be mixed between them.
 */
export function paretoFrontier(points: readonly Point[]): readonly Point[] {
  const sorted = [...points].sort(
    (a, b) => compareFractions(b[0], a[0]) || compareFractions(b[1], a[1]),
  );
  const chain: Point[] = [];
  for (const point of sorted) {
    const last = chain.at(-1);
    if (last !== undefined && compareFractions(point[1], last[1]) <= 0) continue;
    while (chain.length > 1 && !isBeyond(chain.at(-2), chain.at(-1), point)) chain.pop();
    chain.push(point);
  }
  return chain;
}

/** Whether the middle point lies outside the line of the other two. */
function isBeyond(first: Point | undefined, middle: Point | undefined, last: Point): boolean {
  if (first === undefined || middle === undefined) return true;
  const one = times(minus(middle[0], first[0]), minus(last[1], first[1]));
  const other = times(minus(middle[1], first[1]), minus(last[0], first[0]));
  return signOf(minus(one, other)) > 0;
}

/**
 * Four fair points of what two states can reach, measured from what each has without agreement, exactly.
 *
 * Shape: `weights` are of the Nash product only. Without side payments.
 * Missing: undefined when nothing reachable leaves neither worse off.
 * Source: Nash 1950, Econometrica 18; Kalai and Smorodinsky 1975, Econometrica 43; Kalai 1977.
 */
export function bargainOver(
  points: readonly Point[],
  disagreement: Point,
  weights: Point = [one, one],
): Bargains | undefined {
  const frontier = withinReach(paretoFrontier([...points]), disagreement);
  const [best, last] = [frontier[0], frontier.at(-1)];
  if (best === undefined || last === undefined) return undefined;
  const ideal: Point = [minus(best[0], disagreement[0]), minus(last[1], disagreement[1])];
  const sum = (point: Point): Fraction => sumOfFractions(point);
  const utilitarian = frontier.reduce((high, point) =>
    compareFractions(sum(point), sum(high)) > 0 ? point : high,
  );
  return {
    nash: nashPoint(frontier, disagreement, weights),
    kalaiSmorodinsky: alongRay(frontier, disagreement, ideal),
    egalitarian: alongRay(frontier, disagreement, [one, one]),
    utilitarian,
  };
}

type Segment = readonly [Point, Point];

const segmentsOf = (frontier: readonly Point[]): readonly Segment[] =>
  frontier.slice(1).map((point, i): Segment => [frontier[i] ?? point, point]);

const between = ([from, to]: Segment, share: Fraction): Point => [
  plus(from[0], times(share, minus(to[0], from[0]))),
  plus(from[1], times(share, minus(to[1], from[1]))),
];

/** The part of the frontier at which neither has less than without agreement. */
function withinReach(frontier: readonly Point[], disagreement: Point): readonly Point[] {
  const cut = (points: readonly Point[], side: 0 | 1): readonly Point[] => {
    const above = (point: Point): number => compareFractions(point[side], disagreement[side]);
    const crossings = segmentsOf(points).flatMap((segment): readonly Point[] => {
      const [from, to] = segment;
      if (above(from) * above(to) >= 0) return [];
      const rise = minus(to[side], from[side]);
      return [between(segment, dividedBy(minus(disagreement[side], from[side]), rise))];
    });
    const kept = points.filter((point) => above(point) >= 0);
    return side === 0 ? [...kept, ...crossings] : [...crossings, ...kept];
  };
  const inFirst = cut(frontier, 0);
  return inFirst.length === 0 ? [] : cut(inFirst, 1);
}

function nashPoint(frontier: readonly Point[], disagreement: Point, weights: Point): Point {
  for (const segment of segmentsOf(frontier)) {
    const [from, to] = segment;
    const [run, rise] = [minus(to[0], from[0]), minus(to[1], from[1])];
    const gain: Point = [minus(from[0], disagreement[0]), minus(from[1], disagreement[1])];
    // The weighted product is flat where weight₁ · run · gain₂ + weight₂ · rise · gain₁ = 0 along the segment.
    const level = plus(
      times(weights[0], times(run, gain[1])),
      times(weights[1], times(rise, gain[0])),
    );
    const change = times(plus(...weights), times(run, rise));
    const share = dividedBy(negative(level), change);
    if (signOf(share) < 0) return from;
    if (compareFractions(share, one) <= 0) return between(segment, share);
  }
  return frontier.at(-1) ?? disagreement;
}

/** Where the line from the disagreement in a direction leaves what can be reached; the nearest end if it misses. */
function alongRay(frontier: readonly Point[], disagreement: Point, direction: Point): Point {
  const lean = (point: Point): Fraction =>
    minus(
      times(minus(point[1], disagreement[1]), direction[0]),
      times(minus(point[0], disagreement[0]), direction[1]),
    );
  const first = frontier[0] ?? disagreement;
  if (signOf(lean(first)) >= 0) return first;
  for (const segment of segmentsOf(frontier)) {
    const [from, to] = [lean(segment[0]), lean(segment[1])];
    if (signOf(to) < 0) continue;
    return between(segment, dividedBy(negative(from), minus(to, from)));
  }
  return frontier.at(-1) ?? first;
}

/**
 * How two who can pass money share a whole above what each has without agreement.
 *
 * Shape: `weights` add up to anything above 0; without them the gain is halved. More than two parties are shared alike.
 * Source: Nash 1950; with transfers all the fair points above coincide but for the weights.
 */
export function splitGain(
  whole: Fraction,
  disagreement: readonly Fraction[],
  weights: readonly Fraction[] = disagreement.map(() => one),
): readonly Fraction[] {
  const gain = minus(whole, sumOfFractions(disagreement));
  const all = sumOfFractions(weights);
  return disagreement.map((own, i) => plus(own, times(gain, dividedBy(weights[i] ?? zero, all))));
}

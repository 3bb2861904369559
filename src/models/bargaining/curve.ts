/** What the second state can have at most for what the first has: a falling curve without dents. */
export interface FrontierCurve {
  readonly best: (first: number) => number;
  /** The range of the first state's payoff. */
  readonly from: number;
  readonly to: number;
}

/** Fair points on a curve, as ordinary numbers. */
export interface CurveBargains {
  readonly nash: readonly [number, number];
  readonly kalaiSmorodinsky: readonly [number, number];
  readonly egalitarian: readonly [number, number];
}

/**
 * Nash, Kalai–Smorodinsky and egalitarian points on a smooth frontier, to 1e-10.
 *
 * Source: as `bargainOver`, with the points found by bisection and golden section.
 */
export function bargainOnCurve(
  { best, from, to }: FrontierCurve,
  disagreement: readonly [number, number],
): CurveBargains {
  const low = Math.max(from, disagreement[0]);
  const high = bisect((first) => best(first) - disagreement[1], low, to);
  const point = (first: number): readonly [number, number] => [first, best(first)];
  const gains = (first: number): readonly [number, number] => [
    first - disagreement[0],
    best(first) - disagreement[1],
  ];
  const ideal = [high - disagreement[0], best(low) - disagreement[1]] as const;
  const alongRay = (slope: number): number =>
    bisect((first) => gains(first)[1] - slope * gains(first)[0], low, high);
  // The product is greatest where gain₂ + gain₁ · slope of the curve is 0.
  const tilt = (first: number): number => {
    const step = 1e-6 * (high - low);
    const slope = (best(first + step) - best(first - step)) / (2 * step);
    return gains(first)[1] + gains(first)[0] * slope;
  };
  return {
    nash: point(bisect(tilt, low, high)),
    kalaiSmorodinsky: point(alongRay(ideal[1] / ideal[0])),
    egalitarian: point(alongRay(1)),
  };
}

/** Where a falling function passes 0; the end of the range when it does not. */
function bisect(fall: (at: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  if (fall(high) >= 0) return high;
  for (let i = 0; i < 200 && low < high; i += 1) {
    const middle = (low + high) / 2;
    if (fall(middle) >= 0) low = middle;
    else high = middle;
  }
  return low;
}

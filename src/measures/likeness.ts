import { Problem } from "../terms/index.ts";

/** The measures of likeness of two actors that choose on the same items. */
export const likenessMeasures = [
  "agreement",
  "sSquared",
  "sAbsolute",
  "kappa",
  "kappaLinear",
  "kappaQuadratic",
  "pi",
  "piQuadratic",
] as const;

/** One measure of likeness. */
export type LikenessMeasure = (typeof likenessMeasures)[number];

/**
 * What κ and π are where both actors chose one and the same throughout: chance agreement is then certain and the
 * coefficient is nothing divided by nothing. `missing` says so; `zero` is what Häge's own scripts write.
 */
export type WithoutVariation = "missing" | "zero";

/** Where measures are written: one list a measure, one place a pair. */
export type LikenessColumns = Readonly<Record<LikenessMeasure, Float64Array>>;

/** A writer of all measures of one table of counts into one place of the columns. */
export type LikenessWriter = (counts: ArrayLike<number>, row: number) => void;

/**
 * All measures of likeness of two actors, from the table of how often they chose what.
 *
 * Shape: `counts` has a row for each choice of the first and a column for each of the second; choices stand in the
 * order of the scale, one step apart. Counts may be fractions where items have weights.
 * Unit: 1 is full likeness; S reaches down to -1, agreement to 0; κ and π are 0 for likeness as by chance.
 * Missing: undefined without a joint choice, and κ, π as `withoutVariation` says.
 * Source: Signorino and Ritter 1999; Cohen 1960 and 1968; Scott 1955; Häge 2011.
 */
export function likenessOf(
  counts: ArrayLike<number>,
  choices: number,
  withoutVariation: WithoutVariation,
): Readonly<Record<LikenessMeasure, number | undefined>> {
  if (counts.length !== choices * choices) {
    throw new Problem("counts-shape", "The table of counts must have a cell for each two choices.");
  }
  const columns = createLikenessColumns(1);
  likenessWriter(choices, withoutVariation, columns)(counts, 0);
  const known = (measure: LikenessMeasure): number | undefined => {
    const value = columns[measure][0] ?? Number.NaN;
    return Number.isNaN(value) ? undefined : value;
  };
  return Object.fromEntries(likenessMeasures.map((one) => [one, known(one)])) as Readonly<
    Record<LikenessMeasure, number | undefined>
  >;
}

/** Empty columns for a number of pairs; every value is missing until it is written. */
export function createLikenessColumns(rows: number): LikenessColumns {
  return Object.fromEntries(
    likenessMeasures.map((one) => [one, new Float64Array(rows).fill(Number.NaN)]),
  ) as LikenessColumns;
}

/**
 * A fast writer of measures for many pairs, made once for a scale of so many choices.
 *
 * Missing: NaN in a column.
 */
export function likenessWriter(
  choices: number,
  withoutVariation: WithoutVariation,
  columns: LikenessColumns,
): LikenessWriter {
  const one = new Float64Array(choices);
  const other = new Float64Array(choices);
  const sums = new Float64Array(8);
  const none = withoutVariation === "zero" ? 0 : Number.NaN;
  const reach = choices - 1;
  return (counts, row) => {
    const all = sumTotals(counts, one, other);
    if (all === 0) return;
    sumDistances(counts, one, other, sums);
    const apart = sums[0] ?? 0;
    const steps = sums[1] ?? 0;
    const squares = sums[2] ?? 0;
    columns.agreement[row] = 1 - apart / all;
    columns.sSquared[row] = 1 - (2 * squares) / (all * reach * reach);
    columns.sAbsolute[row] = 1 - (2 * steps) / (all * reach);
    columns.kappa[row] = beyond(apart * all, sums[3] ?? 0, none);
    columns.kappaLinear[row] = beyond(steps * all, sums[4] ?? 0, none);
    columns.kappaQuadratic[row] = beyond(squares * all, sums[5] ?? 0, none);
    // Pooled totals count every item twice, so that their products are four times as many.
    columns.pi[row] = beyond(4 * apart * all, sums[6] ?? 0, none);
    columns.piQuadratic[row] = beyond(4 * squares * all, sums[7] ?? 0, none);
  };
}

/**
 * How far apart choices were: as seen (different, steps, squared steps), by each side's own habits (the same three), and
 * by both sides' together (different, squared steps).
 */
function sumDistances(
  counts: ArrayLike<number>,
  one: Float64Array,
  other: Float64Array,
  into: Float64Array,
): void {
  const choices = one.length;
  // Plain variables, not places of a list: this runs for every pair of the world in every year.
  let seen = 0;
  let seenSteps = 0;
  let seenSquares = 0;
  let own = 0;
  let ownSteps = 0;
  let ownSquares = 0;
  let pooled = 0;
  let pooledSquares = 0;
  for (let i = 1; i < choices; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const step = i - j;
      const count = (counts[i * choices + j] ?? 0) + (counts[j * choices + i] ?? 0);
      const byOwn = (one[i] ?? 0) * (other[j] ?? 0) + (one[j] ?? 0) * (other[i] ?? 0);
      const both = ((one[i] ?? 0) + (other[i] ?? 0)) * ((one[j] ?? 0) + (other[j] ?? 0));
      seen += count;
      seenSteps += step * count;
      seenSquares += step * step * count;
      own += byOwn;
      ownSteps += step * byOwn;
      ownSquares += step * step * byOwn;
      pooled += 2 * both;
      pooledSquares += 2 * step * step * both;
    }
  }
  into[0] = seen;
  into[1] = seenSteps;
  into[2] = seenSquares;
  into[3] = own;
  into[4] = ownSteps;
  into[5] = ownSquares;
  into[6] = pooled;
  into[7] = pooledSquares;
}

/** How often each side chose what, and in all. */
function sumTotals(counts: ArrayLike<number>, one: Float64Array, other: Float64Array): number {
  const choices = one.length;
  let all = 0;
  other.fill(0);
  for (let i = 0; i < choices; i += 1) {
    let line = 0;
    for (let j = 0; j < choices; j += 1) {
      const count = counts[i * choices + j] ?? 0;
      line += count;
      other[j] = (other[j] ?? 0) + count;
    }
    one[i] = line;
    all += line;
  }
  return all;
}

function beyond(seen: number, expected: number, none: number): number {
  return expected === 0 ? none : 1 - seen / expected;
}

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
  const seen = createDistances();
  const byOwn = createDistances();
  const byPooled = createDistances();
  const none = withoutVariation === "zero" ? 0 : Number.NaN;
  const reach = choices - 1;
  return (counts, row) => {
    const all = sumUp(counts, one, other, seen);
    if (all === 0) return;
    expectByChance(one, other, byOwn);
    for (let i = 0; i < choices; i += 1) one[i] = (one[i] ?? 0) + (other[i] ?? 0);
    expectByChance(one, one, byPooled);
    columns.agreement[row] = 1 - seen.nominal / all;
    columns.sSquared[row] = 1 - (2 * seen.squared) / (all * reach * reach);
    columns.sAbsolute[row] = 1 - (2 * seen.absolute) / (all * reach);
    columns.kappa[row] = beyond(seen.nominal * all, byOwn.nominal, none);
    columns.kappaLinear[row] = beyond(seen.absolute * all, byOwn.absolute, none);
    columns.kappaQuadratic[row] = beyond(seen.squared * all, byOwn.squared, none);
    // Pooled totals count every item twice, so that their products are four times as many.
    columns.pi[row] = beyond(4 * seen.nominal * all, byPooled.nominal, none);
    columns.piQuadratic[row] = beyond(4 * seen.squared * all, byPooled.squared, none);
  };
}

/** Three ways of saying how far apart choices were, summed over items. */
interface Distances {
  nominal: number;
  absolute: number;
  squared: number;
}

function createDistances(): Distances {
  return { nominal: 0, absolute: 0, squared: 0 };
}

/** Totals by row and column, and the distances seen; gives the sum of all counts. */
function sumUp(
  counts: ArrayLike<number>,
  one: Float64Array,
  other: Float64Array,
  into: Distances,
): number {
  const choices = one.length;
  other.fill(0);
  into.nominal = into.absolute = into.squared = 0;
  let all = 0;
  for (let i = 0; i < choices; i += 1) {
    let line = 0;
    for (let j = 0; j < choices; j += 1) {
      const count = counts[i * choices + j] ?? 0;
      line += count;
      other[j] = (other[j] ?? 0) + count;
      addDistance(into, i - j, count);
    }
    one[i] = line;
    all += line;
  }
  return all;
}

/** Distances that chance would give, from how often each side chose what. */
function expectByChance(one: Float64Array, other: Float64Array, into: Distances): void {
  into.nominal = into.absolute = into.squared = 0;
  for (let i = 0; i < one.length; i += 1) {
    for (let j = 0; j < other.length; j += 1) {
      addDistance(into, i - j, (one[i] ?? 0) * (other[j] ?? 0));
    }
  }
}

function addDistance(into: Distances, apart: number, count: number): void {
  if (apart === 0) return;
  into.nominal += count;
  into.absolute += apart < 0 ? -apart * count : apart * count;
  into.squared += apart * apart * count;
}

function beyond(seen: number, expected: number, none: number): number {
  return expected === 0 ? none : 1 - seen / expected;
}

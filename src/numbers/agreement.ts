/**
 * What one coder, or several, made of each unit: rows are units, columns coders.
 *
 * Missing: undefined where a coder did not code the unit; that is not a category of its own.
 */
export type Codings = readonly (readonly (string | undefined)[])[];

/** How far apart two values are: equal or not; by rank; by difference; by ratio. */
export type Level = "nominal" | "ordinal" | "interval" | "ratio";

/** How well coders agree, by the measures that are usually asked for. */
export interface Agreement {
  /** Units that at least two coders coded. */
  readonly n: number;
  /** Share of pairs of codings of the same unit that are the same. */
  readonly raw: number | undefined;
  readonly alpha: number | undefined;
  /** Of two coders only. */
  readonly kappa: number | undefined;
  readonly ac1: number | undefined;
}

/**
 * Raw agreement and the three usual coefficients, side by side: they answer to chance in different ways, and a
 * reader who sees one alone may be misled.
 *
 * Missing: a coefficient is undefined where it says nothing, as when only one value was ever given; `kappa` also
 * where there are not two coders.
 */
export function agreementOf(codings: Codings): Agreement {
  return {
    n: pairable(codings).length,
    raw: rawAgreement(codings),
    alpha: krippendorffAlpha(codings),
    kappa: cohenKappa(codings),
    ac1: gwetAc1(codings),
  };
}

/**
 * Share of pairs of codings of the same unit that are the same, each unit counting once.
 *
 * Unit: share, 0 to 1. Missing: undefined where no unit was coded twice.
 */
export function rawAgreement(codings: Codings): number | undefined {
  const shares = pairable(codings).map(agreeing);
  return shares.length === 0 ? undefined : sum(shares) / shares.length;
}

/**
 * Krippendorff's α: one less the disagreement seen over the disagreement expected by chance.
 *
 * Shape: any number of coders, gaps allowed; 1 is full agreement, 0 chance. Values are numbers unless nominal.
 * Missing: undefined where no unit was coded twice or only one value was ever given.
 * Throws: nothing; a value that is no number at another level than nominal makes the answer undefined.
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability, University of Pennsylvania.
 */
export function krippendorffAlpha(codings: Codings, level: Level = "nominal"): number | undefined {
  const units = pairable(codings);
  const values = [...new Set(units.flat())].sort(level === "nominal" ? byText : byNumber);
  const coincidences = coincidenceMatrix(units, values);
  const totals = coincidences.map(sum);
  const distance = distanceOf(level, values, totals);
  const all = sum(totals);
  let seen = 0;
  let expected = 0;
  for (const [i, row] of coincidences.entries()) {
    for (const [j, count] of row.entries()) {
      const apart = distance(i, j);
      seen += count * apart;
      expected += (totals[i] ?? 0) * (totals[j] ?? 0) * apart;
    }
  }
  const alpha = 1 - ((all - 1) * seen) / expected;
  return Number.isFinite(alpha) ? alpha : undefined;
}

/**
 * Cohen's κ: agreement of two coders beyond what their own habits would give by chance.
 *
 * Missing: undefined unless there are just two coders, and where both always gave one and the same value.
 * Source: Cohen 1960, Educational and Psychological Measurement 20(1).
 */
export function cohenKappa(codings: Codings): number | undefined {
  if (codings.some((unit) => unit.length !== 2)) return undefined;
  const both = pairable(codings);
  if (both.length === 0) return undefined;
  const values = [...new Set(both.flat())];
  const seen = both.filter(([one, other]) => one === other).length / both.length;
  const expected = sum(values.map((value) => shareOf(both, 0, value) * shareOf(both, 1, value)));
  return expected === 1 ? undefined : (seen - expected) / (1 - expected);
}

/**
 * Gwet's AC1: agreement beyond chance, steady where one value is very common.
 *
 * Shape: any number of coders, gaps allowed. Missing: undefined where no unit was coded twice; with one value only it is 1.
 * Source: Gwet 2008, British Journal of Mathematical and Statistical Psychology 61(1).
 */
export function gwetAc1(codings: Codings): number | undefined {
  const seen = rawAgreement(codings);
  if (seen === undefined) return undefined;
  const coded = codings.map(present).filter((unit) => unit.length > 0);
  const values = [...new Set(coded.flat())];
  if (values.length < 2) return 1;
  const spread = values.map((value) => {
    const share = sum(coded.map((unit) => countOf(unit, value) / unit.length)) / coded.length;
    return share * (1 - share);
  });
  const expected = sum(spread) / (values.length - 1);
  return (seen - expected) / (1 - expected);
}

function present(unit: readonly (string | undefined)[]): readonly string[] {
  return unit.filter((value) => value !== undefined);
}

function pairable(codings: Codings): readonly (readonly string[])[] {
  return codings.map(present).filter((unit) => unit.length > 1);
}

function agreeing(unit: readonly string[]): number {
  const same = [...new Set(unit)].map((value) => countOf(unit, value));
  const pairs = unit.length * (unit.length - 1);
  return sum(same.map((count) => count * (count - 1))) / pairs;
}

function countOf(unit: readonly string[], value: string): number {
  return unit.filter((one) => one === value).length;
}

function shareOf(units: readonly (readonly string[])[], coder: number, value: string): number {
  return units.filter((unit) => unit[coder] === value).length / units.length;
}

/** How often each two values met in one unit; each unit counts by its number of codings. */
function coincidenceMatrix(
  units: readonly (readonly string[])[],
  values: readonly string[],
): readonly (readonly number[])[] {
  return values.map((one, i) =>
    values.map((other, j) =>
      sum(
        units.map((unit) => {
          const pairs = countOf(unit, one) * (countOf(unit, other) - (i === j ? 1 : 0));
          return pairs / (unit.length - 1);
        }),
      ),
    ),
  );
}

type Distance = (i: number, j: number) => number;

function distanceOf(level: Level, values: readonly string[], totals: readonly number[]): Distance {
  if (level === "nominal") return (i, j) => (i === j ? 0 : 1);
  if (level === "ordinal") return (i, j) => ordinalDistance(totals, Math.min(i, j), Math.max(i, j));
  const numbers = values.map(Number);
  return (i, j) => {
    const [one = Number.NaN, other = Number.NaN] = [numbers[i], numbers[j]];
    if (level === "interval") return (one - other) ** 2;
    return one + other === 0 ? 0 : ((one - other) / (one + other)) ** 2;
  };
}

function ordinalDistance(totals: readonly number[], from: number, to: number): number {
  const between = sum(totals.slice(from, to + 1));
  return (between - ((totals[from] ?? 0) + (totals[to] ?? 0)) / 2) ** 2;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

function byText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}

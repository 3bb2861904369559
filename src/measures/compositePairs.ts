import type { Pair } from "../terms/index.ts";
import { Problem } from "../terms/index.ts";
import type { CompositeData } from "./compositeData.ts";
import type { IndexDefinition } from "./compositeShape.ts";
import type { IndexSource } from "./compositeSource.ts";

/** What is known of a pair in a year: a value and the rows it rests on, or why there is none. */
export type PairValue =
  | { readonly value: number; readonly rows: readonly string[] }
  | { readonly gap: string };

/** Gives what an indicator says of a pair in a year. */
export type PairValues = (source: IndexSource, pair: Pair, year: number) => PairValue;

/**
 * The figures of an index of pairs, year by year, from whatever holds them.
 *
 * Shape: rows by year, then in the order of the pairs; units are pairs, AAA-BBB.
 * Missing: every gap keeps the reason that its source gives.
 * Throws: `index-data` when the index has no years.
 */
export function pairData(
  definition: IndexDefinition,
  pairs: readonly Pair[],
  values: PairValues,
): CompositeData {
  const { years, indicators, denominators } = definition;
  if (years === "one")
    throw new Problem("index-data", "An index of pairs needs years: write { from, to, scaled }.");
  const span = Array.from({ length: years.to - years.from + 1 }, (_, at) => years.from + at);
  const rows = span.flatMap((year) => pairs.map((pair) => ({ pair, year })));
  const column = (source: IndexSource): readonly PairValue[] =>
    rows.map(({ pair, year }) => values(source, pair, year));
  const found = indicators.map(({ from }) => column(from));
  const under = new Map(
    denominators.map(({ id, from }): [string, readonly PairValue[]] => [id, column(from)]),
  );
  const underOf = (at: number): readonly PairValue[] | undefined =>
    under.get(indicators[at]?.denominator ?? "");
  return {
    units: rows.map(({ pair }) => pair.id),
    years: Int16Array.from(rows, ({ year }) => year),
    groups: {},
    values: found.map(numbersOf),
    denominators: indicators.map((_, at) => {
      const own = underOf(at);
      return own === undefined ? undefined : numbersOf(own);
    }),
    gaps: (indicator, row) => gapOf(found[indicator]?.[row]) ?? gapOf(underOf(indicator)?.[row]),
    origins: (indicator, row) => [
      ...originsOf(found[indicator]?.[row]),
      ...originsOf(underOf(indicator)?.[row]),
    ],
  };
}

function numbersOf(values: readonly PairValue[]): Float64Array {
  return Float64Array.from(values, (one) => ("value" in one ? one.value : Number.NaN));
}

function gapOf(one: PairValue | undefined): string | undefined {
  return one !== undefined && "gap" in one ? one.gap : undefined;
}

function originsOf(one: PairValue | undefined): readonly string[] {
  return one !== undefined && "rows" in one ? one.rows : [];
}

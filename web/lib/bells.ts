import type { FigureTable } from "./figureCard.ts";

/** A value of a dumbbell, with the ends of its range where it has one. */
export interface BellValue {
  readonly value: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

/** A row of a dumbbell: two values of the same thing, either of which may be unknown. */
export interface BellRow {
  readonly key: string;
  readonly name: string;
  readonly values: readonly [BellValue | undefined, BellValue | undefined];
}

/** The rows of a dumbbell as a table: both values, with their ranges where any has one. */
export function tableOfBells(
  rows: readonly BellRow[],
  names: readonly [what: string, first: string, second: string],
  words: { readonly low: string; readonly high: string; readonly unit?: string | undefined },
): FigureTable {
  const hasRange = rows.some(({ values }) => values.some((one) => one?.low !== undefined));
  const number = (name: string) => ({ name, kind: "number" as const, unit: words.unit });
  const columnsOf = (name: string) => [
    number(name),
    ...(hasRange ? [number(`${name}, ${words.low}`), number(`${name}, ${words.high}`)] : []),
  ];
  return {
    columns: [{ name: names[0], kind: "text" }, ...columnsOf(names[1]), ...columnsOf(names[2])],
    rows: rows.map(({ name, values }) => [
      name,
      ...values.flatMap((one) => [one?.value, ...(hasRange ? [one?.low, one?.high] : [])]),
    ]),
  };
}

/** The row whose two values lie furthest apart. Missing: undefined where no row has both. */
export function furthest(rows: readonly BellRow[]): BellRow | undefined {
  const gap = ({ values: [first, second] }: BellRow) =>
    first && second ? Math.abs(first.value - second.value) : -1;
  const [top] = [...rows].sort((x, y) => gap(y) - gap(x));
  return top && gap(top) >= 0 ? top : undefined;
}

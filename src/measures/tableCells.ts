import { Problem } from "../terms/index.ts";
import type { TableScan } from "./tableScan.ts";

/** A column read as numbers. Shape: NaN where the cell is empty, or is listed in `texts` because it holds no number. */
export interface NumberCells {
  readonly values: Float64Array;
  /** What stands in the cells that are filled but hold no number, by row. */
  readonly texts: ReadonlyMap<number, string>;
}

/** A table whose columns are decoded when they are asked for, and only once. */
export interface TableCells {
  readonly scan: TableScan;
  text(column: string): readonly string[];
  numbers(column: string): NumberCells;
}

/** The cells of a table, column by column. */
export function cellsOf(scan: TableScan): TableCells {
  const texts = new Map<string, readonly string[]>();
  const numbers = new Map<string, NumberCells>();
  return {
    scan,
    text: (column) => remember(texts, column, () => textCells(scan, column)),
    numbers: (column) => remember(numbers, column, () => numberCells(scan, column)),
  };
}

function remember<Value>(known: Map<string, Value>, key: string, make: () => Value): Value {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}

/**
 * One column of a table as text, without spaces around and without quotation marks.
 *
 * Throws: `table-column-missing`, naming the columns that there are.
 */
export function textCells(scan: TableScan, column: string): readonly string[] {
  const place = placeOf(scan, column);
  const step = scan.width + 1;
  const short = new Map<number, string>(); // codes and years come again and again: one text serves them all
  const cells = new Array<string>(scan.rows);
  for (let row = 0; row < scan.rows; row++) {
    const from = scan.starts[row * step + place] ?? 0;
    const to = (scan.starts[row * step + place + 1] ?? 1) - 1;
    cells[row] = to - from <= 4 ? shortText(scan.bytes, from, to, short) : text(scan, from, to);
  }
  return cells;
}

/**
 * One column of a table as numbers, to the last bit what the decimal says.
 *
 * Throws: `table-column-missing`.
 */
export function numberCells(scan: TableScan, column: string): NumberCells {
  const place = placeOf(scan, column);
  const step = scan.width + 1;
  const values = new Float64Array(scan.rows);
  const texts = new Map<number, string>();
  for (let row = 0; row < scan.rows; row++) {
    const from = scan.starts[row * step + place] ?? 0;
    const to = (scan.starts[row * step + place + 1] ?? 1) - 1;
    const plain = from === to ? Number.NaN : plainNumber(scan.bytes, from, to);
    values[row] = plain;
    if (from === to || !Number.isNaN(plain)) continue;
    const cell = text(scan, from, to);
    if (decimal.test(cell)) values[row] = Number(cell);
    else if (cell !== "") texts.set(row, cell);
  }
  return { values, texts };
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
// Powers of ten that a double holds exactly: a mantissa under 2^53 divided by one of them is correctly rounded (Clinger 1990).
const powers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const largestMantissa = 2 ** 53;

/** Digits with at most one point and a sign; NaN for all else, which goes the long way. */
function plainNumber(bytes: Buffer, from: number, to: number): number {
  const isNegative = bytes[from] === 45;
  let at = isNegative ? from + 1 : from;
  if (to - at > 17 || at === to) return Number.NaN;
  let [mantissa, decimals, point] = [0, 0, false];
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - 48;
    if (digit >= 0 && digit <= 9) {
      mantissa = mantissa * 10 + digit;
      if (point) decimals += 1;
    } else if (digit === -2 && !point && to - from > 1) point = true;
    else return Number.NaN;
  }
  if (mantissa >= largestMantissa || (point && to - from === (isNegative ? 2 : 1))) {
    return Number.NaN;
  }
  const value = decimals === 0 ? mantissa : mantissa / (powers[decimals] ?? Number.NaN);
  return isNegative ? -value : value;
}

function shortText(bytes: Buffer, from: number, to: number, known: Map<number, string>): string {
  let key = 0;
  for (let at = from; at < to; at++) key = key * 256 + (bytes[at] ?? 0);
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = unquoted(bytes.toString("utf8", from, to));
  known.set(key, made);
  return made;
}

const text = (scan: TableScan, from: number, to: number) =>
  unquoted(scan.bytes.toString("utf8", from, to));

function unquoted(cell: string): string {
  const bare =
    cell.startsWith('"') && cell.endsWith('"') && cell.length > 1
      ? cell.slice(1, -1).replaceAll('""', '"')
      : cell;
  return bare.trim();
}

function placeOf(scan: TableScan, column: string): number {
  const place = scan.header.indexOf(column);
  if (place !== -1) return place;
  throw new Problem(
    "table-column-missing",
    `The table has no column ${column}: it has ${scan.header.join(", ")}. Correct the file or its layout.`,
    { where: scan.file },
  );
}

/** A year of a line: its value with the ends of its interval, or why there is none. */
export interface TrendPoint {
  readonly year: number;
  readonly value: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly reason?: string | undefined;
}

/** A line of a figure over years. */
export interface TrendLine {
  readonly key: string;
  readonly name: string;
  /** Written at the end of the line. */
  readonly short: string;
  /** The side of the pair that it belongs to, where it belongs to one. */
  readonly side: "a" | "b" | undefined;
  readonly points: readonly TrendPoint[];
  /** Whether it is an earlier edition of another line: drawn thin behind it. */
  readonly isEarlier?: boolean | undefined;
}

type Place = (value: number) => number;

/** Points that have a value, in the order of years. */
export function knownPoints(line: TrendLine): readonly (TrendPoint & { readonly value: number })[] {
  return line.points
    .flatMap((point) => (point.value === undefined ? [] : [{ ...point, value: point.value }]))
    .sort((x, y) => x.year - y.year);
}

/** The path of a line; a year without a value breaks it. */
export function trendPath(line: TrendLine, x: Place, y: Place): string {
  const points = knownPoints(line);
  return points
    .map(({ year, value }, index) => {
      const joined = points[index - 1]?.year === year - 1;
      return `${joined ? "L" : "M"}${x(year).toFixed(1)},${y(value).toFixed(1)}`;
    })
    .join("");
}

/** Points that no line reaches: they are drawn by themselves. */
export function lonePointsOf(
  line: TrendLine,
): readonly (TrendPoint & { readonly value: number })[] {
  const points = knownPoints(line);
  const isNear = (index: number, year: number) =>
    points[index] !== undefined && Math.abs((points[index]?.year ?? 0) - year) === 1;
  return points.filter(({ year }, index) => !isNear(index - 1, year) && !isNear(index + 1, year));
}

/** The ground between the ends of the intervals, stretch by stretch. */
export function bandPaths(line: TrendLine, x: Place, y: Place): readonly string[] {
  const stretches: { year: number; low: number; high: number }[][] = [];
  let before: number | undefined;
  for (const { year, low, high } of knownPoints(line)) {
    if (low === undefined || high === undefined) continue;
    if (before !== year - 1) stretches.push([]);
    stretches.at(-1)?.push({ year, low, high });
    before = year;
  }
  return stretches.map((points) => {
    const at = (year: number, value: number) => `${x(year).toFixed(1)},${y(value).toFixed(1)}`;
    const there = points.map(({ year, high }) => at(year, high));
    const back = [...points].reverse().map(({ year, low }) => at(year, low));
    return `M${there.join("L")}L${back.join("L")}Z`;
  });
}

/** Round values to write beside an axis: about as many as asked for, ends within the domain. */
export function roundTicks(low: number, high: number, wanted: number): readonly number[] {
  const rough = (high - low || 1) / wanted;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 2.5, 5, 10].map((one) => one * power).find((one) => one >= rough) ?? rough;
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    return Number(((first + index) * step).toPrecision(12));
  });
}

/** Heights moved apart where names would meet, the upper first, and back inside the drawing. */
export function spreadLabels(
  heights: readonly number[],
  gap: number,
  bottom: number,
): readonly number[] {
  const order = heights.map((height, index) => ({ height, index }));
  order.sort((x, y) => x.height - y.height);
  const placed: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { height, index } of order) {
    const at = Math.max(height, free);
    placed[index] = at;
    free = at + gap;
  }
  // What was pushed out below comes back up, the lowest first.
  let room = bottom;
  for (const { index } of order.toReversed()) {
    const at = Math.min(placed[index] ?? 0, room);
    placed[index] = at;
    room = at - gap;
  }
  return placed;
}

/** A name in lines of at most so many letters, broken between words; a word that is longer stands alone. */
export function nameLines(name: string, letters: number): readonly string[] {
  const lines: string[] = [];
  for (const word of name.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

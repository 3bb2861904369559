import { box, type Drawing, fitted, inks, line, type Mark, signOf, words } from "./drawing.ts";

/** Width of every figure of a brief. Unit: points. */
const width = 480;

type Write = (value: number) => string;

/** Bars with their names before them and their values behind, in the order given. */
export function drawBars(
  bars: readonly { readonly label: string; readonly value: number }[],
  alt: string,
  write: Write,
): Drawing {
  const [left, row] = [185, 19];
  const most = Math.max(...bars.map((one) => one.value), 1);
  const marks = bars.flatMap(({ label, value }, at): Mark[] => {
    const y = 4 + at * row;
    const long = ((width - left - 60) * value) / most;
    return [
      ...fitted([left - 8, y + 11], label, left - 10, { anchor: "end" }),
      box(left, y + 2, long, 11, inks.bar),
      words([left + long + 5, y + 11], write(value)),
    ];
  });
  const height = bars.length * row + 8;
  return { width, height, alt, marks: [...marks, line([left, 2], [left, height - 4], inks.faint)] };
}

/** A line for each side over years, with its sign at every value and its name at the end. */
export function drawTrend(
  sides: readonly [TrendSide, TrendSide],
  alt: string,
  write: Write,
): Drawing {
  const [left, right, top, bottom, height] = [58, 105, 12, 24, 210];
  const points = sides.flatMap((one) => one.points);
  const years = points.map((one) => one.year);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const ticks = ticksUpTo(Math.max(...points.map((one) => one.value)));
  const highest = ticks.at(-1) ?? 1;
  const x = (year: number): number =>
    left + ((width - left - right) * (year - from)) / Math.max(1, to - from);
  const y = (value: number): number =>
    height - bottom - ((height - top - bottom) * value) / highest;
  const grid = ticks.flatMap((value): Mark[] => [
    line([left, y(value)], [width - right, y(value)]),
    words([left - 6, y(value) + 4], write(value), { anchor: "end", size: 10, colour: inks.faint }),
  ]);
  const step = Math.max(1, Math.ceil((to - from) / 6));
  const shown = Array.from(
    { length: Math.floor((to - from) / step) + 1 },
    (_, at) => from + at * step,
  );
  const axis = shown.map((year) =>
    words([x(year), height - 7], String(year), { anchor: "middle", size: 10, colour: inks.faint }),
  );
  const lasts = sides.map((one) => y(one.points.at(-1)?.value ?? 0));
  const apart = spreadApart(lasts[0] ?? 0, lasts[1] ?? 0, 14);
  const lines = sides.flatMap((one, at): Mark[] => {
    const side = at === 0 ? 0 : 1;
    const colour = side === 0 ? inks.first : inks.second;
    const places = one.points.map(({ year, value }) => [x(year), y(value)] as const);
    return [
      { kind: "line", points: places, colour, width: 1.6 },
      ...places.map((place) => signOf(side, place, 2.6)),
      signOf(side, [width - right + 10, (apart[side] ?? 0) - 1], 3.4),
      ...fitted([width - right + 18, (apart[side] ?? 0) + 3], one.label, right - 20, { colour }),
    ];
  });
  return { width, height, alt, marks: [...grid, ...axis, ...lines] };
}

/** One side of a trend. */
export interface TrendSide {
  readonly label: string;
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

/** Two values a row, joined by a line: the nearer the signs, the nearer the two sides. */
export function drawDumbbell(
  rows: readonly DumbbellRow[],
  names: readonly [string, string],
  alt: string,
  write: Write,
): Drawing {
  const [left, right, top, row] = [135, 62, 26, 19];
  const values = rows.flatMap((one) => one.values.flatMap((value) => value ?? []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (value: number): number =>
    left + 40 + ((width - left - right - 40) * (value - low)) / Math.max(1e-9, high - low);
  const legend = names.flatMap((name, at): Mark[] => {
    const start = left + at * 140;
    return [signOf(at === 0 ? 0 : 1, [start, 9], 4), words([start + 9, 13], name)];
  });
  const marks = rows.flatMap(({ label, values: own }, at): Mark[] => {
    const y = top + at * row + 8;
    const [first, second] = own;
    const places = own.map((value) => (value === undefined ? undefined : x(value)));
    const joined =
      places[0] === undefined || places[1] === undefined
        ? []
        : [line([places[0], y], [places[1], y], inks.faint, 1.4)];
    const signs = own.flatMap((value, side) => {
      const place = places[side];
      return value === undefined || place === undefined
        ? []
        : [signOf(side === 0 ? 0 : 1, [place, y], 4)];
    });
    const isFirstLeft = (first ?? Number.POSITIVE_INFINITY) <= (second ?? Number.NEGATIVE_INFINITY);
    const told = own.flatMap((value, side) => {
      const place = places[side];
      if (value === undefined || place === undefined) return [];
      const isLeft =
        second === undefined || first === undefined ? side === 0 : (side === 0) === isFirstLeft;
      const anchor = isLeft ? "end" : "start";
      return [words([place + (isLeft ? -8 : 8), y + 4], write(value), { anchor, size: 10 })];
    });
    const name = fitted([left - 8, y + 4], label, left - 10, { anchor: "end" });
    return [...name, ...joined, ...signs, ...told];
  });
  return { width, height: top + rows.length * row + 6, alt, marks: [...legend, ...marks] };
}

/** A row of a dumbbell. Missing: undefined for a side without a value. */
export interface DumbbellRow {
  readonly label: string;
  readonly values: readonly [number | undefined, number | undefined];
}

/** A grid of counts: the more, the darker, and each count in its cell; empty cells say so by a dash. */
export function drawMatrix(
  rows: readonly { readonly label: string; readonly counts: readonly number[] }[],
  columns: readonly string[],
  alt: string,
  write: Write,
): Drawing {
  const [left, top, row] = [215, 22, 20];
  const wide = (width - left - 4) / Math.max(1, columns.length);
  const most = Math.max(...rows.flatMap((one) => one.counts), 1);
  const heads = columns.flatMap((name, at) =>
    fitted([left + (at + 0.5) * wide, 13], name, wide - 4, { anchor: "middle", size: 10.5 }),
  );
  const cells = rows.flatMap(({ label, counts }, at): Mark[] => {
    const y = top + at * row;
    return [
      ...fitted([left - 8, y + 14], label, left - 10, { anchor: "end", size: 10.5 }),
      ...counts.flatMap((count, column): Mark[] => [
        box(left + column * wide + 1, y + 1, wide - 2, row - 2, tint(count / most)),
        words([left + (column + 0.5) * wide, y + 14], count === 0 ? "–" : write(count), {
          anchor: "middle",
          colour: count / most > 0.6 ? "#ffffff" : inks.ink,
        }),
      ]),
    ];
  });
  return { width, height: top + rows.length * row + 4, alt, marks: [...heads, ...cells] };
}

/** From paper to ink: a tint of coverage, never a judgement. */
function tint(share: number): string {
  const mix = (from: number, to: number): string =>
    Math.round(from + (to - from) * Math.min(1, Math.max(0, share)))
      .toString(16)
      .padStart(2, "0");
  return `#${mix(0xf6, 0x5c)}${mix(0xf1, 0x52)}${mix(0xe6, 0x40)}`;
}

/** Round values from zero to the first above the highest, three to six of them. */
function ticksUpTo(highest: number): readonly number[] {
  const rough = Math.max(highest, 1e-9) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((one) => one * power >= rough) ?? 10) * power;
  const count = Math.ceil(highest / step);
  return Array.from({ length: count + 1 }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Two heights with at least so much between them, each as near to its own as can be. */
function spreadApart(a: number, b: number, least: number): readonly [number, number] {
  const gap = Math.abs(a - b);
  if (gap >= least) return [a, b];
  const more = (least - gap) / 2;
  return a <= b ? [a - more, b + more] : [a + more, b - more];
}

/** One glyph on a page, in points from its upper left corner; `y` is the line it stands on. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
}

/** A line of a page, or of one column of it. */
export interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

/** A gap wider than this share of the letters' size parts words: kerning stays below, justified blanks above. */
const wordGap = 0.17;

/** A gap wider than this may part two columns. */
const columnGap = 1;

/** More small glyphs than this on a page are its text or its drawing, not marks at words. */
const mostMarks = 3_000;

/**
 * The lines of a page from the places of its glyphs, top to bottom, column by column.
 *
 * The order in which a file draws its glyphs does not matter: a mark that is drawn after its line
 * (as LibreOffice draws the ʻ of oʻ) comes to stand where it is seen.
 */
export function pageLines(glyphs: readonly Glyph[], width: number): readonly Line[] {
  const rows = groupRows(glyphs).map((row) => splitAtGaps(row));
  const gutter = findGutter(rows, width);
  if (gutter === undefined) return rows.map((parts) => toLine(parts.flat())).filter(hasText);
  return inColumns(rows, gutter)
    .map((row) => toLine(row))
    .filter(hasText);
}

/** Glyphs whose heights overlap stand on one row, so that raised numbers stay with their word. */
function groupRows(glyphs: readonly Glyph[]): Glyph[][] {
  const main = typicalSize(glyphs);
  const large = glyphs.filter((glyph) => glyph.size >= main * 0.8);
  const small = glyphs.filter((glyph) => glyph.size < main * 0.8);
  const rows: Glyph[][] = [];
  for (const glyph of [...large].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1);
    if (row?.[0] !== undefined && sharesRow(row[0], glyph)) row.push(glyph);
    else rows.push([glyph]);
  }
  const smallRows: Glyph[][] = [];
  let first = 0;
  for (const glyph of [...small].sort((a, b) => a.y - b.y)) {
    // Rows and marks both come top down: what stands well above a mark is behind us for good.
    while (first < rows.length && (rows[first]?.[0]?.y ?? 0) < glyph.y - 2 * main) first += 1;
    const near = small.length > mostMarks ? [] : rows.slice(first, first + 8);
    const host = near.find((row) => row[0] !== undefined && isMarkOn(row, row[0], glyph));
    const last = smallRows.at(-1);
    if (host !== undefined) host.push(glyph);
    else if (last?.[0] !== undefined && sharesRow(last[0], glyph)) last.push(glyph);
    else smallRows.push([glyph]);
  }
  return [...rows, ...smallRows]
    .map((row) => withoutDoubles(row.sort((a, b) => a.x - b.x)))
    .sort((a, b) => baseline(a) - baseline(b));
}

function sharesRow(one: Glyph, other: Glyph): boolean {
  return Math.abs(one.y - other.y) <= 0.35 * Math.min(one.size, other.size);
}

/** Whether a small glyph is a raised or lowered mark at a word of the row. */
function isMarkOn(row: readonly Glyph[], first: Glyph, glyph: Glyph): boolean {
  const rise = first.y - glyph.y;
  if (rise > 0.75 * first.size || rise < -0.3 * first.size) return false;
  return row.some((one) => {
    const gap = Math.max(glyph.x - (one.x + one.width), one.x - (glyph.x + glyph.width));
    return gap < 0.6 * one.size;
  });
}

/** Bold type is at times drawn as the same letter twice. */
function withoutDoubles(row: readonly Glyph[]): Glyph[] {
  return row.filter((glyph, i) => {
    const near = row.slice(Math.max(0, i - 3), i);
    return !near.some(
      (one) =>
        one.text === glyph.text &&
        one.text.trim() !== "" &&
        Math.abs(one.x - glyph.x) < 0.08 * glyph.size &&
        Math.abs(one.y - glyph.y) < 0.08 * glyph.size,
    );
  });
}

function splitAtGaps(row: readonly Glyph[]): Glyph[][] {
  const parts: Glyph[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const glyph of row) {
    if (glyph.text.trim() === "") continue;
    const last = parts.at(-1);
    if (last === undefined || glyph.x - end > columnGap * glyph.size) parts.push([glyph]);
    else last.push(glyph);
    end = Math.max(end, glyph.x + glyph.width);
  }
  return parts;
}

/**
 * Where the white between two columns of text lies; undefined for a page of one column.
 *
 * A table has such white too, but its cells are short: columns are told by lines that fill them.
 */
function findGutter(rows: readonly (readonly Glyph[][])[], width: number): number | undefined {
  const split = rows.filter((parts) => parts.length >= 2);
  if (split.length < 5) return undefined;
  const middle = gapMiddles(split, width);
  if (middle === undefined) return undefined;
  const across = rows.filter((parts) =>
    parts.some((part) => leftOf(part) < middle && rightOf(part) > middle),
  );
  const sides = rows.flat().filter((part) => rightOf(part) <= middle || leftOf(part) >= middle);
  const words = sides.map((part) => part.length).sort((a, b) => a - b);
  const isFull = (words[Math.floor(words.length / 2)] ?? 0) >= 18;
  return isFull && across.length <= rows.length * 0.4 ? middle : undefined;
}

/** The place in the middle third of the page where most rows have a gap, if it is most of them. */
function gapMiddles(split: readonly (readonly Glyph[][])[], width: number): number | undefined {
  const gaps = split.map((parts) =>
    parts.slice(1).map((part, i) => [rightOf(parts[i] ?? []), leftOf(part)] as const),
  );
  let best: { x: number; count: number } | undefined;
  for (let step = 0; step <= 100; step += 1) {
    const x = width * (0.33 + (0.34 * step) / 100);
    const count = gaps.filter((row) => row.some(([from, to]) => from <= x && to >= x)).length;
    if (best === undefined || count > best.count) best = { x, count };
  }
  const isUsual = best !== undefined && best.count >= 5 && best.count >= split.length * 0.6;
  return isUsual ? best?.x : undefined;
}

/** Rows in reading order: what stands across both columns ends the columns above it. */
function inColumns(rows: readonly (readonly Glyph[][])[], gutter: number): Glyph[][] {
  const ordered: Glyph[][] = [];
  let left: Glyph[][] = [];
  let right: Glyph[][] = [];
  const flush = (): void => {
    ordered.push(...left, ...right);
    left = [];
    right = [];
  };
  for (const parts of rows) {
    const isAcross = parts.some((part) => leftOf(part) < gutter && rightOf(part) > gutter);
    if (isAcross) {
      flush();
      ordered.push(parts.flat());
      continue;
    }
    const before = parts.filter((part) => rightOf(part) <= gutter).flat();
    const after = parts.filter((part) => leftOf(part) >= gutter).flat();
    if (before.length > 0) left.push(before);
    if (after.length > 0) right.push(after);
  }
  flush();
  return ordered;
}

function toLine(row: readonly Glyph[]): Line {
  const seen = row.filter((glyph) => glyph.text.trim() !== "");
  return {
    text: plainLigatures(lettersOf(row)).replace(/\s+/gu, " ").trim(),
    left: leftOf(seen),
    right: rightOf(seen),
    y: baseline(row),
    size: typicalSize(seen),
    bold: seen.filter((glyph) => glyph.bold).length > seen.length / 2,
  };
}

/** The letters with a blank wherever words are seen to part, drawn or not. */
function lettersOf(row: readonly Glyph[]): string {
  let text = "";
  let end = Number.NEGATIVE_INFINITY;
  let blank = false;
  for (const glyph of row) {
    if (glyph.text.trim() === "") {
      blank = true;
      continue;
    }
    const gap = (glyph.x - end) / glyph.size;
    const parts = gap > wordGap || (blank && gap > wordGap / 3);
    if (text !== "" && parts && !isMark(glyph)) text += " ";
    text += glyph.text;
    end = Math.max(end, glyph.x + glyph.width);
    blank = false;
  }
  return text;
}

/** A combining mark never begins a word, wherever it was drawn. */
function isMark(glyph: Glyph): boolean {
  return /^\p{M}/u.test(glyph.text);
}

/** Letters that print as one, such as ﬁ, are two in every word. */
function plainLigatures(text: string): string {
  return text.replace(/[\ufb00-\ufb06]/g, (letter) => letter.normalize("NFKC"));
}

/** The size in which most glyphs are set. */
export function typicalSize(
  glyphs: readonly { readonly size: number; readonly text: string }[],
): number {
  const counts = new Map<number, number>();
  for (const { size, text } of glyphs) {
    const rounded = Math.round(size * 2) / 2;
    counts.set(rounded, (counts.get(rounded) ?? 0) + text.length);
  }
  let best = 0;
  let most = 0;
  for (const [size, count] of counts) {
    if (count > most || (count === most && size > best)) [best, most] = [size, count];
  }
  return best;
}

function baseline(row: readonly Glyph[]): number {
  const ys = row.map((glyph) => glyph.y).sort((a, b) => a - b);
  return ys[Math.floor(ys.length / 2)] ?? 0;
}

function leftOf(part: readonly Glyph[]): number {
  return part[0]?.x ?? 0;
}

function rightOf(part: readonly Glyph[]): number {
  return part.reduce(
    (end, glyph) => Math.max(end, glyph.x + glyph.width),
    Number.NEGATIVE_INFINITY,
  );
}

function hasText(line: Line): boolean {
  return line.text !== "";
}

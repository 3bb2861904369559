/** A line break under judgement: where its sentence began, where it stands, how wide the lines are wrapped. */
export interface LineBreak {
  readonly start: number;
  readonly at: number;
  readonly width: number;
}

/** Lines longer than this are whole paragraphs, not lines that a printer broke. */
const longestWrapped = 160;

/** Of a wrapped line's width, what a line must fill to be broken for want of room. */
const full = 0.7;

/** In a text that was wrapped all lines but the last of a paragraph are so nearly as wide as the widest. */
const even = 0.75;

/** So many of a wrapped text's lines are nearly full, and so few of them end where a sentence may. */
const leastFull = 0.45;
const mostEnding = 0.6;

/**
 * How wide the lines of a text were wrapped; 0 when its lines are whole paragraphs or sentences.
 *
 * Unit: UTF-16 units, the length that one line in ten passes.
 */
export function wrapWidth(text: string): number {
  const lengths: number[] = [];
  const inside: number[] = []; // lines with another right below
  let ending = 0;
  let start = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && text.charCodeAt(at) !== 10) continue;
    const line = at - start > 2 * longestWrapped ? undefined : text.slice(start, at).trim();
    const length = line?.length ?? at - start;
    if (length > 0) lengths.push(length);
    if (length > 0 && at + 1 < text.length && text.charCodeAt(at + 1) !== 10) inside.push(length);
    if (/[.!?…][»”")\]]?$/.test(line ?? ".")) ending += 1;
    start = at + 1;
  }
  const sorted = Float64Array.from(lengths).sort();
  const width = sorted[Math.floor(sorted.length * 0.9)] ?? 0;
  if (width > longestWrapped || width < 30) return 0;
  if (inside.length > 1 && inside.every((length) => length >= width * even)) return width;
  const fullLines = lengths.filter((length) => length >= width * full).length;
  const share = lengths.length < 4 ? 1 : fullLines / lengths.length;
  return share < leastFull || ending / lengths.length > mostEnding ? 0 : width;
}

/**
 * Whether a line break ends a sentence that has no full stop: a heading, a list item, a paragraph.
 *
 * A small letter on the next line goes on; so does any line that was broken for want of room.
 */
export function isLineEnd(text: string, line: LineBreak): boolean {
  const next = nextText(text, line.at);
  if (next < 0) return false;
  if (text.slice(Math.max(line.start, line.at - 400), line.at).trim() === "") return false;
  const before = lineBefore(text, line.at);
  if (isItem(text, next)) return !isItemNumber(before);
  const first = text[next] ?? "";
  if (first !== first.toUpperCase() || ",;:.)]%–—".includes(first)) return false;
  if (/[,;([\-–—]$/.test(before) || isOpenBracket(before)) return false;
  const broken = line.width > 0 && before.length >= line.width * full;
  if (broken) return false;
  return isBlankLine(text, line.at, next) || line.width === 0 || before.length < line.width * full;
}

function nextText(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if ((text[at] ?? "").trim() !== "") return at;
  return -1;
}

/** The line that a break ends, or the last part of a very long one. */
function lineBefore(text: string, at: number): string {
  const near = text.slice(Math.max(0, at - 400), at).trimEnd();
  return near.slice(near.lastIndexOf("\n") + 1).trim();
}

/** Whether a list item begins: a bullet, or a number with a full stop or bracket. */
function isItem(text: string, at: number): boolean {
  return /^(?:[•●▪◦‣·*] ?|[-–—] |\(?\d{1,3}[.)] |[a-zа-я]\) )/u.test(text.slice(at, at + 8));
}

function isItemNumber(line: string): boolean {
  return /^\(?\d{1,3}[.)]?$/.test(line);
}

function isOpenBracket(line: string): boolean {
  return line.lastIndexOf("[") > line.lastIndexOf("]");
}

function isBlankLine(text: string, from: number, to: number): boolean {
  return text.slice(from, Math.min(to, from + 200)).indexOf("\n", 1) > 0;
}

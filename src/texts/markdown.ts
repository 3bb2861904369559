import type { Piece } from "./paragraphs.ts";

interface Line {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What has been read of a Markdown text, and what the lines below may still add to. */
interface Reading {
  readonly pieces: Piece[];
  open: Piece | undefined;
  fence: string | undefined;
  inComment: boolean;
  inTable: boolean;
}

const tableRule = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;

/** A line longer than this has no marks that could matter. */
const longestMarked = 10_000;

/**
 * The blocks of a Markdown text, without the marks that make them blocks.
 *
 * Shape: `#`, `>`, `-`, fences, rules, table pipes and comments belong to no piece; a number before a point
 * does. Each cell of a table is a piece, and each line of a quotation that has its own mark.
 */
export function findMarkdown(text: string, from = 0): readonly Piece[] {
  const reading: Reading = {
    pieces: [],
    open: undefined,
    fence: undefined,
    inComment: false,
    inTable: false,
  };
  const lines = [...linesOf(text, from)];
  for (const [index, line] of lines.entries()) readLine(reading, line, lines[index + 1]);
  close(reading);
  return reading.pieces;
}

function* linesOf(text: string, from: number): Generator<Line> {
  for (let start = from; start < text.length; ) {
    const next = text.indexOf("\n", start);
    const stop = next < 0 ? text.length : next;
    const end = text.charCodeAt(stop - 1) === 0x0d && stop > start ? stop - 1 : stop;
    yield { start, end, text: text.slice(start, end) };
    start = stop + 1;
  }
}

function readLine(reading: Reading, line: Line, next: Line | undefined): void {
  if (isPassedOver(reading, line)) return;
  const quoted = /^ {0,3}(?:>[ \t]?)+/.exec(line.text);
  if (reading.fence !== undefined) carryOn(reading, line, "note");
  else if (line.text.length > longestMarked) carryOn(reading, line, "paragraph");
  else if (line.text.trim() === "") {
    reading.inTable = false;
    close(reading);
  } else if (reading.inTable || isTableHead(line, next)) readRow(reading, line);
  else if (quoted === null) readBlock(reading, line);
  else {
    close(reading);
    readBlock(reading, inner(line, quoted[0].length));
    close(reading);
  }
}

/** Fence lines and comments: what opens or closes them belongs to no piece. */
function isPassedOver(reading: Reading, line: Line): boolean {
  const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line.text)?.[1];
  if (reading.fence !== undefined) {
    const closes = fence?.startsWith(reading.fence) === true && line.text.trim() === fence;
    if (closes) {
      close(reading);
      reading.fence = undefined;
    }
    return closes;
  }
  if (fence !== undefined) {
    close(reading);
    reading.fence = fence;
    return true;
  }
  if (!reading.inComment && !/^\s*<!--/.test(line.text)) return false;
  close(reading);
  reading.inComment = !line.text.includes("-->");
  return true;
}

function readBlock(reading: Reading, line: Line): void {
  if (readHeading(reading, line) || readRule(reading, line)) return;
  const bullet = /^\s*[-*+](?:[ \t]+(?:\[[ xX]\][ \t]+)?|$)/.exec(line.text);
  const isNumbered = /^\s*\d{1,9}[.)][ \t]+\S/.test(line.text) && canBeginItem(reading, line);
  if (bullet !== null || isNumbered) {
    close(reading);
    carryOn(reading, inner(line, bullet?.[0].length ?? 0), "list");
  } else carryOn(reading, line, /^\[\^[^\]]+\]:/.test(line.text) ? "note" : "paragraph");
}

/** A heading with its marks before it, or with a rule under it. */
function readHeading(reading: Reading, line: Line): boolean {
  const marks = /^ {0,3}(#{1,6})(?=[ \t]|$)/.exec(line.text);
  if (marks?.[1] !== undefined) {
    close(reading);
    add(reading, withoutClosing(inner(line, marks[0].length)), "heading", marks[1].length);
    return true;
  }
  const under = /^ {0,3}(=+|-+)[ \t]*$/.exec(line.text)?.[1];
  if (under === undefined || reading.open?.kind !== "paragraph") return false;
  reading.open = { ...reading.open, kind: "heading", level: under.startsWith("=") ? 1 : 2 };
  close(reading);
  return true;
}

/** A heading's words without the marks that may close it: `## Words ##`. */
function withoutClosing(line: Line): Line {
  const trimmed = line.text.trimEnd();
  let end = trimmed.length;
  while (end > 0 && trimmed[end - 1] === "#") end -= 1;
  const closes = end === 0 || /[ \t]/.test(trimmed[end - 1] ?? "");
  return inner(line, 0, closes ? end : trimmed.length);
}

/** A rule across the page: it ends what stands above and belongs to nothing. */
function readRule(reading: Reading, line: Line): boolean {
  if (!/^ {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$/.test(line.text)) return false;
  close(reading);
  return true;
}

/** As in CommonMark: in the midst of a paragraph only a point numbered 1 begins a list. */
function canBeginItem(reading: Reading, line: Line): boolean {
  return reading.open?.kind !== "paragraph" || /^\s*1[.)]/.test(line.text);
}

/** Whether a table begins: a line with pipes over a rule with pipes. */
function isTableHead(line: Line | undefined, next: Line | undefined): boolean {
  if (line === undefined || next === undefined) return false;
  return line.text.includes("|") && next.text.includes("|") && tableRule.test(next.text.trim());
}

function readRow(reading: Reading, line: Line): void {
  close(reading);
  reading.inTable = true;
  if (tableRule.test(line.text.trim())) return;
  let start = 0;
  for (let at = 0; at <= line.text.length; at += 1) {
    if (at < line.text.length && (line.text[at] !== "|" || line.text[at - 1] === "\\")) continue;
    add(reading, inner(line, start, at), "table");
    start = at + 1;
  }
}

function inner(line: Line, from: number, to = line.text.length): Line {
  const start = line.start + Math.min(from, line.text.length);
  const end = line.start + Math.max(Math.min(to, line.text.length), start - line.start);
  return { start, end, text: line.text.slice(start - line.start, end - line.start) };
}

function carryOn(reading: Reading, line: Line, kind: Piece["kind"]): void {
  const words = trimmed(line);
  if (words === undefined) return;
  if (reading.open === undefined) reading.open = { ...words, kind };
  else reading.open = { ...reading.open, end: words.end };
}

function add(reading: Reading, line: Line, kind: Piece["kind"], level?: number): void {
  const words = trimmed(line);
  if (words !== undefined) reading.pieces.push({ ...words, kind, level });
}

function trimmed(line: Line): { start: number; end: number } | undefined {
  const words = line.text.trim();
  if (words === "") return undefined;
  const start = line.start + line.text.length - line.text.trimStart().length;
  return { start, end: start + words.length };
}

function close(reading: Reading): void {
  if (reading.open !== undefined) reading.pieces.push(reading.open);
  reading.open = undefined;
}

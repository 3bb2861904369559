import type { BlockKind } from "./extracted.ts";
import { isLabelled } from "./labels.ts";
import {
  beginsSmall,
  endsWhole,
  findSetting,
  type Setting,
  type TextLine,
  textLines,
} from "./lines.ts";

/** A stretch of a text that stands together. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  readonly kind: BlockKind;
  readonly level?: number | undefined;
}

/** A line that ends this much before a full one, with room for the next word, ends its paragraph. */
const slack = 0.92;

/** The same for a line that does not end as a sentence does: only a heading or name ends so. */
const wideSlack = 0.7;

/**
 * The paragraphs of a text whose form stands only in its lines: hard-wrapped, double spaced or neither.
 *
 * Lines are joined where a sentence runs on: over a line's end, a page's end, a bracket that is open.
 */
export function findParagraphs(text: string, from = 0, to = text.length): readonly Piece[] {
  const lines = textLines(text, from, to);
  const setting = findSetting(lines);
  const groups: TextLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    const isNumber = isPageNumber(line.text) && before !== undefined && !endsWhole(before.text);
    const runsOver = isNumber && beginsSmall(lines[index + 1]?.text ?? "");
    const afterNumber =
      before !== undefined && isPageNumber(before.text) && (group?.length ?? 0) > 1;
    const joins = runsOver || (afterNumber && beginsSmall(line.text));
    if (group !== undefined && before !== undefined && (joins || !parts(before, line, setting))) {
      group.push(line);
    } else groups.push([line]);
  }
  return groups.map((group, i) => toPiece(group, groups[i - 1], groups[i + 1]));
}

/** Whether a new paragraph begins between two lines. */
function parts(before: TextLine, line: TextLine, setting: Setting): boolean {
  const isWhole = endsWhole(before.text);
  if (/\[[^\]]{0,60}$/.test(before.text) && /^[^[]{0,60}\]/.test(line.text)) return false;
  const isSmall = beginsSmall(line.text);
  if (line.above >= setting.parting) {
    // The foot of a page in the midst of a sentence is no end of a paragraph.
    const runsOn = !isWhole && isSmall && !isItem(line.text);
    return !(runsOn && before.text.length >= setting.width * 0.5);
  }
  const isShort = leavesRoom(before, line, setting, slack);
  if (isItem(line.text) || isLabelled(line.text)) return isWhole || isShort;
  if (isSmall) return false;
  if (!setting.isWrapped) return true;
  if (!isWhole) return leavesRoom(before, line, setting, wideSlack);
  return isShort || before.tail > setting.tail || line.indent >= setting.indent + 2;
}

/** Whether the next line's first word would have stood on the line: then its end was meant. */
function leavesRoom(before: TextLine, line: TextLine, setting: Setting, share: number): boolean {
  const word = /^\S+/.exec(line.text)?.[0].length ?? 0;
  return before.text.length + 1 + word <= setting.width * share;
}

/** Whether a line begins a point of a list, numbered or not. */
export function isItem(text: string): boolean {
  return (
    isBullet(text) || /^(?:\(?\d{1,2}(?:\.\d{1,2}){0,3}[.)]|\(?\p{L}\)|[IVX]{1,5}\.)\s/u.test(text)
  );
}

function isBullet(text: string): boolean {
  return /^[•▪◦‣·*–—-]\s/u.test(text);
}

function isPageNumber(text: string): boolean {
  return /^[-–—\s|]*\d{1,4}[-–—\s|]*$/.test(text);
}

function toPiece(
  group: readonly TextLine[],
  before: readonly TextLine[] | undefined,
  after: readonly TextLine[] | undefined,
): Piece {
  const first = group[0];
  const start = first?.start ?? 0;
  const end = group.at(-1)?.end ?? start;
  if (first !== undefined && group.length <= 2 && isHeading(group, before, after)) {
    const isLoud = /\p{Lu}{4}/u.test(first.text) && !/\p{Ll}/u.test(first.text);
    return { start, end, kind: "heading", level: isLoud || before === undefined ? 1 : 2 };
  }
  return { start, end, kind: isItem(first?.text ?? "") ? "list" : "paragraph" };
}

/** A short line by itself that is no sentence, with text below it. */
function isHeading(
  group: readonly TextLine[],
  before: readonly TextLine[] | undefined,
  after: readonly TextLine[] | undefined,
): boolean {
  if (!isBare(group) || after === undefined) return false;
  if (/:$/.test(before?.at(-1)?.text ?? "")) return false;
  const isFirst = before === undefined;
  return isFirst || !isBare(after) || /^\d/.test(group[0]?.text ?? "");
}

function isBare(group: readonly TextLine[]): boolean {
  const text = group.map((line) => line.text).join(" ");
  if (text.length > 120 || text.split(/\s+/).length > 14) return false;
  return (
    !/[.;:,!?…][\])”»"'’]*$/u.test(text) &&
    /^[“«"„]?[\p{Lu}\d]/u.test(text) &&
    /\p{L}{2}/u.test(text) &&
    !isBullet(text)
  );
}

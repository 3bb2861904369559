import type { Block, BlockKind, Page } from "./extracted.ts";
import { compose, type PageLines, type Stretch } from "./pdf-compose.ts";
import { type Line, typicalSize } from "./pdf-lines.ts";

/** A line with its page, and whether it belongs to the text or stands around it. */
interface Placed extends Line {
  readonly page: number;
  readonly role: "body" | "around";
}

interface Growing extends Stretch {
  readonly lines: Placed[];
}

/** What the lines of a document have in common. */
interface Measures {
  readonly size: number;
  readonly pitch: number;
  readonly left: number;
  readonly right: number;
}

/**
 * The text of a document from the lines of its pages.
 *
 * Shape: one line of the page is one line of the text, blocks are parted by an empty line. A sentence that
 * runs over a page's end runs on; what stands around the text (running heads, page numbers) comes as notes
 * at the next paragraph's end. Pages touch: each begins where the one before ends.
 */
export function layOut(pages: readonly PageLines[]): {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
} {
  const placed = placeLines(pages);
  const stretches = toStretches(placed);
  return compose(stretches, pages);
}

function placeLines(pages: readonly PageLines[]): Placed[] {
  const repeated = repeatedLines(pages);
  return pages.flatMap(({ lines, height }, index) =>
    lines.map((line): Placed => {
      const isEdge = line.y < height * 0.12 || line.y > height * 0.9;
      const isNumber =
        /^[\s\-–—|]*(?:\p{L}{1,8}\.?\s*)?\d{1,4}(?:\s*(?:\/|of|из)\s*\d{1,4})?[\s\-–—|]*$/u;
      const isAround =
        isEdge && (repeated.has(withoutDigits(line.text)) || isNumber.test(line.text));
      return { ...line, page: index, role: isAround ? "around" : "body" };
    }),
  );
}

/** Lines at the edges that come back on page after page, whatever numbers they carry. */
function repeatedLines(pages: readonly PageLines[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { lines, height } of pages) {
    const edge = lines.filter((line) => line.y < height * 0.12 || line.y > height * 0.9);
    for (const text of new Set(edge.map((line) => withoutDigits(line.text)))) {
      counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  }
  const least = Math.max(2, Math.min(3, pages.length));
  return new Set([...counts].filter(([, count]) => count >= least).map(([text]) => text));
}

function withoutDigits(text: string): string {
  return text.replace(/\d+/g, "#");
}

function toStretches(lines: readonly Placed[]): Growing[] {
  const body = lines.filter((line) => line.role === "body");
  const measures = measure(body);
  const stretches: Growing[] = [];
  let waiting: Placed[] = [];
  let before: Placed | undefined;
  const settle = (): void => {
    for (const line of waiting) stretches.push({ kind: "note", level: undefined, lines: [line] });
    waiting = [];
  };
  for (const [index, line] of lines.entries()) {
    if (line.role === "around") {
      waiting.push(line);
      continue;
    }
    const next = lines.slice(index + 1, index + 4).find((one) => one.role === "body");
    const last = stretches.at(-1);
    if (before !== undefined && last !== undefined && goesOn(before, line, next, measures)) {
      last.lines.push(line);
    } else {
      settle();
      stretches.push({ ...formOf(line, measures), lines: [line] });
    }
    before = line;
  }
  settle();
  return stretches;
}

function measure(lines: readonly Placed[]): Measures {
  const size = typicalSize(lines);
  const own = lines.filter((line) => Math.abs(line.size - size) < 1);
  const steps = own.flatMap((line, i) => {
    const next = own[i + 1];
    return next !== undefined && next.page === line.page && next.y > line.y
      ? [next.y - line.y]
      : [];
  });
  return {
    size,
    pitch: quantile(steps, 0.4),
    left: quantile(
      own.map((line) => line.left),
      0.2,
    ),
    right: quantile(
      own.map((line) => line.right),
      0.85,
    ),
  };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? 0;
}

/** Whether a line carries on the block of the line before it. */
function goesOn(before: Placed, line: Placed, next: Placed | undefined, all: Measures): boolean {
  const isWhole = /[.!?…:;][\])”»"'’]*$/u.test(before.text);
  const beginsSmall = /^[\p{Ll}([„“«"]?\p{Ll}/u.test(line.text);
  const differs = Math.abs(before.size - line.size) > 0.1 * all.size;
  const jumps = line.page !== before.page || line.y < before.y;
  if (jumps) return !differs && !isWhole && (beginsSmall || isFull(before, line, all));
  const step = line.y - before.y;
  if (differs && !(beginsSmall && !isWhole)) return false;
  if (before.bold !== line.bold && !beginsSmall) return false;
  if (step > 1.4 * Math.max(all.pitch, line.size))
    return !isWhole && beginsSmall && step < 2.2 * all.pitch;
  if (startsItem(line.text) && (isWhole || !isFull(before, line, all))) return false;
  const isIndented = line.left - Math.min(before.left, next?.left ?? before.left) > 0.9 * all.size;
  if (isIndented && (isWhole || !isFull(before, line, all)) && !beginsSmall) return false;
  return isFull(before, line, all) || !(isWhole || !beginsSmall);
}

/** Whether a line ends only because the next word would not have fitted in. */
function isFull(line: Placed, next: Placed, all: Measures): boolean {
  const letters = Math.max(1, next.text.length);
  const word = (/^\S+/.exec(next.text)?.[0].length ?? 0) + 1;
  const right = Math.max(all.right, next.right);
  // In columns the measure of the whole document is that of one column's right edge or beyond it.
  const edge = line.right > all.right ? line.right : Math.min(right, columnEdge(line, next, all));
  return line.right + (word / letters) * (next.right - next.left) > edge - 0.5 * all.size;
}

function columnEdge(line: Placed, next: Placed, all: Measures): number {
  const isSame = line.page === next.page && Math.abs(line.left - next.left) < 3 * all.size;
  return isSame && next.right < all.right * 0.7 ? Math.max(line.right, next.right) : all.right;
}

function startsItem(text: string): boolean {
  return /^(?:[•▪◦‣–—-]\s|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s|\(?\p{L}\)\s)/u.test(text);
}

function formOf(line: Placed, all: Measures): { kind: BlockKind; level: number | undefined } {
  const ratio = line.size / Math.max(1, all.size);
  if (ratio >= 1.15) return { kind: "heading", level: ratio >= 1.5 ? 1 : 2 };
  const isShort = line.text.length < 100 && !/[.;:,]$/.test(line.text);
  if (line.bold && isShort) return { kind: "heading", level: 3 };
  if (ratio < 0.9) return { kind: "note", level: undefined };
  return { kind: /^[•▪◦‣–—-]\s/u.test(line.text) ? "list" : "paragraph", level: undefined };
}

import type { Block, BlockKind, Page } from "./extracted.ts";
import type { Line } from "./pdf-lines.ts";

/** The lines of a page, or why there are none. */
export interface PageLines {
  readonly lines: readonly Line[];
  readonly height: number;
  readonly reason?: string | undefined;
}

/** The lines of one block, which may go on over a page's end. */
export interface Stretch {
  readonly kind: BlockKind;
  readonly level: number | undefined;
  readonly lines: readonly (Line & { readonly page: number })[];
}

/** The text of a document's blocks, one line of the page a line of the text, and where all of it stands. */
export function compose(
  stretches: readonly Stretch[],
  pages: readonly PageLines[],
): {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly pages: readonly Page[];
} {
  const blocks: Block[] = [];
  const starts: (number | undefined)[] = pages.map(() => undefined);
  const known = wholeWords(stretches);
  let text = "";
  for (const { kind, level, lines } of stretches) {
    if (text !== "") text += "\n\n";
    const start = text.length;
    for (const [index, line] of lines.entries()) {
      if (index > 0) text = joinLine(text, line.text, known);
      starts[line.page] ??= text.length;
      text += line.text;
    }
    blocks.push({ start, end: text.length, kind, level });
  }
  if (text !== "") text += "\n";
  return { text, blocks, pages: toPages(pages, starts, text.length) };
}

/** Words that stand whole within a line: by them a word broken at a line's end is known. */
function wholeWords(stretches: readonly Stretch[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { lines } of stretches) {
    for (const { text } of lines) {
      for (const [word] of text.matchAll(/[\p{L}\p{M}ʻʼ‘’'`-]+/gu)) found.add(word.toLowerCase());
    }
  }
  return found;
}

/**
 * The text so far, ready for the next line.
 *
 * A word broken by a hyphen goes on: without the hyphen where the document has the word whole elsewhere
 * and never with it, or where the hyphen is a soft one; with it otherwise, as compounds are written so.
 */
function joinLine(text: string, next: string, known: ReadonlySet<string>): string {
  const head = /[\p{L}\p{M}ʻʼ‘’'`-]*\p{L}[ʻʼ‘’'`]?[-\u00ad]$/u.exec(text.slice(-60))?.[0];
  const tail = /^\p{Ll}[\p{L}\p{M}ʻʼ‘’'`]*/u.exec(next)?.[0];
  if (head === undefined || tail === undefined) return `${text}\n`;
  if (text.endsWith("\u00ad")) return text.slice(0, -1);
  const isWhole = known.has((head.slice(0, -1) + tail).toLowerCase());
  return isWhole && !known.has((head + tail).toLowerCase()) ? text.slice(0, -1) : text;
}

function toPages(
  pages: readonly PageLines[],
  starts: readonly (number | undefined)[],
  length: number,
): Page[] {
  const found: Page[] = [];
  let end = length;
  for (let i = pages.length - 1; i >= 0; i -= 1) {
    const start = Math.min(end, i === 0 ? 0 : (starts[i] ?? end));
    const reason = pages[i]?.reason;
    found.unshift({
      start,
      end,
      read: reason === undefined,
      ...(reason === undefined ? {} : { reason }),
    });
    end = start;
  }
  return found;
}

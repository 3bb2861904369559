import type { Edit } from "./edits.ts";
import { isKnownWord } from "./knownWords.ts";
import { isLetterKind, kindOf, kinds } from "./letters.ts";

const longest = 40;

/** So many words before a stray mark may have lost it. */
const wordsBack = 8;

const mostStrays = 2000;

/**
 * Marks of oʻ and gʻ that a PDF moved: `o ʻzbek`, `oʻ zbek`, or `o zbek` with the mark after a blank further on.
 *
 * Only words of the Uzbek lexicon are made, and only where the text has none: `togʻ suvi` stays.
 */
export function shiftedMarks(text: string): readonly Edit[] {
  const found: Edit[] = [];
  const filled = new Set<number>();
  let strays = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (kindOf(text.charCodeAt(at)) !== kinds.apostrophe) continue;
    const near = beside(text, at);
    // A text that is full of stray marks is no text.
    if (near === undefined) strays += 1;
    const edits = near ?? (strays > mostStrays ? undefined : further(text, at, filled));
    if (edits === undefined) continue;
    found.push(...edits);
    filled.add(edits[0]?.start ?? at);
  }
  return found;
}

/** A mark with one blank before or after it, inside a word. */
function beside(text: string, at: number): readonly Edit[] | undefined {
  const blankBefore = text[at - 1] === " " && isMarked(text, at - 2) && isLetter(text, at + 1);
  if (blankBefore) {
    const [start, end] = [wordStart(text, at - 1), wordEnd(text, at + 1)];
    const word = `${text.slice(start, at - 1)}ʻ${text.slice(at + 1, end)}`;
    if (isUzbek(word)) return [{ start: at - 1, end: at + 1, put: "ʻ" }];
  }
  const blankAfter = text[at + 1] === " " && isMarked(text, at - 1) && isSmall(text, at + 2);
  if (!blankAfter) return undefined;
  const [start, end] = [wordStart(text, at), wordEnd(text, at + 2)];
  const first = `${text.slice(start, at)}ʻ`;
  const second = text.slice(at + 2, end);
  if (isUzbek(first) || !isUzbek(first + second)) return undefined;
  return [{ start: at, end: at + 2, put: "ʻ" }];
}

/** A mark between blanks or at a line's end, for which a word before it on the line waits. */
function further(
  text: string,
  at: number,
  filled: ReadonlySet<number>,
): readonly Edit[] | undefined {
  if (text[at - 1] !== " " || isLetter(text, at + 1)) return undefined;
  let end = at - 1;
  for (let n = 0; n < wordsBack; n += 1) {
    const from = Math.max(0, end - longest);
    while (end > from && !isLetter(text, end - 1) && text[end - 1] !== "\n") end -= 1;
    const start = wordStart(text, end);
    if (start >= end) return undefined;
    const edit = waiting(text, start, end);
    if (edit !== undefined && !filled.has(edit.start)) {
      return [edit, { start: at - 1, end: at + 1, put: "" }];
    }
    end = start;
  }
  return undefined;
}

/** Where a word, alone or with the one before it, becomes a known one by a mark. */
function waiting(text: string, start: number, end: number): Edit | undefined {
  const word = text.slice(start, end);
  if (text[start - 1] === " " && isMarked(text, start - 2)) {
    const first = text.slice(wordStart(text, start - 1), start - 1);
    // No Uzbek word is as short as o, bo, to, so: they are beginnings.
    const isPart = first.length <= 2 || !isUzbek(first) || !isUzbek(word);
    if (isPart && isUzbek(`${first}ʻ${word}`)) {
      return { start: start - 1, end: start, put: "ʻ" };
    }
  }
  if (isUzbek(word)) return undefined;
  for (let i = start + 1; i <= end; i += 1) {
    if (!isMarked(text, i - 1)) continue;
    const marked = `${text.slice(start, i)}ʻ${text.slice(i, end)}`;
    if (isUzbek(marked)) return { start: i, end: i, put: "ʻ" };
  }
  return undefined;
}

function isUzbek(word: string): boolean {
  return word.length > 2 && word.length <= longest && isKnownWord(word, "uz-Latn");
}

function isLetter(text: string, at: number): boolean {
  return at < text.length && isLetterKind(kindOf(text.charCodeAt(at)));
}

function isSmall(text: string, at: number): boolean {
  const letter = text[at] ?? "";
  return isLetter(text, at) && letter === letter.toLowerCase();
}

/** Whether a letter is o or g, which alone take the mark. */
function isMarked(text: string, at: number): boolean {
  return "oOgG".includes(text[at] ?? " ");
}

function wordStart(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= longest && isWordUnit(text, start - 1)) start -= 1;
  return start;
}

function wordEnd(text: string, start: number): number {
  let end = start;
  while (end < text.length && end - start <= longest && isWordUnit(text, end)) end += 1;
  return end;
}

function isWordUnit(text: string, at: number): boolean {
  return isLetter(text, at) || kindOf(text.charCodeAt(at)) === kinds.apostrophe;
}

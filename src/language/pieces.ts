import { isLetterKind, kindOf, kinds } from "./letters.ts";
import { type Span, wordEnd } from "./words.ts";

/** A stretch of a sentence that may be in a language of its own: a quotation, a bracket, words in another script. */
export interface Piece extends Span {
  readonly inner: boolean;
}

/** So many words may be a sentence or a term of another language; fewer are names. */
const leastWords = 3;

const closers: Readonly<Record<string, string>> = {
  "«": "»",
  "“": "”",
  "„": "“”",
  '"': '"',
  "(": ")",
  "[": "]",
};
const allClosers = "»”";

/**
 * A sentence cut into quotations, brackets and runs of words in another script, and what is between them.
 *
 * Shape: pieces in order that cover the sentence; one piece when there is nothing to cut.
 */
export function cutPieces(text: string, { start, end }: Span): readonly Piece[] {
  const inner = [...marked(text, start, end)];
  const found: Piece[] = [];
  let at = start;
  for (const one of inner) {
    if (one.start > at) found.push(...scriptRuns(text, at, one.start));
    found.push({ ...one, inner: true });
    at = one.end;
  }
  if (at < end) found.push(...scriptRuns(text, at, end));
  return found;
}

/** What stands in quotation marks or brackets, with them; a quotation may begin or end outside the sentence. */
function* marked(text: string, start: number, end: number): Generator<Span> {
  let unopened = true;
  const unclosed = new Set<string>();
  for (let at = start; at < end; at += 1) {
    const sign = text[at] ?? "";
    const closing = closers[sign];
    if (closing !== undefined && !unclosed.has(sign)) {
      unopened = false;
      let close = at + 1;
      while (close < end && !closing.includes(text[close] ?? " ")) close += 1;
      // A mark that is never closed opens a quotation of several sentences, unless it may just as well close one.
      if (close >= end) unclosed.add(sign);
      if (close >= end && sign !== "«" && sign !== "“" && sign !== "„") continue;
      const last = Math.min(end, close + 1);
      if (hasWords(text, at, last)) {
        yield { start: at, end: last };
      }
      at = last - 1;
    } else if (allClosers.includes(sign) && unopened) {
      unopened = false;
      if (hasWords(text, start, at)) yield { start, end: at + 1 };
    }
  }
}

function hasWords(text: string, start: number, end: number): boolean {
  let count = 0;
  for (let at = start; at < end && count < leastWords; ) {
    const next = wordEnd(text, at);
    if (next > at && isLetterKind(kindOf(text.charCodeAt(at)))) count += 1;
    at = next > at ? next : at + 1;
  }
  return count >= leastWords;
}

/** Runs of three or more words in the script that fewer letters have, and what is between them. */
function scriptRuns(text: string, start: number, end: number): readonly Piece[] {
  const rare = rarerScript(text, start, end);
  if (rare === undefined) return [{ start, end, inner: false }];
  const found: Piece[] = [];
  let at = start;
  for (const run of runsOf(text, start, end, rare)) {
    if (run.start > at) found.push({ start: at, end: run.start, inner: false });
    found.push({ ...run, inner: true });
    at = run.end;
  }
  if (at < end) found.push({ start: at, end, inner: false });
  return found;
}

function rarerScript(text: string, start: number, end: number): number | undefined {
  let latin = 0;
  let cyrillic = 0;
  for (let at = start; at < end; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === kinds.latin) latin += 1;
    else if (kind === kinds.cyrillic) cyrillic += 1;
  }
  if (latin === 0 || cyrillic === 0) return undefined;
  return latin < cyrillic ? kinds.latin : kinds.cyrillic;
}

function* runsOf(text: string, start: number, end: number, script: number): Generator<Span> {
  let first = -1;
  let last = -1;
  let count = 0;
  for (let at = start; at < end; ) {
    const next = Math.min(end, wordEnd(text, at));
    const kind = kindOf(text.charCodeAt(at));
    if (next > at && kind === script) {
      if (count === 0) first = at;
      count += 1;
      last = next;
    } else if (isLetterKind(kind)) {
      if (count >= leastWords) yield { start: first, end: last };
      count = 0;
    }
    at = next > at ? next : at + 1;
  }
  if (count >= leastWords) yield { start: first, end: last };
}

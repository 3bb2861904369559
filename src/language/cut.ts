import type { Language } from "../terms/index.ts";
import { detect } from "./detect.ts";
import { isLetterKind, kindOf } from "./letters.ts";
import { cutPieces } from "./pieces.ts";
import { sentences } from "./sentences.ts";
import type { Span } from "./words.ts";

/** A stretch of a text in one language. */
export interface LanguagePart extends Span {
  readonly language: Language;
  readonly confidence: number;
}

/** A sentence must be this sure to change the language of what goes on. */
const sure = 0.9;

/** A quotation must be this sure to be cut out of its sentence, and words in another script this sure. */
const sureQuotation = 0.9;
const sureScript = 0.6;

/** A shorter sentence says too little of its language. */
const leastLength = 25;

/** How many sentences away a certain one still says something about a doubtful one. */
const farthest = 50;

/**
 * A text cut where its language changes: at ends of sentences, around quotations and brackets of three words or more,
 * and around as many words in another script.
 *
 * Shape: parts in order that cover every sentence, without the blanks around them; neighbours differ in language.
 * A short or doubtful sentence belongs to the part before it, or to the one after if its script says so.
 */
export function cutByLanguage(text: string): readonly LanguagePart[] {
  const judged = sentences(text).flatMap((sentence) => judgeSentence(text, sentence));
  const found: { start: number; end: number; language: Language | undefined }[] = [];
  for (const [i, { start, end }] of judged.entries()) {
    const language = languageOf(judged, i);
    const last = found.at(-1);
    if (last !== undefined && last.language === language) last.end = end;
    else found.push({ start, end, language });
  }
  return found.map(({ start, end, language }) => {
    const detected = detect(text.slice(start, end));
    return { start, end, ...detected, language: language ?? detected.language };
  });
}

interface Judged extends Span {
  readonly language: Language | undefined;
  readonly script: number;
  /** Whether it is a quotation or term inside a sentence, which says nothing of what is around it. */
  readonly inner: boolean;
}

/** A sentence, or the parts of one that quotes another language. */
function judgeSentence(text: string, sentence: Span): readonly Judged[] {
  const pieces = cutPieces(text, sentence);
  const whole = judge(text, [sentence], sentence);
  if (pieces.length < 2) return [whole];
  const outer = pieces.filter((piece) => !piece.inner);
  // What a sentence is in is told by what it does not quote, if that is enough.
  const told = judge(text, outer, sentence);
  const own = told.script === 0 || told.script === whole.script ? whole.language : undefined;
  const inside = pieces.find((piece) => piece.inner);
  const mixed =
    inside !== undefined &&
    scriptOf(text, inside.start, inside.end) !== told.script &&
    told.script !== 0;
  const around = told.language ?? (mixed ? undefined : own);
  const found: Judged[] = [];
  for (const { start, end, inner } of pieces) {
    const other = inner ? foreign(text, { start, end }, around) : undefined;
    const last = found.at(-1);
    if (other !== undefined) found.push({ start, end, ...other, inner: true });
    else if (last !== undefined && (!last.inner || scriptOf(text, start, end) === 0))
      found[found.length - 1] = { ...last, end };
    else
      found.push({
        start,
        end,
        language: around,
        script: scriptOf(text, start, end),
        // The end of a quotation of several sentences, with nothing around it.
        inner: inner && told.script === 0,
      });
  }
  return found.flatMap((piece) => trimmed(text, piece));
}

/** The language of a quotation, if it is surely another than that around it. */
function foreign(
  text: string,
  { start, end }: Span,
  around: Language | undefined,
): { readonly language: Language; readonly script: number } | undefined {
  const { language, confidence } = detect(text.slice(start, end));
  const script = scriptOf(text, start, end);
  if (language === around || language === "unknown") return undefined;
  const other = around !== undefined && isLatin(around) !== isLatin(language);
  return confidence >= (other ? sureScript : sureQuotation) ? { language, script } : undefined;
}

function isLatin(language: Language): boolean {
  return language === "en" || language === "uz-Latn" || language === "kk-Latn";
}

function judge(text: string, pieces: readonly Span[], sentence: Span): Judged {
  const content = pieces.map(({ start, end }) => text.slice(start, end)).join(" ");
  const script = scriptOf(text, pieces[0]?.start ?? sentence.start, sentence.end);
  return { ...sentence, language: certainLanguage(content), script, inner: false };
}

/** A piece without the blanks around it; nothing when there is nothing else. */
function trimmed(text: string, piece: Judged): readonly Judged[] {
  const content = text.slice(piece.start, piece.end);
  const start = piece.start + content.length - content.trimStart().length;
  const end = piece.start + content.trimEnd().length;
  return end > start ? [{ ...piece, start, end }] : [];
}

/** A doubtful sentence goes with the certain one before it, or with the one after if only that has its script. */
function languageOf(judged: readonly Judged[], i: number): Language | undefined {
  const one = judged[i];
  if (one?.language !== undefined) return one.language;
  const before = nearest(judged, i, -1);
  const after = nearest(judged, i, 1);
  if (before === undefined) return after?.language;
  const onlyAfter = after?.script === one?.script && before.script !== one?.script;
  return onlyAfter ? after?.language : before.language;
}

/** The nearest certain sentence, not far off: doubtful ones do not come in long runs. */
function nearest(judged: readonly Judged[], i: number, step: number): Judged | undefined {
  for (
    let at = i + step;
    at >= 0 && at < judged.length && Math.abs(at - i) <= farthest;
    at += step
  ) {
    const one = judged[at];
    if (one?.language !== undefined && !one.inner) return one;
  }
  return undefined;
}

/** The script of the first letter; 0 when there is none. */
function scriptOf(text: string, start: number, end: number): number {
  for (let at = start; at < end; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (isLetterKind(kind)) return kind;
  }
  return 0;
}

function certainLanguage(sentence: string): Language | undefined {
  if (sentence.length < leastLength) return undefined;
  const { language, confidence } = detect(sentence);
  return confidence >= sure ? language : undefined;
}

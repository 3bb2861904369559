import type { Language } from "../terms/index.ts";
import { detect } from "./detect.ts";
import { isLetterKind, kindOf } from "./letters.ts";
import { sentences } from "./sentences.ts";
import type { Span } from "./words.ts";

/** A stretch of a text in one language. */
export interface LanguagePart extends Span {
  readonly language: Language;
  readonly confidence: number;
}

/** A sentence must be this sure to change the language of what goes on. */
const sure = 0.9;

/** Letters that tell a language by themselves are too few in a shorter sentence. */
const leastLength = 25;

/** How many sentences away a certain one still says something about a doubtful one. */
const farthest = 50;

/**
 * A text cut where its language changes, at ends of sentences.
 *
 * Shape: parts in order that cover every sentence, without the blanks around them; neighbours differ in language.
 * A short or doubtful sentence belongs to the part before it, or to the one after if its script says so.
 */
export function cutByLanguage(text: string): readonly LanguagePart[] {
  const judged = sentences(text).map(({ start, end }): Judged => {
    const sentence = text.slice(start, end);
    return { start, end, language: certainLanguage(sentence), script: scriptOf(sentence) };
  });
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
    if (judged[at]?.language !== undefined) return judged[at];
  }
  return undefined;
}

/** The script of the first letter; 0 when there is none. */
function scriptOf(text: string): number {
  for (let at = 0; at < text.length; at += 1) {
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

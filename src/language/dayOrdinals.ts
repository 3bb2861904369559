import { isRead, type Language } from "../terms/index.ts";
import { foldWord } from "./fold.ts";
import { numberContent } from "./numberContent.ts";

/** A day of a month in words, and where the words begin. */
export interface DayInWords {
  readonly day: number;
  readonly start: number;
}

const lastWords = /(?:(\p{L}[\p{L}ʻʼ’']*)([\s-]))?(\p{L}[\p{L}ʻʼ’']*)$/u;

/** How far back the words for a day may begin. */
const longest = 32;

/**
 * The day of a month whose words end at an offset: 21 for “twenty-first”, «двадцать первого».
 *
 * Missing: undefined where other words stand there.
 */
export function dayInWords(text: string, end: number, language: Language): DayInWords | undefined {
  if (!isRead(language)) return undefined;
  const match = lastWords.exec(text.slice(Math.max(0, end - longest), end));
  if (match === null) return undefined;
  const [whole, tens, , word = ""] = match;
  const { dayOrdinals } = numberContent(language);
  const folded = foldWord(word);
  const both = tens === undefined ? undefined : dayOrdinals.get(`${foldWord(tens)} ${folded}`);
  if (both !== undefined) return { day: both, start: end - whole.length };
  const day = dayOrdinals.get(folded);
  return day === undefined ? undefined : { day, start: end - word.length };
}

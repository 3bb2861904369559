import { dayInWords } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { Named } from "./compile.ts";

/** The day of a month and where it is written. */
interface Day {
  readonly day: number;
  readonly start: number;
  readonly end: number;
}

const figureBefore = /(\d{1,2})(?:-?\p{L}{0,3})?[-‐‑\s]\s?(?:of\s)?$/u;
const betweenWords = /(?:\s(?:day\s)?of|\sчисла)?\s$/u;

/** The day that stands before a month: “5”, “the 5th of”, “the twenty-first of”, «пятого». */
export function dayBeforeMonth(text: string, at: number, language: Language): Day | undefined {
  const before = text.slice(Math.max(0, at - 10), at);
  const figure = figureBefore.exec(before);
  if (figure !== null) return { day: Number(figure[1]), start: at - figure[0].length, end: at };
  const between = betweenWords.exec(before);
  if (between === null) return undefined;
  // In English “the second May” is no day, but “the second of May” is.
  if (language === "en" && between[0].length < 4) return undefined;
  const words = dayInWords(text, at - between[0].length, language);
  return words && { ...words, end: at };
}

const figureAfter = /^\p{L}{0,5}\s(?:the\s)?(\d{1,2})(?:st|nd|rd|th)?(?!\p{L}|\d|\.\d|,\d|\s?%)/u;
const wordAfter = /^\s(?:the\s)?(\p{L}+(?:-\p{L}+)?)/u;
const ownedAfter =
  /^(?:[\p{L}ʻʼ’]{0,3}(?:ning|нинг|ның|нің|дың|дің|тың|тің))?\s(\d{1,2})-(?=\p{L})/u;

/** The day that stands after a month: “May 5”, “May the fifth”, “mayning 5-sida”. */
export function dayAfterMonth(
  text: string,
  { start, end }: Named,
  language: Language,
): Day | undefined {
  const after = text.slice(end, end + 24);
  if (language !== "en") {
    const match = /\p{L}(?:ning|нинг|ның|нің|дың|дің|тың|тің)(?:\s|$)/u.test(
      text.slice(start, end + 6),
    )
      ? ownedAfter.exec(after)
      : null;
    if (match !== null) return { day: Number(match[1]), start, end: end + match[0].length };
  }
  if (!/^[A-Z]/.test(text.slice(start, start + 1))) return undefined;
  const figure = figureAfter.exec(after);
  if (figure !== null) return { day: Number(figure[1]), start, end: end + figure[0].length };
  const word = language === "en" ? wordAfter.exec(after) : null;
  if (word === null) return undefined;
  const to = end + word[0].length;
  const words = dayInWords(text, to, language);
  return words?.start === to - (word[1]?.length ?? 0)
    ? { day: words.day, start, end: to }
    : undefined;
}

const ofMonth = /(?:^|\s)(\d{1,2})(?:st|nd|rd|th|-?го)?\s(?:of\s(?:the\s)?|числа\s)$/u;
const wordsOfMonth = /\s(?:of\s(?:the\s)?|числа\s)$/u;
const inMonth = /^\p{L}{0,5}\s(?:(\d{1,2})-|([\p{L}ʻʼ’]+(?:\s[\p{L}ʻʼ’]+)?)\s)(?:kuni|куни|күні)/u;

/** The day of a month that only the document's date tells: “the first of next month”, «1 числа следующего месяца». */
export function dayOfRelativeMonth(
  { text, language }: { readonly text: string; readonly language: Language },
  { start, end }: Named,
): Day | undefined {
  const before = text.slice(Math.max(0, start - 16), start);
  const figure = ofMonth.exec(before);
  if (figure !== null)
    return { day: Number(figure[1]), start: start - figure[0].trimStart().length, end };
  const between = wordsOfMonth.exec(before);
  const words = between && dayInWords(text, start - between[0].length, language);
  if (words) return { ...words, end };
  const after = inMonth.exec(text.slice(end, end + 32));
  if (after === null) return undefined;
  const to = end + after[0].length;
  if (after[1] !== undefined) return { day: Number(after[1]), start, end: to };
  const said = dayInWords(text, to - 5, language);
  return said && { day: said.day, start, end: to };
}

import { quantities } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { CodedDate } from "./coder.ts";
import type { Named } from "./compile.ts";

const bareYear =
  /(?:(?<![\p{L}\p{Nd}\p{Sc}.,:/№–—-]|[–—-]\s|№\s)|(?<=(?<!\p{L})FY))(?:19|20)\d\d(?![\p{Nd}.,:/]\p{Nd}|[–—/]|-\p{Nd}|-\p{L}{3,})/uy;

/** A sentence with the words for days that it holds. */
interface Told {
  readonly text: string;
  readonly named: readonly Named[];
  readonly language: Language;
}

/** Years that stand alone: “2024 and 2025”, “the 1992 agreement”, «2025-й». The year of a name follows a dash. */
export function bareYears(told: Told, found: readonly CodedDate[]): readonly CodedDate[] {
  const { text } = told;
  const years: CodedDate[] = [];
  for (const mark of ["19", "20"]) {
    for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 2)) {
      const place = { start: at, end: at + 4 };
      if (found.some((one) => one.start < place.end && one.end > place.start)) continue;
      bareYear.lastIndex = at;
      if (!bareYear.test(text) || isCounting(told, place) || isNumber(told, place, false)) continue;
      years.push({ value: text.slice(at, at + 4), ...place, relative: false });
    }
  }
  return years;
}

/** Dates without the years that are amounts or the numbers of papers: “after 1991 km”, “under resolution 2023”. */
export function withoutNumbers(told: Told, days: readonly CodedDate[]): readonly CodedDate[] {
  const isKept = (one: CodedDate): boolean =>
    one.relative || one.end - one.start !== 4 || !isNumber(told, one, true);
  return days.every(isKept) ? days : days.filter(isKept);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Units of things that a year may well stand before: “in 2024 people left”. */
const things: ReadonlySet<string> = new Set(["people", "vehicles", "flights", "border marks"]);

const unitFollows = /^[\s\u00a0]?(?:\p{Ll}|[%°kMGT])/u;

/** Whether four figures are an amount with its unit, or the number of something that a word names. */
function isNumber({ text, named, language }: Told, { start, end }: Place, isLed: boolean): boolean {
  if (/\p{Sc}/u.test(text.slice(Math.max(0, start - 1), start))) return true;
  if (named.some((one) => isNumbered(one, start, end))) return true;
  if (!unitFollows.test(text.slice(end, end + 2))) return false;
  const [read] = quantities(text.slice(start, end + 24), language);
  if (read?.start !== 0 || /\d/.test(read.quote.slice(4))) return false;
  return !isLed || !things.has(read.unit);
}

/** Whether a word such as “resolution” stands before, or “hours” after. */
function isNumbered({ code, start, end }: Named, from: number, to: number): boolean {
  if (code.shift === "number before") return end <= from && from - end <= 2;
  return code.shift === "number after" && start - to === 1;
}

const joins = /^\s(?:va|yoki|hamda|ва|ёки|ҳамда|или|либо|және|немесе|мен|бен|пен)\s/u;

/** Outside English a year that stands before a noun has the word for a year: “1900 qishloqda” counts villages. */
function isCounting({ text, language }: Told, { end }: Place): boolean {
  if (language === "en") return false;
  const after = text.slice(end, end + 10);
  return /^\s\p{Ll}{3}/u.test(after) && !joins.test(after);
}

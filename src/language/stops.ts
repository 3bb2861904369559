import { asList, once, readYaml } from "./content.ts";
import { foldWord } from "./fold.ts";

/** A stop under judgement: where its sentence began, the stop, the end of its run, and of closing quotes. */
export interface Stop {
  readonly start: number;
  readonly at: number;
  readonly stopsEnd: number;
  readonly end: number;
}

const lists = once(() => {
  const data = readYaml("abbreviations.yaml");
  const all = (name: string): ReadonlySet<string> =>
    new Set(asList(data[name]).flatMap((line) => line.split(" ")));
  return {
    before: all("before"),
    either: all("either"),
    units: all("units"),
    beforeNumber: all("beforeNumber"),
    starters: all("starters"),
    closing: all("closing"),
    and: all("and"),
    years: all("years"),
    opening: all("opening"),
  };
});

/** The longest abbreviation, with room for its inner stops. */
const longestWord = 24;

/** Whether a stop with a blank after it ends its sentence. */
export function endsSentence(text: string, stop: Stop): boolean {
  const after = text[stop.end + 1] ?? " ";
  if (
    ".,;:)…".includes(after) &&
    /^\s(?:[.,;:)]|…(?!\p{Lu}))/u.test(text.slice(stop.end, stop.end + 3))
  )
    return false; // a spaced “. . .”
  const next = nextWord(text, stop.end);
  if (next === undefined) return true;
  const single = text[stop.at] === "." && stop.stopsEnd === stop.at + 1;
  if (isSmall(next.word) || isDashAndSmall(text, next.at)) return isApart(text, stop, single);
  if (",;:)".includes(text[next.at] ?? " ")) return false;
  if (isInShortQuotation(text, stop)) return false;
  if (!single || stop.end > stop.stopsEnd) return true;
  const word = wordBefore(text, stop.start, stop.at);
  if (isOpening(text, stop.start, stop.at, word)) return false;
  return !isShortened(word, next.word, text, stop);
}

/** Whether a stop stands alone between blanks, as in a text cut into words: there it ends any sentence. */
function isApart(text: string, stop: Stop, single: boolean): boolean {
  if (!single || stop.end > stop.stopsEnd || text[stop.at - 1] !== " ") return false;
  const word = wordBefore(text, stop.start, stop.at - 1);
  return word.length > 2 && !lists().before.has(foldWord(word));
}

/** The most that a quoted title holds before and after a stop inside it. */
const titleBefore = 40;
const titleAfter = 60;

/** Whether a stop stands inside a quoted title after which the sentence goes on: «Мир. Дружба» вышел. */
function isInShortQuotation(text: string, stop: Stop): boolean {
  if (!isOpened(text, Math.max(stop.start, stop.at - titleBefore), stop.at)) return false;
  const after = text.slice(stop.end, stop.end + titleAfter);
  return /^[^«»“”„\n]*[^\s«»“”„.!?…\n][»”] \p{Ll}/u.test(after);
}

/** Whether a quotation that begins after one offset is still open at another. */
function isOpened(text: string, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at -= 1) {
    const unit = text.charCodeAt(at);
    if (openingQuotes.has(unit)) return true;
    if (closingQuotes.has(unit)) return false;
  }
  return false;
}

const openingQuotes: ReadonlySet<number> = unitsOf("«“„");
const closingQuotes: ReadonlySet<number> = unitsOf("»”");

function unitsOf(signs: string): ReadonlySet<number> {
  return new Set(Array.from(signs, (one) => one.charCodeAt(0)));
}

function isShortened(word: string, next: string, text: string, stop: Stop): boolean {
  const short = abbreviationOf(word);
  if (short === undefined) return false;
  if (short.closes && isAfterAnd(text, stop, word)) return false;
  if (short.isBefore) return true;
  const starts = lists().starters.has(foldWord(next));
  if (short.isBeforeNumber && /\d/.test(next)) return true;
  if (short.isUnit && /\d\s?$/.test(text.slice(stop.at - word.length - 2, stop.at - word.length))) {
    return isDigit(next[0]) || (next.length > 1 && next === next.toUpperCase());
  }
  if (short.isYear && endsYear(text, stop, word)) return false;
  if (short.isEither && !(short.isInitial && word.length < 3)) return !starts;
  if (!short.isInitial) return false;
  // After a surname, initials may end the sentence; before one, or before another, they never do.
  const ends = starts && !isInitialAt(text, stop.end);
  return !(ends && isNameBefore(text, stop.start, stop.at - word.length));
}

/** What is listed of a word that a stop may shorten. */
interface Abbreviation {
  readonly closes: boolean;
  readonly isBefore: boolean;
  readonly isBeforeNumber: boolean;
  readonly isUnit: boolean;
  readonly isYear: boolean;
  readonly isEither: boolean;
  readonly isInitial: boolean;
}

/** Words beyond so many are forgotten, all at once. */
const mostRemembered = 20_000;
const remembered = new Map<string, Abbreviation | undefined>();

/** What is listed of a word; undefined for the many that shorten nothing. */
function abbreviationOf(word: string): Abbreviation | undefined {
  const known = remembered.get(word);
  if (known !== undefined || remembered.has(word)) return known;
  if (remembered.size >= mostRemembered) remembered.clear();
  const found = findAbbreviation(word);
  remembered.set(word, found);
  return found;
}

function findAbbreviation(word: string): Abbreviation | undefined {
  const folded = foldWord(word);
  const { before, either, units, beforeNumber, closing, years } = lists();
  const found = {
    closes: closing.has(folded),
    isBefore: before.has(folded) || before.has(folded.replace(/^.*\.-/, "")),
    isBeforeNumber: beforeNumber.has(folded.replace(/^\d+-/, "")),
    isUnit: units.has(folded),
    isYear: years.has(folded),
    isEither: either.has(folded),
    isInitial: isInitial(word),
  };
  return Object.values(found).includes(true) ? found : undefined;
}

/** The text of the sentence before an abbreviation, or the last part of a long one. */
function textBefore(text: string, stop: Stop, word: string): string {
  const at = stop.at - word.length;
  return text.slice(Math.max(stop.start, at - 80), at).trimEnd();
}

/** Whether an abbreviation closes a list, as in “and oth.”, which stands seldom before a name. */
function isAfterAnd(text: string, stop: Stop, word: string): boolean {
  const before = textBefore(text, stop, word);
  return lists().and.has(foldWord(before.slice(before.lastIndexOf(" ") + 1)));
}

/**
 * Whether “year” after its number ends a sentence that a capital follows: it does unless the date opens its clause,
 * where a name follows it (В 2016 г. Ташкент …, но в мае 1998 г. Россия …).
 */
function endsYear(text: string, stop: Stop, word: string): boolean {
  const { opening } = lists();
  const before = textBefore(text, stop, word);
  if (!/(?:\d{4}|[XVI]{1,5})$/.test(before)) return false;
  const clause = before.slice(before.search(/[^,;:(«“–—]*$/)).trim();
  const plain = clause.split(/[\s-]+/).filter((one) => !/^(?:\d[\d–.]*|[XVI–]+)$/.test(one));
  return plain.some((one) => !opening.has(foldWord(one)));
}

function isDigit(letter: string | undefined): boolean {
  return letter !== undefined && letter >= "0" && letter <= "9";
}

function isInitialAt(text: string, from: number): boolean {
  return /^\s{0,4}\p{Lu}\./u.test(text.slice(from, from + 6));
}

/** One capital, or one letter of two signs (Sh, Gʻ, Дж), also several with stops between (Sh.M). */
function isInitial(word: string): boolean {
  const parts = word.split(".");
  return parts.length < 5 && parts.every((part) => /^\p{Lu}(?:[hʻʼ‘’'`]|ж|з)?$/u.test(part));
}

function isNameBefore(text: string, start: number, at: number): boolean {
  const before = text.slice(Math.max(start, at - 30), at).trim();
  return /\p{Lu}\p{Ll}{2,25}(?: \p{Lu}\.)?$/u.test(before);
}

/** Whether nothing but a list number or letter stands before the stop, as in “1. Geography”. */
function isOpening(text: string, start: number, at: number, word: string): boolean {
  const before = text.slice(start, at - word.length);
  return before.trim() === "" && /^(?:\d{1,3}(?:\.\d{1,3}){0,4}|[IVXivx]{1,6}|\p{L})$/u.test(word);
}

/** What a sign may do beside a stop: open the words before it, open those after it, end the word after it. */
const signs = { known: 1, opens: 2, quotes: 4, ends: 8 } as const;
const signTable = new Uint8Array(0x10000);

function signOf(unit: number): number {
  return signTable[unit] || learnSign(unit);
}

function learnSign(unit: number): number {
  const letter = String.fromCharCode(unit);
  const opens = /[\s("«“„[—–]/.test(letter) ? signs.opens : 0;
  const quotes = /["'«“„‘(—–-]/.test(letter) ? signs.quotes : 0;
  const ends = /[\s.,;:!?()"»”]/.test(letter) ? signs.ends : 0;
  const found = signs.known | opens | quotes | ends;
  signTable[unit] = found;
  return found;
}

/** The word that a stop follows, with inner stops as in т.е or h.k. */
function wordBefore(text: string, start: number, at: number): string {
  let from = at;
  const least = Math.max(start, at - longestWord);
  while (from > least && (signOf(text.charCodeAt(from - 1)) & signs.opens) === 0) from -= 1;
  return text.slice(from, at);
}

function nextWord(text: string, from: number): { word: string; at: number } | undefined {
  let at = from;
  while (at < text.length && (text[at] ?? "").trim() === "") at += 1;
  if (at >= text.length) return undefined;
  let begin = at;
  const mostQuotes = Math.min(at + 3, text.length);
  while (begin < mostQuotes && (signOf(text.charCodeAt(begin)) & signs.quotes) !== 0) begin += 1;
  let end = begin;
  const most = Math.min(begin + 40, text.length);
  while (end < most && (signOf(text.charCodeAt(end)) & signs.ends) === 0) end += 1;
  return { word: text.slice(begin, end), at };
}

function isSmall(word: string): boolean {
  const first = word.slice(0, 1);
  return first !== first.toUpperCase();
}

function isDashAndSmall(text: string, at: number): boolean {
  if (!"—–-".includes(text[at] ?? " ")) return false;
  const after = text.slice(at + 1, at + 8).replace(/^[—–\s-]+/, "");
  return after !== "" && isSmall(after);
}

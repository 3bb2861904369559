import { isRead, type Language } from "../terms/index.ts";
import { asList, asRecord, asTexts, once, readYaml } from "./content.ts";
import { formKey, wordKeys } from "./keys.ts";
import { type Span, words } from "./words.ts";

/** An amount that a text states: its value in whole units, and where number and unit stand. */
export interface QuantityMatch {
  readonly value: number;
  readonly unit: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

interface NumberWords {
  readonly decimal: string;
  readonly scales: ReadonlyMap<string, number>;
  readonly between: ReadonlySet<string>;
  readonly join: ReadonlySet<string>;
  readonly units: readonly Unit[];
  readonly unitStarts: ReadonlySet<string>;
}

interface Unit {
  readonly id: string;
  readonly keys: readonly string[];
}

interface Word extends Span {
  readonly keys: readonly string[];
}

interface Signs {
  readonly after: readonly (readonly [string, string])[];
  readonly before: readonly (readonly [string, string])[];
}

/** One to three digits with thousands apart by blanks, or digits with points and commas. */
const number =
  /\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+(?:[.,]\d+)?|\d+(?:[.,]\d+)*(?:\u00a0\d{3}(?!\d))*/g;

/** How many words may stand between a number and its unit (of them at most one scale). */
const mostBetween = 5;

/**
 * The amounts of a text: money, shares, lengths, volumes, power, people.
 *
 * Shape: a range gives two amounts of one unit; a number without unit or scale is not an amount.
 * Unit: as in `content/language/numbers`; a bare scale (“10 million”) has the unit `count`.
 */
export function quantities(text: string, language: Language): readonly QuantityMatch[] {
  const content = isRead(language) ? numberWords(language) : undefined;
  if (content === undefined || !/\d/.test(text)) return [];
  const found: QuantityMatch[] = [];
  const all = [...text.matchAll(number)].filter((match) => isFree(text, match.index));
  for (const [i, match] of all.entries()) {
    const unit = unitAfter(text, match.index + match[0].length, language, content);
    const before = unitBefore(text, match.index);
    const value = parseNumber(match[0], content.decimal);
    if (value === undefined) continue;
    const measured = unit ?? before;
    if (measured === undefined) continue;
    const end = Math.max(unit?.end ?? 0, match.index + match[0].length);
    const start = before?.start ?? match.index;
    const scale = unit?.scale ?? 1;
    const id = before?.unit ?? unit?.unit ?? "count";
    const lower = lowerOfRange(text, all[i - 1], match.index, language, content);
    if (lower !== undefined) {
      const from = all[i - 1]?.index ?? start;
      found.push(make(text, lower * scale, id, from, end));
    }
    found.push(make(text, value * scale, id, start, end));
  }
  return found;
}

function make(
  text: string,
  value: number,
  unit: string,
  start: number,
  end: number,
): QuantityMatch {
  // 3.17 times a billion has no tail of binary digits: a figure has the digits it is written with.
  return { value: Number(value.toPrecision(12)), unit, start, end, quote: text.slice(start, end) };
}

/** A number inside a word (CASA1000) or after a decimal mark is no number of its own. */
function isFree(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\d_]/u.test(text[at - 1] ?? "");
}

function parseNumber(written: string, decimal: string): number | undefined {
  const joined = written.replace(/[ \u00a0\u2009\u202f]/g, "");
  const marks = joined.replace(/\d/g, "");
  if (marks === "") return Number(joined);
  if (new Set(marks).size > 1) {
    // The last kind of mark is the decimal one: 2,356.66 and 2.356,66.
    const last = marks.at(-1) ?? "";
    if (marks.split(last).length > 2) return undefined;
    const other = last === "." ? "," : ".";
    return Number(joined.replaceAll(other, "").replace(",", "."));
  }
  if (marks.length > 1) return isGrouped(joined) ? Number(joined.replace(/[.,]/g, "")) : undefined;
  const groups = marks !== decimal && marks === "," && isGrouped(joined);
  return Number(groups ? joined.replace(",", "") : joined.replace(",", "."));
}

function isGrouped(written: string): boolean {
  const [first = "", ...rest] = written.split(/[.,]/);
  return first.length <= 3 && rest.every((group) => group.length === 3);
}

interface Measured {
  readonly unit: string | undefined;
  readonly scale: number;
  readonly start?: number;
  readonly end: number;
}

/** Scale and unit that follow a number, with words such as “more than” between them. */
function unitAfter(
  text: string,
  from: number,
  language: Language,
  content: NumberWords,
): Measured | undefined {
  const direct = signAt(text, from);
  if (direct !== undefined) return { unit: direct.unit, scale: 1, end: direct.end };
  let scale: number | undefined;
  let end = from;
  let at = from;
  for (let step = 0; step < mostBetween; step += 1) {
    const word = wordAfter(text, at, language);
    if (word === undefined) break;
    const unit = unitAt(text, word, language, content);
    if (unit !== undefined) return { unit: unit.id, scale: scale ?? 1, end: unit.end };
    const scaled = scale === undefined ? first(word.keys, content.scales) : undefined;
    if (scaled !== undefined) {
      scale = scaled;
      end = text[word.end] === "." ? word.end + 1 : word.end;
      const sign = signAt(text, end);
      if (sign !== undefined) return { unit: sign.unit, scale, end: sign.end };
      at = end;
      continue;
    }
    if (!word.keys.some((key) => content.between.has(key))) break;
    at = word.end;
  }
  return scale === undefined ? undefined : { unit: undefined, scale, end };
}

/** The next word, when only blanks, a hyphen or a closing sign stand before it. */
function wordAfter(text: string, from: number, language: Language): Word | undefined {
  const window = text.slice(from, from + 48);
  const next = words(window)[0];
  if (next === undefined || !/^[\s\u00a0\-‐‑]{0,4}$/u.test(window.slice(0, next.start))) {
    return undefined;
  }
  const word = window.slice(next.start, next.end);
  return { start: from + next.start, end: from + next.end, keys: wordKeys(word, language) };
}

function unitAt(
  text: string,
  word: Word,
  language: Language,
  content: NumberWords,
): { readonly id: string; readonly end: number } | undefined {
  if (!word.keys.some((key) => content.unitStarts.has(key))) return undefined;
  for (const unit of content.units) {
    const end = matchWords(text, word, unit.keys, language);
    if (end !== undefined) return { id: unit.id, end };
  }
  return undefined;
}

function matchWords(
  text: string,
  word: Word,
  keys: readonly string[],
  language: Language,
): number | undefined {
  let here: Word | undefined = word;
  for (const [i, key] of keys.entries()) {
    if (i > 0 && here !== undefined) here = wordAfter(text, here.end, language);
    if (here === undefined || !here.keys.includes(key)) return undefined;
  }
  return here?.end;
}

function unitBefore(text: string, at: number): (Measured & { readonly start: number }) | undefined {
  const before = text.slice(Math.max(0, at - 5), at).trimEnd();
  for (const [sign, unit] of signs().before) {
    if (!before.endsWith(sign)) continue;
    const gap = text.slice(0, at).length - text.slice(0, at).trimEnd().length;
    return { unit, scale: 1, start: at - gap - sign.length, end: at };
  }
  return undefined;
}

function signAt(text: string, from: number): { unit: string; end: number } | undefined {
  let at = from;
  while (/[ \u00a0\u202f]/.test(text[at] ?? "") && at < from + 2) at += 1;
  for (const [sign, unit] of signs().after) {
    if (!text.startsWith(sign, at)) continue;
    const end = at + sign.length;
    if (/\p{L}/u.test(sign.at(-1) ?? "") && /\p{L}/u.test(text[end] ?? "")) continue;
    return { unit, end };
  }
  return undefined;
}

/** The first number of “10–15 per cent”, “from 10 to 15”, `10 dan 15 gacha`. */
function lowerOfRange(
  text: string,
  before: RegExpExecArray | undefined,
  at: number,
  language: Language,
  content: NumberWords,
): number | undefined {
  if (before === undefined) return undefined;
  const from = before.index + before[0].length;
  if (at - from > 12) return undefined;
  const gap = text.slice(from, at);
  const dash = /^\s?[-‐‑‒–—−]\s?$/u.test(gap);
  const joined = words(gap);
  const join =
    joined.length === 1 &&
    joined.every((word) =>
      wordKeys(gap.slice(word.start, word.end), language).some((key) => content.join.has(key)),
    );
  return dash || join ? parseNumber(before[0], content.decimal) : undefined;
}

function first(keys: readonly string[], map: ReadonlyMap<string, number>): number | undefined {
  for (const key of keys) {
    const value = map.get(key);
    if (value !== undefined) return value;
  }
  return undefined;
}

const loaded = new Map<Language, NumberWords>();

function numberWords(language: Language): NumberWords {
  const known = loaded.get(language);
  if (known !== undefined) return known;
  const made = readNumberWords(language);
  loaded.set(language, made);
  return made;
}

function readNumberWords(language: Language): NumberWords {
  const data = readYaml(`numbers/${language}.yaml`);
  const key = (word: string): string => formKey(word, language);
  const units = Object.entries(asRecord(data.units)).flatMap(([id, forms]) =>
    asList(forms).map((form) => ({
      id,
      keys: words(form).map((word) => key(form.slice(word.start, word.end))),
    })),
  );
  return {
    decimal: `${data.decimal}`,
    scales: new Map(
      Object.entries(asRecord(data.scales)).map(([word, value]) => [key(word), Number(value)]),
    ),
    between: new Set(asList(data.between).map(key)),
    join: new Set(asList(asRecord(data.ranges).join).map(key)),
    units: units.sort((a, b) => b.keys.length - a.keys.length),
    unitStarts: new Set(units.map((unit) => unit.keys[0] ?? "")),
  };
}

const signs = once((): Signs => {
  const data = readYaml("numbers/symbols.yaml");
  const longestFirst = (value: unknown): readonly (readonly [string, string])[] =>
    Object.entries(asTexts(value)).sort((a, b) => b[0].length - a[0].length);
  return { after: longestFirst(data.after), before: longestFirst(data.before) };
});

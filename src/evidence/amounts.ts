import { quantities } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { CodedDate, CodedQuantity } from "./coder.ts";
import type { Named } from "./compile.ts";
import { countPeople } from "./counted.ts";
import { bareFigures } from "./figures.ts";

/**
 * The amounts of a sentence: those that the language room reads, spans of time, and counted things.
 *
 * Shape: in the order of the text, offsets within the sentence. A figure that stands without a unit beside an amount
 * has the same unit (“201 kilometres in one report and 215 in another”); one before a noun counts it (`count`).
 */
export function readAmounts(
  text: string,
  named: readonly Named[],
  days: readonly CodedDate[],
  language: Language,
): readonly CodedQuantity[] {
  const hasFigure = /\d/.test(text);
  // Amounts need a figure or a number in words: most sentences have neither.
  const isNumbered =
    hasFigure || named.some((one) => one.type === "span" && numbering.has(one.group.as));
  if (!isNumbered) return nothing;
  const read = quantities(text, language)
    .map(({ value, unit, start, end }) => ({ value, unit: flowOf(text, unit, start), start, end }))
    .filter((one) => isAmount(one, text) && !days.some((day) => isYearIn(one, day)));
  const spans = readSpans(text, named).filter((one) => !read.some((other) => overlap(one, other)));
  const known: readonly CodedQuantity[] = spans.length === 0 ? read : [...read, ...spans];
  const figures = hasFigure ? bareFigures(text, language, [...known, ...days]) : [];
  if (known.length + figures.length === 0) return nothing;
  const all = [...known, ...figures].sort((a, b) => a.start - b.start);
  const united: CodedQuantity[] = [];
  all.forEach((one, i) => {
    const amount = withUnit(one, i, all, text);
    if (amount !== undefined) united.push(amount);
  });
  return countPeople(text, united, named);
}

const nothing: readonly CodedQuantity[] = [];

/** A volume after “a second” is a flow: «секундига 90 куб метр». */
function flowOf(text: string, unit: string, start: number): string {
  if (unit !== "m3") return unit;
  const before = text.slice(Math.max(0, start - 14), start);
  return /(?:sekundiga|soniyasiga|soniyada|секундига|сониясига|секундына|секундіне)\s$/u.test(
    before,
  )
    ? "m3/s"
    : unit;
}

const counted: ReadonlySet<string> = new Set([
  "people",
  "vehicles",
  "flights",
  "border marks",
  "count",
]);

const numbering: ReadonlySet<string> = new Set(["number", "whole"]);

/** “Two peoples” and “several hundred” in words are no amounts; the ga of “200 ga yaqin” is no hectare. */
function isAmount({ value, unit, start, end }: CodedQuantity, text: string): boolean {
  if (unit === "ha" && /^\s(?:yaqin|яқин)/u.test(text.slice(end, end + 7))) return false;
  return !counted.has(unit) || value >= 1000 || /\d/.test(text.slice(start, end));
}

/** “1.1 billion in 2024 and 1.7 billion in 2025”: a year before “and” is no amount of billions. */
function isYearIn({ start, end }: CodedQuantity, day: CodedDate): boolean {
  return day.value?.length === 4 && day.start === start && day.end < end;
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

function overlap(a: Placed, b: Placed): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What may stand between a number and its span: “30 kun”, “a two-day visit”, “18 oylik”. */
const between = /^[\s\u00a0-]{0,2}$/u;

/** Spans of time: a number in figures or words right before days, weeks, months or years. */
function readSpans(text: string, named: readonly Named[]): readonly CodedQuantity[] {
  const cues = named.filter((one) => one.type === "span");
  if (cues.length === 0) return nothing;
  const units = cues.filter((one) => one.group.as === "unit");
  const inOneWord = cues.filter((one) => one.group.as === "whole").map(readWhole);
  const spans = units.flatMap((unit) => {
    const ends = rangeBefore(text, unit);
    if (ends.length > 0) return ends;
    const number = numberBefore(text, unit.start, cues);
    // A year's number is its name, and an ordinal is no amount: 2022 жыл, 5-kun.
    if (number === undefined || (unit.code.id === "years" && number.value > 1000)) return [];
    return [{ value: number.value, unit: unit.code.id, start: number.start, end: unit.end }];
  });
  return [...inOneWord, ...spans].sort((a, b) => a.start - b.start);
}

/** Both ends of “3–5 days”. */
function rangeBefore(text: string, { code, start, end }: Named): readonly CodedQuantity[] {
  const range = /(?<![\d.,:/–-])(\d{1,3})\s?[–—-]\s?(\d{1,3})[\s-]$/u.exec(
    text.slice(Math.max(0, start - 12), start),
  );
  if (range === null || Number(range[1]) >= Number(range[2])) return [];
  const from = start - range[0].length;
  const second = from + range[0].lastIndexOf(range[2] ?? "");
  return [
    { value: Number(range[1]), unit: code.id, start: from, end },
    { value: Number(range[2]), unit: code.id, start: second, end },
  ];
}

/** A span in one word, whose code is its unit and number: `days-3`. */
function readWhole({ code, start, end }: Named): CodedQuantity {
  const [unit = "", value] = code.id.split("-");
  return { value: Number(value), unit, start, end };
}

function numberBefore(
  text: string,
  at: number,
  cues: readonly Named[],
): { readonly value: number; readonly start: number } | undefined {
  const figure = /(?<![\d.,:–-])(\d{1,3})[\s-]$/u.exec(text.slice(Math.max(0, at - 8), at));
  if (figure !== null) return { value: Number(figure[1]), start: at - figure[0].length };
  const last = wordBefore(text, at, cues);
  if (last === undefined) return undefined;
  const value = numberOf(last);
  const tens = wordBefore(text, last.start, cues);
  if (tens === undefined || value >= 10 || numberOf(tens) < 10) return { value, start: last.start };
  return { value: numberOf(tens) + value, start: tens.start };
}

function wordBefore(text: string, at: number, cues: readonly Named[]): Named | undefined {
  return cues.find(
    (one) => one.group.as === "number" && one.end <= at && between.test(text.slice(one.end, at)),
  );
}

function numberOf(number: Named): number {
  return Number(number.code.id.slice("number-".length));
}

/** A figure without a unit with that of the amount beside it; one that counts a noun keeps its own. */
function withUnit(
  one: CodedQuantity & { readonly isCounted?: boolean },
  i: number,
  all: readonly CodedQuantity[],
  text: string,
): CodedQuantity | undefined {
  const { value, unit, start, end } = one;
  const plain = { value, unit, start, end };
  if (unit !== "count" && unit !== "") return plain;
  if (one.isCounted === true || (unit === "count" && countsNoun(text, end))) return plain;
  const beside = all.slice(0, i).findLast(isMeasured) ?? all.slice(i + 1).find(isMeasured);
  if (beside !== undefined) return { value, unit: beside.unit, start, end };
  return unit === "count" ? plain : undefined;
}

function isMeasured({ unit }: CodedQuantity): boolean {
  return (
    unit !== "count" &&
    unit !== "" &&
    unit !== "percent" &&
    !/^(?:days|weeks|months|years|hours)$/.test(unit)
  );
}

/** Whether a noun follows that is counted, not a preposition or an “and”. */
function countsNoun(text: string, end: number): boolean {
  return /^\s\p{Ll}{5,}/u.test(text.slice(end, end + 8));
}

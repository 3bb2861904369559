import { quantities } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { CodedDate, CodedQuantity } from "./coder.ts";
import type { Named } from "./compile.ts";
import { countPeople } from "./counted.ts";
import { bareFigures } from "./figures.ts";
import { type Amount, withUnit } from "./sharedUnit.ts";
import { readSpans } from "./spanAmounts.ts";

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
    .map(({ value, unit, start, end }) => ({
      value,
      unit: flowOf(text, unit, start, end),
      start,
      end,
    }))
    .filter((one) => isAmount(one, text) && !days.some((day) => isYearIn(one, day)));
  const spans = readSpans(text, named).filter((one) => !read.some((other) => overlap(one, other)));
  const known: readonly CodedQuantity[] = spans.length === 0 ? read : [...read, ...spans];
  const figures = hasFigure ? bareFigures(text, language, [...known, ...days]) : [];
  if (known.length + figures.length === 0) return nothing;
  const all: readonly Amount[] = [...known, ...figures].sort((a, b) => a.start - b.start);
  const united: CodedQuantity[] = [];
  all.forEach((one, i) => {
    const amount = withUnit(one, i, all, text);
    if (amount !== undefined) united.push(amount);
  });
  return countPeople(text, united, named);
}

const nothing: readonly CodedQuantity[] = [];

const secondBefore =
  /(?:sekundiga|soniyasiga|soniyada|секундига|сониясига|секундына|секундіне)\s(?:\p{Ll}+\s)?$/u;
const secondAfter =
  /^(?:\/[сs](?!\p{L})|(?:\s(?:of\s)?\p{Ll}+)?\s(?:в секунду|per second|a second|every second|sekundiga|секундига|секундына))/u;

/** A volume beside “a second” is a flow: «секундига 90 куб метр», “60 cubic metres of water per second”. */
function flowOf(text: string, unit: string, start: number, end: number): string {
  if (unit !== "m3") return unit;
  const isFlow =
    secondBefore.test(text.slice(Math.max(0, start - 24), start)) ||
    secondAfter.test(text.slice(end, end + 34));
  return isFlow ? "m3/s" : unit;
}

const counted: ReadonlySet<string> = new Set([
  "people",
  "vehicles",
  "flights",
  "border marks",
  "count",
]);

const numbering: ReadonlySet<string> = new Set(["number", "whole", "half"]);

/** “Two peoples” and “several hundred” in words are no amounts; the ga of “200 ga yaqin” is no hectare. */
function isAmount({ value, unit, start, end }: CodedQuantity, text: string): boolean {
  const isCase = unit === "ha" && /^\s(?:yaqin|яқин)/u.test(text.slice(end, end + 7));
  if (isCase && /[\s\d-](?:ga|га)$/u.test(text.slice(start, end))) return false;
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

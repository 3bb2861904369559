import type { CodedQuantity } from "./coder.ts";
import type { Named } from "./compile.ts";

/** What may stand between a number and its span: “30 kun”, “a two-day visit”, “18 oylik”. */
const between = /^[\s\u00a0-]{0,2}$/u;

/**
 * Spans of time: a number in figures or words before minutes, hours, days, weeks, months or years.
 *
 * Shape: in the order of the text; a range (“3–5 days”) gives both ends.
 */
export function readSpans(text: string, named: readonly Named[]): readonly CodedQuantity[] {
  const cues = named.filter((one) => one.type === "span");
  if (cues.length === 0) return [];
  const units = cues.filter((one) => one.group.as === "unit");
  const inOneWord = cues.filter((one) => one.group.as === "whole").map(readWhole);
  const manners = cues.filter((one) => one.group.as === "between");
  const spans = units.flatMap((unit) => {
    // “3 working days”: the number stands before the word that says which days.
    const manner = manners.find(
      (one) => one.end <= unit.start && between.test(text.slice(one.end, unit.start)),
    );
    const at = manner?.start ?? unit.start;
    const ends = rangeBefore(text, at, unit);
    if (ends.length > 0) return ends;
    const number = numberBefore(text, at, cues) ?? halfBefore(text, at, cues);
    // A year's number is its name, and an ordinal is no amount: 2022 жыл, 5-kun.
    if (number === undefined || (unit.code.id === "years" && number.value > 1000)) return [];
    return [{ value: number.value, unit: unit.code.id, start: number.start, end: unit.end }];
  });
  return [...inOneWord, ...spans].sort((a, b) => a.start - b.start);
}

const joined = String.raw`(?:\s?[–—-]\s?|\s(?:to|or|and|до|или|и|не|немесе|yoki|ёки)\s|[\s-]?(?:дан|ден|тан|тен|нан|нен|dan)\s)`;
const rangeEnds = new RegExp(String.raw`(?<![\d.,:/–-])(\d{1,3})(${joined})(\d{1,3})[\s-]$`, "u");
const longestRange = 20;

/** Both ends of “3–5 days”. */
function rangeBefore(text: string, at: number, { code, end }: Named): readonly CodedQuantity[] {
  const range = rangeEnds.exec(text.slice(Math.max(0, at - longestRange), at));
  if (range === null || Number(range[1]) >= Number(range[3])) return [];
  const from = at - range[0].length;
  const second = from + (range[1]?.length ?? 0) + (range[2]?.length ?? 0);
  return [
    { value: Number(range[1]), unit: code.id, start: from, end },
    { value: Number(range[3]), unit: code.id, start: second, end },
  ];
}

/** A span in one word, whose code is its unit and number: `days-3`. */
function readWhole({ code, start, end }: Named): CodedQuantity {
  const [unit = "", value] = code.id.split("-");
  return { value: Number(value), unit, start, end };
}

interface NumberBefore {
  readonly value: number;
  readonly start: number;
}

const figureBefore = /(?<![\d.,:–-])(\d{1,3}(?:[ \u00a0,]\d{3}|[.,]\d{1,2})?)[\s-]$/u;
const longestFigure = 12;

function numberBefore(text: string, at: number, cues: readonly Named[]): NumberBefore | undefined {
  const figure = figureBefore.exec(text.slice(Math.max(0, at - longestFigure), at));
  if (figure !== null) {
    const plain = (figure[1] ?? "").replace(/[ \u00a0,](?=\d{3})/u, "").replace(",", ".");
    return { value: Number(plain), start: at - figure[0].length };
  }
  const last = wordBefore(text, at, cues);
  if (last === undefined) return undefined;
  const value = numberOf(last);
  const tens = wordBefore(text, last.start, cues);
  if (tens === undefined || value >= 10 || numberOf(tens) < 10) return { value, start: last.start };
  return { value: numberOf(tens) + value, start: tens.start };
}

/** “Two and a half years”; a half alone gives none. */
function halfBefore(text: string, at: number, cues: readonly Named[]): NumberBefore | undefined {
  const half = cues.find(
    (one) => one.group.as === "half" && one.end <= at && between.test(text.slice(one.end, at)),
  );
  const before = half && /(?:\s(?:and\sa)?\s?)$/u.exec(text.slice(0, half.start));
  if (half === undefined || !before) return undefined;
  const whole = numberBefore(text, half.start - before[0].length + 1, cues);
  return whole && { value: whole.value + 0.5, start: whole.start };
}

function wordBefore(text: string, at: number, cues: readonly Named[]): Named | undefined {
  return cues.find(
    (one) => one.group.as === "number" && one.end <= at && between.test(text.slice(one.end, at)),
  );
}

function numberOf(number: Named): number {
  return Number(number.code.id.slice("number-".length).replace("-", ".")); // number-1-5
}

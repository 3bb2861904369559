import type { CodedQuantity } from "./coder.ts";
import { isVerbLike } from "./figures.ts";

/** An amount, and whether it counts a noun or is a part of the amount before it. */
export type Amount = CodedQuantity & { readonly isCounted?: boolean; readonly isShare?: boolean };

/** What links the figures of a row: “5, 7 and 9 million”. */
const link =
  /^(?:,\s|,?\s(?:and|or|и|или|либо|va|ва|yoki|ёки|және|мен|пен|бен|немесе)\s|\/)(?:(?:then|another)\s)?$/u;

/**
 * Gives a figure without a unit that of the amount beside it, with its scale; one that counts a noun keeps its own.
 *
 * Missing: undefined where no amount stands beside.
 */
export function withUnit(
  one: Amount,
  i: number,
  all: readonly Amount[],
  text: string,
): CodedQuantity | undefined {
  const { value, unit, start, end } = one;
  const plain = { value, unit, start, end };
  if (unit !== "count" && unit !== "") return plain;
  if (one.isCounted === true) return plain;
  if (unit === "count" && one.isShare !== true && countsNoun(text, end)) return plain;
  const row = rowEnd(i, all, text);
  const beside = row ?? all.slice(0, i).findLast(isMeasured) ?? all.slice(i + 1).find(isMeasured);
  if (beside === undefined) return unit === "count" ? plain : undefined;
  const isBare = unit === "" && value < 1000;
  const whole = isBare ? times(value, scaleOf(beside, text)) : value;
  return { ...plain, value: whole, unit: beside.unit };
}

/** The amount at the end of the row that a figure stands in. */
function rowEnd(i: number, all: readonly Amount[], text: string): Amount | undefined {
  for (let at = i; at + 1 < all.length; at += 1) {
    const [one, next] = [all[at], all[at + 1]];
    if (one === undefined || next === undefined) return undefined;
    if (!link.test(text.slice(one.end, next.start))) return undefined;
    if (next.unit !== "" && (next.unit !== "count" || next.isCounted === true)) return next;
  }
  return undefined;
}

const scales: readonly number[] = [1e3, 1e6, 1e9, 1e12];

/** By how much the words after its figure multiply an amount: a million in “9 million tonnes”. */
function scaleOf({ value, start, end }: CodedQuantity, text: string): number {
  const written = /\d[\d.,\s]*/u.exec(text.slice(start, end))?.[0].replace(/[\s.,]+$/u, "");
  if (written === undefined) return 1;
  const plain = Number(written.replace(/\s/gu, "").replace(",", "."));
  const ratio = value / plain;
  return scales.find((one) => Math.abs(ratio / one - 1) < 1e-9) ?? 1;
}

/** A product without the tail of binary digits. */
function times(value: number, scale: number): number {
  return Number((value * scale).toPrecision(12));
}

const time = /^(?:minutes|hours|days|weeks|months|years)$/;

function isMeasured({ unit }: CodedQuantity): boolean {
  return unit !== "count" && unit !== "" && unit !== "percent" && !time.test(unit);
}

/** Whether a noun follows that is counted, not a preposition, an “and” or a verb. */
function countsNoun(text: string, end: number): boolean {
  const word = /^\s(\p{Ll}{5,})/u.exec(text.slice(end, end + 30))?.[1];
  return word !== undefined && !isVerbLike(word);
}

import { unitSigns } from "./numberContent.ts";

/** The unit whose sign stands before a number: $, €. */
export function signBefore(text: string, at: number): { unit: string; start: number } | undefined {
  let end = at;
  while (end > 0 && at - end < 2 && isBlank(text.charCodeAt(end - 1))) end -= 1;
  const { before, beforeEnds } = unitSigns();
  if (end === 0 || !beforeEnds.has(text.charCodeAt(end - 1))) return undefined;
  for (const [sign, unit] of before) {
    if (text.endsWith(sign, end) && text.startsWith(sign, end - sign.length)) {
      return { unit, start: end - sign.length };
    }
  }
  return undefined;
}

/** The unit whose sign stands after a number: %, °C. */
export function signAfter(text: string, from: number): { unit: string; end: number } | undefined {
  let at = from;
  while (at < from + 2 && isThinBlank(text.charCodeAt(at))) at += 1;
  const signs = unitSigns().after.get(text.charCodeAt(at));
  if (signs === undefined) return undefined;
  for (const [sign, unit] of signs) {
    if (!text.startsWith(sign, at)) continue;
    const end = at + sign.length;
    if (/[\p{L}\d]/u.test(sign.at(-1) ?? "") && /[\p{L}\d]/u.test(text[end] ?? "")) continue;
    return { unit, end };
  }
  return undefined;
}

/** Most signs before a number are plain letters: those need no pattern. */
function isBlank(unit: number): boolean {
  if (unit === 0x20) return true;
  if (unit > 0x20 && unit < 0x80) return false;
  return /\s/.test(String.fromCharCode(unit));
}

function isThinBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0xa0 || unit === 0x202f;
}

/** So far before a number the sign of its range is looked for: $2–3bn. */
const rangeLength = 24;

/** Whether a number is money by the sign before it, or before the lower end of its range. */
export function isMoney(text: string, at: number): boolean {
  if (signBefore(text, at) !== undefined) return true;
  const lower = /[\d.,]+\s?\p{L}{0,3}\s?[-‐‑–—]\s?$/u.exec(
    text.slice(Math.max(0, at - rangeLength), at),
  );
  return lower !== null && signBefore(text, at - lower[0].length) !== undefined;
}

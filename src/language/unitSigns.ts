import { unitSigns } from "./numberContent.ts";

/** The unit whose sign stands before a number: $, €. */
export function signBefore(text: string, at: number): { unit: string; start: number } | undefined {
  let end = at;
  while (end > 0 && at - end < 2 && /\s/.test(text[end - 1] ?? "-")) end -= 1;
  for (const [sign, unit] of unitSigns().before) {
    if (text.endsWith(sign, end) && text.startsWith(sign, end - sign.length)) {
      return { unit, start: end - sign.length };
    }
  }
  return undefined;
}

/** The unit whose sign stands after a number: %, °C. */
export function signAfter(text: string, from: number): { unit: string; end: number } | undefined {
  let at = from;
  while (at < from + 2 && /[ \u00a0\u202f]/.test(text[at] ?? "-")) at += 1;
  for (const [sign, unit] of unitSigns().after) {
    if (!text.startsWith(sign, at)) continue;
    const end = at + sign.length;
    if (/\p{L}/u.test(sign.at(-1) ?? "") && /\p{L}/u.test(text[end] ?? "")) continue;
    return { unit, end };
  }
  return undefined;
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

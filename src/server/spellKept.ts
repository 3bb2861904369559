import { transliterate } from "../language/index.ts";

/**
 * Uzbek in Cyrillic letters; what `kept` finds stays in the letters it has.
 *
 * Units: `kept` has one group, around all that stays. A year stands before its word without a stroke in Cyrillic:
 * 2024 йил. Source: rules of Uzbek spelling of 1956, section on strokes.
 */
export function spellKept(text: string, kept: RegExp): string {
  return text
    .split(kept)
    .map((part, place) => (place % 2 === 1 ? part : transliterate(part, "uz-Latn", "uz-Cyrl")))
    .join("")
    .replace(/(?<=\d)-(?=йил)/gu, " ");
}

import { inUzbekCyrillic } from "../language/index.ts";

/**
 * Uzbek in Cyrillic letters; what `kept` finds stays in the letters it has.
 *
 * Units: `kept` has one group, around all that stays.
 */
export function spellKept(text: string, kept: RegExp): string {
  return text
    .split(kept)
    .map((part, place) => (place % 2 === 1 ? part : inUzbekCyrillic(part)))
    .join("");
}

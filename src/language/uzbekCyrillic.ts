import { asList, once, readYaml } from "./content.ts";
import { transliterate } from "./transliterate.ts";

/** A stroke after a figure, or at the beginning of a part, before a word that stands without one in Cyrillic. */
const needless = once(() => {
  const words = asList(readYaml("script-uz.yaml").unstruck);
  return new RegExp(`(?:(?<=[\\d}#])|^)-(?=(?:${words.join("|")}))`, "gu");
});

/**
 * What we say in Uzbek in Latin letters, for who reads Cyrillic ones: other letters, and years and days as Cyrillic
 * writes them, 2024-yil 28-yanvar as 2024 йил 28 январь.
 *
 * Shape: of a part that follows a figure, a stroke at its beginning goes too. For what others wrote, `transliterate`.
 * Source: rules of Uzbek spelling of 1956, section on strokes.
 */
export function inUzbekCyrillic(latin: string): string {
  return transliterate(latin, "uz-Latn", "uz-Cyrl").replace(needless(), " ");
}

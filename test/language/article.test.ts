import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import {
  compilePatterns,
  foldText,
  mixedScriptWords,
  type Pattern,
  words,
} from "../../src/language/index.ts";
import { hasShared, readSeed } from "./data.ts";

if (!hasShared) console.warn("The article is not beside the repository: its tests are skipped.");

/** The words of a theme, as specialists list them for Uzbek in Latin letters. */
function themeWords(): readonly string[] {
  const file = new URL("../../content/codebook/directions.yaml", import.meta.url);
  const book = parse(readFileSync(file, "utf8")) as {
    codes: readonly { forms?: readonly { "uz-Latn"?: readonly unknown[] }[] }[];
  };
  const forms = book.codes.flatMap((code) => code.forms ?? []);
  const listed = forms.flatMap((form) => form["uz-Latn"] ?? []);
  return [...new Set(listed.filter((one): one is string => typeof one === "string"))];
}

/** Inflection as a schoolbook lists it, apart from the tables that the room itself reads. */
const inflection =
  "(?:lar)?(?:imiz|ingiz|im|ing|si|i)?(?:ning|ni|gacha|ga|dagi|dan|da|cha)?(?:gi)?";

/** Where a theme's words stand in a folded text with any inflection on the last of them. */
function expectedAt(text: string, phrase: string): readonly number[] {
  const parts = words(phrase).map(({ start, end }) => foldText(phrase.slice(start, end)));
  const pattern = new RegExp(
    `(?<![\\p{L}ʻ])${parts.join("[\\s-]+")}${inflection}(?![\\p{L}ʻ])`,
    "gu",
  );
  return [...text.matchAll(pattern)].map((match) => match.index);
}

describe.skipIf(!hasShared)("the article in ../shared", () => {
  it("gives every word of a direction's theme by its stem, with any inflection", () => {
    const text = hasShared ? foldText(readSeed()) : "";
    const themes = themeWords();
    const patterns = themes.map(
      (theme, id): Pattern => ({ id, language: "uz-Latn", words: [{ text: theme }] }),
    );
    const matches = compilePatterns(patterns).find(text, "uz-Latn");
    const found = new Set(matches.map(({ pattern, start }) => `${themes[pattern]} ${start}`));
    // uning and unga are forms of u (it), which the schoolbook pattern cannot tell from un (flour).
    const told = themes.filter((theme) => theme !== "un");
    const expected = told.flatMap((theme) =>
      expectedAt(text, theme).map((start) => `${theme} ${start}`),
    );
    expect(expected.length).toBeGreaterThan(100);
    expect(expected.filter((one) => !found.has(one))).toEqual([]);
  });

  it("L2: has four words of two scripts, repaired when folded; no other is flagged", () => {
    const text = hasShared ? readSeed() : "";
    const mixed = mixedScriptWords(text);
    expect(mixed).toHaveLength(4);
    for (const { start, end, repaired } of mixed) {
      expect(foldText(text.slice(start, end))).toBe(foldText(repaired));
    }
  });
});

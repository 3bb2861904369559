import { describe, expect, it } from "vitest";
import { formKey, wordKeys } from "../../src/language/index.ts";
import { type Language, languages } from "../../src/terms/index.ts";
import { pairs } from "./pairs.ts";

function finds(form: string, word: string, language: Language): boolean {
  return wordKeys(word, language).includes(formKey(form, language));
}

interface Tally {
  readonly words: number;
  readonly missed: readonly string[];
  readonly wrong: readonly string[];
  readonly right: number;
}

function tally(language: Language): Tally {
  const missed: string[] = [];
  const wrong: string[] = [];
  let right = 0;
  let words = 0;
  for (const { form, found, notFound } of pairs[language] ?? []) {
    for (const word of found.split(" ")) {
      words += 1;
      if (finds(form, word, language)) right += 1;
      else missed.push(`${word} of ${form}`);
    }
    for (const word of notFound.split(" ")) {
      words += 1;
      if (finds(form, word, language)) wrong.push(`${word} of ${form}`);
    }
  }
  return { words, missed, wrong, right };
}

describe("wordKeys", () => {
  for (const language of languages) {
    it(`L5: finds 95 % of the forms in ${language}, and 98 % of what it finds is right`, () => {
      const { words, missed, wrong, right } = tally(language);
      expect(words).toBeGreaterThanOrEqual(60);
      expect(right / (right + missed.length), missed.join(", ")).toBeGreaterThanOrEqual(0.95);
      expect(right / (right + wrong.length), wrong.join(", ")).toBeGreaterThanOrEqual(0.98);
    });
  }

  it("begins with the word itself, folded", () => {
    expect(wordKeys("O‘ZBEKISTONDA", "uz-Latn")[0]).toBe("oʻzbekistonda");
    expect(wordKeys("Win", "unknown")).toEqual(["win"]);
  });

  it("leaves at least three letters of a stem, two only of a frequent noun", () => {
    for (const key of wordKeys("ablarimizda", "uz-Latn")) expect(key.length).toBeGreaterThan(2);
    expect(wordKeys("uylarimizda", "uz-Latn")).toContain("uy");
    expect(finds("су", "судың", "kk")).toBe(true);
    expect(finds("ел", "елдерінің", "kk")).toBe(true);
    expect(finds("ер", "ерлари", "uz-Cyrl")).toBe(true);
    expect(finds("ал", "алды", "kk")).toBe(false);
    expect(finds("on", "onda", "uz-Latn")).toBe(false);
  });

  it("does not take one suffix off twice, nor suffixes in the wrong order", () => {
    expect(finds("suv", "suvdalar", "uz-Latn")).toBe(false);
    expect(finds("suv", "suvgalar", "uz-Latn")).toBe(false);
    expect(finds("davlat", "davlatlarlar", "uz-Latn")).toBe(false);
  });

  it("reads suffixes in Kazakh only where the vowels agree", () => {
    expect(finds("бала", "балалар", "kk")).toBe(true);
    expect(finds("бала", "балалер", "kk")).toBe(false);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { ClaimReader } from "../../src/claims/find.ts";
import { transliterate } from "../../src/language/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { readerOf, readingsOf, readText, sentencesIn } from "./readers.ts";

// Sentences as journalists, ministers and encyclopaedias write them, with the question that each of them asks.

let reader: ClaimReader;
beforeAll(async () => {
  reader = await readerOf("shipped");
}, 180_000);

const files: readonly (readonly [string, Language])[] = [
  ["en", "en"],
  ["ru", "ru"],
  ["kk", "kk"],
  ["uz", "uz-Latn"],
];

describe.each(files)("sentences in %s", (name, language) => {
  it.each(sentencesIn(name).map((one) => [one.text, one.reads] as const))("%s", (text, reads) => {
    const found = readText(reader, text, language);
    expect(readingsOf(found)).toEqual(reads);
    for (const { start, end, quote } of found.claims) expect(text.slice(start, end)).toBe(quote);
  });
});

describe("Uzbek in Cyrillic letters", () => {
  it("is read as the same sentence in Latin letters", () => {
    const all = sentencesIn("uz");
    const unlike = all.filter(({ text, reads }) => {
      const found = readText(reader, transliterate(text, "uz-Latn", "uz-Cyrl"), "uz-Cyrl");
      return JSON.stringify(readingsOf(found)) !== JSON.stringify(reads);
    });
    expect(unlike.map((one) => one.text)).toEqual([]);
  });
});

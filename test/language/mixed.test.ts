import { describe, expect, it } from "vitest";
import { mixedScriptWords } from "../../src/language/index.ts";
import { hasShared, readLanguageLines, readSeed, readTreebank } from "./data.ts";

describe("mixedScriptWords", () => {
  it("says where a word mixes scripts and what it was meant to be", () => {
    expect(mixedScriptWords("Аyrim sabablar")).toEqual([{ start: 0, end: 5, repaired: "Ayrim" }]);
  });

  it("does not flag acronyms with suffixes, names with suffixes, or Roman numerals beside words", () => {
    expect(mixedScriptWords("BMTда YouTubeда XXI аср SMS-хабар G20 ел")).toEqual([]);
  });

  it.skipIf(!hasShared)("L2: finds the four of the article in ../shared and nothing else", () => {
    expect(mixedScriptWords(readSeed()).map(({ repaired }) => repaired)).toEqual([
      "Ключевые",
      "Ayrim",
      "Afgʼonistonda",
      "Afgʼonistonga",
    ]);
  });

  it.skipIf(!hasShared)("L2: flags none of 10,000 clean words in ../shared", () => {
    const stems = readLanguageLines("uzbek_lexicon.csv").slice(1);
    const words = stems
      .map((line) => line.split(",")[0] ?? "")
      .filter((word, i) => i % 6 === 0 && !/\p{Script=Cyrillic}/u.test(word)); // two stems are misspelt so
    const sentences = [...readTreebank("uz_ut.conllu"), ...readTreebank("kk_ktb_first500.conllu")];
    const text = [...words, ...sentences].join(" ");
    expect(text.split(" ").length).toBeGreaterThan(10_000);
    expect(mixedScriptWords(text)).toEqual([]);
  });
});

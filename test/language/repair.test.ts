import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { detect, fold, mixedScriptWords, repair } from "../../src/language/index.ts";
import { hasShared, readLanguageLines, readSeed, readTreebank, uzbekCyrillic } from "./data.ts";

/** Text with much of what repair cares about. */
const damaged = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "xavf",
        "sizlik",
        "-\n",
        "\u00ad\n",
        "-\r\n ",
        " ʻ",
        "ʻ ",
        "o",
        "g",
        " ",
        "\n",
      ),
      fc.constantFrom("Аfg", "ﬁ", "и\u0306", "\u200b", "\u202e", "\u0301", "а", "a", "1", "\ud800"),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(""));

describe("repair", () => {
  it("makes a word whole that a line's end broke, where what is joined is one word", () => {
    expect(repair("Mintaqada xavf-\nsizlik masalasi").text).toBe("Mintaqada xavfsizlik masalasi");
    expect(repair("davlat munosabat-\n  larimizni").text).toBe("davlat munosabatlarimizni");
    expect(repair("хавф-\r\nсизлик ва тараққиёт").text).toBe("хавфсизлик ва тараққиёт");
    expect(repair("елдің қауіп-\nсіздігі мәселесі").text).toBe("елдің қауіпсіздігі мәселесі");
    expect(repair("о взаимном сотруд-\nничестве сторон").text).toBe(
      "о взаимном сотрудничестве сторон",
    );
    expect(repair("the coopera-\ntion of states").text).toBe("the cooperation of states");
    expect(repair("XAVF-\nSIZLIK").text).toBe("XAVFSIZLIK");
  });

  it("leaves its hyphen to a compound, a number with a suffix, a name and a particle", () => {
    expect(repair("bu ilmiy-\ntadqiqot ishi").text).toBe("bu ilmiy-tadqiqot ishi");
    expect(repair("2018-\nyilda imzolangan").text).toBe("2018-yilda imzolangan");
    expect(repair("Qosim-\nJomart Toqayev").text).toBe("Qosim-Jomart Toqayev");
    expect(repair("u ham keldi-\nku axir").text).toBe("u ham keldi-ku axir");
    expect(repair("в социально-\nэкономической сфере").text).toBe(
      "в социально-экономической сфере",
    );
    expect(repair("a long-\nterm agreement").text).toBe("a long-term agreement");
  });

  it("believes the rest of the text before its lexicon", () => {
    expect(repair("Zarnigor-\nxon. Zarnigorxon keldi").text).toBe("Zarnigorxon. Zarnigorxon keldi");
    expect(repair("suv-\nshartnoma va suv-shartnoma").text).toBe("suv-shartnoma va suv-shartnoma");
  });

  it("joins at a soft hyphen always, and removes one inside a line", () => {
    expect(repair("Qambar\u00ad\nota yana Qam\u00adbar").text).toBe("Qambarota yana Qambar");
  });

  it("puts marks of oʻ and gʻ back where a PDF moved them", () => {
    expect(repair("o ʻzbek xalqi va oʻ zbek tili").text).toBe("oʻzbek xalqi va oʻzbek tili");
    expect(repair("o zbekiston ʻ").text).toBe("oʻzbekiston");
    expect(repair("o zbek xalqining bo lgan ʻ ʻ\nso z").text).toBe(
      "oʻzbek xalqining boʻlgan\nso z",
    );
  });

  it("leaves words alone that end in a mark, and quotations", () => {
    for (const text of [
      "togʻ suvi va bogʻ yoʻli",
      "‘dog’ and ’tis",
      "the dogs’ bowl",
      "‘suv’ degani",
    ]) {
      expect(repair(text).text).toBe(text);
    }
  });

  it("spells out ligatures, joins marks to letters, drops hidden signs, repairs look-alikes, keeps capitals", () => {
    expect(repair("ﬁnal oﬃce и\u0306од a\u200bb\u202ec Kлючевые Аyrim İSTANBUL").text).toBe(
      "final office йод abc Ключевые Ayrim İSTANBUL",
    );
  });

  it("leads back to the original, in order and never out of it, for any text", () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const { text: repaired, origin } = repair(text);
        expect(origin.length).toBe(repaired.length + 1);
        for (let i = 1; i < origin.length; i += 1) {
          expect(origin[i] ?? -1).toBeGreaterThanOrEqual(origin[i - 1] ?? 0);
        }
        expect(origin[repaired.length]).toBe(text.length);
      }),
      { numRuns: 1500, seed: 4 },
    );
  });

  it("points at the letter of the original from which each letter comes", () => {
    const text = "a\u200bb xavf-\nsizlik ﬁ";
    const { text: repaired, origin } = repair(text);
    expect(repaired).toBe("ab xavfsizlik fi");
    expect(text[origin[repaired.indexOf("sizlik")] ?? 0]).toBe("s");
    expect(text[origin[repaired.indexOf("fi", 10)] ?? 0]).toBe("ﬁ");
  });

  it("does not change a clean text", () => {
    for (const text of uzbekCyrillic()) expect(repair(text).text).toBe(text);
  });

  it.skipIf(!hasShared)(
    "L2: changes no clean word of 10,000 in ../shared, but for hidden signs",
    () => {
      const plain = (text: string): string =>
        text.normalize("NFC").replace(/[\u00ad\u200b-\u200f\u202a-\u202e\ufeff]/g, "");
      const stems = readLanguageLines("uzbek_lexicon.csv")
        .map((line) => line.split(",")[0] ?? "")
        .filter((word, i) => i % 6 === 0 && !/\p{Script=Cyrillic}/u.test(word));
      const sentences = [
        ...readTreebank("uz_ut.conllu"),
        ...readTreebank("kk_ktb_first500.conllu"),
      ];
      expect(stems.length).toBeGreaterThan(7000);
      for (const text of [...stems, ...sentences]) expect(repair(text).text).toBe(plain(text));
    },
  );

  it.skipIf(!hasShared)("L2: repairs the four words of the article in ../shared", () => {
    const text = readSeed();
    expect(mixedScriptWords(text).length).toBe(4);
    expect(mixedScriptWords(repair(text).text)).toEqual([]);
  });

  it("changes no language and nothing that is compared", () => {
    const text = "Oʻzbekiston va Qozogʻiston oʻrtasida xavf-\nsizlik";
    expect(detect(repair(text).text).language).toBe("uz-Latn");
    expect(fold(repair("Аyrim ﬁkr").text).text).toBe(fold("Аyrim ﬁkr").text);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldText, foldWord } from "../../src/language/index.ts";

/** Text with much of what folding cares about. */
const written = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "o",
        "g",
        "ʻ",
        "ʼ",
        "‘",
        "’",
        "'",
        "`",
        "´",
        "А",
        "a",
        "К",
        "k",
        "т",
        "\u00ad",
      ),
      fc.constantFrom(
        "\u200b",
        "\u202e",
        "\u00a0",
        "ﬁ",
        "İ",
        "ı",
        "I",
        "\u0306",
        "\u0307",
        "\u0301",
      ),
      fc.constantFrom(
        "и",
        "й",
        "Й",
        "е",
        "ё",
        "H",
        "Н",
        "ң",
        "1",
        " ",
        "\n",
        "-",
        "\ud800",
        "\udc00",
      ),
      fc.string({ unit: "binary", maxLength: 3 }),
    ),
  )
  .map((parts) => parts.join(""));

describe("fold", () => {
  it("L1: makes one mark of every form of the apostrophe", () => {
    for (const mark of ["ʻ", "ʼ", "‘", "’", "'", "`", "´", "ʹ", "′", "＇"]) {
      expect(foldWord(`O${mark}zbekiston`)).toBe("oʻzbekiston");
      expect(foldWord(`ma${mark}no`)).toBe("maʻno");
    }
  });

  it("keeps the way back to the original", () => {
    const text = "Ўз\u00adбекистон ﬁ İ";
    const folded = fold(text);
    expect(folded.text).toBe("ўзбекистон fi i");
    expect(folded.origin.length).toBe(folded.text.length + 1);
    expect(folded.origin[2]).toBe(3); // past the soft hyphen
    expect(folded.origin[folded.text.length]).toBe(text.length);
  });

  it("repairs look-alike letters by the word's main script, capital by capital", () => {
    expect(foldText("Kлючевые Аfgʼoniston Poccия Toшкент МАRKAZ")).toBe(
      "ключевые afgʻoniston россия тошкент markaz",
    );
  });

  it("leaves an acronym with a suffix in another script as it is", () => {
    expect(foldText("BMTда")).toBe("bmtда");
  });

  it("removes what is not seen and makes letters of their parts", () => {
    expect(foldText("a\u200bb\ufeffc\u202ed\u0000e")).toBe("abcde");
    expect(foldText("и\u0306 у\u0306 е\u0308")).toBe("й ў ё");
    expect(foldText("10\u00a0mlrd\u202fdollar")).toBe("10 mlrd dollar");
  });

  it("L10: does not depend on the locale of the machine", () => {
    expect(foldText("İSTANBUL I ı IZMIR")).toBe("istanbul i ı izmir");
    expect("I".toLocaleLowerCase("tr")).toBe("ı"); // what a locale would have done
  });

  it("is the same done twice, for any text", () => {
    fc.assert(
      fc.property(written, (text) => {
        const once = foldText(text);
        expect(foldText(once)).toBe(once);
        expect(fold(text).text).toBe(once);
      }),
      { numRuns: 5000, seed: 1 },
    );
  });

  it("never leads out of the original nor backwards, for any text", () => {
    fc.assert(
      fc.property(written, (text) => {
        const { origin, text: folded } = fold(text);
        expect(origin.length).toBe(folded.length + 1);
        for (let i = 1; i < origin.length; i += 1) {
          expect(origin[i] ?? -1).toBeGreaterThanOrEqual(origin[i - 1] ?? 0);
        }
        expect(origin[folded.length]).toBe(text.length);
      }),
      { numRuns: 1000, seed: 2 },
    );
  });
});

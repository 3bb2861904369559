import { describe, expect, it } from "vitest";
import { describeLine, lineOperations } from "../../src/language/index.ts";
import { Problem } from "../../src/terms/index.ts";

describe("describeLine", () => {
  it("detects the language of a line", () => {
    const { language, confidence } = describeLine("detect", "Қазақстан мен Өзбекстан көршілер");
    expect(language).toBe("kk");
    expect(confidence).toBeGreaterThan(0.9);
  });

  it("folds a line with the way back", () => {
    expect(describeLine("fold", "Oʼz\u00adi")).toEqual({ text: "oʻzi", map: [0, 1, 2, 4, 5] });
  });

  it("repairs a line with the way back", () => {
    expect(describeLine("repair", "Of\u00adﬁs")).toEqual({
      text: "Offis",
      map: [0, 1, 3, 3, 4, 5],
    });
  });

  it("gives the offsets of sentences", () => {
    expect(describeLine("sentences", "Bir. Ikki.")).toEqual({
      sentences: [
        [0, 4],
        [5, 10],
      ],
    });
  });

  it("transliterates into the other script, or the one asked for", () => {
    expect(describeLine("transliterate", "Oʻzbekiston suvlari")).toEqual({
      text: "Ўзбекистон сувлари",
    });
    expect(describeLine("transliterate", "Шымкент", { language: "kk", to: "plain-latin" })).toEqual(
      { text: "Shymkent" },
    );
  });

  it("gives the readings of each word, best first, with weights that sum to one", () => {
    const { words } = describeLine("stem", "yuragida", { language: "uz-Latn" });
    expect(words).toMatchObject(
      [
        {
          start: 0,
          end: 8,
          analyses: [{ stem: "yurak", suffixes: ["i", "da"], partOfSpeech: "noun" }],
        },
      ].map((word) => ({ start: word.start, end: word.end })),
    );
    const [word] = words as readonly { analyses: readonly { stem: string; weight: number }[] }[];
    expect(word?.analyses[0]?.stem).toBe("yurak");
    const total = (word?.analyses ?? []).reduce((sum, { weight }) => sum + weight, 0);
    expect(total).toBeCloseTo(1, 6);
  });

  it("finds amounts and dates", () => {
    const line = "2022-yil 22-dekabrda savdo 10 mlrd dollardan oshdi.";
    expect(describeLine("numbers", line, { language: "uz-Latn" })).toEqual({
      quantities: [{ value: 1e10, unit: "USD", start: 27, end: 44, quote: "10 mlrd dollardan" }],
      dates: [{ value: "2022-12-22", start: 0, end: 20, quote: "2022-yil 22-dekabrda" }],
    });
  });

  it("writes Kazakh in its other script, whichever the line has", () => {
    expect(describeLine("transliterate", "Шымкент", { language: "kk" })).toEqual({
      text: "Şymkent",
    });
    expect(describeLine("transliterate", "Şymkent", { language: "kk", to: "kk" })).toEqual({
      text: "Шымкент",
    });
  });

  it("answers for a language that is told apart but not read", () => {
    const line =
      "Кыргыз Республикасы 2022-жылы көз карандысыз мамлекет болуп саналат, 5 млн адам жашайт";
    for (const operation of lineOperations) {
      expect(Object.keys(describeLine(operation, line)).length).toBeGreaterThan(0);
    }
    expect(describeLine("numbers", line)).toEqual({ quantities: [], dates: [] });
  });

  it("refuses a spelling that it cannot write", () => {
    expect(() => describeLine("transliterate", "suv", { to: "klingon" })).toThrow(Problem);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { words } from "../../src/language/index.ts";

function cut(text: string): readonly string[] {
  return words(text).map(({ start, end }) => text.slice(start, end));
}

describe("words", () => {
  it("keeps an apostrophe of any form inside its word", () => {
    expect(cut("oʻzbek o'zbek o‘zbek o`zbek maʼno don't")).toEqual([
      "oʻzbek",
      "o'zbek",
      "o‘zbek",
      "o`zbek",
      "maʼno",
      "don't",
    ]);
  });

  it("keeps the mark of oʻ and gʻ at the end of a word, but no closing quotation mark", () => {
    expect(cut("togʻ, ‘dog’ 'suv'")).toEqual(["togʻ", "dog", "suv"]);
  });

  it("cuts compounds at hyphens and keeps decimals whole", () => {
    expect(cut("2018-yilda CASA -1000 3,5 mlrd bir-biri 1.2, G20")).toEqual([
      "2018",
      "yilda",
      "CASA",
      "1000",
      "3,5",
      "mlrd",
      "bir",
      "biri",
      "1.2",
      "G20",
    ]);
  });

  it("takes marks and soft hyphens into the word", () => {
    expect(cut("Ўз\u00adбек и\u0306он")).toEqual(["Ўз\u00adбек", "и\u0306он"]);
  });

  it("gives spans in order that do not overlap, inside any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        let last = 0;
        for (const { start, end } of words(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1000, seed: 3 },
    );
  });
});

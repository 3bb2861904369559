import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences, wordIn, wordOf, wordRow, words, wordTable } from "../../src/language/index.ts";

/** Texts of signs that words, figures and sentences turn on. */
const texts = fc.string({
  unit: fc.constantFrom(..."ogʻ'’аЎ\u0306\u00ad\u200b13., .?!\n-[]«»"),
  maxLength: 80,
});

function rowOf(text: string): readonly { readonly start: number; readonly end: number }[] {
  const { count, starts, ends } = wordRow(text);
  return Array.from({ length: count }, (_, i) => ({ start: starts[i] ?? 0, end: ends[i] ?? 0 }));
}

describe("wordRow", () => {
  it("has the words of any text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(rowOf(text)).toEqual(words(text));
      }),
    );
  });

  it("has in each sentence the words that the sentence has by itself", () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const { start, end } of sentences(text)) {
          const inside = rowOf(text).filter((one) => one.start >= start && one.start < end);
          const alone = words(text.slice(start, end));
          expect(inside).toEqual(
            alone.map((one) => ({ start: one.start + start, end: one.end + start })),
          );
        }
      }),
    );
  });
});

describe("wordTable", () => {
  it("remembers each word under its own letters, however many there are", () => {
    const [plain, doubled] = [wordTable((word) => word), wordTable((word) => word + word)];
    // More words than are remembered at once.
    for (let i = 0; i < 210_000; i += 1000) {
      const text = Array.from({ length: 1000 }, (_, k) => `so${i + k}z`).join(" ");
      const row = wordRow(text);
      for (const k of [0, 1, 999]) expect(wordOf(plain, text, row, k)).toBe(`so${i + k}z`);
      expect(wordOf(doubled, text, row, 7)).toBe(`so${i + 7}zso${i + 7}z`);
    }
    expect(wordIn(plain, "so5z", 0, 4)).toBe("so5z");
  });
});

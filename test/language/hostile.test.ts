import { describe, expect, it } from "vitest";
import {
  compilePatterns,
  cutByLanguage,
  dates,
  describeLine,
  detect,
  fold,
  lineOperations,
  mixedScriptWords,
  quantities,
  repair,
  sentences,
  stem,
  transliterate,
  wordKeys,
  words,
} from "../../src/language/index.ts";
import { millisecondsOf } from "./data.ts";

const matcher = compilePatterns([
  { id: 1, language: "uz-Latn", words: [{ text: "suv" }, { text: "suv" }], gap: 3 },
]);

/** Everything that the room does with a text. */
const uses: Readonly<Record<string, (text: string) => unknown>> = {
  fold: (text) => fold(text),
  repair: (text) => repair(text),
  cut: (text) => cutByLanguage(text),
  words: (text) => words(text),
  mixed: (text) => mixedScriptWords(text),
  detect: (text) => detect(text),
  sentences: (text) => sentences(text),
  patterns: (text) => matcher.find(text, "uz-Latn"),
  toCyrillic: (text) => transliterate(text, "uz-Latn", "uz-Cyrl"),
  toLatin: (text) => transliterate(text, "uz-Cyrl", "uz-Latn"),
  toNewer: (text) => transliterate(text, "uz-Cyrl", "uz-Latn-new"),
  kazakhToLatin: (text) => transliterate(text, "kk", "kk-Latn"),
  kazakhToCyrillic: (text) => transliterate(text, "kk-Latn", "kk"),
  quantities: (text) => quantities(text, "uz-Latn"),
  dates: (text) => dates(text, "ru"),
  toPlain: (text) => transliterate(text, "kk", "plain-latin"),
  keys: (text) => wordKeys(text, "uz-Latn"),
  stems: (text) => stem(text, "kk"),
};

/** Texts that have broken other programs, grown to a length. */
const floods: Readonly<Record<string, string>> = {
  "lone surrogates": "\ud800a\udc00б",
  "NUL and controls": "a\u0000\u0001\u001fb",
  "direction marks": "\u202eabc\u202c\u2066\u2069",
  "zero-width runs": "a\u200b\u200d\ufeff\u2060",
  "combining marks": "a\u0316\u0301\u0316\u0301",
  "one letter": "a",
  "one Cyrillic letter": "а",
  "two scripts": "aб",
  "two scripts of look-alikes": "aа",
  apostrophes: "ʻ'’`",
  "letters and apostrophes": "o'",
  stops: ".",
  "stops and blanks": ". ",
  "stops and closers": ".”)",
  blanks: " ",
  "line breaks": "\n",
  "lines and blanks": "\n \t",
  brackets: "[1; ",
  initials: "A.",
  capitals: "BMT",
  digits: "1,",
  "suffix chains": "lari",
  "Kazakh suffix chains": "лары",
  "Russian endings": "ами",
  "English endings": "ings",
  hyphens: "-—",
  "broken lines": "a-\nb",
  quotations: "«a b c» “",
  "moved marks": "o ʻ",
  "figures in groups": "1 000 ",
  "figures of days": "22.12.2022 ",
  "number words": "bir yarim ming ",
  years: "2022-yil ",
  "open quotation marks": "«А. ",
  addresses: "a.b@c.uz/",
  "newer letters": "şō",
  emoji: "👩‍👩‍👧",
};

function grown(part: string, length: number): string {
  return part.repeat(Math.ceil(length / part.length)).slice(0, length);
}

// What 50 ms are is measured in bench/language/hostile.mjs. Here a machine may be busy: what backtracks takes
// minutes, not ten times as long.
const patienceMs = 500;

describe("hostile text", () => {
  for (const [turn, name] of Object.keys(uses).entries()) {
    it(`A8: 100 kB of anything does not hold ${name} up`, () => {
      const use = uses[name];
      if (use === undefined) throw new Error(name);
      for (const [flood, part] of Object.entries(floods)) {
        const took = millisecondsOf(() => use(grown(part, 100_000)));
        expect(took, flood).toBeLessThan(patienceMs);
      }
    });

    it(`F11: ${name} reads a line of 1 MB of anything without a crash or a halt`, () => {
      const use = uses[name];
      if (use === undefined) throw new Error(name);
      // Each flood is read at this length by one use in three, in turns: all of them at a tenth of it, above.
      const own = Object.entries(floods).filter((_, at) => (at + turn) % 3 === 0);
      for (const [flood, part] of own) {
        expect(
          millisecondsOf(() => use(grown(part, 1_000_000))),
          flood,
        ).toBeLessThan(20 * patienceMs);
      }
    });
  }

  it("F11: every line operation answers a hostile line", () => {
    for (const operation of lineOperations) {
      for (const part of Object.values(floods)) {
        expect(typeof describeLine(operation, grown(part, 300))).toBe("object");
      }
    }
  });
});

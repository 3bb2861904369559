import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sentences } from "../../src/language/index.ts";
import { hasShared, readLanguageLines, readSeed, readTreebank } from "./data.ts";

function cut(text: string): readonly string[] {
  return sentences(text).map(({ start, end }) => text.slice(start, end));
}

/** Share of right ends among those found and those there were (F1), over sentences joined by blanks. */
function accuracy(all: readonly string[]): number {
  const whole = all.filter(
    (one) => /[.!?…]["»”)]*$/.test(one) && /^["«“(—–-]*\s*[\p{Lu}\d]/u.test(one),
  );
  const wanted = new Set<number>();
  let at = -1;
  for (const one of whole) {
    at += one.length + 1;
    wanted.add(at);
  }
  const found = sentences(whole.join(" ")).map(({ end }) => end);
  const right = found.filter((end) => wanted.has(end)).length;
  return (2 * right) / (found.length + wanted.size);
}

/** A text with its lines broken at blanks. */
function wrapped(text: string): string {
  return text.replace(/(.{1,72})(?: |$)/g, "$1\n").trim();
}

function onOneLine(text: string): string {
  return text.replaceAll("\n", " ");
}

describe("sentences", () => {
  it("ends at full stops, question marks and exclamation marks", () => {
    expect(cut(" Bu bitim. Qachon imzolandi? Yaqinda! ")).toEqual([
      "Bu bitim.",
      "Qachon imzolandi?",
      "Yaqinda!",
    ]);
  });

  it("goes on after initials, ordinals, decimals and abbreviations", () => {
    const one = "Prezident Sh.M.Mirziyoyev va Н. А. Назарбаев 94-maqsad haqida soʻzladi.";
    expect(cut(one)).toEqual([one]);
    const other = "В 2014 г. Узбекистан продал на 3.5 млрд. долл. США, т.е. больше (см. рис. 2).";
    expect(cut(other)).toEqual([other]);
  });

  it("ends at a year's abbreviation when a word that opens sentences follows", () => {
    expect(cut("Он родился в 1957 г. В 1979 г. окончил вуз.")).toEqual([
      "Он родился в 1957 г.",
      "В 1979 г. окончил вуз.",
    ]);
  });

  it("ends after a surname with initials, not between them", () => {
    expect(cut("Автор — Каримов И. А. Он сказал это.")).toEqual([
      "Автор — Каримов И. А.",
      "Он сказал это.",
    ]);
  });

  it("keeps a list number with what it numbers", () => {
    expect(cut("2-бап. Шекара. 1. Жалпы ережелер. 2. Тараптар келісті.")).toEqual([
      "2-бап.",
      "Шекара.",
      "1. Жалпы ережелер.",
      "2. Тараптар келісті.",
    ]);
  });

  it("goes on after a quotation that a small letter follows", () => {
    expect(cut("“Qachon?” dedi u. «Завтра!» — ответил он. Все ушли.")).toEqual([
      "“Qachon?” dedi u.",
      "«Завтра!» — ответил он.",
      "Все ушли.",
    ]);
  });

  it("goes on over hard-wrapped lines, blank lines and a citation broken over lines", () => {
    const first =
      "Bu daryolarning suvlaridan oqilona foydalanish ikki davlat uchun ham muhim va \n\nOʻzbekiston buni doimo taʼkidlab keladi, chunki bu mintaqaning kelajagi[1; \n\n72].";
    const second =
      "Ikkinchi gap shu yerda boshlanadi va keyingi satrda ham davom etib boradi \n\nhamda tugaydi [4; 16].";
    expect(cut(`${first} ${second}`)).toEqual([first, second]);
  });

  it("puts a citation after the full stop to the sentence before it", () => {
    expect(cut("Birinchi gap. [2; 213-236] Ikkinchi gap.")).toEqual([
      "Birinchi gap. [2; 213-236]",
      "Ikkinchi gap.",
    ]);
  });

  it("ends a heading and a list item at their line", () => {
    expect(cut("Xulosa\n\nMarkaziy Osiyo davlatlari hamkor boʻlib qoladi.")).toHaveLength(2);
    expect(cut("Parties:\n- Uzbekistan\n- Kazakhstan")).toEqual([
      "Parties:",
      "- Uzbekistan",
      "- Kazakhstan",
    ]);
  });

  it.each(["uz", "kk", "ru", "en"])(
    "ends the hard cases of ends/%s.txt where they say",
    (language) => {
      const lines = readFileSync(new URL(`ends/${language}.txt`, import.meta.url), "utf8").split(
        "\n",
      );
      const cases = lines.filter((line) => line !== "" && !line.startsWith("#"));
      expect(cases.length).toBeGreaterThanOrEqual(60);
      for (const line of cases) {
        expect(cut(line.replaceAll("|", ""))).toEqual(line.split("|").map((one) => one.trim()));
      }
    },
  );

  it.each(["uz-Latn", "uz-Cyrl", "kk", "ru", "en"])(
    "finds the sentences of gold/sentences/%s.txt, also in wrapped lines",
    (language) => {
      const file = new URL(`../gold/sentences/${language}.txt`, import.meta.url);
      const written = readFileSync(file, "utf8")
        .replace(/^#.*\n/gm, "")
        .trim()
        .split("\n\n");
      const ends = written.join("\n").split("\n").length;
      expect(ends).toBeGreaterThanOrEqual(language === "en" ? 200 : 80);
      for (const wrap of [false, true]) {
        let wrong = 0;
        for (const paragraph of written) {
          const text = paragraph.replaceAll("\n", " ");
          const found = new Set(cut(wrap ? wrapped(text) : text).map(onOneLine));
          const wanted = new Set(paragraph.split("\n"));
          wrong += [...wanted].filter((one) => !found.has(one)).length;
        }
        expect(wrong / ends).toBeLessThan(0.05); // an end too many or missed spoils two sentences
      }
    },
  );

  it("ends at every line of a text that has a sentence on each", () => {
    const lines = [
      "Savdo hajmi oshdi",
      "Chegara shartnomasi imzolandi va u ikki davlat uchun ham muhim",
      "Suv taqsimlandi",
      "Elchilar uchrashuvi boʻlib oʻtdi, unda yangi loyihalar koʻrildi",
      "Yoʻl ochildi",
    ];
    expect(cut(lines.join("\n"))).toEqual(lines);
  });

  it("reads a text that was cut into words, where a full stop stands between blanks", () => {
    expect(cut("bu bitim muhim . u kuchga kirdi . . . keyin")).toEqual([
      "bu bitim muhim .",
      "u kuchga kirdi . . . keyin",
    ]);
  });

  it("gives spans without blanks around them, in order, inside any text", () => {
    const unit = fc.constantFrom(
      "A",
      "b",
      ".",
      " ",
      "\n",
      "1",
      "[",
      "]",
      "”",
      "г",
      "!",
      "-",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        let last = 0;
        for (const { start, end } of sentences(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          last = end;
        }
        expect(text.slice(last).trim()).toBe("");
      }),
      { numRuns: 2000, seed: 4 },
    );
  });

  it.skipIf(!hasShared)("finds at least 99 % of ends in the sentences of ../shared (F1)", () => {
    expect(accuracy(readTreebank("uz_ut.conllu"))).toBeGreaterThan(0.995);
    expect(accuracy(readTreebank("kk_ktb_first500.conllu"))).toBeGreaterThan(0.99);
    expect(accuracy(readLanguageLines("dev/ru_sentences.txt"))).toBeGreaterThan(0.99);
    expect(accuracy(readLanguageLines("dev/ky_sentences.txt"))).toBeGreaterThan(0.99);
  });

  it.skipIf(!hasShared)("cuts no sentence of the article in ../shared at a line end", () => {
    const odd = cut(readSeed()).filter((one) => !/[.:]$/.test(one));
    expect(odd).toEqual([]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutByLanguage } from "../../src/language/index.ts";
import { hasShared, readSeed } from "./data.ts";

describe("cutByLanguage", () => {
  it("cuts where the language changes and nowhere else", () => {
    const uzbek = "Ikki davlat oʻrtasida yangi bitim imzolandi. Bu juda muhim qadam boʻldi.";
    const russian = "Стороны договорились о совместном управлении водными ресурсами.";
    const english = "The agreement enters into force thirty days after signature.";
    const text = `${uzbek} ${russian} ${english}`;
    expect(
      cutByLanguage(text).map(({ start, end, language }) => [language, text.slice(start, end)]),
    ).toEqual([
      ["uz-Latn", uzbek],
      ["ru", russian],
      ["en", english],
    ]);
  });

  it("leaves a short sentence with the part before it", () => {
    const text =
      "Стороны подписали договор о дружбе и сотрудничестве. OK. Они довольны результатом встречи.";
    expect(cutByLanguage(text)).toMatchObject([{ start: 0, end: text.length, language: "ru" }]);
  });

  /** The parts of a text: language and what it says. */
  function partsOf(text: string): readonly (readonly [string, string])[] {
    return cutByLanguage(text).map(({ start, end, language }) => [
      language,
      text.slice(start, end),
    ]);
  }

  it("cuts a Russian quotation out of an Uzbek sentence, with its marks", () => {
    expect(
      partsOf("Rossiya elchisi «Стороны подписали важный договор о дружбе» deb taʼkidladi."),
    ).toEqual([
      ["uz-Latn", "Rossiya elchisi"],
      ["ru", "«Стороны подписали важный договор о дружбе»"],
      ["uz-Latn", "deb taʼkidladi."],
    ]);
    expect(
      partsOf("Элчи ўз сўзида “Мы готовы к сотрудничеству с соседями” деб қайд этди ва кетди."),
    ).toEqual([
      ["uz-Cyrl", "Элчи ўз сўзида"],
      ["ru", "“Мы готовы к сотрудничеству с соседями”"],
      ["uz-Cyrl", "деб қайд этди ва кетди."],
    ]);
  });

  it("cuts an English term of three words out of a Russian sentence, without marks too", () => {
    const text =
      "Стороны обсудили участие в проекте Trans-Caspian International Transport Route и цены на газ.";
    expect(partsOf(text)).toEqual([
      ["ru", "Стороны обсудили участие в проекте"],
      ["en", "Trans-Caspian International Transport Route"],
      ["ru", "и цены на газ."],
    ]);
  });

  it("leaves names of one or two words, and quotations in the sentence's own language", () => {
    for (const text of [
      "Компания Google Cloud открыла офис в Ташкенте и наняла сотрудников.",
      "Министр сказал: «Мы подписали важный договор о дружбе», и вышел из зала.",
      "Vazir “Biz muhim shartnomani imzoladik va bundan xursandmiz” dedi.",
    ]) {
      expect(cutByLanguage(text)).toHaveLength(1);
    }
  });

  it("follows a quotation over several sentences", () => {
    const text =
      "Elchi shunday dedi: «Мы подписали договор о дружбе. Это важный шаг для наших стран». Keyin u uchrashuvni yakunladi va ketdi.";
    expect(partsOf(text).map(([language]) => language)).toEqual(["uz-Latn", "ru", "uz-Latn"]);
  });

  it("gives parts in order that cover all but blanks, neighbours differing, for any text", () => {
    const pieces = fc.constantFrom(
      "Ikki davlat oʻrtasida yangi bitim imzolandi.",
      "Стороны подписали договор о дружбе.",
      "Екі ел арасындағы ынтымақтастық туралы шарт.",
      "«Мы готовы к сотрудничеству»",
      "the Shanghai Cooperation Organisation",
      "(see the annex to this agreement)",
      "“",
      "»",
      '"',
      "\n\n",
      "1992.",
      "OK",
      "\ud800",
      " ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (chosen) => {
        const text = chosen.join(" ");
        let last = 0;
        let before = "";
        for (const { start, end, language, confidence } of cutByLanguage(text)) {
          expect(text.slice(last, start).trim()).toBe("");
          expect(end).toBeGreaterThan(start);
          expect(language).not.toBe(before);
          expect(confidence).toBeLessThanOrEqual(1);
          last = end;
          before = language;
        }
        expect(text.slice(last).trim()).toBe("");
      }),
      { numRuns: 400, seed: 5 },
    );
  });

  it("gives nothing for a text without words", () => {
    expect(cutByLanguage(" \n ")).toEqual([]);
  });

  it.skipIf(!hasShared)("L6: finds the four parts of the article in ../shared", () => {
    const text = readSeed();
    const parts = cutByLanguage(text);
    expect(parts.map(({ language }) => language)).toEqual(["uz-Latn", "ru", "en", "uz-Latn"]);
    const begins = (start: number): string => text.slice(start, start + 8);
    expect(parts.map(({ start }) => begins(start))).toEqual([
      "Annotats",
      "Аннотатц",
      "Abstract",
      "Oʻzbekis",
    ]);
  });
});

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

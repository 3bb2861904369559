import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { names } from "../../src/language/index.ts";
import { type Language, languages } from "../../src/terms/index.ts";

type Found = readonly [
  quote: string,
  name: string | undefined,
  title: string | undefined,
  former: boolean,
];

function found(text: string, language: Language): readonly Found[] {
  return names(text, language).map((one) => {
    expect(text.slice(one.start, one.end)).toBe(one.quote);
    return [one.quote, one.name, one.title, one.former];
  });
}

describe("names", () => {
  it.each<[Language, string, Found]>([
    [
      "uz-Latn",
      "Kecha Sh.M.Mirziyoyev aytdi.",
      ["Sh.M.Mirziyoyev", "Sh.M.Mirziyoyev", undefined, false],
    ],
    [
      "uz-Latn",
      "Prezident Sh. Mirziyoyevning taklifi.",
      ["Prezident Sh. Mirziyoyevning", "Sh. Mirziyoyevning", "president", false],
    ],
    [
      "uz-Latn",
      "Yigʻilishda sobiq vazirlar qatnashdi.",
      ["sobiq vazirlar", undefined, "minister", true],
    ],
    [
      "uz-Latn",
      "Tashqi ishlar vaziri Baxtiyor Saidov keldi.",
      ["Tashqi ishlar vaziri Baxtiyor Saidov", "Baxtiyor Saidov", "foreign-minister", false],
    ],
    [
      "uz-Cyrl",
      "Президент Ш. Мирзиёев айтди.",
      ["Президент Ш. Мирзиёев", "Ш. Мирзиёев", "president", false],
    ],
    [
      "kk",
      "Президент Қ.К. Тоқаев қол қойды.",
      ["Президент Қ.К. Тоқаев", "Қ.К. Тоқаев", "president", false],
    ],
    ["kk", "Бұрынғы министрдің пікірі.", ["Бұрынғы министрдің", undefined, "minister", true]],
    ["ru", "Об этом сказал бывший министр.", ["бывший министр", undefined, "minister", true]],
    [
      "ru",
      "Встреча с Н. А. Назарбаевым прошла.",
      ["Н. А. Назарбаевым", "Н. А. Назарбаевым", undefined, false],
    ],
    [
      "ru",
      "Договор подписал Иванов И.П. в Москве.",
      ["Иванов И.П.", "Иванов И.П.", undefined, false],
    ],
    [
      "en",
      "The former Foreign Minister Erlan Idrissov spoke.",
      ["former Foreign Minister Erlan Idrissov", "Erlan Idrissov", "foreign-minister", true],
    ],
    [
      "en",
      "Prime Minister A. Aripov met them.",
      ["Prime Minister A. Aripov", "A. Aripov", "prime-minister", false],
    ],
  ])("%s: reads %s", (language, text, wanted) => {
    expect(found(text, language)).toEqual([wanted]);
  });

  it.each<[Language, string]>([
    ["uz-Latn", "BMT Bosh Assambleyasi 2017-yilda yigʻildi."],
    ["ru", "В г. Ташкенте и т. д. подписан договор."],
    ["kk", "Қазақстан мен Өзбекстан келісті."],
    ["en", "The U.S. and Central Asia agreed. A river rose. The U.S. Congress met."],
  ])("%s: takes no place or body for a person in %s", (language, text) => {
    expect(found(text, language)).toEqual([]);
  });

  it("gives stretches of the text, in order and apart", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.constantFrom(...languages),
        (noise, language) => {
          const text = `${noise} Sh.M.Ali президент Н. Иванов ${noise} former minister B. Cole`;
          let last = 0;
          for (const one of names(text, language)) {
            expect(one.start).toBeGreaterThanOrEqual(last);
            expect(one.end).toBeGreaterThan(one.start);
            expect(text.slice(one.start, one.end)).toBe(one.quote);
            last = one.end;
          }
        },
      ),
    );
  });

  it("A8: 100 kB of initials and capitals do not hold it up", () => {
    for (const part of ["A.", "A. ", "Ab.", "A.B ", "Aa ", "A", "президент "]) {
      const text = part.repeat(100_000 / part.length);
      const before = process.cpuUsage();
      names(text, "ru");
      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1000, part).toBeLessThan(2000);
    }
  });
});

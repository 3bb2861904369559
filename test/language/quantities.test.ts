import { describe, expect, it } from "vitest";
import { quantities } from "../../src/language/index.ts";
import type { Language } from "../../src/terms/index.ts";

function amounts(text: string, language: Language): readonly (readonly [number, string])[] {
  for (const one of quantities(text, language)) {
    expect(text.slice(one.start, one.end)).toBe(one.quote);
  }
  return quantities(text, language).map((one) => [one.value, one.unit]);
}

describe("quantities", () => {
  it.each<[Language, string, number, string]>([
    ["uz-Latn", "Savdo 10 mlrd dollarga yetdi.", 10e9, "USD"],
    ["ru", "Оборот составил 3,5 млрд долларов.", 3.5e9, "USD"],
    ["kk", "Сауда 4,97 млрд АҚШ долларына жетті.", 4.97e9, "USD"],
    ["en", "Trade reached $10 billion.", 10e9, "USD"],
    ["uz-Latn", "50 milliondan ortiq kishi yashaydi.", 50e6, "people"],
    ["ru", "Переехали около 70 тыс. человек.", 70e3, "people"],
    ["en", "It fell by 12.5%.", 12.5, "percent"],
    ["uz-Cyrl", "Улуши 12,5 фоиз.", 12.5, "percent"],
    ["uz-Latn", "Chegara 2 356,7 km.", 2356.7, "km"],
    ["en", "The border has 1,301 border marks.", 1301, "border marks"],
    ["uz-Latn", "5,3 km³ suv", 5.3, "km3"],
    ["ru", "16 кубических километров воды", 16, "km3"],
    ["uz-Cyrl", "400 куб метр секундига", 400, "m3/s"],
    ["kk", "секундына 350 текше метр", 350, "m3"],
    ["ru", "мощность 1 860 МВт", 1860, "MW"],
    ["kk", "3 млн гектар жер", 3e6, "ha"],
  ])("reads %s “%s”", (language, text, value, unit) => {
    expect(amounts(text, language)).toEqual([[value, unit]]);
  });

  it("reads both ends of a range, with the unit that is written once", () => {
    const range = [
      [10, "percent"],
      [15, "percent"],
    ];
    expect(amounts("10–15 foizga oʻsdi", "uz-Latn")).toEqual(range);
    expect(amounts("from 10 to 15 per cent", "en")).toEqual(range);
    expect(amounts("от 10 до 15 процентов", "ru")).toEqual(range);
  });

  it("leaves numbers without a unit alone: years, articles, goals", () => {
    expect(amounts("2022-yil 94-maqsad, 3-modda", "uz-Latn")).toEqual([]);
    expect(amounts("CASA-1000 and goal 94 of 2022", "en")).toEqual([]);
  });

  it("tells thousands from decimals by the language", () => {
    expect(amounts("2,356.666 km", "en")).toEqual([[2356.666, "km"]]);
    expect(amounts("2,356 km", "en")).toEqual([[2356, "km"]]);
    expect(amounts("2,356 км", "ru")).toEqual([[2.356, "km"]]);
  });

  it("takes time in proportion to the length of a hostile text", () => {
    const start = performance.now();
    quantities(`${"1 000 ".repeat(40_000)}${"9,".repeat(40_000)}`, "en");
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

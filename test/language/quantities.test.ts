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
    ["uz-Latn", "10 mlrd dollarlik savdo", 10e9, "USD"],
    ["kk", "10 млрд долларлық сауда", 10e9, "USD"],
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
    ["en", "A quarter of a million people crossed.", 250_000, "people"],
    ["en", "They sold 2.5m tonnes of grain.", 2.5e6, "t"],
    ["en", "The lake holds 3bn m3.", 3e9, "m3"],
    ["en", "The share fell by 5 percentage points.", 5, "percent"],
    ["ru", "500-километровый участок", 500, "km"],
    ["uz-Latn", "50 tadan ortiq yuk mashinasi oʻtdi.", 50, "vehicles"],
    ["uz-Latn", "110 kVli liniya", 110, "kV"],
    ["uz-Latn", "Har oyda 3 mingta avtobus oʻtadi.", 3000, "vehicles"],
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

  it.each<[Language, string, number, string]>([
    ["uz-Latn", "bir yarim million tonna paxta", 1.5e6, "t"],
    ["uz-Latn", "yarim milliard soʻm", 0.5e9, "UZS"],
    ["uz-Latn", "ikki yuz ellik ming kishi", 250e3, "people"],
    ["uz-Latn", "3 ming 500 rubl", 3500, "RUB"],
    ["uz-Cyrl", "бир ярим миллион киши", 1.5e6, "people"],
    ["kk", "екі жарым миллиард теңге", 2.5e9, "KZT"],
    ["kk", "жиырма бес мың тонна", 25e3, "t"],
    ["ru", "полтора миллиарда рублей", 1.5e9, "RUB"],
    ["ru", "два с половиной миллиона тонн", 2.5e6, "t"],
    ["ru", "сто пятьдесят километров", 150, "km"],
    ["ru", "5 млрд 300 млн долларов", 5.3e9, "USD"],
    ["en", "half a million people", 0.5e6, "people"],
    ["en", "one and a half million tonnes", 1.5e6, "t"],
    ["en", "two hundred fifty thousand people", 250e3, "people"],
    ["en", "a million dollars", 1e6, "USD"],
    ["kk", "42 процентке өсті", 42, "percent"],
    ["kk", "жиырма төрт шаршы метр", 24, "m2"],
    ["uz-Latn", "60 kvadrat metrdan", 60, "m2"],
    ["ru", "13 миллиметров", 13, "mm"],
    ["uz-Latn", "300 mln yuan", 300e6, "CNY"],
    ["kk", "12 млрд ₸", 12e9, "KZT"],
  ])("reads number words: %s “%s”", (language, text, value, unit) => {
    expect(amounts(text, language)).toEqual([[value, unit]]);
  });

  it.each<[Language, string, string]>([
    ["uz-Latn", "50 milliondan ortiq kishi", "more than"],
    ["uz-Latn", "10 mlrd AQSH dollaridan koʻproq", "more than"],
    ["uz-Latn", "12 foizdan kam", "less than"],
    ["uz-Latn", "qariyb 5 foiz", "about"],
    ["uz-Latn", "deyarli 5 foiz", "almost"],
    ["uz-Latn", "kamida 3 mln. gektar", "at least"],
    ["uz-Latn", "20 mlrd dollargacha", "at most"],
    ["uz-Cyrl", "10 млрд доллардан ортиқ", "more than"],
    ["kk", "20 миллионнан астам адам", "more than"],
    ["kk", "шамамен 300 км", "about"],
    ["kk", "50-ге жуық рейс", "about"],
    ["kk", "кемінде 5 пайыз", "at least"],
    ["ru", "более 5 млн. человек", "more than"],
    ["ru", "не более 5 процентов", "at most"],
    ["ru", "не менее чем 5 процентов", "at least"],
    ["ru", "около ста тысяч человек", "about"],
    ["ru", "почти 20 %", "almost"],
    ["ru", "до 20 %", "at most"],
    ["en", "more than $10 billion", "more than"],
    ["en", "at least twenty-five percent", "at least"],
    ["en", "nearly 40 km", "almost"],
  ])("says how near a figure is: %s “%s” is %s", (language, text, bound) => {
    expect(quantities(text, language).map((one) => one.bound)).toEqual([bound]);
  });

  it("gives the lower end of a range with its upper one, and no bound to either", () => {
    const ends = (text: string, language: Language): readonly unknown[] =>
      quantities(text, language).map(({ value, unit, upTo, bound }) => [value, unit, upTo, bound]);
    const billions = [
      [5e9, "USD", 10e9, undefined],
      [10e9, "USD", undefined, undefined],
    ];
    expect(ends("от 5 до 10 млрд долларов", "ru")).toEqual(billions);
    expect(ends("5–10 mlrd dollar", "uz-Latn")).toEqual(billions);
    expect(ends("5 mlrd dan 10 mlrd dollargacha", "uz-Latn")).toEqual(billions);
    expect(ends("from $5 to $10 billion", "en")).toEqual(billions);
    expect(ends("10 пайыздан 15 пайызға дейін", "kk")).toEqual([
      [10, "percent", 15, undefined],
      [15, "percent", undefined, undefined],
    ]);
    expect(ends("besh-olti ming kishi", "uz-Latn")).toEqual([
      [5000, "people", 6000, undefined],
      [6000, "people", undefined, undefined],
    ]);
  });

  it("counts neither years in words, nor “one”, nor plurals of scales", () => {
    expect(amounts("икки минг йигирма икки йил", "uz-Cyrl")).toEqual([]);
    expect(amounts("one person and millions of dollars", "en")).toEqual([]);
    expect(amounts("в 2022 300 тонн", "ru")).toEqual([[300, "t"]]);
    expect(amounts("22 декабря 2022 года, 22.12.2022", "ru")).toEqual([]);
  });

  it("leaves numbers without a unit alone: years, articles, goals", () => {
    expect(amounts("2022-yil 94-maqsad, 3-modda", "uz-Latn")).toEqual([]);
    expect(amounts("CASA-1000 and goal 94 of 2022", "en")).toEqual([]);
  });

  it("reads letters for scales after a sum of money only", () => {
    expect(amounts("The loan of €500m grew to $1.5bn, then $2trn; fees are £20k.", "en")).toEqual([
      [500e6, "EUR"],
      [1.5e9, "USD"],
      [2e12, "USD"],
      [20e3, "GBP"],
    ]);
    expect(amounts("He ran 500m in the 5k race.", "en")).toEqual([]);
    expect(amounts("It costs €2–3bn.", "en")).toEqual([
      [2e9, "EUR"],
      [3e9, "EUR"],
    ]);
  });

  it("reads a minus before degrees and shares, and none in a range", () => {
    expect(amounts("It was -12 °C.", "en")).toEqual([[-12, "degrees"]]);
    expect(amounts("снизился на 3 %, то есть −3 %", "ru")).toEqual([
      [3, "percent"],
      [-3, "percent"],
    ]);
    expect(amounts("10 –15 %", "ru")).toEqual([
      [10, "percent"],
      [15, "percent"],
    ]);
    expect(quantities("−3,5 %", "ru")[0]).toMatchObject({ start: 0, value: -3.5 });
  });

  it("tells thousands from decimals by the language", () => {
    expect(amounts("2,356.666 km", "en")).toEqual([[2356.666, "km"]]);
    expect(amounts("2,356 km", "en")).toEqual([[2356, "km"]]);
    expect(amounts("2,356 км", "ru")).toEqual([[2.356, "km"]]);
  });

  it("takes time in proportion to the length of a hostile text", () => {
    const start = performance.now();
    quantities(`${"1 000 ".repeat(40_000)}${"9,".repeat(40_000)}`, "en");
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});

describe("a scale after “several”", () => {
  it.each<[Language, string]>([
    ["en", "It cost several million dollars."],
    ["uz-Latn", "Bir necha million dollar sarflandi."],
    ["kk", "Бірнеше миллион доллар жұмсалды."],
  ])("is no amount in %s", (language, text) => {
    expect(amounts(text, language)).toEqual([]);
  });
});

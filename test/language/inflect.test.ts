import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  type Case,
  formKey,
  type Inflection,
  inflect,
  stem,
  wordKeys,
} from "../../src/language/index.ts";

const content = new URL("../../content/language/", import.meta.url);

function lines(name: string): readonly string[] {
  const all = readFileSync(new URL(name, content), "utf8").split("\n");
  return all.filter((line) => line !== "" && !line.startsWith("#"));
}

function uzbekNouns(): readonly string[] {
  const rows = lines("stems-uz.txt").map((line) => line.split(" "));
  return rows.filter(([, speech]) => speech?.includes("n")).map(([word]) => word ?? "");
}

function kazakhNouns(): readonly string[] {
  return lines("stems-kk.txt")
    .filter((line) => /^[nN] /.test(line))
    .flatMap((line) => line.split(" ").slice(1));
}

const cases: readonly Case[] = [
  "nominative",
  "genitive",
  "accusative",
  "dative",
  "locative",
  "ablative",
];

/** Shares of the forms whose stem is among their readings, is the first of them, and finds the form. */
function roundTrip(nouns: readonly string[], language: Inflection["language"]) {
  const tally = { forms: 0, among: 0, first: 0, found: 0 };
  for (const noun of nouns) {
    const folded = noun.toLowerCase();
    for (const one of cases) {
      const form = inflect(noun, { language, case: one });
      const readings = stem(form, language);
      tally.forms += 1;
      if (readings[0]?.stem === folded) tally.first += 1;
      if (readings.some((reading) => reading.stem === folded)) tally.among += 1;
      if (wordKeys(form, language).includes(formKey(noun, language))) tally.found += 1;
    }
  }
  return { ...tally, share: (part: number) => part / tally.forms };
}

function forms(language: Inflection["language"], table: Readonly<Record<string, string>>): void {
  for (const [written, expected] of Object.entries(table)) {
    const [noun = "", ...rest] = written.split(" + ");
    const wanted: { -readonly [Key in keyof Inflection]: Inflection[Key] } = { language };
    for (const part of rest) {
      if (part === "plural") wanted.number = "plural";
      else if (part === "my") wanted.possessive = "1 singular";
      else if (part === "our") wanted.possessive = "1 plural";
      else if (part === "its") wanted.possessive = "3";
      else wanted.case = part === "instrumental" ? part : cases.find((one) => one === part);
    }
    expect(inflect(noun, wanted), written).toBe(expected);
  }
}

describe("inflect", () => {
  it("makes the forms of Uzbek nouns, names, years and acronyms", () => {
    forms("uz-Latn", {
      "Oʻzbekiston + genitive": "Oʻzbekistonning",
      "Oʻzbekiston + dative": "Oʻzbekistonga",
      "Toshkent + ablative": "Toshkentdan",
      "Qozogʻiston + locative": "Qozogʻistonda",
      "yurak + dative": "yurakka",
      "qishloq + dative": "qishloqqa",
      "togʻ + dative": "togʻga",
      "BMT + genitive": "BMTning",
      "2022-yil + locative": "2022-yilda",
      "u + dative": "unga",
      "yurak + its": "yuragi",
      "qishloq + our + genitive": "qishlogʻimizning",
      "hamkorlik + its + accusative": "hamkorligini",
      "shahar + its + locative": "shahrida",
      "Oʻgʻil + its": "Oʻgʻli",
      "xalq + its": "xalqi",
      "huquq + its": "huquqi",
      "avzo + its + locative": "avzoyida",
      "obroʻ + its": "obroʻyi",
      "daryo + its + ablative": "daryosidan",
      "suv ombor + plural + its": "suv omborlari",
    });
  });

  it("makes the forms of Uzbek in Cyrillic letters", () => {
    forms("uz-Cyrl", {
      "Ўзбекистон + genitive": "Ўзбекистоннинг",
      "юрак + its": "юраги",
      "қишлоқ + dative": "қишлоққа",
      "шаҳар + its": "шаҳри",
      "дунё + its + dative": "дунёсига",
    });
  });

  it("makes the forms of Kazakh nouns, names, years and acronyms", () => {
    forms("kk", {
      "Қазақстан + dative": "Қазақстанға",
      "Өзбекстан + genitive": "Өзбекстанның",
      "Астана + ablative": "Астанадан",
      "Ташкент + ablative": "Ташкенттен",
      "Түркия + dative": "Түркияға",
      "Пекин + dative": "Пекинге",
      "Назарбаев + genitive": "Назарбаевтың",
      "Мирзиёев + genitive": "Мирзиёевтің",
      "БҰҰ + genitive": "БҰҰ-ның",
      "АҚШ + dative": "АҚШ-қа",
      "ТМД + genitive": "ТМД-ның",
      "2022 + dative": "2022-ге",
      "2030 + dative": "2030-ға",
      "2000 + ablative": "2000-нан",
      "кітап + my": "кітабым",
      "кітап + its + dative": "кітабына",
      "кітап + instrumental": "кітаппен",
      "қыз + instrumental": "қызбен",
      "халық + its + genitive": "халқының",
      "мүлік + its": "мүлкі",
      "су + genitive": "судың",
      "оқу + its": "оқуы",
      "үй + my + dative": "үйіме",
      "үй + our + dative": "үйімізге",
      "бала + plural + its + locative": "балаларында",
      "модель + genitive": "модельдің",
      "банк + dative": "банкке",
      "ол + dative": "оған",
    });
  });

  it("refuses languages and cases that it cannot make", () => {
    expect(() => inflect("рынок", { language: "ru", case: "genitive" })).toThrow("uz-Latn");
    expect(() => inflect("suv", { language: "uz-Latn", case: "instrumental" })).toThrow("case");
  });

  it("makes forms whose reading leads back to the noun, for each case of every 23rd Uzbek noun", () => {
    const nouns = uzbekNouns().filter((_, i) => i % 23 === 0);
    const tally = roundTrip(nouns, "uz-Latn");
    expect(tally.forms).toBeGreaterThan(9000);
    expect(tally.share(tally.among)).toBeGreaterThan(0.999);
    expect(tally.share(tally.first)).toBeGreaterThan(0.98);
    expect(tally.share(tally.found)).toBeGreaterThan(0.998);
  });

  it("makes forms whose reading leads back to the noun, for each case of every third Kazakh noun", () => {
    const nouns = kazakhNouns().filter((_, i) => i % 3 === 0);
    const tally = roundTrip(nouns, "kk");
    expect(tally.forms).toBeGreaterThan(3000);
    expect(tally.share(tally.among)).toBeGreaterThan(0.999);
    expect(tally.share(tally.first)).toBeGreaterThan(0.98);
    expect(tally.share(tally.found)).toBeGreaterThan(0.98);
  });
});

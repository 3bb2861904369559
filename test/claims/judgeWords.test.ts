import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { writeDate, writeNumber, writeScaled } from "../../src/claims/figures.ts";
import type { Facts, Judgement, Query, Reason, Sayings } from "../../src/claims/index.ts";
import {
  explain,
  explainReason,
  judge,
  parseClaimRules,
  parseSayings,
  writtenLanguages,
} from "../../src/claims/index.ts";
import { compare, halfUnit } from "../../src/claims/tolerance.ts";
import { factsOf, rules } from "./dossiers.ts";

const sayingsYaml = readFileSync("content/claims/reasons.yaml", "utf8");
const rulesYaml = readFileSync("content/rules/claims.yaml", "utf8");
const sayings: Sayings = parseSayings(sayingsYaml);
const languages = ["en", "uz-Latn", "uz-Cyrl", "ru", "kk"] as const;

let facts: Facts;
beforeAll(async () => {
  facts = await factsOf("shipped");
}, 180_000);

const ask = (query: Query): Judgement =>
  judge(query, { negated: false, day: "2026-11-22", textDate: undefined }, facts, rules);
const told = (query: Query, language: (typeof languages)[number]): string =>
  explain(ask(query), language, { facts, rules, sayings }).join(" ");

const almost: Query = {
  kind: "sum",
  measure: { concept: "gdp-current-usd" },
  left: { states: ["KAZ"] },
  right: { states: ["KGZ", "TJK", "TKM", "UZB"], group: "rest" },
  relation: "almost",
  times: 1,
};

describe("explain", () => {
  it("names value, year, price basis, source, edition and tolerance", () => {
    expect(told(almost, "en")).toContain(
      "GDP, current US dollars: Kazakhstan had 1.395 times the sum of Kyrgyzstan, Tajikistan, Turkmenistan and Uzbekistan in 2023 (at current prices; World Bank, World Development Indicators, NY.GDP.MKTP.CD, wdi-2025-06).",
    );
    expect(told(almost, "en")).toContain("“Almost” allows 0.9 to 1.05.");
    expect(told(almost, "en")).toContain("It was true of 2016:");
  });

  it("forms names by the grammar of each language", () => {
    expect(told(almost, "uz-Latn")).toContain("2023-yilda Qozogʻistonning koʻrsatkichi");
    expect(told(almost, "uz-Cyrl")).toContain("2023 йилда Қозоғистоннинг кўрсаткичи");
    expect(told(almost, "kk")).toContain("2023 жылы Қазақстанның көрсеткіші");
    expect(told(almost, "ru")).toContain("отношение «Казахстан» к сумме");
  });

  it("keeps titles of sources as they are, whatever the script around them", () => {
    for (const language of languages)
      expect(told(almost, language)).toContain("CIA World Factbook");
  });

  it("leaves no gap open and no reason without words, in any language", () => {
    const people = { value: 20e6, unit: "people" };
    const of = { states: ["UZB"] };
    const population = { concept: "population" };
    const region = { states: facts.region };
    const queries: readonly Query[] = [
      almost,
      { kind: "amount", measure: population, of, relation: "equals", value: people },
      {
        kind: "amount",
        measure: population,
        of,
        relation: "about",
        value: { ...people, value: 36e3 },
      },
      {
        kind: "threshold",
        measure: population,
        of,
        relation: "more-than",
        value: { value: 1e5, unit: "people" },
      },
      {
        kind: "amount",
        measure: population,
        of,
        relation: "equals",
        value: people,
        when: { from: "1900", to: "1900" },
      },
      {
        kind: "rank",
        measure: population,
        subject: "KAZ",
        among: region,
        rank: 1,
        order: "highest",
      },
      {
        kind: "share",
        measure: population,
        part: of,
        whole: region,
        relation: "equals",
        percent: 79.2,
      },
      {
        kind: "change",
        measure: population,
        of,
        move: "rose",
        percent: 5,
        when: { from: "2020", to: "2024" },
      },
      { kind: "geography", fact: "landlocked", subject: "KAZ", degree: 0 },
      { kind: "geography", fact: "neighbour-count", subject: "UZB", relation: "equals", count: 6 },
      { kind: "date", entry: "kaz-2014-2020-concept", act: "adopted", date: "2014-01-21" },
      { kind: "priority", doctrine: "kaz-2014-2020-concept", partner: "region", rank: 3 },
      { kind: "fulfilment", commitments: ["c-surkhan-all"], claimed: "fulfilled" },
      { kind: "status", entries: ["afg-2017-surkhan-puli-khumri"], statuses: ["in-force"] },
      { kind: "parties", entry: "afg-2017-surkhan-puli-khumri", states: ["UZB"], exact: true },
    ];
    for (const query of queries) {
      for (const language of languages) {
        const sentences = explain(ask(query), language, { facts, rules, sayings });
        expect(sentences.length).toBeGreaterThan(0);
        for (const sentence of sentences) {
          expect(sentence, `${query.kind} ${language}`).not.toMatch(/[{}]|undefined|NaN|\(\)| {2}/);
          expect(sentence).toMatch(/\.$/);
        }
      }
    }
  });

  it("tells a reason that has no sentence by its id, and passes nothing over", () => {
    const odd: Reason = { id: "not-in-the-list", values: {} };
    expect(explainReason(odd, "en", { facts, rules, sayings })).toBe("not-in-the-list");
  });
});

describe("numbers and dates", () => {
  it("are written by the signs of the language, never by the machine's settings", () => {
    expect(writeNumber(1234567, "en", sayings)).toBe("1,234,567");
    expect(writeNumber(1234567, "kk", sayings)).toBe("1\u00a0234\u00a0567");
    expect(writeNumber(1.39512, "ru", sayings)).toBe("1,395");
    expect(writeNumber(-2.5, "en", sayings)).toBe("−2.5");
    expect(writeNumber(2330, "uz-Latn", sayings)).toBe("2330");
    expect(writeScaled(36361859, "uz-Latn", sayings)).toBe("36,36 million");
    expect(writeScaled(262.6e9, "kk", sayings)).toBe("262,6 млрд");
    expect(writeScaled(0, "en", sayings)).toBe("0");
  });

  it("are as exact as they are known", () => {
    expect(writeDate("2022-12-22", "en", sayings)).toBe("22 December 2022");
    expect(writeDate("2022-12-22", "uz-Latn", sayings)).toBe("2022-yil 22-dekabr");
    expect(writeDate("2022-12", "ru", sayings)).toBe("декабрь 2022 г.");
    expect(writeDate("2022-12-22", "kk", sayings)).toBe("2022 жылғы 22 желтоқсан");
    expect(writeDate("2022", "kk", sayings)).toBe("2022 жыл");
  });
});

describe("the written tolerances", () => {
  const mark = (found: number, claimed: number, relation: Parameters<typeof compare>[2]) =>
    compare(found, claimed, relation, rules).mark;

  it("read a figure with what it was rounded to, at two digits or more", () => {
    expect(halfUnit(3.2e9, 2)).toBeCloseTo(0.05e9);
    expect(halfUnit(50e6, 2)).toBeCloseTo(0.5e6);
    expect(halfUnit(2356.7, 2)).toBeCloseTo(0.05);
    expect([mark(3.249e9, 3.2e9, "equals"), mark(3.3e9, 3.2e9, "equals")]).toEqual([
      "holds",
      "near",
    ]);
    expect(mark(4.3e9, 3.2e9, "equals")).toBe("fails");
  });

  it("say almost from below, and about from both sides", () => {
    expect([0.91, 1.04].map((one) => mark(one, 1, "almost"))).toEqual(["holds", "holds"]);
    expect([1.08, 1.39, 0.8].map((one) => mark(one, 1, "almost"))).toEqual([
      "near",
      "fails",
      "fails",
    ]);
    expect([0.9, 1.1, 1.15].map((one) => mark(one, 1, "about"))).toEqual([
      "holds",
      "holds",
      "near",
    ]);
  });

  it("keep more, less, at least and at most apart at the limit itself", () => {
    expect([mark(50, 50, "more-than"), mark(50, 50, "at-least")]).toEqual(["near", "holds"]);
    expect([mark(50, 50, "less-than"), mark(50, 50, "at-most")]).toEqual(["near", "holds"]);
    expect(compare(100, 10, "more-than", rules)).toMatchObject({ mark: "holds", far: true });
  });

  it("take a range as a whole, and 0 only for 0", () => {
    expect(compare(4.5, 4, "equals", rules, { upTo: 5 }).mark).toBe("holds");
    expect(compare(5.1, 4, "equals", rules, { upTo: 5 }).mark).toBe("near");
    expect([mark(0, 0, "equals"), mark(1, 0, "equals")]).toEqual(["holds", "fails"]);
  });
});

describe("the content", () => {
  it("has every reason in every language, with the same values put in", () => {
    for (const [id, saying] of Object.entries(sayings.reasons)) {
      expect(Object.keys(saying).sort(), id).toEqual([...writtenLanguages].sort());
    }
  });

  it("refuses a reason that lacks a language or puts in another value", () => {
    const broken = (from: string, to: string) => () => parseSayings(sayingsYaml.replace(from, to));
    expect(broken('ru: "Предложение это отрицает.", ', "")).toThrow(/denied lacks ru/);
    expect(broken("{year}-yildan beri", "beri")).toThrow(/holds-since puts other values in/);
    expect(() => parseSayings("{")).toThrow(/not YAML/);
  });

  it("refuses rules that say two things, or not all", () => {
    const broken = (from: string, to: string) => () => parseClaimRules(rulesYaml.replace(from, to));
    expect(broken("names: [EUR]", "names: [EUR, USD]")).toThrow(/two meanings/);
    expect(
      broken('text: "*", today: "*", verdict: today', 'text: partly, today: "*", verdict: today'),
    ).toThrow(/must fit all/);
    expect(broken("version: 1", "version: one")).toThrow(/version/);
  });

  it("knows every unit of every series of the dossier, but for indices", () => {
    const unknown = [...facts.voices.values()]
      .flat()
      .filter((one) => one.labels.en !== undefined)
      .map((one) => one.unit)
      .filter((unit) => !rules.units.some((one) => one.names.includes(unit)));
    const indices = /index|point|deviations|1 if yes/;
    expect([...new Set(unknown)].filter((unit) => !indices.test(unit))).toEqual([]);
  });
});

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { ClaimReader } from "../../src/claims/find.ts";
import type { Query } from "../../src/claims/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { readerOf, readText } from "./readers.ts";

// Laws of reading: swapped states give the swapped question, quotes are exact, nothing hostile slows or breaks it.

const runs = { numRuns: 60, seed: 20261122 };
let reader: ClaimReader;
let invented: ClaimReader;
beforeAll(async () => {
  reader = await readerOf("shipped");
  invented = await readerOf("invented");
}, 240_000);

/** Sentences with two states in their cases: {a}, {b} bare, {a:gen} of it, {a:dat} to it, {a:abl} from it. */
const templates: readonly (readonly [Language, string])[] = [
  ["en", "{a}'s GDP is larger than {b}'s."],
  ["en", "Exports from {a} to {b} reached 2 billion dollars in 2022."],
  ["en", "{a} borders {b}."],
  ["en", "{a} has three times as many people as {b}."],
  ["ru", "{a:gen} больше, чем {b:gen}."],
  ["ru", "Экспорт {a:gen} в {b} составил 2 млрд долларов."],
  ["uz-Latn", "{a} YaIMi {b} YaIMidan katta."],
  ["uz-Latn", "{a:abl} {b:dat} eksport hajmi 2 milliard dollarga yetdi."],
  ["kk", "{a} халқы {b} халқынан көп."],
  ["kk", "{a:gen} {b:dat} экспорты 2 млрд долларға жетті."],
];

const names: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>> =
  {
    en: { UZB: { "": "Uzbekistan" }, KAZ: { "": "Kazakhstan" }, TJK: { "": "Tajikistan" } },
    ru: {
      UZB: { "": "Узбекистан", gen: "Узбекистана" },
      KAZ: { "": "Казахстан", gen: "Казахстана" },
      TJK: { "": "Таджикистан", gen: "Таджикистана" },
    },
    "uz-Latn": {
      UZB: { "": "Oʻzbekiston", abl: "Oʻzbekistondan", dat: "Oʻzbekistonga" },
      KAZ: { "": "Qozogʻiston", abl: "Qozogʻistondan", dat: "Qozogʻistonga" },
      TJK: { "": "Tojikiston", abl: "Tojikistondan", dat: "Tojikistonga" },
    },
    kk: {
      UZB: { "": "Өзбекстан", gen: "Өзбекстанның", dat: "Өзбекстанға" },
      KAZ: { "": "Қазақстан", gen: "Қазақстанның", dat: "Қазақстанға" },
      TJK: { "": "Тәжікстан", gen: "Тәжікстанның", dat: "Тәжікстанға" },
    },
  };

function write(language: Language, template: string, a: string, b: string): string {
  return template.replace(/\{([ab])(?::(\w+))?\}/g, (_, side: string, form = "") => {
    return names[language]?.[side === "a" ? a : b]?.[form] ?? "?";
  });
}

/** A question with two states put in each other's place. */
function swapped(query: Query, a: string, b: string): unknown {
  const turned = JSON.stringify(query).replaceAll(a, "@").replaceAll(b, a).replaceAll("@", b);
  return JSON.parse(turned);
}

describe("swapping the two states of a sentence", () => {
  const states = fc.constantFrom("UZB", "KAZ", "TJK");
  it("swaps them in the question, in every language", () => {
    fc.assert(
      fc.property(fc.constantFrom(...templates), states, states, ([language, template], a, b) => {
        fc.pre(a !== b);
        const one = readText(reader, write(language, template, a, b), language).claims;
        const other = readText(reader, write(language, template, b, a), language).claims;
        expect(other.map((claim) => claim.query)).toEqual(
          one.map((claim) => swapped(claim.query, a, b)),
        );
        if (!template.includes("больше, чем")) expect(one.length).toBe(1);
      }),
      runs,
    );
  });
});

describe("any text at all", () => {
  const pieces = fc.constantFrom(
    ...["Uzbekistan", "Казахстан", "2016", "36 million", "%", "largest", " ", ", ", ". ", "\u0000"],
    ...["\ud800", "\u202e", "not", "население", "bilan", "in the region", "borders", "—", "халқы"],
  );
  it("F11: is read without an error, and every quote is exactly the text", () => {
    const languages = fc.constantFrom<Language>("en", "ru", "kk", "uz-Latn", "uz-Cyrl", "unknown");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), languages, (words, language) => {
        const text = words.join(" ");
        const { claims, unread } = readText(reader, text, language);
        for (const { start, end, quote } of [...claims, ...unread]) {
          expect(text.slice(start, end)).toBe(quote);
        }
      }),
      runs,
    );
  });

  const hostile: readonly (readonly [string, string])[] = [
    ["one long word", "a".repeat(100_000)],
    ["names without end", "Uzbekistan, ".repeat(8_000)],
    ["numbers without end", "2016 36 million ".repeat(6_000)],
    ["cues without end", "the largest more than half of ".repeat(3_500)],
    ["brackets without end", "(((".repeat(33_000)],
    ["measures without end", "GDP of Kazakhstan, population of ".repeat(3_000)],
    ["dashes and blanks", " — ".repeat(33_000)],
  ];
  it.each(hostile)("A8: 100 kB of %s take no long time", (_, text) => {
    const begun = performance.now();
    readText(reader, text, "en");
    // A generous bound against runaway patterns; speed itself is measured in bench/.
    expect(performance.now() - begun).toBeLessThan(15_000);
  });
});

describe("an invented region", () => {
  const read = (text: string, language: Language): readonly Query[] =>
    readText(invented, text, language).claims.map((one) => one.query);
  it("has its own states, read by the same words", () => {
    expect(read("Arlania has a larger population than Borsia.", "en")).toMatchObject([
      { kind: "comparison", left: { states: ["ARL"] }, right: { states: ["BOR"] } },
    ]);
    expect(read("Население Арлании составляет 4 млн человек.", "ru")).toMatchObject([
      { kind: "amount", of: { states: ["ARL"] }, value: { value: 4_000_000, unit: "people" } },
    ]);
    expect(read("Cestria borders Borsia.", "en")).toMatchObject([
      { kind: "geography", fact: "borders", subject: "CES", others: ["BOR"] },
    ]);
    expect(read("Арлания занимает первое место в регионе по площади.", "ru")).toMatchObject([
      { kind: "rank", subject: "ARL", rank: 1, among: { states: ["ARL", "BOR", "CES"] } },
    ]);
  });
  it("has its own papers, found by their titles", () => {
    expect(
      read("The Treaty on passage through the Halde Strait was signed on 12 May 1997.", "en"),
    ).toMatchObject([
      { kind: "date", entry: "halde-1997-strait", act: "signed", date: "1997-05-12" },
    ]);
    expect(read("Соглашение о квотах на сельдь было подписано в 1999 году.", "ru")).toMatchObject([
      { kind: "date", entry: "arbo-1999-herring", act: "signed", date: "1999" },
    ]);
  });
  it("knows nothing of another region's states", () => {
    expect(read("The population of Uzbekistan is 36 million.", "en")).toEqual([]);
  });
});

describe("what is no claim", () => {
  const none: readonly (readonly [Language, string])[] = [
    ["en", "Is the population of Uzbekistan larger than that of Kazakhstan?"],
    ["en", "Trade with Kazakhstan should reach 10 billion dollars by 2030."],
    ["en", "If the population of Uzbekistan exceeds 40 million, more water will be needed."],
    ["en", "Kazakhstan is one of the largest economies of Asia."],
    ["en", "The population of Samarkand region is 4 million."],
    ["ru", "Узбекистан планирует увеличить экспорт в Казахстан до 3 млрд долларов."],
    ["ru", "Россия — крупнейший торговый партнёр Европейского союза."],
    ["ru", "Население Ферганской долины превышает 16 млн человек."],
    ["kk", "Тауар айналымы 10 млрд долларға жетуі тиіс."],
    ["uz-Latn", "Savdo hajmini 10 milliard dollarga yetkazish kerak."],
    ["uz-Latn", "Qoʻshnilar bilan savdoning oʻsishi mamlakat uchun muhim."],
  ];
  it.each(none)("%s: %s", (language, text) => {
    expect(readText(reader, text, language).claims.map((one) => one.query)).toEqual([]);
  });
});

describe("what context fills in", () => {
  const date = "2024-06-01";
  it("is named: the pair, the state, the year", () => {
    const [one] = readText(
      reader,
      "Last year trade between the two countries was 4 billion dollars.",
      "en",
    ).claims;
    expect(one?.query).toMatchObject({
      of: { states: ["KAZ"] },
      measure: { towards: { states: ["UZB"] } },
      when: { from: "2023", to: "2023" },
    });
    expect(one?.assumed).toEqual(expect.arrayContaining(["pair", "year"]));
    expect(date.startsWith("2024")).toBe(true);
  });
  it("comes from the sentence before: “the country” is the one last named", () => {
    const text =
      "Tajikistan lies in the south of the region. The country's population is 10 million.";
    const [one] = readText(reader, text, "en").claims;
    expect(one?.query).toMatchObject({ kind: "amount", of: { states: ["TJK"] } });
    expect(one?.assumed).toContain("state");
  });
  it("follows the pair last named, not that of the document", () => {
    const text =
      "Kyrgyzstan and Tajikistan met in 2022. Trade between the two countries fell by 5 percent in 2023.";
    const query = readText(reader, text, "en").claims.at(-1)?.query;
    expect(query).toMatchObject({
      kind: "change",
      of: { states: ["KGZ"] },
      measure: { towards: { states: ["TJK"] } },
    });
  });
});

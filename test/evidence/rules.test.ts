import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Coding, PassageIn } from "../../src/evidence/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { coder } from "./codebooks.ts";

function passage(text: string, language: Language, start = 0): PassageIn {
  return { id: "d.p1", start, text, language, kind: "paragraph" };
}

function code(text: string, language: Language): readonly Coding[] {
  return coder.code(passage(text, language), { document: "d", date: "2024-01-31" });
}

/** The parts of a sentence's actors; `both` for the parties of a mutual act, who are source and target. */
function roles(text: string, language: Language): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { id, role } of code(text, language)[0]?.actors ?? []) {
    found[id] = found[id] === undefined ? role : "both";
  }
  return found;
}

describe("createRuleCoder", () => {
  it.each<[Language, string, string, string]>([
    [
      "uz-Latn",
      "Tomonlar suv resurslaridan foydalanish toʻgʻrisida bitim imzoladi.",
      "rivers",
      "agreement",
    ],
    ["uz-Cyrl", "Савдо айланмаси икки карра ўсди.", "trade", "fact"],
    [
      "kk",
      "Тараптар сауданы 2030 жылға дейін 10 млрд долларға жеткізуге міндеттенді.",
      "trade",
      "commitment",
    ],
    ["ru", "Спор о линии границы не решён.", "disputes", "dispute"],
    ["en", "The canal threatens the water supply of the lower river.", "rivers", "threat"],
    [
      "en",
      "The presidents met on 22 December 2022 to speak of the common culture.",
      "heritage",
      "event",
    ],
    [
      "uz-Latn",
      "Mintaqaviy xavfsizlik ustuvor yoʻnalish hisoblanadi.",
      "security-belt",
      "priority",
    ],
    ["ru", "Необходимо развивать торговлю.", "trade", "proposal"],
  ])("codes %s “%s”", (language, text, direction, kind) => {
    const [first] = code(text, language);
    expect([first?.direction, first?.kind]).toEqual([direction, kind]);
  });

  it("gives one sentence a coding for each direction that it speaks of", () => {
    const found = code("The treaty settles the border dispute and opens trade.", "en");
    expect(found.map((one) => one.direction).sort()).toEqual(["disputes", "trade"]);
    expect(new Set(found.map((one) => one.id)).size).toBe(2);
  });

  it("gives no coding to a sentence that says nothing of any direction", () => {
    expect(code("The weather was fine.", "en")).toEqual([]);
  });

  it("lends the interest of a direction where none is named, and says so", () => {
    const [lent] = code("A new railway was opened.", "en");
    expect(lent?.interests).toEqual(["economy"]);
    const [plain] = code("The reservoir is full.", "en");
    expect(plain?.rule).toContain("interest/default");
    const [own] = code("The river basin needs security.", "en");
    expect(own?.interests).toEqual(["security"]);
    expect(own?.rule).toContain("interest/named");
  });

  it("counts offsets in the document and quotes exactly what stands there", () => {
    const text =
      "Kirish.\nOʻzbekiston 2022-yilda savdoni 10 mlrd dollarga yetkazishni taklif qildi.";
    const before = "xxxxx\n\n";
    const found = coder.code(passage(text, "uz-Latn", before.length), { document: "d" });
    const whole = before + text;
    expect(found.length).toBeGreaterThan(0);
    for (const one of found) {
      expect(whole.slice(one.start, one.end)).toBe(one.quote);
      for (const item of [...one.mentions, ...one.dates, ...one.quantities]) {
        expect(item.start).toBeGreaterThanOrEqual(one.start);
        expect(item.end).toBeLessThanOrEqual(one.end);
      }
      for (const mention of one.mentions) {
        expect(whole.slice(mention.start, mention.end)).toBe(mention.quote);
      }
    }
    expect(found.at(-1)?.dates.map((one) => one.value)).toEqual(["2022"]);
    expect(found.at(-1)?.quantities.map((one) => [one.value, one.unit])).toEqual([[10e9, "USD"]]);
  });

  it("gives the same ids each time", () => {
    const text = "The treaty settles the border dispute and opens trade.";
    expect(code(text, "en")).toEqual(code(text, "en"));
  });

  it("takes a capital in which something happens for a place, not for its state", () => {
    expect(code("Toshkentda savdo anjumani oʻtkazildi.", "uz-Latn")[0]?.states).toEqual([]);
    expect(code("В Ташкенте прошла торговая ярмарка.", "ru")[0]?.states).toEqual([]);
    const spoken = code("Toshkent va Bishkek oʻrtasida savdo oʻsdi.", "uz-Latn")[0]?.states;
    expect(spoken).toHaveLength(2);
  });

  it("never breaks on any text", () => {
    const language = fc.constantFrom<Language>("uz-Latn", "uz-Cyrl", "kk", "ru", "en", "unknown");
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), language, (text, tag) => {
        for (const one of coder.code(passage(text, tag), { document: "d" })) {
          expect(text.slice(one.start, one.end)).toBe(one.quote);
        }
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe("roles", () => {
  it.each<[Language, string, Record<string, string>]>([
    ["uz-Latn", "Oʻzbekiston Qozogʻistonga suv berdi.", { UZB: "source", KAZ: "target" }],
    ["uz-Cyrl", "Ўзбекистон Қозоғистонга сув берди.", { UZB: "source", KAZ: "target" }],
    [
      "uz-Latn",
      "Suv loyihasi Qozogʻiston tomonidan Oʻzbekistonga taklif qilindi.",
      { KAZ: "source", UZB: "target" },
    ],
    ["kk", "Қазақстан Өзбекстанға су берді.", { KAZ: "source", UZB: "target" }],
    [
      "kk",
      "Қазақстан Өзбекстанмен сауда туралы келісімге қол қойды.",
      { KAZ: "both", UZB: "both" },
    ],
    [
      "ru",
      "Казахстан предложил Узбекистану новый торговый договор.",
      { KAZ: "source", UZB: "target" },
    ],
    [
      "ru",
      "Торговый договор между Казахстаном и Узбекистаном подписан.",
      { KAZ: "both", UZB: "both" },
    ],
    ["en", "Kazakhstan sold water to Uzbekistan.", { KAZ: "source", UZB: "target" }],
    [
      "en",
      "A water treaty was proposed by Kazakhstan to Uzbekistan.",
      { KAZ: "source", UZB: "target" },
    ],
    ["en", "Kazakhstan and Uzbekistan signed a trade treaty.", { KAZ: "both", UZB: "both" }],
    ["en", "Trade in Kazakhstan grew.", { KAZ: "about" }],
    [
      "kk",
      "Қазақстан мен Өзбекстан сауда туралы келісімге қол қойды.",
      { KAZ: "both", UZB: "both" },
    ],
    [
      "uz-Latn",
      "Oʻzbekiston bilan Qozogʻiston savdo bitimini imzoladi.",
      { UZB: "both", KAZ: "both" },
    ],
    [
      "kk",
      "Қазақстан министрі Ауғанстанмен сауданы арттыруды ұсынды.",
      { KAZ: "source", AFG: "target" },
    ],
    [
      "en",
      "Kazakhstan ratified the water treaty in March and Uzbekistan in June.",
      { KAZ: "both", UZB: "both" },
    ],
    [
      "en",
      "Kazakhstan supports Uzbekistan in the water dispute.",
      { KAZ: "source", UZB: "target" },
    ],
    [
      "ru",
      "Кыргызстан ратифицировал договор о реке 29 ноября, Узбекистан на следующий день.",
      { KGZ: "both", UZB: "both" },
    ],
  ])("reads %s “%s”", (language, text, expected) => {
    expect(roles(text, language)).toEqual(expected);
  });

  it("lets a title, its bearer and its state play one part", () => {
    const found = roles("President of Kazakhstan proposed a water treaty to Uzbekistan.", "en");
    expect(found).toEqual({ KAZ: "source", UZB: "target" });
    const uzbek = roles(
      "Prezident Sh.M.Mirziyoyev savdoni kengaytirishni taklif qildi.",
      "uz-Latn",
    );
    expect(uzbek).toEqual({ UZB: "source" });
  });

  it("swaps with the two states of a sentence", () => {
    const frames: readonly [Language, (a: string, b: string) => string, readonly string[]][] = [
      ["en", (a, b) => `${a} sold water to ${b}.`, ["Uzbekistan", "Kazakhstan", "Tajikistan"]],
      ["en", (a, b) => `Trade was opened by ${a} for ${b}.`, ["Russia", "China", "Iran"]],
      [
        "ru",
        (a, b) => `${a} предложил ${b}у воду реки.`,
        ["Узбекистан", "Казахстан", "Туркменистан"],
      ],
      ["uz-Latn", (a, b) => `${a} ${b}ga suv berdi.`, ["Oʻzbekiston", "Tojikiston", "Rossiya"]],
      ["kk", (a, b) => `${a} ${b}ға су берді.`, ["Қазақстан", "Қырғызстан", "Ауғанстан"]],
    ];
    for (const [language, frame, names] of frames) {
      for (const a of names) {
        for (const b of names.filter((name) => name !== a)) {
          const there = roles(frame(a, b), language);
          const back = roles(frame(b, a), language);
          expect(Object.keys(there).sort(), frame(a, b)).toEqual(Object.keys(back).sort());
          for (const [id, role] of Object.entries(there)) {
            expect(back[id], frame(a, b)).toBe(role === "source" ? "target" : "source");
          }
        }
      }
    }
  });
});

import { describe, expect, it } from "vitest";
import { readGold, scoreAll } from "../../bench/evidence/gold.mjs";
import { measure, sumField } from "../../bench/evidence/score.mjs";
import type { Coding } from "../../src/evidence/index.ts";
import type { Language } from "../../src/terms/index.ts";
import { sheet } from "../gold/sheet.ts";
import { coder } from "./codebooks.ts";

/** A Wednesday. */
const date = "2025-06-18";

function code(text: string, language: Language): Coding {
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" };
  const [first] = coder.code(passage, { document: "d", date });
  if (first === undefined) throw new Error(`not coded: ${text}`);
  return first;
}

describe("the dates of a sentence", () => {
  it.each([
    ["In the second quarter", "2025-04/2025-06"],
    ["In the third quarter of next year", "2026-07/2026-09"],
    ["In H1 2026", "2026-01/2026-06"],
    ["In the first half of this year", "2025-01/2025-06"],
    ["In the first five months of the year", "2025-01/2025-05"],
    ["In the first half of the tunnel", ""],
    ["By the end of next year", "2026"],
    ["By year-end", "2025"],
    ["In fiscal year 2024/25", "2024/2025"],
    ["In the 2024–25 season", "2024/2025"],
    ["In FY2025", "2025"],
    ["On Monday, 16 June 2025,", "2025-06-16"],
    ["Next Friday", "2025-06-20"],
    ["At Thursday's talks", "2025-06-12"],
    ["On May 12–14, 2025,", "2025-05-12/2025-05-14"],
    ["On July 1 and 2, 2024,", "2024-07-01 2024-07-02"],
    ["Between 12 and 14 May 2025", "2025-05-12/2025-05-14"],
    ["Between January and September 2024", "2024-01/2024-09"],
    ["In March and June 2024", "2024-03 2024-06"],
    ["On 30 April – 2 May 2025", "2025-04-30/2025-05-02"],
    ["From 2014 to 2020", "2014/2020"],
    ["In 2014 and 2020", "2014 2020"],
    ["Next March", "2026-03"],
    ["Six months ago", "2024-12"],
    ["Five years ago", "2020"],
    ["In May 2024 and again a month later", "2024-05 2024-06"],
  ])("are read in “%s”", (phrase, wanted) => {
    const { dates } = code(`${phrase} Kazakhstan sold grain to Uzbekistan.`, "en");
    expect(dates.map((one) => one.value).join(" ")).toBe(wanted);
  });

  it("leave a span of time without a date to count from an amount", () => {
    const spans = ["Over the past five years", "Five years later"].map((phrase) => {
      const { dates, quantities } = code(`${phrase} Kazakhstan sold grain to Uzbekistan.`, "en");
      return [dates.length, quantities.map(({ value, unit }) => `${value} ${unit}`).join()];
    });
    expect(spans).toEqual([
      [0, "5 years"],
      [0, "5 years"],
    ]);
    expect(code("Five years ago Kazakhstan sold grain.", "en").quantities).toEqual([]);
  });
});

describe("the kind of a sentence", () => {
  it.each([
    ["fact", "Kyrgyzstan buys a third of its flour from Kazakhstan."],
    ["fact", "The gas of Turkmenistan is sold to China."],
    ["fact", "Kazakhstan's exports to Uzbekistan totalled 3 billion dollars."],
    ["event", "Kyrgyzstan bought flour from Kazakhstan."],
    ["commitment", "Kazakhstan and Turkmenistan intend to double freight by 2030."],
  ])("is %s: %s", (kind, text) => {
    expect(code(text, "en").kind).toBe(kind);
  });
});

describe("the actors of a Russian sentence", () => {
  it.each([
    ["Рабочая группа Казахстана и Узбекистана провела заседание.", "KAZ= UZB="],
    ["По приглашению Президента Казахстана Президент Туркменистана прибыл в Астану.", "TKM> >KAZ"],
    ["Узбекистан выступает за то, чтобы Афганистан стал частью этих проектов.", "UZB> AFG"],
    [
      "Заместитель министра Узбекистана и начальник управления Таджикистана условились о встрече.",
      "UZB= TJK=",
    ],
    [
      "В Министерстве энергетики Казахстана упрекнули узбекскую сторону в недопоставке газа.",
      "KAZ> >UZB",
    ],
    [
      "Договор о демаркации казахстанско-узбекской границы стороны подписали в 2022 году.",
      "KAZ= UZB=",
    ],
    ["Министры Казахстана и Узбекистана встретились на полях саммита ШОС.", "KAZ= UZB="],
    ["Узбекские пограничники задержали двух граждан Казахстана.", "UZB> >KAZ"],
    ["Жогорку Кенеш отказался ратифицировать договор о границе.", "KGZ>"],
  ])("play their parts: %s", (text, wanted) => {
    const parts = wanted.split(" ").flatMap((one) => {
      const id = one.replace(/[=>]/g, "");
      if (one.endsWith("=")) return [`${id} source`, `${id} target`];
      if (one.endsWith(">")) return [`${id} source`];
      return [`${id} ${one.startsWith(">") ? "target" : "about"}`];
    });
    const found = code(text, "ru").actors.map((one) => `${one.id} ${one.role}`);
    expect([...found].sort()).toEqual([...parts].sort());
  });
});

describe("the sheets in the manner of ministries", () => {
  const gold = readGold("tuned", "chancery");

  it("fit the form of sheets, forty in each language", () => {
    expect([...gold].map(([name, all]) => `${name} ${all.length}`)).toEqual(["en 40", "ru 40"]);
    for (const one of [...gold.values()].flat())
      expect(sheet.safeParse(one).success, one.id).toBe(true);
  });

  it("are met by the rules", () => {
    const least = { kind: 0.8, actors: 0.83, dates: 0.93 };
    for (const [name, sheets] of gold) {
      const scored = scoreAll(coder, name, sheets);
      for (const [field, bound] of Object.entries(least)) {
        expect(measure(sumField(scored, field)).f1, `${name} ${field}`).toBeGreaterThan(bound);
      }
    }
  });
});

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { type Found, findClaims } from "../../src/claims/find.ts";
import type { Query } from "../../src/claims/index.ts";
import { cutPassages, extract } from "../../src/texts/index.ts";
import { readerOf } from "./readers.ts";

// Must-show 1 of issue 4: what the article under study claims is found in it and read as the question that it asks.

const article = fileURLToPath(
  new URL("../../../shared/seed/000_6a944a7f1179f7d9.txt", import.meta.url),
);
const hasArticle = existsSync(article);
if (!hasArticle) console.warn("claims: ../shared/seed is absent; the article is not read");

describe.skipIf(!hasArticle)("the article under study", () => {
  let text = "";
  let found: Found;
  beforeAll(async () => {
    const extracted = await extract(readFileSync(article), "article.txt");
    text = extracted.text;
    const passages = cutPassages(extracted, "article").map(({ start, end, language, kind }) => {
      return { start, text: text.slice(start, end), language, kind };
    });
    const reader = await readerOf("shipped");
    found = findClaims(passages, { id: "a", date: "2022-12-31", states: ["UZB", "KAZ"] }, reader);
  }, 180_000);

  const region = { states: ["KAZ", "KGZ", "TJK", "TKM", "UZB"], group: "region" };
  const expected: readonly (readonly [string, Partial<Query>])[] = [
    [
      "the GDP of one almost equals the sum of the others",
      {
        kind: "sum",
        measure: { concept: "gdp-current-usd" },
        left: { states: ["KAZ"] },
        right: { states: ["KGZ", "TJK", "TKM", "UZB"], group: "rest" },
        relation: "almost",
        times: 1,
      },
    ],
    [
      "first in the region by population",
      {
        kind: "rank",
        measure: { concept: "population" },
        subject: "UZB",
        rank: 1,
        order: "highest",
      },
    ],
    [
      "the only state that borders all the others",
      { kind: "geography", fact: "borders-all", subject: "UZB", only: true },
    ],
    [
      "borders five countries",
      { kind: "geography", fact: "neighbour-count", subject: "UZB", relation: "equals", count: 5 },
    ],
    ["double landlocked", { kind: "geography", fact: "landlocked", subject: "UZB", degree: 2 }],
    [
      "the pair has over fifty million people",
      {
        kind: "threshold",
        measure: { concept: "population" },
        of: { states: ["KAZ", "UZB"], group: "pair" },
        relation: "more-than",
        value: { value: 50_000_000, unit: "people" },
      },
    ],
    [
      "the region first in one concept",
      { kind: "priority", doctrine: "uzb-2012-concept", partner: "region", rank: 1 },
    ],
    [
      "the region third in the other",
      { kind: "priority", doctrine: "kaz-2014-2020-concept", partner: "region", rank: 3 },
    ],
    [
      "who stands before it",
      { kind: "priority", doctrine: "kaz-2014-2020-concept", partner: "RUS", rank: 1 },
    ],
    [
      "and second",
      { kind: "priority", doctrine: "kaz-2014-2020-concept", partner: "CHN", rank: 2 },
    ],
    [
      "the year of the first concept",
      { kind: "date", entry: "uzb-2012-concept", act: "adopted", date: "2012" },
    ],
    [
      "the year and term of the second",
      {
        kind: "date",
        entry: "kaz-2014-2020-concept",
        act: "adopted",
        date: "2014",
        period: "2014/2020",
      },
    ],
    [
      "the term of the strategy",
      { kind: "date", entry: "uzb-2022-2026-strategy", date: "2022", period: "2022/2026" },
    ],
    [
      "power exported over the line",
      {
        kind: "fulfilment",
        project: "surkhan-puli-khumri",
        commitments: ["c-surkhan-all", "c-surkhan-uzb-part"],
        claimed: "fulfilled",
      },
    ],
    [
      "the region borders two great states",
      { kind: "geography", fact: "borders", subject: "region", others: ["CHN", "RUS"] },
    ],
  ];

  it.each(expected)("D10: %s", (_, query) => {
    expect(found.claims.map((one) => one.query)).toContainEqual(expect.objectContaining(query));
  });

  it("ranks among the states of the region, as the article says", () => {
    const rank = found.claims.find((one) => one.query.kind === "rank")?.query;
    expect(rank).toMatchObject({ among: region });
  });

  it("denies none of them, and says whose word the first President's is", () => {
    expect(found.claims.filter((one) => one.negated)).toEqual([]);
    const all = found.claims.find((one) => one.rule === "geography/borders-all");
    expect(all?.saidBy).toBeDefined();
  });

  it("reads no claim out of the abstracts, wishes and tasks", () => {
    expect(found.claims.length).toBeLessThan(25);
    const first = text.indexOf("Asosiy qism");
    expect(found.claims.every((one) => one.start > first)).toBe(true);
  });

  it("quotes exactly, and hides no sentence that it could not read", () => {
    for (const { start, end, quote } of [...found.claims, ...found.unread]) {
      expect(text.slice(start, end)).toBe(quote);
    }
    const at = text.indexOf("2018-yilda Toshkentda");
    const told = [...found.claims, ...found.unread];
    expect(told.some((one) => one.start <= at && at < one.end)).toBe(true);
  });
});

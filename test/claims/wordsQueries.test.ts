import { beforeAll, describe, expect, it } from "vitest";
import type { Query } from "../../src/claims/index.ts";
import { sayClaim, sayQuery, type Wording } from "../../src/claims/index.ts";
import { languages } from "../../src/terms/index.ts";
import { shippedWording } from "./readers.ts";

// Every kind of question, with every field that it can have, printed in all five spellings.

let wording: Wording;
beforeAll(async () => {
  wording = await shippedWording();
}, 180_000);

const region = { states: ["KAZ", "KGZ", "TJK", "TKM", "UZB"], group: "region" } as const;
const rest = { states: ["KGZ", "TJK", "TKM", "UZB"], group: "rest" } as const;
const gdp = { concept: "gdp-current-usd" };
const when = { from: "2016", to: "2016" };
const money = { value: 4_600_000_000, unit: "USD" };
const uzb = { states: ["UZB"] };
const kaz = { states: ["KAZ"] };
const relations = [
  "equals",
  "about",
  "almost",
  "more-than",
  "less-than",
  "at-least",
  "at-most",
] as const;

const amounts: readonly Query[] = [
  ...relations.map(
    (relation): Query => ({ kind: "amount", measure: gdp, of: kaz, relation, value: money, when }),
  ),
  { kind: "threshold", measure: gdp, of: uzb, relation: "more-than", value: money },
  { kind: "amount", measure: gdp, of: kaz, relation: "equals", value: money, upTo: 5e9, when },
  {
    kind: "amount",
    measure: gdp,
    of: kaz,
    relation: "equals",
    value: { value: 4_600_000_001, unit: "USD" },
    when,
  },
  {
    kind: "amount",
    measure: { ...gdp, basis: "current" },
    of: kaz,
    relation: "equals",
    value: money,
    when,
  },
  {
    kind: "amount",
    measure: { concept: "gdp-ppp-2021", basis: "ppp" },
    of: kaz,
    relation: "equals",
    value: money,
  },
  {
    kind: "amount",
    measure: gdp,
    of: kaz,
    relation: "equals",
    value: money,
    when: { from: "2016", to: "2023" },
  },
  {
    kind: "amount",
    measure: gdp,
    of: kaz,
    relation: "equals",
    value: money,
    when: { from: "2016", to: "2023", throughout: true },
  },
  {
    kind: "amount",
    measure: { concept: "exports-usd", towards: uzb },
    of: kaz,
    relation: "equals",
    value: money,
  },
  {
    kind: "amount",
    measure: { concept: "exports-usd", towards: kaz },
    of: uzb,
    relation: "equals",
    value: money,
  },
  {
    kind: "amount",
    measure: { concept: "exports-usd", towards: uzb, mutual: true },
    of: kaz,
    relation: "equals",
    value: money,
  },
  {
    kind: "amount",
    measure: { concept: "border-length", towards: uzb },
    of: kaz,
    relation: "equals",
    value: { value: 2356.666, unit: "km" },
  },
  {
    kind: "amount",
    measure: { concept: "unemployment" },
    of: kaz,
    relation: "equals",
    value: { value: 5.5, unit: "percent" },
  },
  {
    kind: "amount",
    measure: { concept: "population" },
    of: { states: ["KAZ", "UZB"], group: "pair" },
    relation: "equals",
    value: { value: 5e7, unit: "people" },
  },
];
const others: readonly Query[] = [
  ...relations.map(
    (relation): Query => ({
      kind: "comparison",
      measure: gdp,
      left: kaz,
      right: uzb,
      relation,
      times: 1,
    }),
  ),
  ...relations.map(
    (relation): Query => ({
      kind: "comparison",
      measure: gdp,
      left: kaz,
      right: uzb,
      relation,
      times: 1,
      by: { value: 97e9, unit: "USD" },
    }),
  ),
  ...(["deficit", "surplus"] as const).map(
    (side): Query => ({ kind: "change", measure: { ...gdp, side }, of: kaz, move: "rose" }),
  ),
  {
    kind: "threshold",
    measure: gdp,
    of: kaz,
    relation: "more-than",
    value: { value: 2e11, unit: "USD" },
    among: { states: ["KAZ", "KGZ", "TJK", "TKM", "UZB"], group: "region" },
  },
  ...relations.map(
    (relation): Query => ({
      kind: "sum",
      measure: gdp,
      left: kaz,
      right: rest,
      relation,
      times: 1.5,
      when,
    }),
  ),
  {
    kind: "rank",
    measure: { concept: "population" },
    subject: "UZB",
    among: region,
    rank: 1,
    order: "highest",
  },
  {
    kind: "rank",
    measure: { concept: "population" },
    subject: "UZB",
    among: region,
    rank: 1,
    order: "lowest",
    when,
  },
  {
    kind: "rank",
    measure: { concept: "area-total" },
    subject: "KAZ",
    among: { states: [], group: "world" },
    rank: 9,
    order: "highest",
  },
  {
    kind: "share",
    measure: { concept: "population" },
    part: uzb,
    whole: region,
    relation: "about",
    percent: 45,
    when,
  },
  {
    kind: "share",
    measure: { concept: "population" },
    part: uzb,
    whole: { states: ["KAZ", "RUS"], group: "neighbours" },
    relation: "equals",
    percent: 45,
  },
  {
    kind: "change",
    measure: gdp,
    of: uzb,
    move: "rose",
    factor: 2,
    relation: "more-than",
    when: { from: "2016", to: "2023" },
  },
  { kind: "change", measure: gdp, of: uzb, move: "rose", percent: 20 },
  { kind: "change", measure: gdp, of: uzb, move: "fell", by: money },
  { kind: "change", measure: gdp, of: uzb, move: "fell", to: money },
  { kind: "change", measure: gdp, of: uzb, move: "unchanged" },
  { kind: "geography", fact: "borders", subject: "UZB", others: ["KAZ", "TKM"] },
  { kind: "geography", fact: "borders", subject: "region", others: ["RUS"] },
  { kind: "geography", fact: "borders-all", subject: "UZB", among: region, only: true },
  { kind: "geography", fact: "borders-all", subject: "UZB", among: region, only: false },
  { kind: "geography", fact: "borders-only", subject: "RUS", others: ["KAZ"], among: region },
  { kind: "geography", fact: "borders-only", subject: "RUS", others: ["KAZ"] },
  {
    kind: "date",
    entry: "uzkz-2022-12-22-demarcation",
    act: "ratified",
    date: "",
    party: "KAZ",
    against: {
      entry: "uzkz-2022-12-22-demarcation",
      act: "ratified",
      party: "UZB",
      order: "before",
      months: 3,
    },
  },
  {
    kind: "date",
    entry: "uzkz-2022-12-22-demarcation",
    act: "ratified",
    date: "",
    against: { entry: "uzkz-2022-12-22-allied-treaty", act: "ratified", order: "after" },
  },
  { kind: "geography", fact: "neighbour-count", subject: "UZB", relation: "equals", count: 5 },
  {
    kind: "geography",
    fact: "neighbour-count",
    subject: "UZB",
    relation: "at-least",
    count: 5,
    among: region,
  },
  { kind: "geography", fact: "landlocked", subject: "UZB", degree: 0 },
  { kind: "geography", fact: "landlocked", subject: "UZB", degree: 1 },
  {
    kind: "geography",
    fact: "landlocked",
    subject: "UZB",
    degree: 2,
    only: ["LIE", "UZB"],
    count: 2,
  },
  { kind: "date", entry: "uzkz-2022-12-22-allied-treaty", act: "signed", date: "2022-12-22" },
  {
    kind: "date",
    entry: "uzkz-2022-12-22-allied-treaty",
    act: "ratified",
    date: "2023",
    party: "KAZ",
  },
  { kind: "date", entry: "kaz-2014-2020-concept", date: "2014", period: "2014/2020" },
  { kind: "parties", entry: "uzkz-2022-12-22-allied-treaty", states: ["KAZ", "UZB"], exact: true },
  { kind: "parties", entry: "uzkz-2022-12-22-allied-treaty", states: ["KAZ", "UZB"], exact: false },
  { kind: "status", entries: ["uzkz-2022-12-22-allied-treaty"], statuses: ["in-force"] },
  {
    kind: "status",
    entries: ["uzkz-2022-12-22-allied-treaty"],
    statuses: ["signed"],
    party: "KAZ",
    when,
  },
  {
    kind: "priority",
    doctrine: "kaz-2014-2020-concept",
    partner: "region",
    rank: 3,
    after: ["RUS", "CHN"],
  },
  { kind: "priority", doctrine: "kaz-2014-2020-concept", partner: "RUS", rank: 1 },
  {
    kind: "fulfilment",
    commitments: ["c-surkhan-all"],
    project: "surkhan-puli-khumri",
    claimed: "fulfilled",
  },
  { kind: "fulfilment", commitments: ["c-surkhan-all"], claimed: "under way" },
  { kind: "fulfilment", commitments: [], project: "surkhan-puli-khumri", claimed: "late", when },
  { kind: "fulfilment", commitments: ["c-surkhan-all"], claimed: "not fulfilled" },
  { kind: "fulfilment", commitments: ["c-surkhan-all"], claimed: "abandoned" },
];
const all = [...amounts, ...others];

describe.each(languages)("questions in %s", (language) => {
  it("are printed with no gap left and nothing undefined", () => {
    const odd = all
      .map((query) => sayQuery(query, language, wording))
      .filter((text) => /[{}]|undefined|NaN|\bnull\b/.test(text) || text.trim() === "");
    expect(odd).toEqual([]);
  });

  it("print differently when they differ", () => {
    const printed = new Map<string, Query>();
    for (const query of all) {
      const text = sayQuery(query, language, wording);
      expect(printed.get(text), text).toBeUndefined();
      printed.set(text, query);
    }
  });

  it("are denied in words, too", () => {
    const [query] = all;
    if (query === undefined) return;
    const denied = sayClaim({ query, negated: true }, language, wording);
    expect(denied).not.toBe(sayQuery(query, language, wording));
    expect(denied).toContain(sayQuery(query, language, wording));
  });

  it("D12: are mirrored when the two states are swapped", () => {
    const turn = (query: Query): Query =>
      JSON.parse(
        JSON.stringify(query)
          .replaceAll("UZB", "@")
          .replaceAll("KAZ", "UZB")
          .replaceAll("@", "KAZ"),
      );
    const query: Query = {
      kind: "comparison",
      measure: gdp,
      left: kaz,
      right: uzb,
      relation: "more-than",
      times: 1,
    };
    const [one, other] = [
      sayQuery(query, language, wording),
      sayQuery(turn(query), language, wording),
    ];
    const name = (id: string): string => wording.facts.states.get(id)?.names[language] ?? id;
    const swapped = one
      .replace(name("KAZ"), "@")
      .replace(name("UZB"), name("KAZ"))
      .replace("@", name("UZB"));
    expect(other).toBe(swapped);
  });
});

describe("questions of all languages", () => {
  it("are written in letters of their own", () => {
    const [query] = others;
    if (query === undefined) return;
    const texts = languages.map((language) => sayQuery(query, language, wording));
    expect(new Set(texts).size).toBe(languages.length);
    expect(texts.find((_, i) => languages[i] === "uz-Cyrl")).toMatch(/[Ѐ-ӿ]{4}/);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ConflictRow, PairObservationRow, SeriesRow } from "../../src/indicators/index.ts";
import {
  createRegisterValues,
  quietYears,
  type RegisterBook,
} from "../../src/measures/compositeRegister.ts";
import { createSeriesGround, seriesValue } from "../../src/measures/compositeSeries.ts";
import { composite, pairData, readIndex } from "../../src/measures/index.ts";
import { parseStatusRules, type Subject } from "../../src/register/index.ts";
import { pairOf, parsePartialDate } from "../../src/terms/index.ts";

const pair = pairOf("BBB", "AAA");

describe("seriesValue", () => {
  const seriesRow = (id: string, grain: string): SeriesRow =>
    ({ id, concept: "goods", grain, firstYear: 2000, lastYear: 2005 }) as SeriesRow;
  const row = (series: string, of: string, year: number, value?: number, missing?: string) =>
    ({ id: `${series}/${of}/${year}`, series, of, year, value, missing }) as PairObservationRow;
  const ground = createSeriesGround(
    [
      seriesRow("goods.new", "directed-pair"),
      seriesRow("goods.old", "directed-pair"),
      seriesRow("goods.state", "country"),
    ],
    [
      row("goods.new", "AAA>BBB", 2001, 5),
      row("goods.new", "BBB>AAA", 2001, 2),
      row("goods.new", "AAA>BBB", 2002, 6),
      row("goods.new", "BBB>AAA", 2002, undefined, "withheld"),
      row("goods.old", "AAA>BBB", 2002, 7),
      row("goods.old", "BBB>AAA", 2002, 0),
      row("goods.state", "AAA", 2001, 3),
      row("goods.state", "BBB", 2001, 10),
    ],
  );
  const goods = { pairSeries: "goods", editions: ["goods.new", "goods.old"], ways: "sum" } as const;

  it("adds both ways, with the rows it rests on, whichever state is named first", () => {
    const found = { value: 7, rows: ["goods.new/AAA>BBB/2001", "goods.new/BBB>AAA/2001"] };
    expect(seriesValue(goods, pair, 2001, ground)).toEqual(found);
    expect(seriesValue(goods, pairOf("AAA", "BBB"), 2001, ground)).toEqual(found);
  });

  it("takes the next edition whole where the first lacks a way; a reported zero stays one", () => {
    expect(seriesValue(goods, pair, 2002, ground)).toMatchObject({ value: 7 });
  });

  it("D1: outside the source's years, or without a row, it is a gap and never 0", () => {
    expect(seriesValue(goods, pair, 1999, ground)).toEqual({
      gap: "outside the source's period, 2000 to 2005",
    });
    expect(seriesValue(goods, pair, 2004, ground)).toEqual({ gap: "no row in the source" });
    const only = { ...goods, editions: ["goods.new"] };
    expect(seriesValue(only, pair, 2002, ground)).toEqual({ gap: "withheld" });
  });

  it("puts two states together in the way that is asked", () => {
    const of = (combine: "sum" | "product" | "difference" | "smaller" | "larger") =>
      seriesValue({ stateSeries: "goods", editions: ["goods.state"], combine }, pair, 2001, ground);
    const found = (["sum", "product", "difference", "smaller", "larger"] as const).map(of);
    expect(found.map((one) => ("value" in one ? one.value : one.gap))).toEqual([13, 30, 7, 3, 10]);
  });

  it("refuses a series that is not in the dossier, or is of something else", () => {
    const strange = { ...goods, editions: ["cattle.new"] };
    expect(() => seriesValue(strange, pair, 2001, ground)).toThrow(
      expect.objectContaining({ code: "index-series" }),
    );
  });
});

const rules = parseStatusRules(
  readFileSync("content/rules/acts.yaml", "utf8"),
  readFileSync("content/rules/status.yaml", "utf8"),
);
const entry = (
  id: string,
  kind: Subject["kind"],
  parties: readonly string[],
  more: {
    readonly date: string;
    readonly due?: string;
    readonly interests?: readonly string[];
    readonly form?: string;
  },
) => ({
  subject: {
    id,
    kind,
    parties,
    form: more.form,
    due: more.due === undefined ? undefined : parsePartialDate(more.due),
  },
  interests: more.interests ?? ["security"],
  directions: ["rivers"],
  date: parsePartialDate(more.date),
});
const acted = (of: string, act: string, date: string) => ({
  id: `${of}.${act}`,
  entry: of,
  act,
  date: parsePartialDate(date),
});
const book: RegisterBook = {
  entries: [
    entry("pact", "agreement", ["AAA", "BBB", "CCC"], { date: "2001-05-01", form: "treaty" }),
    entry("market", "agreement", ["AAA", "BBB", "CCC"], {
      date: "2001-05-01",
      interests: ["economy"],
    }),
    entry("two", "agreement", ["AAA", "BBB"], { date: "2001-05-01" }),
    entry("line", "dispute", ["AAA", "BBB"], { date: "2000-01-01" }),
    entry("dam", "dispute", ["AAA", "BBB"], { date: "2001-01-01" }),
    entry("talks", "meeting", ["AAA", "BBB", "CCC"], { date: "2002-06-01" }),
    entry("bridge", "commitment", ["AAA", "BBB"], { date: "2000-01-01", due: "2002" }),
    entry("road", "commitment", ["AAA", "BBB"], { date: "2000-01-01", due: "2003" }),
  ],
  acts: [
    acted("pact", "entered-into-force", "2002-03-01"),
    acted("market", "entered-into-force", "2002-03-01"),
    acted("two", "entered-into-force", "2002-03-01"),
    acted("line", "opened", "2000-01-01"),
    acted("dam", "opened", "2001-01-01"),
    acted("line", "closed", "2003-01-10"),
    acted("bridge", "agreed", "2000-01-01"),
    acted("bridge", "fulfilled", "2002-02-01"),
    acted("road", "agreed", "2000-01-01"),
  ],
  rules,
  states: new Set(["AAA", "BBB", "CCC"]),
  asOf: "2004-06-30",
  conflicts: [
    { id: "w1", year: 2001, sideA: "BBB", sideB: "AAA" } as ConflictRow,
    { id: "w2", year: 2002, sideA: "AAA", sideB: "CCC" } as ConflictRow,
  ],
  conflictYears: { from: 1995, to: 2003 },
};

describe("createRegisterValues", () => {
  const values = createRegisterValues(book);
  const papers = {
    register: "agreements",
    statuses: ["in-force"],
    parties: { least: 3 },
  } as const;

  it("counts papers by their status on the last day of the year, of as many parties, form and matter as asked", () => {
    expect(values(papers, pair, 2001)).toEqual({ value: 0, rows: [] });
    expect(values(papers, pair, 2002)).toEqual({ value: 2, rows: ["pact", "market"] });
    expect(values({ ...papers, interests: ["security"] }, pair, 2002)).toMatchObject({ value: 1 });
    expect(values({ ...papers, directions: ["trade"] }, pair, 2002)).toMatchObject({ value: 0 });
    expect(values({ ...papers, parties: { least: 2 } }, pair, 2002)).toMatchObject({ value: 3 });
    expect(values({ ...papers, statuses: ["signed"] }, pair, 2002)).toMatchObject({ value: 0 });
    expect(values({ ...papers, forms: ["treaty"] }, pair, 2002)).toMatchObject({ rows: ["pact"] });
  });

  it("tells shares of disputes closed and of promises kept, and none of too few", () => {
    const closed = { register: "disputes-closed-share", least: 2 } as const;
    expect(values(closed, pair, 2000)).toEqual({
      gap: "1 such entries of the pair; a share is told from 2 on",
    });
    expect(values(closed, pair, 2002)).toMatchObject({ value: 0 });
    expect(values(closed, pair, 2003)).toMatchObject({ value: 0.5 });
    const kept = { register: "promises-kept-share", least: 1, kept: ["fulfilled"] } as const;
    expect(values(kept, pair, 2002)).toMatchObject({ value: 1, rows: ["bridge"] });
    expect(values(kept, pair, 2003)).toMatchObject({ value: 0.5, rows: ["bridge", "road"] });
  });

  it("counts meetings of the last years, from when they are listed", () => {
    const met = { register: "meetings", parties: { least: 3 }, years: 2, since: 2002 } as const;
    expect(values(met, pair, 2001)).toEqual({
      gap: "the register lists such entries from 2002 on",
    });
    expect([2002, 2003, 2004].map((year) => values(met, pair, year))).toMatchObject([
      { value: 1 },
      { value: 1 },
      { value: 0 },
    ]);
  });

  it("says nothing of states of which no register is kept, nor of years to come", () => {
    expect(values(papers, pairOf("AAA", "ZZZ"), 2002)).toEqual({
      gap: "the register is kept for the states of the dossier only",
    });
    expect(values(papers, pair, 2005)).toEqual({ gap: "the year has not begun" });
  });
});

describe("quietYears", () => {
  it("counts years without armed conflict between the two, inside what the source covers", () => {
    const quiet = { conflicts: "years-without", within: 3 } as const;
    expect(quietYears(quiet, pair, 2003, book)).toEqual({ value: 2, rows: ["w1"] });
    expect(quietYears(quiet, pairOf("CCC", "BBB"), 2003, book)).toEqual({ value: 3, rows: [] });
    expect(quietYears(quiet, pair, 1996, book)).toHaveProperty("gap");
    expect(quietYears(quiet, pair, 2004, book)).toHaveProperty("gap");
  });
});

describe("pairData", () => {
  const yaml = readFileSync("dossiers/central-asia/indexes/cooperation.yaml", "utf8");
  const definition = readIndex(yaml, "cooperation.yaml");
  const pairs = [pairOf("AAA", "BBB"), pairOf("AAA", "CCC")];

  it("has one row a pair and year, and keeps the reason and the rows of every cell", () => {
    const data = pairData(definition, pairs, (source, { id }, year) =>
      "conflicts" in source ? { gap: "not asked" } : { value: year, rows: [`${id} ${year}`] },
    );
    expect(data.units.slice(0, 3)).toEqual(["AAA-BBB", "AAA-CCC", "AAA-BBB"]);
    const [first, last] = [data.years?.[0] ?? 0, data.years?.at(-1) ?? 0];
    expect(data.units).toHaveLength(2 * (last - first + 1));
    const at = (id: string) => definition.indicators.findIndex((one) => one.id === id);
    expect(data.gaps(at("years-without-clashes"), 1)).toBe("not asked");
    expect(data.origins(at("same-votes"), 1)).toEqual([`AAA-CCC ${first}`]);
    expect(data.origins(at("trade-of-both"), 0)).toHaveLength(2);
    expect(data.denominators[at("trade-of-both")]?.[0]).toBe(first);
  });

  it("D2: gives both orders of a pair the same scores", () => {
    const value = (source: object, { id }: { readonly id: string }, year: number) => ({
      value: ((JSON.stringify(source).length * 31 + id.charCodeAt(6) * 17 + year * 7) % 23) + 1,
      rows: [],
    });
    const turned = pairs.map(({ a, b }) => pairOf(b, a));
    const [one, other] = [pairs, turned].map((own) =>
      composite(definition, pairData(definition, own, value)),
    );
    expect(one?.scores).toEqual(other?.scores);
    expect(one?.scores.at(-1)?.[0]).toBeGreaterThan(0);
  });
});

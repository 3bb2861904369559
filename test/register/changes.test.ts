import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changesBetween,
  type DatedAct,
  type KnownSubject,
  type Subject,
  statusOn,
} from "../../src/register/index.ts";
import { parsePartialDate } from "../../src/terms/index.ts";
import { shippedRules as rules } from "./rules.ts";

const treaty: Subject = { id: "t", kind: "agreement", parties: ["AAA", "BBB"], form: "treaty" };
const promise: Subject = {
  id: "p",
  kind: "commitment",
  parties: ["AAA"],
  due: parsePartialDate("2010"),
};

function act(entry: string, word: string, date: string, party?: string, known?: string): DatedAct {
  return {
    id: [entry, word, party, date].filter(Boolean).join("."),
    entry,
    act: word,
    date: parsePartialDate(date),
    party,
    known: known === undefined ? undefined : parsePartialDate(known),
  };
}

const acts = [
  act("t", "signed", "2001-05-01"),
  act("t", "ratified", "2002-02-01", "AAA"),
  act("t", "ratified", "2003-03-01", "BBB", "2003-06-01"),
  act("t", "entered-into-force", "2003-04-01", undefined, "2003-06-01"),
  act("p", "agreed", "2001-05-01"),
];
const entries: readonly KnownSubject[] = [
  { subject: treaty, known: "2001-05-01" },
  { subject: promise, known: "2001-05-01" },
];
const between = (from: string, to: string) => changesBetween(entries, acts, { from, to }, rules);

describe("changesBetween", () => {
  it("tells what an entry was and became, by which acts and on which day", () => {
    const told = between("2001-04-30", "2003-12-31").filter((one) => one.entry === "t");
    const short = told.map((one) =>
      one.kind === "status-changed"
        ? [one.day, one.before.status, one.after.status, one.because.length]
        : [one.day, one.kind],
    );
    expect(short.filter(([, kind]) => kind === "entry-added")).toEqual([
      ["2001-05-01", "entry-added"],
    ]);
    expect(short).toContainEqual(["2003-06-01", "act-known"]);
    expect(short[short.length - 1]).toEqual(["2003-06-01", "ratified-in-part", "in-force", 2]);
    expect(short.some(([day]) => day === "2003-03-01")).toBe(false);
  });

  it("tells that a promise fell due, and then that only time made it late", () => {
    const told = between("2010-06-01", "2011-06-01").filter((one) => one.kind !== "act-missing");
    expect(told.map((one) => [one.kind, one.day])).toEqual([
      ["fell-due", "2010-12-31"],
      ["status-changed", "2011-01-01"],
    ]);
    const late = told[1];
    expect(late?.kind === "status-changed" && late.because).toEqual([]);
  });

  it("counts the last day and not the first, so that two spans join without a gap or a repetition", () => {
    expect(between("2001-05-01", "2001-05-01")).toEqual([]);
    expect(between("2001-04-30", "2001-05-01").length).toBeGreaterThan(0);
    expect(between("2001-05-01", "2001-12-31")).toEqual([]);
  });

  it("says what to look for where a status leaves an act open, once", () => {
    const told = between("2010-12-31", "2030-01-01").filter((one) => one.kind === "act-missing");
    expect(told.length).toBe(1);
    expect(told[0]?.kind === "act-missing" && told[0].expected.length).toBeGreaterThan(0);
  });
});

const words = [...rules.acts.values()];
const days = fc
  .integer({ min: 0, max: 4000 })
  .map((n) => new Date(Date.UTC(2000, 0, 1 + n)).toISOString().slice(0, 10));
const partial = fc
  .tuple(days, fc.constantFrom(4, 7, 10))
  .map(([day, length]) => parsePartialDate(day.slice(0, length)));
const anyEntry = fc
  .record({
    kind: fc.constantFrom("agreement" as const, "commitment" as const, "dispute" as const),
    due: fc.option(partial, { nil: undefined }),
    known: days,
    term: fc.option(
      fc.tuple(days, days).map(([a, b]) => ({ from: a < b ? a : b, until: a < b ? b : a })),
      { nil: undefined },
    ),
    acts: fc.array(
      fc.record({ word: fc.nat(), date: partial, known: fc.option(partial, { nil: undefined }) }),
      { maxLength: 6 },
    ),
  })
  .map(({ kind, due, known, term, acts: drawn }) => {
    const own = words.filter((one) => one.applies.includes(kind));
    const subject: Subject = { id: "e", kind, parties: ["AAA", "BBB"], due, term };
    const dated = drawn.map(({ word, date, known: said }, at): DatedAct => {
      const id = own[word % own.length]?.id ?? "";
      return { id: `a${at}`, entry: "e", act: id, date, known: said };
    });
    return { entry: { subject, known }, acts: dated };
  });

describe("changesBetween, whatever the entry", () => {
  it("R6: joins: A to C is A to B and then B to C", () => {
    fc.assert(
      fc.property(anyEntry, fc.tuple(days, days, days), (drawn, three) => {
        const [a = "", b = "", c = ""] = [...three].sort();
        const of = (from: string, to: string) =>
          changesBetween([drawn.entry], drawn.acts, { from, to }, rules);
        expect([...of(a, b), ...of(b, c)]).toEqual(of(a, c));
      }),
      { numRuns: 1000, seed: 7 },
    );
  });

  it("R6: leads from the status of the first day to that of the last", () => {
    fc.assert(
      fc.property(anyEntry, fc.tuple(days, days), ({ entry, acts: dated }, two) => {
        const [from = "", to = ""] = [...two].sort();
        const told = changesBetween([entry], dated, { from, to }, rules);
        const statusAt = (day: string): string | undefined =>
          entry.known <= day ? statusOn(entry.subject, dated, day, rules).status : undefined;
        let at = statusAt(from);
        for (const one of told) {
          if (one.kind === "entry-added") at = one.after.status;
          if (one.kind !== "status-changed") continue;
          expect(one.before.status).toBe(at);
          at = one.after.status;
        }
        expect(at).toBe(statusAt(to));
      }),
      { numRuns: 1000, seed: 11 },
    );
  });

  it("R6: misses no day: day by day nothing else is found", () => {
    fc.assert(
      fc.property(anyEntry, days, ({ entry, acts: dated }, from) => {
        const end = new Date(Date.parse(from) + 400 * 86_400_000).toISOString().slice(0, 10);
        const told = changesBetween([entry], dated, { from, to: end }, rules);
        let last = entry.known <= from ? statusOn(entry.subject, dated, from, rules).status : "";
        const turns: string[] = [];
        for (let n = 1; n <= 400; n += 1) {
          const day = new Date(Date.parse(from) + n * 86_400_000).toISOString().slice(0, 10);
          if (day < entry.known) continue;
          const { status } = statusOn(entry.subject, dated, day, rules);
          if (status !== last) turns.push(day);
          last = status;
        }
        const found = told.filter(
          ({ kind }) => kind === "status-changed" || kind === "entry-added",
        );
        expect(found.map((one) => one.day)).toEqual(turns);
      }),
      { numRuns: 60, seed: 13 },
    );
  });
});

import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { Facts, Judgement, Query, Verdict } from "../../src/claims/index.ts";
import { judge } from "../../src/claims/index.ts";
import type { Voice } from "../../src/claims/voices.ts";
import { factsOf, rules } from "./dossiers.ts";

// Laws that hold of every figure of the shipped dossier: a claim taken from the data is never called false.

const today = "2026-11-22";
const runs = { numRuns: 400, seed: 20261122 };
let facts: Facts;
beforeAll(async () => {
  facts = await factsOf("shipped");
}, 180_000);

const ask = (query: Query, negated = false): Judgement =>
  judge(query, { negated, day: today, textDate: undefined }, facts, rules);

interface Picked {
  readonly voice: Voice;
  readonly of: string;
  readonly year: number;
  readonly value: number;
}

/** Any cell with a value, by the id of its source and its key, so that what fails can be read. */
const cellsOf = (grains: readonly string[]): fc.Arbitrary<readonly [string, string]> => {
  const voices = [...facts.voices.values()].flat();
  const fitting = voices.filter(
    (one) => grains.includes(one.grain) && one.period === undefined && !one.mutual,
  );
  const keysOf = ({ cells }: Voice) =>
    [...cells].filter(([, cell]) => cell.value !== undefined).map(([key]) => key);
  return fc
    .constantFrom(...fitting.filter((one) => keysOf(one).length > 0))
    .chain((voice) =>
      fc.constantFrom(...keysOf(voice)).map((key): readonly [string, string] => [voice.id, key]),
    );
};

const pick = ([id, key]: readonly [string, string]): Picked => {
  const voice = [...facts.voices.values()].flat().find((one) => one.id === id);
  const value = voice?.cells.get(key)?.value;
  const [of = "", year = ""] = key.split(" ");
  if (voice === undefined || value === undefined) throw new Error(`${id} has no ${key}`);
  return { voice, of, year: Number(year), value };
};

/** The only source of its kind: no other edition, count or definition can speak for or against it. */
const isAlone = ({ concept }: Voice): boolean => {
  const family = Object.values(rules.families).find((one) => one.concepts.includes(concept));
  return facts.voices.get(concept)?.length === 1 && (family === undefined || !family.any);
};

const amount = ({ voice, of, year }: Picked, value: number, more: object = {}): Query => {
  const [from = "", to] = of.split(/[>-]/);
  const towards = to === undefined ? {} : { towards: { states: [to] } };
  const basis = voice.basis === undefined ? {} : { basis: voice.basis };
  return {
    kind: "amount",
    measure: { concept: voice.concept, ...towards, ...basis },
    of: { states: [from] },
    relation: "equals",
    value: { value, unit: voice.unit },
    when: { from: String(year), to: String(year) },
    ...more,
  } as Query;
};

const rounded = (value: number): number => Number(value.toPrecision(3));
/** What an exact claim from the data may be called: true, or disputed among sources or editions; never false. */
const trueEnough: readonly Verdict[] = ["supported", "partly", "out of date"];

describe("an amount taken from the data", () => {
  it("D10: is never contradicted, whatever the series, the state and the year", () => {
    fc.assert(
      fc.property(cellsOf(["country", "directed-pair", "pair"]), (cell) => {
        const one = pick(cell);
        const { verdict, rows } = ask(amount(one, rounded(one.value)));
        expect(trueEnough).toContain(verdict);
        expect(rows.length).toBeGreaterThan(0);
      }),
      runs,
    );
  });

  it("D10: is supported where only one source speaks of it", () => {
    fc.assert(
      fc.property(cellsOf(["country", "directed-pair", "pair"]), (cell) => {
        const one = pick(cell);
        fc.pre(isAlone(one.voice));
        expect(ask(amount(one, rounded(one.value))).verdict).toBe("supported");
        expect(ask(amount(one, rounded(one.value)), true).verdict).toBe("contradicted");
      }),
      runs,
    );
  });

  it("D10: a thousand times as much, in amounts that add up, is the wrong unit", () => {
    fc.assert(
      fc.property(cellsOf(["country"]), fc.constantFrom(1e3, 1e6, 1e-3), (cell, scale) => {
        const one = pick(cell);
        const value = one.value;
        fc.pre(value > 100 && /dollars$|persons|kilometres|tonnes$|hours$/.test(one.voice.unit));
        fc.pre(isAlone(one.voice));
        expect(ask(amount(one, rounded(value) * scale)).verdict).toBe("wrong unit");
      }),
      runs,
    );
  });

  it("D10: the value of another year, where it differs, is the wrong period or contradicted", () => {
    fc.assert(
      fc.property(cellsOf(["country"]), fc.integer({ min: -4, max: 4 }), (cell, step) => {
        const one = pick(cell);
        const other = one.voice.cells.get(`${one.of} ${one.year + step}`)?.value;
        const own = one.value;
        fc.pre(other !== undefined && own > 0 && other / own > 0);
        fc.pre(other !== undefined && Math.abs(other / own - 1) > 0.1);
        fc.pre(isAlone(one.voice));
        const { verdict } = ask(amount(one, rounded(other ?? 0)));
        // A figure may by chance be another state's as well, and nearer to that.
        expect(["wrong period", "contradicted", "wrong scope", "wrong unit"]).toContain(verdict);
        expect(verdict).not.toBe("supported");
      }),
      runs,
    );
  });

  it("D10: the value of another state, where it differs, is the wrong scope or contradicted", () => {
    let scopes = 0;
    fc.assert(
      fc.property(cellsOf(["country"]), fc.constantFrom(...facts.region), (cell, state) => {
        const one = pick(cell);
        const other = one.voice.cells.get(`${state} ${one.year}`)?.value;
        const own = one.value;
        fc.pre(facts.region.includes(one.of) && state !== one.of);
        fc.pre(other !== undefined && own > 0 && Math.abs(other / own - 1) > 0.1);
        fc.pre(isAlone(one.voice));
        const { verdict } = ask(amount(one, rounded(other ?? 0)));
        if (verdict === "wrong scope") scopes += 1;
        expect(["wrong scope", "wrong period", "wrong unit", "contradicted"]).toContain(verdict);
      }),
      runs,
    );
    expect(scopes).toBeGreaterThan(50);
  });

  it("D1: of a year outside the source's period is not covered, also where nothing is claimed", () => {
    fc.assert(
      fc.property(cellsOf(["country"]), fc.integer({ min: 1900, max: 1980 }), (cell, year) => {
        const one = pick(cell);
        fc.pre(!rules.timeless.includes(one.voice.concept));
        const when = { from: String(year), to: String(year) };
        expect(ask(amount(one, 0, { when })).verdict).toBe("not covered");
        expect(ask(amount(one, 1000, { when, relation: "less-than" })).verdict).toBe("not covered");
      }),
      { ...runs, numRuns: 100 },
    );
  });
});

describe("orders taken from the data", () => {
  const place = (
    { voice, of, year }: Picked,
    rank: number,
    order: "highest" | "lowest",
  ): Query => ({
    kind: "rank",
    measure: {
      concept: voice.concept,
      ...(voice.basis === undefined ? {} : { basis: voice.basis }),
    },
    subject: of,
    among: { states: facts.region, group: "region" },
    rank,
    order,
    when: { from: String(year), to: String(year) },
  });

  it("D10: every rank counted from a single source is supported, from either end", () => {
    fc.assert(
      fc.property(cellsOf(["country"]), (cell) => {
        const one = pick(cell);
        fc.pre(facts.region.includes(one.of));
        fc.pre(isAlone(one.voice));
        const values = facts.region.map(
          (state) => one.voice.cells.get(`${state} ${one.year}`)?.value,
        );
        fc.pre(values.every((value) => value !== undefined));
        const own = one.value;
        const above = values.filter((value) => (value ?? 0) > own).length;
        const below = values.filter((value) => (value ?? 0) < own).length;
        expect(ask(place(one, above + 1, "highest")).verdict).toBe("supported");
        expect(ask(place(one, below + 1, "lowest")).verdict).toBe("supported");
        const wrong = above === 0 ? 5 : 1;
        if (above + below === 4) {
          expect(["contradicted", "wrong period"]).toContain(
            ask(place(one, wrong, "highest")).verdict,
          );
        }
      }),
      runs,
    );
  });

  it("D2: swapping the sides of a comparison turns it round, and a swapped pair is the same pair", () => {
    fc.assert(
      fc.property(cellsOf(["country"]), fc.constantFrom(...facts.region), (cell, state) => {
        const one = pick(cell);
        fc.pre(one.of !== state);
        const when = { from: String(one.year), to: String(one.year) };
        const more = (left: string, right: string, relation: "more-than" | "less-than"): Verdict =>
          ask({
            kind: "comparison",
            measure: { concept: one.voice.concept },
            left: { states: [left] },
            right: { states: [right] },
            relation,
            times: 1,
            when,
          }).verdict;
        const own = one.value;
        const other = one.voice.cells.get(`${state} ${one.year}`)?.value ?? 0;
        fc.pre(own > 0 && other > 0);
        fc.pre(isAlone(one.voice));
        fc.pre(Math.abs(own / other - 1) > 0.05);
        expect(more(one.of, state, "more-than")).toBe(more(state, one.of, "less-than"));
      }),
      runs,
    );
  });

  it("D2: a pair in no order gives one answer, whichever state is named first", () => {
    fc.assert(
      fc.property(cellsOf(["pair"]), (cell) => {
        const one = pick(cell);
        const turned = { ...one, of: one.of.split("-").reverse().join("-") };
        const value = rounded(one.value);
        const [first, second] = [ask(amount(one, value)), ask(amount(turned, value))];
        expect(second.verdict).toBe(first.verdict);
        expect(second.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
      }),
      { ...runs, numRuns: 150 },
    );
  });
});

describe("the register", () => {
  // Acts that are dated to a year alone are known only once it is over.
  const later = "2030-01-01";
  const askLater = (query: Query): Judgement =>
    judge(query, { negated: false, day: later, textDate: undefined }, facts, rules);

  it("D10: the date of every act is met by itself, by its month and by its year", () => {
    const acts = [...facts.register.acts.values()].flat();
    expect(acts.length).toBeGreaterThan(300);
    for (const { entry, act, date, party } of acts) {
      for (const given of new Set([date, date.slice(0, 7), date.slice(0, 4)])) {
        const query: Query = {
          kind: "date",
          entry,
          act,
          date: given,
          ...(party === undefined ? {} : { party }),
        };
        expect(["supported", "partly"], `${entry} ${act} ${given}`).toContain(
          askLater(query).verdict,
        );
      }
    }
  });

  it("D10: the status of every entry is supported as it is", () => {
    for (const { id } of facts.register.byId.values()) {
      const status = facts.register.standing(id, later)?.status ?? "unknown";
      const { verdict } = askLater({ kind: "status", entries: [id], statuses: [status] });
      expect(verdict, `${id} ${status}`).toBe(status === "unknown" ? "not covered" : "supported");
    }
  });

  it("D10: the parties of every entry are its parties, in any order", () => {
    for (const { id, parties } of facts.register.byId.values()) {
      const states = [...parties].reverse();
      expect(askLater({ kind: "parties", entry: id, states, exact: true }).verdict, id).toBe(
        "supported",
      );
    }
  });
});

import { describe, expect, it } from "vitest";
import {
  type IndexDefinition,
  indexSensitivity,
  type MonteCarlo,
  uncertaintyOf,
  whatIf,
  whatIfs,
} from "../../src/measures/index.ts";
import { expectedRows, hasExpected, readAsem } from "./asem.ts";

const { asem, data } = readAsem();
const how = monteCarloOf(asem);
const bandsOf = (plan: typeof asem, own: MonteCarlo) => {
  const found = uncertaintyOf(plan, data, own, ["Index"]);
  const [index] = found.parts;
  if (index === undefined) throw new Error("the index itself was asked for");
  return { ...found, ...index };
};

function monteCarloOf({ uncertainty }: IndexDefinition): MonteCarlo {
  if (uncertainty.method !== "monte-carlo") throw new Error("the ASEM file asks for Monte Carlo");
  return uncertainty;
}

describe("uncertaintyOf", () => {
  it.skipIf(!hasExpected).each(["sobol", "chance"] as const)(
    "R8: gives the bands of COINr within the gap between its own seeds, drawn by %s",
    (sequence) => {
      const found = bandsOf(asem, { ...how, sequence });
      const rows = expectedRows("expected_uncertainty_1000.csv");
      for (const row of rows) {
        const band = found.ranks[data.units.indexOf(row.uCode ?? "")];
        const told = `${row.uCode} ${JSON.stringify(band)} ${JSON.stringify(row)}`;
        expect(band?.nominal, told).toBe(Number(row.nominal_rank));
        expect(Math.abs((band?.mean ?? 99) - Number(row.mean_rank)), told).toBeLessThan(0.6);
        for (const [key, value] of [
          ["median", band?.median],
          ["q5", band?.low],
          ["q95", band?.high],
        ] as const) {
          const expected = (Number(row[`${key}_a`]) + Number(row[`${key}_b`])) / 2;
          expect(Math.abs((value ?? 99) - expected), `${key} ${told}`).toBeLessThanOrEqual(2);
        }
      }
      expect(rows).toHaveLength(51);
    },
  );

  it("says what was varied and what was held, and gives the same bands for the same seed", () => {
    const fewer = { ...how, replications: 64 };
    const found = bandsOf(asem, fewer);
    expect(found.varied).toEqual(["treatment", "normalisation", "aggregation", "weights-moved"]);
    expect(found.held).toEqual(["imputation", "weights", "leave-one-out"]);
    expect(bandsOf(asem, fewer)).toEqual(found);
    expect(bandsOf(asem, { ...fewer, seed: 2 }).ranks).not.toEqual(found.ranks);
  });

  it("does not mix scores of scales: none is told where no run is on the scale of the index", () => {
    const found = bandsOf(asem, { ...how, replications: 64 });
    expect(found.scores.every((one) => one === undefined)).toBe(true);
    const own = { ...asem, normalisation: { method: "min-max", low: 1, high: 100 } } as const;
    const told = bandsOf(own, { ...how, replications: 64 });
    expect(told.scores[0]?.runs).toBe(32);
    expect(told.scores[0]?.low).toBeLessThan(told.scores[0]?.high ?? 0);
  });

  it("moves nothing where nothing is varied", () => {
    const found = bandsOf(asem, { ...how, over: {}, replications: 16 });
    expect(found.meanShift).toBe(0);
    expect(found.ranks.every((band) => band?.steady === 1 && band.low === band.high)).toBe(true);
  });

  it("leaves indicators out one at a time, none too", () => {
    const over = { "leave-one-out": true };
    const found = bandsOf(asem, { ...how, over, replications: 200 });
    expect(found.varied).toEqual(["leave-one-out"]);
    expect(found.meanShift).toBeGreaterThan(0);
    expect(found.meanShift).toBeLessThan(2);
  });
});

describe("indexSensitivity", () => {
  const small = { method: "sobol-indices", base: 128, draws: 50 } as const;

  it("tells which choice moves the order, alone and with the others", () => {
    const found = indexSensitivity(asem, data, { ...how, sensitivity: small });
    expect(found?.runs).toBe(128 * 6);
    const shift = found?.shift ?? [];
    expect(shift.map((one) => one.factor)).toEqual([
      "treatment",
      "normalisation",
      "aggregation",
      "weights-moved",
    ]);
    for (const one of shift) {
      expect(one.total.value).toBeGreaterThan(one.first.value - 0.1);
      expect(one.total.low).toBeLessThanOrEqual(one.total.value);
      expect(one.total.high).toBeGreaterThanOrEqual(one.total.value);
    }
    const largest = shift.reduce((most, one) => (one.total.value > most.total.value ? one : most));
    expect(["normalisation", "aggregation", "weights-moved"]).toContain(largest.factor);
  });

  it("gives a lone choice the whole of the movement", () => {
    const over = { "weights-moved": { levels: [2, 3], by: 0.25 } };
    const found = indexSensitivity(asem, data, { ...how, over, sensitivity: small });
    expect(found?.shift?.[0]?.total.value).toBeCloseTo(1, 0.5);
    expect(found?.rows.get(data.units.indexOf("KAZ"))?.[0]?.total.value).toBeGreaterThan(0.5);
  });

  it("is not worked out for a file that does not ask", () => {
    expect(
      indexSensitivity(asem, data, { ...how, sensitivity: { method: "none" } }),
    ).toBeUndefined();
  });
});

describe("whatIf", () => {
  it("sets one choice otherwise and tells both orders", () => {
    const found = whatIf(asem, data, { aggregation: { method: "power", exponent: 0.5 } });
    expect(found).toMatchObject({ changed: "aggregation", to: "power (exponent 0.5)" });
    expect(found.before.ranks).toHaveLength(51);
    expect(found.largestShift).toBeGreaterThan(0);
    expect(found.meanShift).toBeLessThan(found.largestShift);
  });

  it("changes nothing when the choice stays as it is", () => {
    expect(whatIf(asem, data, { weights: { method: "equal" } })).toMatchObject({ largestShift: 0 });
  });
});

describe("whatIfs", () => {
  it("tries each named alternative once, what the index already has left aside", () => {
    const positive = { ...asem, normalisation: { method: "min-max", low: 1, high: 100 } } as const;
    const found = whatIfs(positive, data, how);
    expect(found.tried).toHaveLength(5 + 1 + 1 - 1);
    expect(found.impossible).toEqual([]);
    const shifts = found.tried.map((one) => one.meanShift);
    expect(shifts).toEqual([...shifts].sort((a, b) => b - a));
  });

  it("names what cannot be carried out on the figures instead of trying it", () => {
    expect(whatIfs(asem, data, how).impossible).toEqual([
      { changed: "aggregation", to: "geometric" },
    ]);
    expect(() => whatIf(asem, data, { aggregation: { method: "geometric" } })).toThrow(
      expect.objectContaining({ code: "mean-positive" }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changesOf } from "../../../src/models/trade/changes.ts";
import { type Closure, solveTrade } from "../../../src/models/trade/equilibrium.ts";
import { type TradeWorld, worldOfTrade } from "../../../src/models/trade/world.ts";
import { groupRows, poissonRegression } from "../../../src/numbers/index.ts";

/** A small world of trade and a change of its costs. */
const worlds = fc.integer({ min: 3, max: 7 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    flows: fc.array(fc.double({ min: 0.1, max: 100, noNaN: true }), {
      minLength: size * size,
      maxLength: size * size,
    }),
    factors: fc.array(fc.double({ min: 0.3, max: 3, noNaN: true }), {
      minLength: size * size,
      maxLength: size * size,
    }),
    sigma: fc.double({ min: 2, max: 10, noNaN: true }),
    closure: fc.constantFrom<Closure>("scale", "deficit"),
  }),
);
type Case = Parameters<Parameters<typeof worlds.map>[0]>[0];

const namesOf = (size: number) => Array.from({ length: size }, (_, i) => `S${i}`);

function worldOf({ size, flows }: Pick<Case, "size" | "flows">, scale = 1): TradeWorld {
  // Home trade is the larger part, so that deficits stay below incomes.
  const trade = Float64Array.from(flows, (one, at) => {
    return scale * (Math.floor(at / size) === at % size ? one + 200 * size : one);
  });
  return worldOfTrade(namesOf(size), trade);
}

function solve(one: Case, world = worldOf(one), factors = one.factors) {
  const openness = world.openness.map((value, at) => value * (factors[at] ?? 1));
  const { sigma, closure } = one;
  return solveTrade(world, openness, { sigma, closure, reference: 0 });
}

const close = (one: number, other: number) =>
  expect(Math.abs(one - other)).toBeLessThan(1e-7 * Math.max(1, Math.abs(other)));

describe("laws of the trade equilibrium", () => {
  it("every state sells what it makes and spends what it has, found by adding up", () => {
    fc.assert(
      fc.property(worlds, (one) => {
        const { convergence } = solve(one);
        expect(convergence.missedOutput).toBeLessThan(1e-9);
        expect(convergence.missedSpending).toBeLessThan(1e-9);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it("no change of costs changes nothing", () => {
    fc.assert(
      fc.property(worlds, (one) => {
        const found = solve(
          one,
          worldOf(one),
          one.factors.map(() => 1),
        );
        for (const change of changesOf(namesOf(one.size), found, found.full, one.sigma)) {
          const { state: _, ...values } = change;
          for (const value of Object.values(values)) close(value, 0);
        }
      }),
      { numRuns: 30, seed: 2 },
    );
  });

  it("trade counted in another currency changes no percentage", () => {
    fc.assert(
      fc.property(worlds, (one) => {
        const names = namesOf(one.size);
        const found = solve(one);
        const scaled = solve(one, worldOf(one, 87.5));
        const before = changesOf(names, found, found.full, one.sigma);
        const after = changesOf(names, scaled, scaled.full, one.sigma);
        for (const [i, change] of before.entries()) {
          close(after[i]?.exports ?? Number.NaN, change.exports);
          close(after[i]?.realIncome ?? Number.NaN, change.realIncome);
          close(after[i]?.price ?? Number.NaN, change.price);
        }
      }),
      { numRuns: 30, seed: 3 },
    );
  });

  it("states told in another order get the same answers", () => {
    fc.assert(
      fc.property(worlds, (one) => {
        const { size } = one;
        // The first stays first, for it measures prices; the others stand the other way round.
        const order = [0, ...Array.from({ length: size - 1 }, (_, i) => size - 1 - i)];
        const turn = (values: readonly number[]) =>
          order.flatMap((i) => order.map((j) => values[i * size + j] ?? 0));
        const turned = { ...one, flows: turn(one.flows), factors: turn(one.factors) };
        const [before, after] = [solve(one), solve(turned)];
        const told = changesOf(namesOf(size), before, before.full, one.sigma);
        const other = changesOf(namesOf(size), after, after.full, one.sigma);
        for (const [place, i] of order.entries()) {
          close(other[place]?.exports ?? Number.NaN, told[i]?.exports ?? 0);
          close(other[place]?.realIncome ?? Number.NaN, told[i]?.realIncome ?? 0);
        }
      }),
      { numRuns: 30, seed: 4 },
    );
  });
});

describe("laws of the Poisson model", () => {
  const rows = 60;
  const tables = fc.record({
    outcome: fc.array(fc.double({ min: 0.5, max: 50, noNaN: true }), {
      minLength: rows,
      maxLength: rows,
    }),
    cause: fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: rows,
      maxLength: rows,
    }),
  });
  const absorb = [
    groupRows("a", [Array.from({ length: rows }, (_, i) => i % 6)], rows),
    groupRows("b", [Array.from({ length: rows }, (_, i) => Math.floor(i / 10))], rows),
  ];

  it("what is expected adds up to what was, in every group and against every cause", () => {
    fc.assert(
      fc.property(tables, ({ outcome, cause }) => {
        fc.pre(new Set(cause).size > 30);
        const found = poissonRegression({
          outcome,
          regressors: [{ name: "x", values: cause }],
          absorb,
        });
        for (const { ids, count } of absorb) {
          const gaps = new Float64Array(count);
          for (const [i, own] of outcome.entries()) {
            const id = ids[i] ?? 0;
            gaps[id] = (gaps[id] ?? 0) + own - (found.expected[i] ?? 0);
          }
          for (const gap of gaps) expect(Math.abs(gap)).toBeLessThan(1e-5);
        }
        const against = outcome.reduce(
          (sum, own, i) => sum + (cause[i] ?? 0) * (own - (found.expected[i] ?? 0)),
          0,
        );
        expect(Math.abs(against)).toBeLessThan(1e-5);
      }),
      { numRuns: 40, seed: 5 },
    );
  });

  it("ten times the outcome leaves factors and errors as they are", () => {
    fc.assert(
      fc.property(tables, ({ outcome, cause }) => {
        fc.pre(new Set(cause).size > 30);
        const regressors = [{ name: "x", values: cause }];
        const [term] = poissonRegression({ outcome, regressors, absorb }).terms;
        const [other] = poissonRegression({
          outcome: outcome.map((one) => one * 10),
          regressors,
          absorb,
        }).terms;
        close(other?.estimate ?? Number.NaN, term?.estimate ?? 0);
        close(other?.errors.hc0 ?? Number.NaN, term?.errors.hc0 ?? 0);
      }),
      { numRuns: 20, seed: 6 },
    );
  });
});

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  draftProgramme,
  type LinearProgramme,
  openProgramme,
  solveProgramme,
} from "../../src/numbers/index.ts";

/** Most of 3x + 2y where x + y ≤ 4, x + 3y ≤ 6 and x ≤ 3: by hand x = 3, y = 1. */
function workshop(): LinearProgramme {
  const draft = draftProgramme("maximise");
  const x = draft.column({ name: "x", upper: 3, cost: 3 });
  const y = draft.column({ name: "y", cost: 2 });
  const first = draft.row({ name: "first", upper: 4 });
  const second = draft.row({ name: "second", upper: 7 });
  draft.entry(first, x, 1);
  draft.entry(first, y, 1);
  draft.entry(second, x, 1);
  draft.entry(second, y, 3);
  return draft.programme();
}

describe("solveProgramme", () => {
  it("finds the best choice, and what a bound is worth", async () => {
    const found = await solveProgramme(workshop());
    expect(found.objective).toBeCloseTo(11, 9);
    expect([...found.values]).toEqual([3, 1]);
    expect(found.duals[0]).toBeCloseTo(2, 9);
    expect(found.duals[1]).toBeCloseTo(0, 9);
    expect(found.reducedCosts[0]).toBeCloseTo(1, 9);
  });

  it("answers a programme without rows by its bounds", async () => {
    const draft = draftProgramme("minimise");
    draft.column({ name: "x", lower: -2, upper: 5, cost: 1 });
    expect((await solveProgramme(draft.programme())).objective).toBe(-2);
  });

  it("names the rows that conflict, and by how much they must give way", async () => {
    const draft = draftProgramme("maximise");
    const x = draft.column({ name: "x", cost: 1 });
    draft.entry(draft.row({ name: "mass balance", lower: 4, upper: 4, relax: -1 }), x, 1);
    draft.entry(draft.row({ name: "least flow", lower: 6.5 }), x, 1);
    await expect(solveProgramme(draft.programme())).rejects.toMatchObject({
      code: "programme-infeasible",
      message: expect.stringContaining("lower “least flow” by 2.5"),
    });
  });

  it("names what grows without end", async () => {
    const draft = draftProgramme("maximise");
    draft.column({ name: "sold", cost: 1 });
    await expect(solveProgramme(draft.programme())).rejects.toMatchObject({
      code: "programme-unbounded",
      message: expect.stringContaining("“sold”"),
    });
  });

  it("tells no answer from one without end, where both look alike", async () => {
    const draft = draftProgramme("maximise");
    const x = draft.column({ name: "x", cost: 1 });
    const y = draft.column({ name: "y", cost: 1 });
    const kept = draft.row({ name: "difference", lower: 1, upper: 1 });
    draft.entry(kept, x, 1);
    draft.entry(kept, y, -1);
    await expect(solveProgramme(draft.programme())).rejects.toMatchObject({
      code: "programme-unbounded",
      message: expect.stringContaining("“x”, “y”"),
    });
  });

  it("refuses a bound above the other, by name", async () => {
    const draft = draftProgramme("maximise");
    draft.column({ name: "release in May", lower: 3, upper: 2 });
    await expect(solveProgramme(draft.programme())).rejects.toMatchObject({
      code: "programme-bounds",
      message: expect.stringContaining("“release in May” must be at least 3 and at most 2"),
    });
  });

  it("refuses arrays of different lengths", async () => {
    const one = workshop();
    const bad = { ...one, columns: { ...one.columns, cost: new Float64Array(1) } };
    await expect(solveProgramme(bad)).rejects.toMatchObject({ code: "programme-shape" });
  });
});

describe("openProgramme", () => {
  it("solves again after changed prices, bounds and coefficients, as if asked anew", async () => {
    const open = await openProgramme(workshop());
    open.solve();
    open.changeCosts(Int32Array.of(0, 1), Float64Array.of(1, 2));
    expect(open.solve().objective).toBeCloseTo(5.5, 9);
    open.changeRowBounds(Int32Array.of(1), Float64Array.of(-Infinity), Float64Array.of(3));
    expect(open.solve().objective).toBeCloseTo(3, 9);
    open.changeColumnBounds(Int32Array.of(0), Float64Array.of(0), Float64Array.of(0));
    expect(open.solve().objective).toBeCloseTo(2, 9);
    open.changeEntry(1, 1, 1);
    expect(open.solve().objective).toBeCloseTo(6, 9);
    open.close();
  });

  it("gives the same answer from the same starting point, whatever was asked between", async () => {
    const open = await openProgramme(workshop());
    const first = open.solve();
    const start = open.startingPoint();
    open.changeCosts(Int32Array.of(0, 1), Float64Array.of(-1, 2));
    open.solve();
    open.changeCosts(Int32Array.of(0, 1), Float64Array.of(3, 2));
    const again = open.solve(start);
    expect(again.values).toEqual(first.values);
    open.close();
  });

  it("is optimal by duality on random transports: what is paid equals what the bounds are worth", async () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(amounts, amounts, fc.integer({ min: 1, max: 7 }), async (have, want, k) => {
        const programme = transport(have, want, k);
        const found = await solveProgramme(programme);
        const bounds = (lower: Float64Array, upper: Float64Array, price: Float64Array): number =>
          price.reduce((sum, one, at) => {
            if (Math.abs(one) < 1e-9) return sum;
            const [low = 0, high = 0] = [lower[at], upper[at]];
            return sum + one * (Number.isFinite(high) ? high : low);
          }, 0);
        const { rows } = programme;
        expect(bounds(rows.lower, rows.upper, found.duals)).toBeCloseTo(found.objective, 6);
      }),
      { numRuns: 40 },
    );
  });
});

/** Goods from where they are to where they are wanted, each carriage at a price below 10. */
function transport(have: readonly number[], want: readonly number[], k: number): LinearProgramme {
  const draft = draftProgramme("maximise");
  const supplies = have.map((upper, at) => draft.row({ name: `supply ${at}`, upper }));
  const demands = want.map((upper, at) => draft.row({ name: `demand ${at}`, upper }));
  for (const [from, supply] of supplies.entries()) {
    for (const [to, demand] of demands.entries()) {
      const column = draft.column({
        name: `${from} to ${to}`,
        cost: 10 - ((from * 3 + to * k) % 9),
      });
      draft.entry(supply, column, 1);
      draft.entry(demand, column, 1);
    }
  }
  return draft.programme();
}

const reference = "../shared/data/reference/games/water.json";

interface SplitCase {
  readonly id: string;
  readonly expected_delivery?: number;
  readonly expected_total_delivery?: number;
  readonly cases?: readonly { readonly demand: number; readonly expected: readonly number[] }[];
}

describe.skipIf(!existsSync(reference))(`reference water cases (${reference})`, () => {
  const cases = existsSync(reference)
    ? (JSON.parse(readFileSync(reference, "utf8")) as readonly SplitCase[])
    : [];

  it("takes the cheaper of two sources first", async () => {
    const cost = cases.find((one) => one.id === "pywr_cost1")?.cases ?? [];
    expect(cost).toHaveLength(2);
    for (const { demand, expected } of cost) {
      const draft = draftProgramme("minimise");
      const near = draft.column({ name: "near", upper: 15, cost: 1 });
      const far = draft.column({ name: "far", upper: 15, cost: 2 });
      const need = draft.row({ name: "need", lower: demand, upper: demand });
      draft.entry(need, near, 1);
      draft.entry(need, far, 1);
      expect([...(await solveProgramme(draft.programme())).values]).toEqual(expected);
    }
  });
});

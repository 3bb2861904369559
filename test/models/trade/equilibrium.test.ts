import { describe, expect, it } from "vitest";
import { abroad, changesOf } from "../../../src/models/trade/changes.ts";
import { type Closure, solveTrade } from "../../../src/models/trade/equilibrium.ts";
import { newAgreement, noAgreement, noBorders } from "./geReference.ts";
import { gravityRows, hasGravity } from "./gravityReference.ts";

const scenarios = [
  ["ch2_app1_no_borders_2006", noBorders],
  ["ch2_app2_no_nafta_1994", noAgreement],
] as const;
const show = (...told: readonly unknown[]) => {
  if (process.env.HAMKOR_SHOW !== undefined) console.log(...told);
};

describe.skipIf(!hasGravity)("solveTrade, against the Advanced Guide", () => {
  const expected = hasGravity ? gravityRows("expected_ge.csv") : [];

  it.each(
    scenarios.flatMap(([name, read]) =>
      (["scale", "deficit"] as const).map((closure) => [name, closure, read] as const),
    ),
  )("%s, closure %s: the exact fixed point to 1e-6 percentage points", (name, closure, read) => {
    const { world, openness } = read();
    const reference = world.states.indexOf("DEU");
    const found = solveTrade(world, openness, { sigma: 7, closure, reference });
    const changes = changesOf(world.states, found, found.full, 7);
    let worst = 0;
    for (const row of expected.filter((one) => one.scenario === name)) {
      const own = changes.find((one) => one.state === row.country);
      const pairs = [
        [own?.exports, row[`exact_${closure}_change_Xi`]],
        [own?.price, row[`exact_${closure}_change_price`]],
        [own?.priceLevel, row[`exact_${closure}_change_IMR`]],
        [own?.realIncome, row[`exact_${closure}_change_rGDP`]],
      ] as const;
      for (const [one, wanted] of pairs) {
        worst = Math.max(worst, Math.abs((one ?? Number.NaN) - Number(wanted)));
      }
    }
    show(name, closure, worst, found.convergence);
    expect(worst).toBeLessThan(1e-6);
    expect(found.convergence.missedOutput).toBeLessThan(1e-10);
    expect(found.convergence.missedSpending).toBeLessThan(1e-10);
  });

  it.each(scenarios)(
    "%s: resistances and exports of the baseline, and the conditional answer",
    (name, read) => {
      const { world, openness } = read();
      const reference = world.states.indexOf("DEU");
      const found = solveTrade(world, openness, { sigma: 7, closure: "scale", reference });
      const [before, between] = [abroad(found.baseline), abroad(found.conditional)];
      const total = world.spending.reduce((sum, one) => sum + one, 0);
      let worst = 0;
      for (const row of expected.filter((one) => one.scenario === name)) {
        const i = world.states.indexOf(row.country ?? "");
        const pairs = [
          [before.exports[i], row.Xi_BLN],
          [between.exports[i], row.Xi_CDL],
          [found.baseline.output[i], row.Y_BLN],
          [found.baseline.resistances.inward[i], row.IMR_BLN],
          [found.conditional.resistances.inward[i], row.IMR_CDL],
          [(found.baseline.resistances.outward[i] ?? 0) * total, row.OMR_BLN],
          [(found.conditional.resistances.outward[i] ?? 0) * total, row.OMR_CDL],
        ] as const;
        for (const [one, wanted] of pairs) {
          worst = Math.max(worst, Math.abs((one ?? Number.NaN) / Number(wanted) - 1));
        }
      }
      show(name, "levels", worst);
      expect(worst).toBeLessThan(1e-6);
    },
  );
});

describe.skipIf(!hasGravity)("solveTrade, against the tables of the Advanced Guide", () => {
  const expected = hasGravity ? gravityRows("expected_ge.csv") : [];

  it.each(scenarios)(
    "%s: the book's own loop, CDL to 1e-6 and FULL to 1e-4 percentage points",
    (name, read) => {
      const { world, openness } = read();
      const reference = world.states.indexOf("DEU");
      const found = solveTrade(world, openness, { sigma: 7, closure: "book", reference });
      const [before, between, after] = [found.baseline, found.conditional, found.full].map(abroad);
      const isTurned = name.includes("nafta"); // the effect of having the agreement: baseline against counterfactual
      const change = (one: number, other: number) =>
        (isTurned ? one / other - 1 : other / one - 1) * 100;
      const full = changesOf(world.states, found, found.full, 7);
      let [worstConditional, worstFull] = [0, 0];
      for (const row of expected.filter((one) => one.scenario === name)) {
        const i = world.states.indexOf(row.country ?? "");
        const base = before?.exports[i] ?? 0;
        const conditional = change(base, between?.exports[i] ?? 0);
        worstConditional = Math.max(
          worstConditional,
          Math.abs(conditional - Number(row.reported_change_Xi_CDL)),
        );
        const ratio = found.full.prices[i] ?? 0;
        const level = 1 + (full[i]?.priceLevel ?? 0) / 100;
        const pairs = [
          [change(base, after?.exports[i] ?? 0), row.reported_change_Xi_FULL],
          [(isTurned ? 1 - ratio : ratio - 1) * 100, row.reported_change_price_FULL],
          [change(1, level), row.reported_change_IMR_FULL],
          [change(1, ratio / level), row.reported_change_rGDP_FULL],
        ] as const;
        for (const [one, wanted] of pairs)
          worstFull = Math.max(worstFull, Math.abs(one - Number(wanted)));
      }
      show(name, "book", worstConditional, worstFull, found.convergence);
      // The published columns are printed with ten digits from programmes that stop at about 1e-7.
      expect(worstConditional).toBeLessThan(2e-5);
      expect(worstFull).toBeLessThan(1e-4);
    },
  );
});

describe.skipIf(!hasGravity)("solveTrade, against gegravity", () => {
  it("an agreement between Canada and Japan, closure one step: 1e-5 percentage points", () => {
    const { world, openness } = newAgreement();
    const reference = world.states.indexOf("DEU");
    const [can, jpn] = [world.states.indexOf("CAN"), world.states.indexOf("JPN")];
    const at = can * world.states.length + jpn;
    expect(world.openness[at]).toBeCloseTo(11305.165, 1);
    expect(openness[at]).toBeCloseTo(18108.801, 1);
    const closure: Closure = "one step";
    const found = solveTrade(world, openness, { sigma: 5, closure, reference });
    const changes = changesOf(world.states, found, found.full, 5);
    let worst = 0;
    for (const row of gravityRows("expected_gegravity_can_jpn.csv")) {
      const own = changes.find((one) => one.state === row.country);
      const pairs = [
        [own?.price, row.factory_gate_price_change_pct],
        [own?.outward, row.omr_change_pct],
        [own?.priceLevel, row.imr_change_pct],
        [own?.realIncome, row.GDP_change_pct],
        [own?.output, row.output_change_pct],
        [own?.spending, row.expenditure_change_pct],
        [own?.exports, row.foreign_exports_change_pct],
        [own?.imports, row.foreign_imports_change_pct],
        [own?.domestic, row.intranational_trade_change_pct],
      ] as const;
      for (const [one, wanted] of pairs) {
        worst = Math.max(worst, Math.abs((one ?? Number.NaN) - Number(wanted)));
      }
    }
    show("gegravity", worst, found.convergence);
    expect(worst).toBeLessThan(1e-5);
  });
});

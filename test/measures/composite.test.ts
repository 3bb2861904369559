import { describe, expect, it } from "vitest";
import { type Composite, composite } from "../../src/measures/index.ts";
import { expectedRows, hasExpected, readAsem } from "./asem.ts";

const near = (found: number, expected: number): boolean =>
  Math.abs(found - expected) <= 1e-8 * Math.max(1e-3, Math.abs(expected));

describe.skipIf(!hasExpected)("composite, on the ASEM index (R8: COINr 1.1.14)", () => {
  const { asem, data } = readAsem();
  const made = composite(asem, data);
  const nodes = made.tree.nodes;
  const stageOf = (stage: string): readonly Float64Array[] =>
    stage === "aggregated" ? made.scores : made.stages[stage as "treated"];

  it("gives every value of every stage", () => {
    const rows = expectedRows("expected_stages.csv");
    const wrong = rows.filter(({ stage = "", uCode = "", iCode = "", value }) => {
      const found = stageOf(stage)[nodes.indexOf(iCode)]?.[data.units.indexOf(uCode)] ?? Number.NaN;
      return value === "" || value === "NA" ? !Number.isNaN(found) : !near(found, Number(value));
    });
    expect(rows).toHaveLength(13056);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it("screens no state out, and marks what was filled", () => {
    expect(made.stages.screenedOut).toEqual([]);
    const gaps = made.stages.denominated.flatMap((column) => [...column]).filter(Number.isNaN);
    const filled = made.stages.filled.flatMap((column) => [...column]).filter((one) => one > 0);
    expect(filled).toHaveLength(gaps.length);
    expect(gaps.length).toBeGreaterThan(50);
  });

  it("treats the same columns by as many points, and leaves them the same shape", () => {
    for (const row of expectedRows("expected_treatment.csv")) {
      const note = made.stages.treatments[nodes.indexOf(row.iCode ?? "")];
      const [skewness, kurtosis] = [row["check_SkewKurt0.Skew"], row["check_SkewKurt0.Kurt"]];
      expect(note?.skewnessBefore, row.iCode).toBeCloseTo(Number(skewness), 8);
      expect(note?.kurtosisBefore, row.iCode).toBeCloseTo(Number(kurtosis), 7);
      expect(note?.winsorised, row.iCode).toBe(Number(row["winsorise.nwin"]));
      expect(note?.logged, row.iCode).toBe(false);
      if (row["check_SkewKurt1.Skew"] !== "") {
        expect(note?.skewnessAfter, row.iCode).toBeCloseTo(Number(row["check_SkewKurt1.Skew"]), 8);
        expect(note?.kurtosisAfter, row.iCode).toBeCloseTo(Number(row["check_SkewKurt1.Kurt"]), 8);
      }
    }
  });

  it("gives the effective weights of indicators, pillars, halves and the whole", () => {
    const rows = expectedRows("expected_effective_weights.csv");
    for (const { iCode = "", EffWeight } of rows) {
      expect(made.effective[nodes.indexOf(iCode)], iCode).toBeCloseTo(Number(EffWeight), 9);
    }
    expect(rows).toHaveLength(60);
  });

  const methods: Record<string, Partial<typeof asem>> = {
    minmax_0_100: { normalisation: { method: "min-max", low: 0, high: 100 } },
    minmax_1_100: { normalisation: { method: "min-max", low: 1, high: 100 } },
    zscore_0_1: { normalisation: { method: "z-score", mean: 0, deviation: 1 } },
    zscore_10_2: { normalisation: { method: "z-score", mean: 10, deviation: 2 } },
    borda: { normalisation: { method: "borda" } },
    prank: { normalisation: { method: "percentile-rank" } },
    dist2max: { normalisation: { method: "distance-to-maximum" } },
    amean: { aggregation: { method: "arithmetic" } },
    gmean: { aggregation: { method: "geometric" } },
    hmean: { aggregation: { method: "harmonic" } },
    "genmean_p0.5": { aggregation: { method: "power", exponent: 0.5 } },
    "amean,amean,gmean": {
      aggregation: {
        method: "by-level",
        levels: [{ method: "arithmetic" }, { method: "arithmetic" }, { method: "geometric" }],
      },
    },
  };
  const variants = [
    ...new Set(expectedRows("expected_variants.csv").map((row) => row.variant ?? "")),
  ];

  it.each(variants)("gives scores and ranks under %s", (variant) => {
    const [normalisation = "", aggregation = ""] = variant.split("|");
    const other: Composite = composite(
      { ...asem, ...methods[normalisation], ...methods[aggregation] },
      data,
    );
    const rows = expectedRows("expected_variants.csv").filter((row) => row.variant === variant);
    for (const row of rows) {
      const unit = data.units.indexOf(row.uCode ?? "");
      for (const node of ["Conn", "Sust", "Index"]) {
        const found = other.scores[nodes.indexOf(node)]?.[unit] ?? Number.NaN;
        expect(near(found, Number(row[node])), `${row.uCode} ${node} ${found} ${row[node]}`).toBe(
          true,
        );
      }
      expect(other.ranks.at(-1)?.[unit], row.uCode).toBe(Number(row.rank));
    }
    expect(rows).toHaveLength(51);
  });

  it("tries ten variants", () => {
    expect(variants).toHaveLength(10);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chiSquaredShareAbove,
  createChance,
  createSpatialWeights,
  geary,
  generalG,
  localMoran,
  logDeterminant,
  minimise,
  moran,
  multiplierTests,
  normalShareBelow,
  plainModel,
  residualMoran,
  type SpatialLink,
  type SpatialModel,
  solve,
  spatialDurbinModel,
  spatialEigenvalues,
  spatialErrorModel,
  spatialImpacts,
  spatialLag,
  spatialLagModel,
  spatialTwoStage,
  twoSidedShare,
} from "../../src/numbers/index.ts";
import { columbus, columbusWeights, expectedOf, hasColumbus } from "./spatialReference.ts";

/** Equal to six digits of the size of the expected value, as the brief of the reference asks. */
function near(value: number | undefined, known: unknown, of: string): void {
  const wanted = Number(known);
  expect(Math.abs((value ?? Number.NaN) - wanted) / Math.abs(wanted), of).toBeLessThan(1e-6);
}

const codeOf = (act: () => unknown): string | undefined => {
  try {
    act();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return undefined;
};

describe.skipIf(!hasColumbus)(
  "R8: the Columbus data of Anselin 1988, against spdep and spatialreg",
  () => {
    const known = hasColumbus ? expectedOf() : {};
    const of = (name: string): Record<string, unknown> => known[name] ?? {};
    const inside = (name: string, part: string) => of(name)[part] as Record<string, number>;
    const weights = hasColumbus
      ? columbusWeights("row-standardised")
      : createSpatialWeights(0, [], { style: "as given", islands: "keep" });
    const crime = hasColumbus ? columbus("CRIME") : [];
    const data = {
      outcome: crime,
      by: (hasColumbus ? ["INC", "HOVAL"] : []).map((name) => ({ name, values: columbus(name) })),
    };

    it("gives least squares and the Moran of what they leave over", () => {
      const plain = plainModel(data);
      for (const one of plain.factors) {
        near(one.value, inside("ols", "coef")[one.name], one.name);
        near(one.standardError, inside("ols", "se")[one.name], `se ${one.name}`);
      }
      near(plain.r2, of("ols").r2, "r2");
      near(plain.logLikelihood, of("ols").logLik, "logLik");
      const found = residualMoran(data, weights);
      const { I, expectation, variance, z } = of("moran_ols_residuals");
      near(found.value, I, "I");
      near(found.expectation, expectation, "expectation");
      near(found.variance, variance, "variance");
      near(found.z, z, "z");
    });

    it("gives Moran's I, Geary's C and the general G of crime", () => {
      const found = moran(crime, weights);
      const wanted = of("moran_crime");
      near(found.value, wanted.I, "I");
      near(found.expectation, wanted.expectation, "expectation");
      near(found.randomisation.variance, wanted.variance_randomisation, "randomisation");
      near(found.randomisation.z, wanted.z_randomisation, "z randomisation");
      near(found.normality.variance, wanted.variance_normality, "normality");
      near(found.normality.z, wanted.z_normality, "z normality");
      near(geary(crime, weights).value, of("geary_crime").C, "C");
      near(geary(crime, weights).variance, of("geary_crime").variance, "variance of C");
      near(generalG(crime, columbusWeights("as given")), of("global_G_binary").G, "G");
    });

    it("gives the local figures", () => {
      const found = localMoran(crime, weights);
      const wanted = known as unknown as Record<string, readonly number[]>;
      for (let i = 0; i < 5; i += 1) {
        near(found[i]?.value, wanted.local_moran_first5?.[i], `local I ${i}`);
        near(found[i]?.z, wanted.local_moran_z_first5?.[i], `z ${i}`);
        near(found[i]?.g, wanted.local_G_first5?.[i], `G ${i}`);
      }
      const mean = found.reduce((sum, one) => sum + one.value, 0) / found.length;
      expect(mean).toBeCloseTo(moran(crime, weights).value, 12);
    });

    it("gives the five Lagrange-multiplier tests", () => {
      const found = multiplierTests(data, weights);
      const names = {
        LMerr: "error",
        LMlag: "lag",
        RLMerr: "robustError",
        RLMlag: "robustLag",
        SARMA: "both",
      } as const;
      for (const [name, own] of Object.entries(names)) {
        const { statistic, df, p } = inside("lm_tests", name);
        near(found[own].value, statistic, name);
        near(found[own].p, p, `p of ${name}`);
        expect(found[own].freedom).toBe(df);
      }
    });

    const isModel = (found: SpatialModel, name: string, spatial: string): void => {
      const [coef, se] = [inside(name, "coef"), inside(name, "se")];
      near(found.spatial.value, coef[spatial], spatial);
      near(found.spatial.standardError, se[spatial], `se ${spatial}`);
      expect(found.factors).toHaveLength(Object.keys(coef).length - 1);
      for (const one of found.factors) {
        near(one.value, coef[one.name], one.name);
        near(one.standardError, se[one.name], `se ${one.name}`);
        expect(one.low).toBeLessThan(one.value);
      }
      near(found.logLikelihood, of(name).logLik, "logLik");
      near(found.aic, of(name).AIC, "AIC");
      near(found.variance, of(name).s2, "s2");
    };

    it("gives the lag, error and Durbin models by maximum likelihood", () => {
      isModel(spatialLagModel(data, weights), "lag_ml", "rho");
      isModel(spatialErrorModel(data, weights), "error_ml", "lambda");
      isModel(spatialDurbinModel(data, weights), "durbin_ml", "rho");
    });

    it("gives two-stage least squares and the impacts of the lag model", () => {
      const found = spatialTwoStage(data, weights);
      const wanted = inside("lag_2sls", "coef");
      const errors = of("lag_2sls").se as readonly number[];
      near(found.spatial.value, wanted.Rho, "Rho");
      near(found.spatial.standardError, errors[0], "se Rho");
      for (const [i, one] of found.factors.entries()) {
        near(one.value, wanted[one.name], one.name);
        near(one.standardError, errors[i + 1], `se ${one.name}`);
      }
      const impacts = spatialImpacts(spatialLagModel(data, weights), ["INC", "HOVAL"], weights);
      for (const [i, one] of impacts.entries()) {
        for (const part of ["direct", "indirect", "total"] as const) {
          near(one[part], (of("impacts_lag")[part] as readonly number[])[i], `${part} ${one.name}`);
        }
      }
    });
  },
);

const ring = (size: number): readonly SpatialLink[] =>
  Array.from({ length: size }, (_, i) => i).flatMap((i) => [
    { from: i, to: (i + 1) % size },
    { from: i, to: (i + size - 1) % size },
  ]);
const standard = { style: "row-standardised", islands: "refuse" } as const;

describe("createSpatialWeights", () => {
  it("makes rows that sum to 1, and knows the sums that tests need", () => {
    const weights = createSpatialWeights(4, ring(4), standard);
    expect(weights.matrix[0]).toEqual([0, 0.5, 0, 0.5]);
    expect(weights.sums).toEqual({ s0: 4, s1: 4, s2: 16 });
    expect(spatialLag(weights, [1, 2, 3, 4])).toEqual([3, 2, 3, 2]);
  });

  it("refuses islands unless they are kept knowingly, and links that cannot be", () => {
    const links = [
      { from: 0, to: 1 },
      { from: 1, to: 0 },
    ];
    expect(codeOf(() => createSpatialWeights(3, links, standard))).toBe("islands-found");
    const kept = createSpatialWeights(3, links, { ...standard, islands: "keep" });
    expect(kept.islands).toEqual([2]);
    for (const odd of [
      { from: 0, to: 0 },
      { from: 0, to: 7 },
      { from: 0, to: 1, weight: 0 },
      { from: 0, to: 1 },
    ]) {
      expect(codeOf(() => createSpatialWeights(3, [...links, odd], standard))).toBe(
        "link-unreadable",
      );
    }
  });
});

describe("spatialEigenvalues", () => {
  it("of a ring are cosines", () => {
    const { real } = spatialEigenvalues(createSpatialWeights(5, ring(5), standard));
    const known = [0, 1, 2, 3, 4].map((k) => Math.cos((2 * Math.PI * k) / 5)).sort((a, b) => b - a);
    for (const [i, one] of real.entries()) expect(one).toBeCloseTo(known[i] ?? 0, 12);
  });

  it("R6: give the determinant of I - ρW, for links both ways or one way, in 1,000 cases", () => {
    const pairs = fc.uniqueArray(fc.tuple(fc.nat(4), fc.nat(4)), {
      selector: String,
      maxLength: 12,
    });
    fc.assert(
      fc.property(
        pairs,
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        fc.boolean(),
        (drawn, rho, mutual) => {
          const one = drawn.filter(([from, to]) => from < to || (!mutual && from !== to));
          const links = one.flatMap(([from, to]) =>
            mutual
              ? [
                  { from, to },
                  { from: to, to: from },
                ]
              : [{ from, to }],
          );
          const weights = createSpatialWeights(5, links, { ...standard, islands: "keep" });
          const { real, imaginary } = spatialEigenvalues(weights);
          const byValues = real.reduce(
            (sum, value, i) =>
              sum + Math.log((1 - rho * value) ** 2 + (rho * (imaginary[i] ?? 0)) ** 2) / 2,
            0,
          );
          const left = weights.matrix.map((row, i) =>
            row.map((w, j) => (i === j ? 1 : 0) - rho * w),
          );
          // Eigenvalues of links that lead in no circle are known only to the fifth root of rounding.
          expect(byValues).toBeCloseTo(logDeterminant(left).value, mutual ? 9 : 2);
        },
      ),
      { numRuns: 1000, seed: 6 },
    );
  });
});

describe("moran", () => {
  it("is -1 on a ring of opposites and above chance where like sits by like", () => {
    const weights = createSpatialWeights(8, ring(8), standard);
    expect(moran([1, -1, 1, -1, 1, -1, 1, -1], weights).value).toBeCloseTo(-1, 12);
    expect(moran([1, 1, 1, 1, -1, -1, -1, -1], weights).value).toBeCloseTo(0.5, 12);
    expect(geary([1, 1, 1, 1, -1, -1, -1, -1], weights).value).toBeCloseTo(
      (7 * 8) / (2 * 8 * 8),
      12,
    );
  });

  it("R6: does not move with the unit of the values, in 1,000 cases", () => {
    const weights = createSpatialWeights(6, ring(6), standard);
    const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 9 }), fc.integer(), (drawn, scale, shift) => {
        fc.pre(new Set(drawn).size > 1 && Math.abs(shift) < 1e6);
        const moved = drawn.map((one) => one * scale + shift);
        expect(moran(moved, weights).value).toBeCloseTo(moran(drawn, weights).value, 6);
        expect(geary(moved, weights).value).toBeCloseTo(geary(drawn, weights).value, 6);
        expect(
          moran(
            drawn.map((one) => -one),
            weights,
          ).value,
        ).toBeCloseTo(moran(drawn, weights).value, 9);
        expect(geary(drawn, weights).value).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 1000, seed: 6 },
    );
  });

  it("refuses values that are all the same, too few, or below 0 for G", () => {
    const weights = createSpatialWeights(4, ring(4), standard);
    expect(codeOf(() => moran([2, 2, 2, 2], weights))).toBe("values-unfit");
    expect(codeOf(() => moran([1, 2, 3], weights))).toBe("values-unfit");
    expect(codeOf(() => generalG([1, 2, -3, 1], weights))).toBe("values-unfit");
  });
});

describe("spatial models", () => {
  const weights = createSpatialWeights(12, ring(12), standard);
  const x = Array.from({ length: 12 }, (_, i) => ((i * 7) % 12) + (i % 3));
  const noise = Array.from({ length: 12 }, (_, i) => Math.sin(i * 9.7) / 4);
  const data = {
    outcome: x.map((one, i) => 3 + 2 * one + (noise[i] ?? 0)),
    by: [{ name: "x", values: x }],
  };

  it("find the relation that was put in, and none where none was", () => {
    const size = 80;
    const wide = createSpatialWeights(size, ring(size), standard);
    const chance = createChance(6);
    const draw = (): number => chance.next() + chance.next() + chance.next() - 1.5;
    const by = [{ name: "x", values: Array.from({ length: size }, () => 4 * draw()) }];
    const unrelated = by[0]?.values.map((one) => 3 + 2 * one + draw() / 4) ?? [];
    const spread = wide.matrix.map((row, i) => row.map((w, j) => (i === j ? 1 : 0) - 0.6 * w));
    const related = solve(
      spread,
      unrelated.map((one) => [one]),
    ).flat();
    for (const [outcome, rho] of [
      [related, 0.6],
      [unrelated, 0],
    ] as const) {
      const model = spatialLagModel({ outcome, by }, wide);
      expect(Math.abs(model.spatial.value - rho)).toBeLessThan(0.05);
      expect(Math.abs(spatialTwoStage({ outcome, by }, wide).spatial.value - rho)).toBeLessThan(
        0.05,
      );
      expect(model.factors[1]?.value).toBeCloseTo(2, 1);
      expect(model.logLikelihood).toBeGreaterThanOrEqual(plainModel({ outcome, by }).logLikelihood);
      expect(multiplierTests({ outcome, by }, wide).lag.p < 0.001).toBe(rho > 0);
    }
  });

  it("R6: direct and indirect impacts sum to the total, which is β / (1 - ρ) for rows of 1", () => {
    const model = spatialLagModel(data, weights);
    const [impact] = spatialImpacts(model, ["x"], weights);
    const beta = model.factors[1]?.value ?? Number.NaN;
    expect(impact?.total).toBeCloseTo(beta / (1 - model.spatial.value), 9);
    expect((impact?.direct ?? 0) + (impact?.indirect ?? 0)).toBeCloseTo(impact?.total ?? 0, 12);
  });

  it("refuse columns that do not fit", () => {
    const short = { outcome: data.outcome, by: [{ name: "x", values: [1, 2] }] };
    expect(codeOf(() => spatialLagModel(short, weights))).toBe("model-unfit");
    const twice = { ...data, by: [...data.by, { name: "y", values: x.map((one) => 2 * one) }] };
    expect(codeOf(() => spatialErrorModel(twice, weights))).toBe("matrix-singular");
  });
});

describe("normalShareBelow", () => {
  it("knows the table", () => {
    expect(normalShareBelow(0)).toBe(0.5);
    expect(normalShareBelow(1)).toBeCloseTo(0.841344746068543, 14);
    expect(normalShareBelow(-1.959963984540054)).toBeCloseTo(0.025, 14);
    expect(normalShareBelow(-6) / 9.865876450376981e-10).toBeCloseTo(1, 11);
    expect(normalShareBelow(-3.000001)).toBeCloseTo(normalShareBelow(-2.999999), 7);
    expect(twoSidedShare(2)).toBeCloseTo(0.0455002638963584, 14);
    expect(chiSquaredShareAbove(3.841458820694124, 1)).toBeCloseTo(0.05, 13);
    expect(chiSquaredShareAbove(5.991464547107979, 2)).toBeCloseTo(0.05, 13);
    expect(chiSquaredShareAbove(0, 1)).toBe(1);
  });
});

describe("minimise", () => {
  it("finds the bottom of a parabola, a cosine, and an end", () => {
    expect(minimise((x) => (x - 0.3) ** 2, -1, 1).at).toBeCloseTo(0.3, 8);
    expect(minimise(Math.cos, 2, 4).at).toBeCloseTo(Math.PI, 7);
    expect(minimise((x) => x, 0, 1).at).toBeCloseTo(0, 6);
  });
});

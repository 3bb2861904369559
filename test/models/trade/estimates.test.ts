import { describe, expect, it } from "vitest";
import { linearRegression, poissonRegression } from "../../../src/numbers/index.ts";
import { estimationOf, gravityRows, hasGravity } from "./gravityReference.ts";

const apart = (found: number | undefined, wanted: string | undefined): number =>
  Math.abs((found ?? Number.NaN) / Number(wanted) - 1);

describe.skipIf(!hasGravity)("estimations of the Advanced Guide, against fixest", () => {
  const expected = hasGravity ? gravityRows("expected_estimates.csv") : [];
  const panel = hasGravity ? gravityRows("agtpa_panel_1986_2006.csv.gz") : [];
  const names = [...new Set(expected.map((row) => row.case ?? ""))];

  it("are 18, with 111 coefficients", () => {
    expect([names.length, expected.length]).toEqual([18, 111]);
  });

  it.each(names)("%s: coefficients, four errors, likelihood and rows", (name) => {
    const wanted = expected.filter((row) => row.case === name);
    const { method, data } = estimationOf(
      name,
      wanted.map((row) => row.term ?? ""),
      panel,
    );
    const found = method === "ols" ? linearRegression(data) : poissonRegression(data);
    let worst = 0;
    for (const row of wanted) {
      const term = found.terms.find((one) => one.name === row.term);
      worst = Math.max(
        worst,
        apart(term?.estimate, row.estimate),
        apart(term?.errors.clusterRaw, row.se_cluster_raw),
        apart(term?.errors.clusterG, row.se_cluster_g),
        apart(term?.errors.clusterFixest, row.se_cluster_fixest),
        apart(term?.errors.hc0, row.se_hc0),
        apart(found.logLikelihood, row.loglik),
        apart(found.deviance, row.deviance),
      );
    }
    if (process.env.HAMKOR_SHOW !== undefined) console.log(name, worst, found.steps, found.rounds);
    expect(worst).toBeLessThan(1e-6);
    expect(found.terms.length).toBe(wanted.length);
    expect(found.leftOut).toEqual([]);
    const [first] = wanted;
    expect([found.rows.used, found.rows.zeroGroups]).toEqual(
      [first?.n_obs, first?.n_dropped_zero_fe].map(Number),
    );
    // The reference counts clusters before the rows of 7 pairs without any trade are dropped; its errors, after.
    const emptyPairs = found.rows.zeroGroups > 0 ? 7 : 0;
    expect(found.clusters).toBe(Number(first?.n_clusters) - emptyPairs);
  });
});

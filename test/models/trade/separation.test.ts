import { describe, expect, it } from "vitest";
import { groupRows, poissonRegression, type RegressionData } from "../../../src/numbers/index.ts";
import { gravityRows, hasGravity } from "./gravityReference.ts";

describe.skipIf(!hasGravity)("separated rows of ppmlhdfe's own sets", () => {
  const all = hasGravity ? gravityRows("separation_sets.csv") : [];
  const sets = [...new Set(all.map((row) => row.set ?? ""))];

  it("are 18 sets", () => {
    expect(sets.length).toBe(18);
  });

  it.each(sets)("set %s: exactly the marked rows are dropped", (set) => {
    const rows = all.filter((row) => row.set === set);
    const has = (name: string) => rows.some((row) => row[name] !== "");
    const data: RegressionData = {
      outcome: rows.map((row) => Number(row.y)),
      regressors: ["x1", "x2", "x3", "x4"].filter(has).map((name) => ({
        name,
        values: rows.map((row) => Number(row[name])),
      })),
      absorb: ["id1", "id2", "id3"]
        .filter(has)
        .map((name) => groupRows(name, [rows.map((row) => row[name] ?? "")], rows.length)),
    };
    const used = new Set(poissonRegression(data).used);
    const dropped = rows.flatMap((row, i) => (used.has(i) ? [] : [row.row]));
    expect(dropped).toEqual(rows.filter((row) => row.separated === "1").map((row) => row.row));
  });
});

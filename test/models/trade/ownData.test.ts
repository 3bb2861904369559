import { describe, expect, it } from "vitest";
import {
  type EquilibriumAsked,
  equilibriumOfTable,
} from "../../../src/models/trade/equilibriumTable.ts";
import { estimateTable } from "../../../src/models/trade/estimateTable.ts";
import { parseCsv } from "../../../src/sources/index.ts";
import { Problem } from "../../../src/terms/index.ts";

const table = (text: string) => parseCsv(new TextEncoder().encode(text), "own.csv");
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return "none";
};
const asked = { method: "ppml", outcome: "y", regressors: ["x"], absorb: ["g"] } as const;

describe("estimateTable", () => {
  const rows = "y,x,g\n1,0,a\n3,1,a\n2,0,b\n8,1,b\n,1,b\n0,1,c\n0,0,c\n5,2,a\n";

  it("accounts for every row of the file", () => {
    const { file, found } = estimateTable(table(rows), asked);
    expect(file).toEqual({ rows: 8, refused: 0, withoutNumber: 1 });
    expect(found.rows).toMatchObject({ given: 7, used: 5, zeroGroups: 2, separated: 0 });
  });

  it("gives the factor that two groups with one cause have by hand", () => {
    // In each group the cause is 0 or 1 once: the factor is the logarithm of (3 + 8) / (1 + 2).
    const { found } = estimateTable(table("y,x,g\n1,0,a\n3,1,a\n2,0,b\n8,1,b\n"), asked);
    expect(found.terms[0]?.estimate).toBeCloseTo(Math.log(11 / 3), 10);
  });

  it("names a regressor that follows from the fixed effects", () => {
    const text = "y,x,z,g\n1,0,1,a\n3,1,1,a\n2,0,2,b\n8,1,2,b\n";
    const { found } = estimateTable(table(text), { ...asked, regressors: ["x", "z"] });
    expect(found.leftOut).toEqual(["z"]);
  });

  it.each([
    ["an empty file", "", asked, "estimate-column"],
    ["a header without rows", "y,x,g\n", asked, "regression-empty"],
    ["a column that is not there", rows, { ...asked, regressors: ["w"] }, "estimate-column"],
    ["no number anywhere", "y,x,g\n,1,a\n", asked, "regression-empty"],
    ["an outcome below zero", "y,x,g\n-1,1,a\n2,0,a\n", asked, "regression-negative"],
    ["zeros only", "y,x,g\n0,1,a\n0,0,a\n", asked, "regression-zeros"],
    [
      "collinear regressors only",
      "y,x,g\n1,1,a\n2,1,a\n3,2,b\n1,2,b\n",
      asked,
      "regression-collinear",
    ],
  ] as const)("refuses %s", (_, text, what, code) => {
    expect(codeOf(() => estimateTable(table(text), what))).toBe(code);
  });

  it("drops rows that a regressor separates, and counts them", () => {
    const text = "y,x,g\n0,1,a\n0,1,b\n1,0,a\n3,0,a\n2,0,b\n8,0,b\n";
    const withOther = text.replace("y,x,g", "y,s,g").replace(/^(\d.*)$/gm, (line) => line);
    const rowsWith = withOther
      .split("\n")
      .map((line, i) => (line === "" ? "" : `${line},${i === 0 ? "x" : (i * i) % 3}`));
    const { found } = estimateTable(table(rowsWith.join("\n")), {
      ...asked,
      regressors: ["x", "s"],
    });
    expect(found.rows.separated).toBe(2);
    expect(found.leftOut).toEqual(["s"]);
  });
});

describe("equilibriumOfTable", () => {
  const matrix =
    "exporter,importer,trade,ratio\nA,A,90,1\nA,B,10,0.8\nB,A,12,0.8\nB,B,70,1\nA,C,3,1\nC,A,2,1\nB,C,4,1\nC,B,5,1\nC,C,50,1\n";
  const what: EquilibriumAsked = {
    exporter: "exporter",
    importer: "importer",
    trade: "trade",
    costs: { kind: "ratio", column: "ratio" },
    sigma: 5,
    reference: "C",
    closure: "scale",
  };

  it("two states that come closer gain, and the third loses a little", () => {
    const { full, convergence } = equilibriumOfTable(table(matrix), what);
    const [a, b, c] = full.map((one) => one.realIncome);
    expect(a).toBeGreaterThan(0.5);
    expect(b).toBeGreaterThan(0.5);
    expect(c).toBeLessThan(0);
    expect(convergence.missedOutput).toBeLessThan(1e-10);
  });

  it("real income is what the share of home trade says", () => {
    // Arkolakis, Costinot and Rodríguez-Clare 2012: income moves by (home share)^(1/(1-σ)) where spending is income.
    const { full } = equilibriumOfTable(table(matrix), what);
    for (const one of full) {
      const share = (1 + one.domestic / 100) / (1 + one.spending / 100);
      expect((share ** (1 / (1 - 5)) - 1) * 100).toBeCloseTo(one.realIncome, 8);
    }
  });

  it("openness before and after says the same as the ratio", () => {
    const text = matrix
      .split("\n")
      .map((line, i) => {
        if (line === "") return line;
        const [, , trade = "", ratio = ""] = line.split(",");
        if (i === 0) return `${line},before,after`;
        return `${line},${trade},${Number(trade) * Number(ratio) ** -4}`;
      })
      .join("\n");
    const costs = { kind: "openness", before: "before", after: "after" } as const;
    const own = equilibriumOfTable(table(matrix), what).full;
    const other = equilibriumOfTable(table(text), { ...what, costs }).full;
    for (const [i, one] of own.entries()) expect(other[i]?.exports).toBeCloseTo(one.exports, 8);
  });

  it.each([
    ["an empty file", "", {}, "estimate-column"],
    ["a reference that is not there", matrix, { reference: "Z" }, "trade-unfit"],
    ["a pair that stands twice", `${matrix}A,B,3,1\n`, {}, "trade-unfit"],
    ["a cost of nothing", matrix.replace("A,B,10,0.8", "A,B,10,0"), {}, "trade-unfit"],
    ["a flow below zero", matrix.replace("A,B,10", "A,B,-10"), {}, "trade-unfit"],
    ["sigma of one", matrix, { sigma: 1 }, "sigma-unfit"],
    [
      "a state that buys nothing",
      "exporter,importer,trade,ratio\nA,A,5,1\nA,B,0,1\nB,A,5,1\nB,B,0,1\n",
      { reference: "A" },
      "trade-unfit",
    ],
    [
      "openness under which sales cannot meet output",
      "exporter,importer,trade,before,after\nA,A,5,1,0\nA,B,1,1,1\nB,A,1,1,0\nB,B,5,1,1\nC,A,1,1,1\nC,C,1,1,0\nA,C,1,1,1\nB,C,1,1,0\nC,B,1,1,0\n",
      { reference: "A", costs: { kind: "openness", before: "before", after: "after" } as const },
      "equilibrium-no-end",
    ],
  ] as const)("refuses %s", (_, text, more, code) => {
    expect(codeOf(() => equilibriumOfTable(table(text), { ...what, ...more }))).toBe(code);
  });
});

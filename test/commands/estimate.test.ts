import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";

const folder = mkdtempSync(join(tmpdir(), "hamkor-trade-"));
const file = (name: string, text: string) => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

async function run(...words: readonly string[]) {
  let [out, error] = ["", ""];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
    isWatched: false,
  };
  const code = await main(words, terminal);
  return { code, out, error };
}

describe("hamkor estimate", () => {
  const data = file(
    "y.csv",
    "y,x,g,p\n1,1,a,1\n3,2.718281828459045,a,2\n2,1,b,3\n8,2.718281828459045,b,4\n0,1,c,5\n",
  );
  const asked = [
    "--data",
    data,
    "--outcome",
    "y",
    "--regressors",
    "ln(x)",
    "--absorb",
    "g",
    "--cluster",
    "p",
  ];

  it("prints estimates, four errors and an account of the rows as JSON", async () => {
    const { code, out } = await run("estimate", "ppml", ...asked, "--json");
    expect(code).toBe(0);
    const { found, file: rows } = JSON.parse(out);
    expect(found.terms[0].estimate).toBeCloseTo(Math.log(11 / 3), 9);
    expect(Object.keys(found.terms[0].errors)).toEqual([
      "clusterRaw",
      "clusterG",
      "clusterFixest",
      "hc0",
    ]);
    expect(found.terms[0].errors.clusterRaw).toBeCloseTo(found.terms[0].errors.hc0, 12);
    expect(rows).toEqual({ rows: 5, refused: 0, withoutNumber: 0 });
    expect(found.rows).toMatchObject({ used: 4, zeroGroups: 1 });
  });

  it("prints the same as a table, and least squares too", async () => {
    const { out } = await run("estimate", "ppml", ...asked);
    expect(out).toContain("4 of 5 rows, 4 clusters of p");
    expect(out).toContain("1 left out: in fixed effects that hold zeros only");
    expect(out).toContain("1.29928");
    expect((await run("estimate", "ols", ...asked)).out).toContain("R²");
  });

  it.each([
    [["estimate"], 2, "ppml (Poisson) or ols"],
    [["estimate", "ppml"], 2, "--outcome"],
    [
      ["estimate", "ppml", ...asked.map((one) => (one === "ln(x)" ? "w" : one))],
      3,
      "There is no column “w”",
    ],
    [["estimate", "ppml", ...asked, "--separation", "none"], 2, "--separation"],
  ] as const)("says what is wrong: %s", async (words, code, part) => {
    const found = await run(...words);
    expect(found.error).toContain(part);
    expect(found.code).toBe(code);
  });
});

describe("hamkor equilibrium", () => {
  const data = file(
    "t.csv",
    "exporter,importer,trade,ratio,rta,new\nA,A,90,1,0,0\nA,B,10,0.8,0,1\nB,A,12,0.8,0,1\nB,B,70,1,0,0\n",
  );

  it("works a ratio of costs through the matrix, and tells how well it is solved", async () => {
    const asked = ["--data", data, "--ratio", "ratio", "--sigma", "5", "--reference", "A"];
    const { out } = await run("equilibrium", ...asked, "--json");
    const answer = JSON.parse(out);
    expect(answer.full.map((one: { state: string }) => one.state)).toEqual(["A", "B"]);
    expect(answer.full[0].realIncome).toBeGreaterThan(0);
    expect(answer.convergence.missedOutput).toBeLessThan(1e-10);
    expect((await run("equilibrium", ...asked)).out).toContain("flows added up miss output by");
  });

  it("takes estimated factors, with columns that take the place of others", async () => {
    const asked = ["--data", data, "--factors", "rta=0.5", "--constant=-2", "--instead", "rta=new"];
    const { out } = await run("equilibrium", ...asked, "--reference", "A", "--json");
    expect(JSON.parse(out).full[1].exports).toBeGreaterThan(0);
  });

  it.each([
    [[], 2, "Say once how costs change"],
    [["--ratio", "ratio"], 2, "--reference"],
    [["--ratio", "ratio", "--reference", "Z"], 3, "reference Z is not among the states"],
    [["--ratio", "ratio", "--reference", "A", "--sigma", "0.5"], 3, "above 1"],
    [["--ratio", "ratio", "--reference", "A", "--closure", "none"], 2, "--closure is one of"],
    [["--ratio", "ratio", "--factors", "rta=1", "--reference", "A"], 2, "Say once"],
  ] as const)("says what is wrong: %s", async (words, code, part) => {
    const found = await run("equilibrium", "--data", data, ...words);
    expect(found.error).toContain(part);
    expect(found.code).toBe(code);
  });
});

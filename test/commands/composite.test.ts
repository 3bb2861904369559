import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { buildDossier } from "../../src/pipeline.ts";
import { storeShipped } from "../shipped.ts";

const folder = mkdtempSync(join(tmpdir(), "hamkor-index-"));
const dossier = "dossiers/central-asia";
const store = join(folder, "store");
const asem = "test/measures/asem/asem.yaml";

async function index(...words: readonly string[]) {
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
  const code = await main(["index", ...words], terminal);
  return { code, out, error };
}
const shipped = (...words: readonly string[]) =>
  index("cooperation", "--dossier", dossier, "--store", store, ...words);

beforeAll(async () => {
  await storeShipped(store);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("hamkor index", () => {
  it("works out the shipped index: no score without coverage and band, no gap without its reason", async () => {
    const { code, out } = await shipped("--json");
    expect(code).toBe(0);
    const found = JSON.parse(out);
    const scored = found.scores.filter((one: { score?: number }) => one.score !== undefined);
    expect(scored.length).toBeGreaterThan(200);
    for (const one of found.scores) {
      const minimum = found.choices.coverage.groups[one.part] ?? found.choices.coverage.minimum;
      if (one.score === undefined) {
        expect(one.why).toMatch(/missing: [a-z]/);
        expect(one.rank).toBeUndefined();
        continue;
      }
      expect(one.coverage).toBeGreaterThanOrEqual(minimum - 1e-9);
      expect(one.rankBand.low).toBeLessThanOrEqual(one.rankBand.high);
      expect(one.rankBand.nominal).toBe(one.rank);
      expect(one.score).toBeGreaterThanOrEqual(1);
      expect(one.score).toBeLessThanOrEqual(100);
    }
    const whole = scored.filter((one: { part: string }) => one.part === "cooperation");
    const last = whole.filter((one: { year: number }) => one.year === 2025);
    expect(last.length).toBeGreaterThanOrEqual(9);
    expect(last.find((one: { rank: number }) => one.rank === 1).unit).toBe("KAZ-UZB");
    // Without trade in the source there is no score for the economy, and so none for the whole.
    const lacking = found.scores.find(
      (one: { unit: string; part: string; year: number }) =>
        one.unit === "TJK-TKM" && one.part === "economy" && one.year === 2023,
    );
    expect(lacking.why).toContain("trade-of-both (not published)");
  });

  it("keeps every stage, names every choice and every source with its licence", async () => {
    const found = JSON.parse((await shipped("--json")).out);
    expect(Object.keys(found.stages)).toEqual([
      "denominated",
      "imputed",
      "screened",
      "treated",
      "normalised",
      "aggregated",
    ]);
    for (const stage of Object.values(found.stages)) {
      for (const column of Object.values(stage as object)) {
        expect(column).toHaveLength(found.rows.length);
      }
    }
    expect(Object.keys(found.choices)).toContain("coverage");
    expect(found.sources.length).toBeGreaterThanOrEqual(6);
    expect(found.sources.every((one: { licence: string }) => one.licence !== "")).toBe(true);
    const filled = found.filled.filter(
      (one: { indicator: string }) => one.indicator === "same-votes",
    );
    expect(filled.map((one: { how: string }) => one.how)).toContain("value of 2022");
    const [first] = found.contributions;
    expect(first.points.every((one: { rows: readonly string[] }) => Array.isArray(one.rows))).toBe(
      true,
    );
    expect(found.sensitivity.shift.map((one: { factor: string }) => one.factor)).toContain(
      "normalisation",
    );
  });

  it("knows no region of its own: an invented one has its index from another frame and other series", async () => {
    const own = join(folder, "invented");
    await buildDossier("test/region/dossier", { store: own });
    const file = "test/measures/strait.yaml";
    const { code, out } = await index(
      file,
      "--dossier",
      "test/region/dossier",
      "--store",
      own,
      "--json",
    );
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found.rows.slice(0, 3)).toEqual(
      ["ARL-BOR", "ARL-CES", "BOR-CES"].map((unit) => ({ unit, year: 2003 })),
    );
    expect(found.stages.denominated.passengers[0]).toBe(0); // a reported zero is one
    expect(found.stages.denominated.quiet[0]).toBeNull();
    expect(found.uncertainty).toBeUndefined();
    const [first] = found.scores;
    expect(first).toMatchObject({ unit: "ARL-BOR", coverage: 0.75 });
    const table = await index(file, "--dossier", "test/region/dossier", "--store", own);
    expect(table.out).toContain("No choice was varied");
  });

  it("draws one year as a table, and says what has no score", async () => {
    const { out } = await shipped("--year", "2024");
    expect(out).toContain("(cooperation, version 1), 2024");
    expect(out).toMatch(/^1 +1.* +KAZ-UZB/m);
    expect(out).toContain("Too little is there for a score of the whole:");
    expect((await shipped("--year", "1950")).error).toContain("2010 to 2025");
  });

  it("works out a user's own index from a folder of CSV", async () => {
    copyFileSync("test/measures/asem/asem_idata.csv", join(folder, "asem_idata.csv"));
    const { code, out } = await index(asem, "--data", folder, "--json");
    expect(code).toBe(0);
    const found = JSON.parse(out);
    const top = found.scores.filter(
      (one: { part: string; rank: number }) => one.part === "Index" && one.rank === 1,
    );
    expect(top).toMatchObject([{ unit: "CHE", rankBand: { low: 1, high: 1 } }]);
    expect(found.whatIf.impossible).toEqual([{ changed: "aggregation", to: "geometric" }]);
  });

  it("D6: refuses a file that leaves a choice out, with the key and what it may be", async () => {
    const path = join(folder, "short.yaml");
    writeFileSync(path, readFileSync(asem, "utf8").replace(/^weights:.*$/m, ""));
    const { code, error } = await index(path, "--data", folder);
    expect(code).toBe(3);
    expect(error).toContain("weights: say which: { method: given | equal | components | entropy }");
  });

  it("refuses what is no name and no file, and data outside the folder", async () => {
    expect((await index()).code).toBe(2);
    expect((await index("../secret", "--dossier", dossier)).code).toBe(2);
    expect((await index("nothing", "--dossier", dossier)).error).toContain("it has cooperation");
    const path = join(folder, "outside.yaml");
    writeFileSync(path, readFileSync(asem, "utf8").replace("file: asem", "file: ../asem"));
    expect((await index(path)).error).toContain("without a path");
  });
});

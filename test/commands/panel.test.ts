import { appendFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { storeShipped } from "../shipped.ts";

const dossier = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hamkor-panel-command-"));
const store = join(folder, "store");

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
  const code = await main([...words], terminal);
  return { code, out, error };
}
const panel = (...words: readonly string[]) =>
  run("panel", "--dossier", dossier, "--store", store, "--pairs", "UZB-KAZ", ...words);

beforeAll(async () => {
  await storeShipped(store);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("hamkor panel", () => {
  it("prints columns with their sources, and rows", async () => {
    const columns = "votes.kappa,votes.s_squared,gdp.current_usd";
    const { out } = await panel("--from", "2019", "--to", "2022", "--columns", columns, "--json");
    const found = JSON.parse(out);
    expect(found.columns[0]).toMatchObject({
      name: "votes.kappa",
      unit: "coefficient",
      source: expect.stringContaining("UNGA-DM"),
      edition: expect.any(String),
      licence: expect.any(String),
    });
    expect(found.rows.map((row: { year: number }) => row.year)).toEqual([2019, 2020, 2021, 2022]);
  });

  it("says in a terminal why a cell is empty, and in CSV in a column of its own", async () => {
    const asked = ["--from", "2022", "--to", "2023", "--columns", "votes.kappa"];
    expect((await panel(...asked)).out).toContain("(outside period)");
    expect((await panel(...asked, "--csv")).out.split("\r\n").slice(0, 3)).toEqual([
      "\ufeffa,b,year,votes.kappa,votes.kappa.missing",
      "KAZ,UZB,2022,0.476043956043956,",
      "KAZ,UZB,2023,,outside period",
    ]);
  });

  it("cites exactly what was used", async () => {
    const { out } = await panel("--columns", "votes.kappa", "--bibtex");
    expect(out.match(/^@dataset/gm)).toHaveLength(1);
    expect(out).toContain("UNGA-DM");
  });

  it.each([
    [["--columns", "votes.kapa"], 3, /votes\.kappa/],
    [[], 3, /Name the columns/],
    [["--columns", "votes.kappa", "--csv", "--json"], 3, /One form at a time/],
    [["--columns", "votes.kappa", "--parquet"], 3, /--out/],
    [["--columns", "votes.kappa", "--grain", "weekly"], 3, /pair-month/],
    [["--columns", "votes.kappa", "--from", "two"], 3, /four digits/],
  ])("helps who asks for %j", async (words, _code, message) => {
    const { code, error, out } = await panel(...(words as readonly string[]));
    expect(code).toBeGreaterThan(1);
    expect(error + out).toMatch(message as RegExp);
  });
});

describe("hamkor replicate", () => {
  it("makes a folder whose panel comes out again with the same bytes, and sees what was changed", async () => {
    const out = join(folder, "replica");
    const asked = [
      "--pairs",
      "UZB-KAZ",
      "--from",
      "2010",
      "--to",
      "2020",
      "--columns",
      "votes.pi,meetings",
    ];
    expect((await run("replicate", "--dossier", dossier, ...asked, "--out", out)).code).toBe(0);
    const again = await run("replicate", out, "--json");
    expect(JSON.parse(again.out)).toEqual({ differ: [], changed: [], files: 3, sameProgram: true });
    expect(again.code).toBe(0);
    const votes = join(out, "dossier/indicators/votes_ungadm.csv");
    const kept = readFileSync(votes, "utf8");
    appendFileSync(
      votes,
      `999999,2015,2015-01-01${",3".repeat(kept.split("\n")[0]?.split(",").length ?? 0)}\n`.replace(
        /(,3){3}\n/,
        "\n",
      ),
    );
    expect((await run("replicate", out)).code).toBe(1);
  }, 120_000);

  it("says what is wrong with a folder that is none", async () => {
    const { code, error } = await run("replicate", join(folder, "none"));
    expect(code).toBe(3);
    expect(error).toMatch(/request\.json/);
  });
});

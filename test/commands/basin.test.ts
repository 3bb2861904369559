import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dump } from "js-yaml";
import { describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { mountain } from "../models/rivers/invented.ts";

async function basin(...words: readonly string[]) {
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
  const code = await main(["basin", ...words], terminal);
  return { code, out, error };
}

const folder = mkdtempSync(join(tmpdir(), "hamkor-basin-"));
const write = (name: string, content: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, dump(content));
  return path;
};

const river = mountain({ inflow: [2, 4, 4, 2] }) as { readonly network: unknown };

describe("hamkor basin", () => {
  it("runs a river from its file alone, or a whole case, and prints the same figures", async () => {
    const alone = await basin(
      write("river.yaml", river.network),
      "--regime",
      "alone",
      "--years",
      "2",
      "--json",
    );
    expect(alone.error).toBe("");
    expect(alone.code).toBe(0);
    const found = JSON.parse(alone.out);
    expect(found).toMatchObject({ river: "ashwater", settings: { regime: "alone" } });
    expect(found.detail.imbalance).toBeLessThan(1e-9);
    const whole = JSON.parse(
      (await basin(write("case.yaml", river), "--regime", "alone", "--json")).out,
    );
    expect(whole.figures.map((one: { measure: string }) => one.measure)).toEqual(
      found.figures.map((one: { measure: string }) => one.measure),
    );
  });

  it("takes assumptions by --set, prints a table and CSV", async () => {
    const path = write("river.yaml", river.network);
    const { out } = await basin(path, "--set", "need=0.5");
    expect(out).toContain("ashwater, joint: a mean year");
    expect(out).toMatch(/delivered +BBB 4\.5/);
    expect((await basin(path, "--csv")).out).toMatch(/^\uFEFF?measure,state,item,year,month,value/);
  });

  it("says what is wrong, where, and what to do", async () => {
    const path = write("river.yaml", river.network);
    expect((await basin(path, "--regime", "feud")).error).toContain("alone, shares, trade, joint");
    expect((await basin(path, "--set", "snow=1")).error).toContain("answers to");
    expect((await basin(path, "--set", "snow")).error).toContain("id=number");
    expect((await basin(join(folder, "none.yaml"))).error).toContain("no such file");
    const outside = mountain({ inflow: [1, 1, 1, 1] }) as {
      network: { nodes: Record<string, unknown>[] };
    };
    const [lake] = outside.network.nodes;
    Object.assign((lake as { reservoir: object }).reservoir, {
      capacityKm3: { file: "../secret.csv", row: "a", column: "b" },
    });
    expect((await basin(write("outside.yaml", outside.network))).error).toContain(
      "outside the folder",
    );
  });

  it("names the flow that cannot be kept", async () => {
    const dry = mountain({ inflow: [0.2, 0.2, 0.2, 0.2], least: 3 }) as { network: unknown };
    const { code, error } = await basin(write("dry.yaml", dry.network));
    expect(code).not.toBe(0);
    expect(error).toContain("least flow of ford-salt-lake");
  });
});

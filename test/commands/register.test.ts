import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { storeShipped } from "../shipped.ts";

const dossier = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-register-"));

async function run(...words: readonly string[]) {
  let out = "";
  let error = "";
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
    isWatched: false,
  };
  const code = await main([...words, "--dossier", dossier, "--store", store], terminal);
  return { code, out, error };
}

const json = async (...words: readonly string[]) => JSON.parse((await run(...words, "--json")).out);

beforeAll(async () => {
  await storeShipped(store);
}, 120_000);

afterAll(() => rmSync(store, { recursive: true, force: true }));

describe("hamkor status", () => {
  it("gives the status of a day with its rule, its acts and its conflicts", async () => {
    const id = "uzkz-2022-12-22-demarcation";
    const found = await json("status", id, "--on", "2022-12-22");
    expect(found).toMatchObject({
      id,
      on: "2022-12-22",
      status: "signed",
      rule: "agreement/signed",
      checked: "2026-11-22",
    });
    expect(found.acts.map((one: { date: string }) => one.date)).toEqual([
      "2022-12-21",
      "2022-12-22",
    ]);
    expect(found.conflicts).toHaveLength(1);
    expect(found.conflicts[0].acts).toHaveLength(2);
  });

  it("tells it in words too, party by party", async () => {
    const { code, out } = await run(
      "status",
      "uzkz-2022-12-22-allied-treaty",
      "--on",
      "2024-01-01",
    );
    expect(code).toBe(0);
    expect(out).toContain("ratified-in-part [agreement/ratified-in-part]");
    expect(out).toContain("UZB: ratified [agreement/ratified]");
    expect(out).toContain("KAZ: signed [agreement/signed]");
  });

  it("refuses what the register does not have, and a day that is none", async () => {
    expect((await run("status", "nothing")).code).toBe(3);
    expect((await run("status")).code).toBe(2);
    const { error } = await run("status", "c-trade-5bn-2020", "--on", "yesterday", "--json");
    expect(JSON.parse(error).code).toBe("date-unreadable");
  });
});

describe("hamkor register", () => {
  it("lists entries of a day as they stood, narrowed by direction, party and status", async () => {
    const where = "direction=trade,party=UZB,status=disputed";
    const found = await json("register", "commitments", "--on", "2026", "--where", where);
    expect(found.total).toBe(found.entries.length);
    expect(found.total).toBeGreaterThan(0);
    for (const one of found.entries) {
      expect(one.status.status).toBe("disputed");
      expect(one.directions).toContain("trade");
      expect(one.parties).toContain("UZB");
    }
    const before = await json("register", "commitment", "--on", "2016", "--where", where);
    expect(before.total).toBe(0);
  });

  it("shows all entries, and says so when a part of them is asked for", async () => {
    expect((await json("register", "agreements")).entries).toHaveLength(168);
    const { out } = await run("register", "agreement", "--limit", "5");
    expect(out).toContain("… 5 of 168 shown");
  });

  it("refuses a kind or a filter that it does not know, and one that stands twice", async () => {
    for (const words of [
      ["register"],
      ["register", "treasures"],
      ["register", "agreement", "--where", "mood=good"],
      ["register", "agreement", "--where", "party=UZB,party=KAZ"],
    ]) {
      expect((await run(...words)).code).toBe(2);
    }
  });
});

describe("hamkor compare", () => {
  it("sets two doctrines side by side, as data and in words", async () => {
    const doctrines = ["uzb-2012-concept", "kaz-2014-2020-concept"] as const;
    const found = await json("compare", ...doctrines);
    expect(found.orders[0].sides).toHaveLength(2);
    const { out } = await run("compare", ...doctrines);
    expect(out).toContain("1 central-asia | 1 RUS, 2 CHN, 3 central-asia");
    expect(out).toContain("not stated");
  });

  it("refuses one doctrine alone, and what is no doctrine", async () => {
    expect((await run("compare", "uzb-2012-concept")).code).toBe(2);
    expect((await run("compare", "uzb-2012-concept", "c-trade-5bn-2020")).code).toBe(3);
  });
});

import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { buildDossier } from "../../src/pipeline.ts";
import type { Accounting, EventSeries } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { checkLicences, openDossier } from "../../src/sources/index.ts";
import { gdeltRow, makeCoast } from "../evidence/events.ts";

// The invented region with event data beside its documents: by the API and by the command.

let folder = "";
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const dossier = () => join(folder, "dossier");
const store = () => join(folder, "store");

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await app.request(path, { headers: { host: "localhost" } });
  return (await response.json()) as Answer;
}
async function run(...words: readonly string[]): Promise<{ code: number; out: string }> {
  let out = "";
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    error: () => {},
    isWatched: false,
  };
  const code = await main([...words, "--dossier", dossier(), "--store", store()], terminal);
  return { code, out };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-events-"));
  cpSync("test/region/dossier", dossier(), { recursive: true });
  const coast = makeCoast();
  coast.put(
    "day.CSV",
    [gdeltRow({ 1: "1" }), gdeltRow({ 1: "2", 8: "", 18: "" }), gdeltRow({ 1: "3", 2: "" })].join(
      "\n",
    ),
  );
  cpSync(join(coast.folder, "events"), join(dossier(), "events"), { recursive: true });
  coast.remove();
  await buildDossier(dossier(), { store: store() });
  live = await openLive({ folder: dossier(), store: store(), watch: false, log: () => {} });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => {} });
});
afterAll(async () => {
  await live?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("/api/events", () => {
  it("D9: gives the months of a pair, labelled, for either order of the two", async () => {
    const found = await ask<EventSeries>("/api/events?pair=BOR-ARL&by=type");
    expect(found).toEqual(await ask<EventSeries>("/api/events?pair=ARL-BOR&by=type"));
    expect(found.label).toBe("machine-coded, unverified");
    expect(found.months).toMatchObject([
      {
        from: "ARL",
        to: "BOR",
        month: "2018-01",
        events: 1,
        types: [{ type: "CONSULT", events: 1 }],
      },
      { from: "BOR", to: "ARL", month: "2018-01", events: 0 },
    ]);
  });

  it("D1: leaves a month out of the files' period without a number", async () => {
    const { months } = await ask<EventSeries>("/api/events?from=2017-12&to=2018-01");
    expect(months[0]).toMatchObject({ month: "2017-12", missing: "outside period" });
    expect(months[0]).not.toHaveProperty("events");
  });

  it("refuses a month that is none and a pair that is not known", async () => {
    expect(await ask("/api/events?from=May")).toMatchObject({
      status: 400,
      code: "month-unreadable",
    });
    expect(await ask("/api/events?pair=ARL-QQQ")).toMatchObject({ status: 404 });
  });

  it("R13: has its rows in the account of the whole dossier", async () => {
    const { files, totals } = await ask<Accounting>("/api/accounting");
    expect(files.find((one) => one.path === "events/day.CSV")).toMatchObject({
      kind: "events",
      state: "partly read",
      rows: 3,
      rowsUsed: 1,
      rowsRefused: 1,
      rowsOutOfScope: 1,
    });
    expect(totals.rows).toBe(
      totals.rowsUsed + totals.rowsRefused + totals.rowsOutOfScope + totals.rowsKept,
    );
  });
});

describe("hamkor events", () => {
  it("D9: prints the label before any number", async () => {
    const { code, out } = await run("events", "ARL-BOR", "--types");
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "ARL-BOR: machine-coded, unverified",
      "gdelt2: GDELT 2.0 events; 1 file, 2018-01-05 to 2018-01-05; rows: 3 = 1 used + 1 refused + 1 out of scope",
      "gdelt2   ARL>BOR 2018-01  1 event, mean score 2.80, 1 from one publisher (0.0104 of 31 days covered): CONSULT 1",
      "gdelt2   BOR>ARL 2018-01  0 events (0.0104 of 31 days covered)",
      "",
    ]);
  });

  it("gives the same as the API with --json", async () => {
    const { out } = await run("events", "ARL-BOR", "--json");
    expect(JSON.parse(out)).toEqual(await ask("/api/events?pair=ARL-BOR"));
  });
});

describe("hamkor explain", () => {
  it("leads from an event down to its line in the file", async () => {
    const { code, out } = await run("explain", "gdelt2:1");
    expect(code).toBe(0);
    expect(out.split("\n").slice(0, 2)).toEqual([
      "event gdelt2:1  events/day.CSV, row 1",
      "  file events/day.CSV  events/day.CSV",
    ]);
  });
});

describe("the licence gate", () => {
  it("D5: holds event data back unless their licence says yes", () => {
    const files = openDossier(dossier()).files.filter((file) => file.kind === "events");
    expect(files).toMatchObject([{ path: "events/day.CSV", redistribute: "unknown" }]);
    expect(() => checkLicences(files)).toThrow(expect.objectContaining({ code: "licence-gate" }));
  });
});

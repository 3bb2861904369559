import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { buildDossier } from "../../src/pipeline.ts";
import { positionAnswer } from "../../src/server/contract.ts";
import { createApp, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = mkdtempSync(join(tmpdir(), "hamkor-position-"));
const shipped = { folder: "dossiers/central-asia", store: join(folder, "shipped") };
const invented = { folder: "test/region/dossier", store: join(folder, "invented") };

async function position(of: typeof shipped, ...words: readonly string[]) {
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
  const places = ["--dossier", of.folder, "--store", of.store];
  const code = await main(["position", ...places, ...words], terminal);
  return { code, out, error };
}

beforeAll(async () => {
  await storeShipped(shipped.store);
  await buildDossier(invented.folder, { store: invented.store });
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("hamkor position", () => {
  it("tells where Uzbekistan lies, with the rows under it", async () => {
    const { code, out } = await position(shipped, "uzb", "--json");
    expect(code).toBe(0);
    const found = positionAnswer.parse(JSON.parse(out));
    expect(found.neighbours.map(({ state }) => state)).toEqual(["KAZ", "TKM", "KGZ", "TJK", "AFG"]);
    expect(found.neighbours[0]).toMatchObject({ km: 2330, file: "indicators/pairs-position.csv" });
    expect(found.neighbours[0]?.row).toBeGreaterThan(1);
    expect(found.landlocked).toBe(2);
    expect(found.coast).toMatchObject({ km: 0, file: "indicators/observations-position.csv" });
    expect(found.closedWaters.map(({ id }) => id)).toEqual(["aral-sea"]);
    expect(found.sea?.countries).toBe(2);
    expect(found.distinctions).toContainEqual({
      is: "landlocked",
      degree: 2,
      among: "world",
      others: ["LIE"],
    });
    expect(found.names.LIE?.en).toBe("Liechtenstein");
    expect(found.sources.map(({ title }) => title)).toEqual([
      "CIA World Factbook",
      "CIA World Factbook",
    ]);
  });

  it("knows coasts of the whole world: a shore of the Caspian is none, Congo has one, Ethiopia none", async () => {
    const degrees = new Map<string, unknown>();
    for (const state of ["KAZ", "AZE", "IRN", "RUS", "COD", "ETH", "CHE", "JPN"]) {
      const { out } = await position(shipped, state, "--json");
      degrees.set(state, JSON.parse(out).landlocked);
    }
    expect(Object.fromEntries(degrees)).toEqual({
      KAZ: 1,
      AZE: 1,
      IRN: 0,
      RUS: 0,
      COD: 0,
      ETH: 1,
      CHE: 1,
      JPN: 0,
    });
  });

  it("hands out a table, and cites what it used", async () => {
    const { out } = await position(shipped, "KAZ", "--csv");
    expect(out).toMatch(/^\ufeff?state,measure,of,value,unit,note,file,row\r?\n/);
    expect(out).toMatch(/KAZ,border,RUS,\d+,km,,indicators\/pairs-position\.csv,\d+/);
    expect(out).toMatch(/KAZ,shore of a closed water,caspian-sea,,,no coast on the open sea/);
    expect((await position(shipped, "KAZ", "--bibtex")).out).toContain("CIA World Factbook");
  });

  it("refuses a state that it does not know, and a dossier that counts no borders", async () => {
    expect((await position(shipped, "ZZZ")).error).toContain("state-unknown");
    expect((await position(shipped)).code).toBe(2);
    expect((await position(invented, "ARL")).error).toContain("borders-missing");
  });
});

describe("GET /api/position", () => {
  it("answers as the command does, and says what is wrong otherwise", async () => {
    for (const one of [shipped, invented]) {
      const live = await openLive({ ...one, watch: false, log: () => undefined });
      try {
        const app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
        const ask = (state: string) =>
          app.request(`/api/position?state=${state}`, { headers: { host: "localhost" } });
        if (one === shipped) {
          const command = await position(shipped, "UZB", "--json");
          expect(await (await ask("UZB")).json()).toEqual(JSON.parse(command.out));
          expect((await ask("ZZZ")).status).toBe(400);
          expect((await ask("uz")).status).toBe(400);
        } else expect((await ask("ARL")).status).toBe(404);
      } finally {
        await live.close();
      }
    }
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerFault, questionMaker } from "../../bench/api/requests.mjs";
import { buildDossier } from "../../src/pipeline.ts";
import type { EntryList, ScenarioList } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-random-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

const ask = (address: string) =>
  app.request(`http://localhost${address}`, { headers: { host: "localhost" } });
const read = async <T>(address: string): Promise<T> => (await (await ask(address)).json()) as T;

beforeAll(async () => {
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
}, 180_000);

afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

describe("A13: questions made at random from the description of the API", () => {
  it("are answered as described, and never by a fault of the server", async () => {
    const description = await read<Parameters<typeof questionMaker>[0]>("/api/openapi.json");
    const { entries } = await read<EntryList>("/api/register/agreement");
    const { scenarios } = await read<ScenarioList>("/api/scenarios");
    const make = questionMaker(description, 13, {
      "/api/register/{kind}/{id} id": entries.map((one) => one.id),
      "/api/scenarios/{id} id": scenarios.map((one) => one.id),
      "/api/scenarios/{id}/detail id": scenarios.map((one) => one.id),
    });
    const faults: string[] = [];
    const statuses = new Set<number>();
    // The bench asks ten thousand (`node bench/api.mjs`); here as many as a suite can wait for.
    for (let at = 0; at < 400; at += 1) {
      const question = make();
      const answer = await ask(question.address);
      await answer.arrayBuffer();
      statuses.add(answer.status);
      const fault = answerFault(question, answer);
      if (fault !== undefined) faults.push(`${question.address.slice(0, 160)}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(statuses.has(200)).toBe(true);
    expect(statuses.has(400)).toBe(true);
  }, 300_000);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  ProblemDetails,
  ScenarioAnswer,
  ScenarioDraws,
  ScenarioList,
} from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-scenarios-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

async function ask<T>(path: string): Promise<{ readonly status: number; readonly body: T }> {
  const answer = await app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
  return { status: answer.status, body: (await answer.json()) as T };
}

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
}, 120_000);

afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

const scenario = "/api/scenarios/neighbour-insecurity";

describe("GET /api/scenarios", () => {
  it("lists every scenario of the dossier, none of them broken", async () => {
    const { body } = await ask<ScenarioList>("/api/scenarios");
    expect(body.scenarios.length).toBeGreaterThan(8);
    expect(body.broken).toEqual([]);
  });

  it("runs one at what is set, and says what was set outside its range", async () => {
    const plain = (await ask<ScenarioAnswer>(scenario)).body;
    const [assumption] = plain.scenario.assumptions.filter((one) => one.range !== undefined);
    const far = (assumption?.range?.[1] ?? 0) * 2 + 1;
    const { body, status } = await ask<ScenarioAnswer>(`${scenario}?set=${assumption?.id}:${far}`);
    expect(status).toBe(200);
    expect(body.outside).toEqual([assumption?.id]);
    expect(body.rows.length).toBe(plain.rows.length);
    expect(body.rows).not.toEqual(plain.rows);
    expect("input" in body.scenario).toBe(false);
  });

  it("says what can be set when something else is asked for", async () => {
    const { status, body } = await ask<ProblemDetails>(`${scenario}?set=weather:9`);
    expect(status).toBe(400);
    expect(body.detail).toMatch(/weather .*: nothing of that name can be set; there are /);
    expect((await ask(`${scenario}?set=weather`)).status).toBe(400);
    expect((await ask("/api/scenarios/no-such")).status).toBe(404);
  });

  it("draws in the background: asked again until done, then kept", async () => {
    const path = `${scenario}/draws`;
    let { body } = await ask<ScenarioDraws>(path);
    for (let tries = 0; body.state === "running" && tries < 600; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      ({ body } = await ask<ScenarioDraws>(path));
    }
    expect(body.state).toBe("done");
    expect(body.draws?.done).toBeGreaterThan(100);
    expect(body.tornado?.length).toBeGreaterThan(3);
    const banded = body.rows?.filter((row) => row.band !== undefined) ?? [];
    expect(banded.length).toBeGreaterThan(3);
    expect((await ask<ScenarioDraws>(path)).body).toEqual(body);
  }, 60_000);

  it("stops draws when asked to", async () => {
    const path = `${scenario}/draws?set=half-distance:400`;
    const { body } = await ask<ScenarioDraws>(path);
    expect(["running", "failed"]).toContain(body.state);
    const stopped = (await ask<ScenarioDraws>(`${path}&stop=yes`)).body;
    expect(stopped.state).toBe("failed");
    expect(stopped.problem?.code).toBe("scenario-stopped");
  });
});

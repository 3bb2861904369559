import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type { IndexList, IndexView } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { smallestSwaps } from "../../web/lib/swaps.ts";
import { orderBy, pointsOf, readMoved, weigh, writeMoved } from "../../web/lib/weigh.ts";
import { storeShipped } from "../shipped.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-indexes-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

const get = (path: string) =>
  app.request(`http://localhost${path}`, { headers: { host: "localhost" } });

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await get(path);
  expect(answer.status).toBe(200);
  // The answer's shape is the route's own promise, held where the route is declared.
  return (await answer.json()) as Answer;
}

const serverOf = (opened: LiveDossier) =>
  createApp({ live: opened, routes, pages: new Map(), hosts: [], log: () => undefined });

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = serverOf(live);
}, 120_000);

afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

const index = "/api/indexes/cooperation";

describe("an index of the dossier", () => {
  it("is listed with its years, pairs and framework", async () => {
    const { indexes } = await ask<IndexList>("/api/indexes");
    expect(indexes.map(({ id }) => id)).toEqual(["cooperation"]);
    expect(indexes[0]?.pairs).toHaveLength(30);
    expect(indexes[0]?.years).toEqual({ from: 2010, to: 2025 });
  });

  it("has no score without a reason, and no score outside its band's runs (D4)", async () => {
    const view = await ask<IndexView>(index);
    for (const { pair, scores } of view.pairs) {
      for (const one of scores) {
        if (one.score === undefined) expect(one.why, `${pair} ${one.part}`).not.toEqual([]);
        else expect(one.rankLow, `${pair} ${one.part}`).toBeDefined();
        expect(one.coverage).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it("is weighed in the page exactly as in the program, every pair, part and year", async () => {
    const { years } = await ask<IndexView>(index);
    for (const { year } of years) {
      const view = await ask<IndexView>(`${index}?year=${year}`);
      for (const { cells, scores } of view.pairs) {
        const found = weigh(view, cells);
        for (const { part, score, coverage } of scores) {
          expect(found.get(part)?.coverage).toBeCloseTo(coverage, 12);
          if (score === undefined) expect(found.get(part)?.score).toBeUndefined();
          else expect(found.get(part)?.score).toBeCloseTo(score, 9);
        }
      }
      const ranks = view.pairs.flatMap(({ pair, scores }) => {
        const rank = scores.find(({ part }) => part === view.root)?.rank;
        return rank === undefined ? [] : [[pair, rank]];
      });
      const places = orderBy(view, view.root).map(({ pair, place }) => [pair, place]);
      expect(Object.fromEntries(places)).toEqual(Object.fromEntries(ranks));
    }
  });

  it("adds up its points as the program does", async () => {
    const view = await ask<IndexView>(index);
    for (const { cells } of view.pairs) {
      const told = new Map(
        cells.flatMap((one) => (one.points === undefined ? [] : [[one.indicator, one.points]])),
      );
      const points = pointsOf(view, cells, view.root);
      expect(points).toHaveLength(told.size);
      for (const one of points) {
        expect(one.points).toBeCloseTo(told.get(one.indicator) ?? Number.NaN, 9);
      }
    }
  });

  it("swaps neighbours at the least move, and not before it", async () => {
    const view = await ask<IndexView>(index);
    const swaps = smallestSwaps(view, view.root).flatMap((one) => (one.by ? [one] : []));
    expect(swaps.length).toBeGreaterThan(2);
    for (const { upper, lower, by } of swaps) {
      const placeOf = (pair: string, weight: number) =>
        orderBy(view, view.root, { [by?.part ?? ""]: weight }).findIndex(
          (one) => one.pair === pair,
        );
      const [from, to] = [by?.from ?? 0, by?.to ?? 0];
      const past = Math.max(0, to + (to - from) * 1e-6);
      const short = to - (to - from) * 1e-3;
      expect(placeOf(lower, past)).toBeLessThan(placeOf(upper, past));
      expect(placeOf(upper, short)).toBeLessThan(placeOf(lower, short));
    }
  });

  it("names rows under its values that can be explained", async () => {
    const view = await ask<IndexView>(index);
    const rows = new Set(view.pairs.flatMap(({ cells }) => cells.flatMap((one) => one.rows)));
    expect(rows.size).toBeGreaterThan(50);
    for (const row of [...rows].filter((_, at) => at % 7 === 0)) {
      expect((await get(`/api/explain/${encodeURIComponent(row)}`)).status, row).toBe(200);
    }
  });

  it("gives the same pair whichever state is named first (law 6)", async () => {
    const [one, other] = [
      await ask<IndexView>(`${index}?pair=KAZ-UZB`),
      await ask<IndexView>(`${index}?pair=UZB-KAZ`),
    ];
    expect(other).toEqual(one);
    expect(one.trend.length).toBe(one.years.length * 4);
  });

  it("refuses what it does not have", async () => {
    expect((await get("/api/indexes/none")).status).toBe(404);
    expect((await get(`${index}?year=1990`)).status).toBe(400);
    expect((await get(`${index}?pair=USA-UZB`)).status).toBe(404);
  });

  it("is handed out with a row for every pair and part", async () => {
    const answer = await get("/api/export/index?id=cooperation&year=2025&format=csv");
    const lines = (await answer.text()).trim().split("\r\n");
    expect(lines).toHaveLength(1 + 30 * 4);
    expect(lines[0]).toContain("coverage");
  });
});

describe("weights in an address", () => {
  it("come back as they were, and nothing else comes in", async () => {
    const { parts } = await ask<IndexView>(index);
    const [first] = parts;
    const moved = { [first?.id ?? ""]: 0.25 };
    expect(readMoved(writeMoved(moved, parts), parts)).toEqual(moved);
    expect(readMoved("none:1,cooperation:2,same-votes:-1,same-votes:x,same-votes", parts)).toEqual(
      {},
    );
    expect(writeMoved({}, parts)).toBeUndefined();
  });
});

describe("a dossier without an index", () => {
  it("says so by an empty list", async () => {
    const bare = mkdtempSync(join(tmpdir(), "hamkor-no-index-"));
    cpSync(folder, join(bare, "dossier"), {
      recursive: true,
      filter: (path) => !/[\\/](indexes|\.hamkor)([\\/]|$)/.test(path),
    });
    const own = { folder: join(bare, "dossier"), store: join(bare, "store") };
    await buildDossier(own.folder, { store: own.store });
    const opened = await openLive({ ...own, watch: false, log: () => undefined });
    const answer = await serverOf(opened).request("http://localhost/api/indexes", {
      headers: { host: "localhost" },
    });
    expect(await answer.json()).toEqual({ indexes: [] });
    await opened.close();
    rmSync(bare, { recursive: true, force: true });
  }, 120_000);
});

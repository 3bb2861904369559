import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  CommitmentMeasure,
  Delivery,
  DoctrineComparison,
  DoctrineList,
  EntryDetail,
  EntryList,
} from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-doctrines-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
  expect(answer.status).toBe(200);
  // The answer's shape is the route's own promise, held where the route is declared.
  return (await answer.json()) as Answer;
}

const compare = (first: string, second: string) =>
  ask<DoctrineComparison>(`/api/doctrines/compare?first=${first}&second=${second}`);

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
}, 120_000);

afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

describe("GET /api/doctrines", () => {
  it("lists every doctrine with what there is of it, and says that no text is there", async () => {
    const { doctrines } = await ask<DoctrineList>("/api/doctrines");
    expect(doctrines).toHaveLength(17);
    const concept = doctrines.find((one) => one.doctrine.id === "kaz-2014-2020-concept");
    expect(concept).toMatchObject({ readers: 4, priorities: 8, ranked: 7, documents: [] });
  });

  it("lists on a day only what was known by then", async () => {
    const { doctrines } = await ask<DoctrineList>("/api/doctrines?asOf=2013-12-31&state=KAZ");
    expect(doctrines.map((one) => one.doctrine.id)).toEqual([
      "kaz-1995-concept",
      "kaz-2001-concept",
    ]);
  });
});

describe("GET /api/register/priority", () => {
  const tags = ["en", "kk", "ru", "uz-Cyrl", "uz-Latn"];

  it("names every priority in every language, with the doctrine, its date and the place in it", async () => {
    const { entries } = await ask<EntryList>("/api/register/priority");
    expect(entries.length).toBeGreaterThan(60);
    for (const { id, title, priorityOf } of entries) {
      expect(Object.keys(title).sort(), id).toEqual(tags);
      expect(Object.keys(priorityOf?.title ?? {}).sort(), id).toEqual(tags);
    }
    const first = entries.find((one) => one.id === "uzb-2012-concept.p01");
    expect(first).toMatchObject({
      title: { en: "Central Asia: all fields", ru: "Центральная Азия: все области" },
      priorityOf: { id: "uzb-2012-concept", rank: 1 },
    });
    const doctrine = await ask<EntryDetail>("/api/register/doctrine/uzb-2012-concept");
    expect(first?.date).toBe(doctrine.date);
  });

  it("keeps the English text of a row, and says it beside in every language", async () => {
    const { priorities } = await ask<EntryDetail>("/api/register/doctrine/kaz-2014-2020-concept");
    for (const { partner, topic, said } of priorities) {
      expect(said?.partner?.en).toBe(partner);
      expect(said?.topic?.en).toBe(topic);
      expect(Object.keys(said?.topic ?? {}).sort()).toEqual(tags);
    }
  });
});

describe("GET /api/doctrines/compare", () => {
  it("has Central Asia first in the one, third or first in the other", async () => {
    const { orders } = await compare("uzb-2012-concept", "kaz-2014-2020-concept");
    const [uzb, kaz] = orders[0]?.sides ?? [];
    expect(uzb?.map((one) => [one.id, one.rank])).toEqual([["central-asia", 1]]);
    expect(kaz?.map((one) => [one.id, one.rank])).toEqual([
      ["RUS", 1],
      ["CHN", 2],
      ["central-asia", 3],
      ["USA", 4],
      ["european-union", 5],
    ]);
    expect(kaz?.[2]?.readings.map((one) => [one.rank, one.readers.length])).toEqual([
      [1, 1],
      [3, 2],
    ]);
    // One thing in both: no τ. The overlap is higher where the region is read as first.
    expect(orders[0]?.tau).toBeUndefined();
    expect(orders[0]?.overlap?.low).toBe(orders[0]?.overlap?.value);
    expect(orders[0]?.overlap?.high).toBeGreaterThan(orders[0]?.overlap?.value ?? 1);
  });

  it("finds how one state's order changed: the region from third to fourth, and a range by the other reader", async () => {
    const { orders } = await compare("kaz-2014-2020-concept", "kaz-2020-2030-concept");
    // RUS CHN CA USA EU against RUS CHN USA CA EU: one of ten pairs is turned, so (9 − 1) / 10.
    expect(orders[0]?.tau?.value).toBeCloseTo(0.8, 12);
    // With the region first three pairs are turned: (7 − 3) / 10.
    expect(orders[0]?.tau?.low).toBeCloseTo(0.4, 12);
    expect(orders[0]?.combinations).toMatchObject({ possible: 2, tried: 2, isCapped: false });
  });

  it("compares the strategies of one state by direction, where their ranks are of subjects", async () => {
    const { orders } = await compare("uzb-2017-2021-action-strategy", "uzb-2022-2026-strategy");
    const [, directions] = orders;
    expect(directions?.sides.map((side) => side.map((one) => one.id))).toEqual([
      ["security-belt", "trade", "disputes"],
      ["security-belt", "trade", "rivers", "development", "heritage"],
    ]);
    expect(directions).toMatchObject({ shared: 2, tau: { value: 1 } });
    const later = await compare("uzb-2022-2026-strategy", "uzb-2030-strategy");
    expect(later.orders[1]?.reason).toContain("not stated");
  });

  it("L6: mirrors when the two change places", async () => {
    const there = await compare("uzb-2012-concept", "kaz-2014-2020-concept");
    const back = await compare("kaz-2014-2020-concept", "uzb-2012-concept");
    const turned = JSON.parse(JSON.stringify(there), (name, value) =>
      name === "sides" ? [...value].reverse() : value,
    );
    expect(back).toEqual(turned);
  });

  it("says what is not stated, and shows evidence for what collides", async () => {
    const { directions, sides } = await compare("uzb-2012-concept", "kaz-2014-2020-concept");
    expect(directions).toHaveLength(8);
    expect(sides.map((one) => one.emphasis.state)).toEqual([
      "no text in the dossier",
      "no text in the dossier",
    ]);
    for (const { relations } of directions) {
      expect(relations.length).toBeGreaterThan(0);
      const collides = relations.filter((one) => one.relation === "collide");
      for (const one of collides) expect(one.evidence.length).toBeGreaterThan(0);
    }
  });

  it("knows no doctrine that is not there, nor one of a later day", async () => {
    const path = "/api/doctrines/compare?first=uzb-2012-concept&second=";
    for (const rest of ["nothing", "kaz-2020-2030-concept&asOf=2015"]) {
      const answer = await app.request(`http://localhost${path}${rest}`, {
        headers: { host: "localhost" },
      });
      expect(answer.status).toBe(404);
    }
  });
});

describe("GET /api/delivery", () => {
  it("counts every promise of the pair once, in one outcome", async () => {
    const { all, directions, sides, dueNext } = await ask<Delivery>("/api/delivery?pair=UZB-KAZ");
    const total = all.outcomes.reduce((sum, one) => sum + one.count, 0);
    expect(total).toBe(all.promised);
    for (const group of [...directions, ...sides]) {
      expect(group.outcomes.reduce((sum, one) => sum + one.count, 0)).toBe(group.promised);
      expect(group.promised).toBeLessThanOrEqual(all.promised);
    }
    expect(all.time.came + all.time.censored).toBe(all.time.cases);
    expect(dueNext.map((one) => one.lastDay)).toEqual(dueNext.map((one) => one.lastDay).toSorted());
  });

  it("L6: is the same for a pair in either order", async () => {
    expect(await ask("/api/delivery?pair=UZB-KAZ")).toEqual(
      await ask("/api/delivery?pair=KAZ-UZB"),
    );
  });

  it("counts on an earlier day only what was promised by then", async () => {
    const early = await ask<Delivery>("/api/delivery?pair=UZB-KAZ&asOf=2017-12-31");
    const late = await ask<Delivery>("/api/delivery?pair=UZB-KAZ");
    expect(early.all.promised).toBeLessThan(late.all.promised);
    const within = await ask<Delivery>("/api/delivery?pair=UZB-KAZ&from=2021&to=2025");
    expect(within.periods.map((one) => one.id)).toEqual(["2021–2025"]);
  });
});

describe("GET /api/register/commitment/{id}", () => {
  const measures = async (id: string, asOf = "2026-11-22"): Promise<CommitmentMeasure[]> =>
    (await ask<EntryDetail>(`/api/register/commitment/${id}?asOf=${asOf}`)).measures;

  it("measures trade of 10 bn USD by each side's own count, apart", async () => {
    const found = await measures("c-trade-10bn-2030");
    const turnover = found.find((one) => one.from === "turnover");
    const counts = new Map(turnover?.counts.map((one) => [one.reporter, one]));
    expect(counts.get("UZB")?.latest).toEqual({ year: 2025, low: 4970, high: 4970 });
    expect(counts.get("UZB")?.gap).toEqual({ low: 5030, high: 5030 });
    expect(counts.get("KAZ")?.latest).toEqual({ year: 2024, low: 4000, high: 4000 });
    for (const side of ["UZB", "KAZ"]) {
      const { outcome, year = 0, earliest = 0 } = counts.get(side)?.reaches ?? {};
      expect(outcome).toBe("at-present-pace");
      expect(year).toBeGreaterThan(2026);
      expect(earliest).toBeLessThanOrEqual(year);
    }
  });

  it("has trade of 5 bn USD reached by the one count and not by the other", async () => {
    const [turnover] = await measures("c-trade-5bn-2020");
    const outcomes = turnover?.counts.map((one) => [one.reporter, one.reaches.outcome]);
    expect(outcomes).toContainEqual(["KAZ", "reached"]);
    expect(outcomes).toContainEqual(["UZB", "at-present-pace"]);
  });

  it("uses no figure of a later year than the day allows", async () => {
    const [turnover] = await measures("c-trade-5bn-2020", "2021-06-30");
    const years = turnover?.counts.flatMap((one) => one.values.map((value) => value.year)) ?? [];
    expect(Math.max(...years)).toBe(2020);
  });

  it("adds up exports both ways only for years that have both", async () => {
    const found = await measures("c-trade-10bn-2030");
    const exports = found.find((one) => one.from === "series");
    const baci = exports?.counts.find((one) => one.reporter === "exports-usd.baci-hs22-202501");
    expect(baci?.values.map((one) => one.year)).toEqual([2023]);
    expect(baci?.values[0]?.value).toBeCloseTo(4545.156772, 6);
    expect(baci?.reaches.reason).toContain("fewer than");
  });
});

describe("GET /api/register/agreement/{id}", () => {
  it("tells each party's signature, ratification and entry into force apart", async () => {
    const { byParty } = await ask<EntryDetail>(
      "/api/register/agreement/uzkz-2022-12-22-allied-treaty?asOf=2024-01-01",
    );
    const of = (party: string) => byParty.find((one) => one.party === party);
    expect(of("UZB")?.status.status).toBe("ratified");
    expect(of("KAZ")?.status.status).toBe("signed");
    expect(of("UZB")?.steps.map((one) => one.dates)).toEqual([
      ["2022-12-22"],
      ["2023-11-30"],
      [],
      [],
    ]);
  });
});

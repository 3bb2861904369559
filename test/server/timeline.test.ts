import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  DocumentDetail,
  EntryQuotes,
  MeasuredPromises,
  Timeline,
  TimelineDrawing,
} from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-timeline-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
  expect(answer.status).toBe(200);
  // The answer's shape is the route's own promise, held where the route is declared.
  return (await answer.json()) as Answer;
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

describe("GET /api/timeline", () => {
  it("ends every history with the status that the entry has on the day", async () => {
    const { entries } = await ask<Timeline>("/api/timeline?all=yes&limit=1000");
    const told = entries.filter(({ history }) => history.length > 0);
    expect(told.length).toBeGreaterThan(200);
    for (const { entry, history } of told) {
      expect([entry.id, history.at(-1)?.status]).toEqual([entry.id, entry.status.status]);
    }
  });

  it("knows nothing of later days", async () => {
    const { entries } = await ask<Timeline>("/api/timeline?asOf=2010-12-31");
    expect(entries.length).toBeGreaterThan(10);
    for (const { acts, history } of entries) {
      for (const { date } of acts) expect(date.slice(0, 4) <= "2010").toBe(true);
      for (const { from } of history) expect(from <= "2010-12-31").toBe(true);
    }
  });

  it("hides nothing: its pages together are the whole, each entry once and in order", async () => {
    const whole = await ask<Timeline>("/api/timeline?all=yes&limit=1000");
    expect(whole.next).toBeUndefined();
    expect(whole.entries.length).toBe(whole.found);
    const paged: Timeline["entries"] = [];
    for (let cursor = ""; ; ) {
      const asked = `&limit=37&cursor=${encodeURIComponent(cursor)}`;
      const page = await ask<Timeline>(`/api/timeline?all=yes${asked}`);
      expect(page.found).toBe(whole.found);
      paged.push(...page.entries);
      if (page.next === undefined) break;
      expect(page.entries.length).toBe(37);
      cursor = page.next;
    }
    expect(paged).toEqual(whole.entries);
  });

  it("is the same whichever state is named first", async () => {
    const one = await ask<Timeline>("/api/timeline?pair=UZB-KAZ");
    expect(await ask<Timeline>("/api/timeline?pair=KAZ-UZB")).toEqual(one);
  });
});

describe("GET /api/timeline/drawing", () => {
  it("tells the same acts and the same histories of disputes as the pages of the timeline", async () => {
    const { entries } = await ask<Timeline>("/api/timeline?pair=UZB-KAZ&limit=1000");
    const drawn = await ask<TimelineDrawing>("/api/timeline/drawing?pair=UZB-KAZ");
    const told = drawn.acts.id.map((id, at) => {
      const source = drawn.sources[drawn.acts.source[at] ?? -1];
      return {
        id,
        entry: drawn.entries[drawn.acts.entry[at] ?? -1]?.id,
        act: drawn.acts.act[at],
        date: drawn.acts.date[at],
        party: drawn.acts.party[at],
        source: { ...source, row: drawn.acts.row[at] },
      };
    });
    const acts = entries.flatMap((one) => one.acts);
    expect(acts.length).toBeGreaterThan(100);
    expect(told).toEqual(
      acts.map(({ id, entry, act, date, party, source }) => ({
        id,
        entry,
        act,
        date,
        party: party ?? "",
        source,
      })),
    );
    expect(drawn.entries.map(({ id, history }) => [id, history])).toEqual(
      entries.map(({ entry, history }) => [entry.id, entry.kind === "dispute" ? history : []]),
    );
  });

  it("is the same whichever state is named first, and knows nothing of later days", async () => {
    const one = await ask<TimelineDrawing>("/api/timeline/drawing?pair=UZB-KAZ&asOf=2010");
    expect(await ask("/api/timeline/drawing?pair=KAZ-UZB&asOf=2010")).toEqual(one);
    expect(one.acts.date.length).toBeGreaterThan(10);
    for (const date of one.acts.date) expect(date.slice(0, 4) <= "2010").toBe(true);
  });
});

describe("GET /api/register/{kind}/{id}/quotes", () => {
  it("gives words that stand in their documents exactly where it says", async () => {
    const id = "uzkz-2022-12-22-allied-treaty";
    const { names, quotes } = await ask<EntryQuotes>(`/api/register/agreement/${id}/quotes`);
    expect(names.length).toBeGreaterThan(0);
    expect(quotes.length).toBeGreaterThan(1);
    for (const quote of quotes) {
      const { passages } = await ask<DocumentDetail>(`/api/documents/${quote.document}`);
      const passage = passages.find((one) => one.id === quote.passage);
      const from = quote.start - (passage?.start ?? 0);
      expect(passage?.text.slice(from, from + quote.quote.length)).toBe(quote.quote);
      expect(quote.state).toBe("exact");
      expect(quote.named.length).toBeGreaterThan(0);
      for (const word of quote.named) expect(quote.quote).toContain(word);
    }
  });
});

describe("GET /api/measures", () => {
  it("gives the promises that something counts, the earliest due first", async () => {
    const { promises } = await ask<MeasuredPromises>("/api/measures?pair=UZB-KAZ");
    const due = promises.map(({ entry }) => entry.due ?? "9");
    expect(promises.length).toBeGreaterThan(2);
    expect(due).toEqual([...due].sort());
    for (const { measures } of promises) expect(measures.length).toBeGreaterThan(0);
  });
});

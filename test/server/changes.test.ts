import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type { ChangeList } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { allOf, readXml } from "./xmlRead.ts";

// A copy in no repository: what the project's own history holds must not matter here.
const home = mkdtempSync(join(tmpdir(), "hamkor-changes-"));
const folder = join(home, "dossier");
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const ask = (path: string) =>
  app.request(`http://localhost:4321${path}`, { headers: { host: "localhost:4321" } });
const changes = async (query: string): Promise<ChangeList> =>
  (await ask(`/api/changes?${query}`)).json() as Promise<ChangeList>;

beforeAll(async () => {
  cpSync("test/region/dossier", folder, { recursive: true });
  const store = join(home, "store");
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
});
afterAll(async () => {
  await live.close();
  rmSync(home, { recursive: true, force: true });
});

describe("/api/changes", () => {
  it("tells every entry as new exactly once over all time, and joins two spans", async () => {
    const all = await changes("from=1900&to=2100&limit=10000");
    const ids = all.changes.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(all.changes.length).toBe(all.total);
    expect(all.counts["entry-added"]).toBeGreaterThan(5);
    expect(all.counts["status-changed"]).toBeGreaterThan(0);
    const [early, late] = [
      await changes("from=1900&to=2010-06-15&limit=10000"),
      await changes("from=2010-06-15&to=2100&limit=10000"),
    ];
    expect([...late.changes, ...early.changes].map((one) => one.id)).toEqual(ids);
  });

  it("agrees with the register as of both days: statuses are led from the one to the other", async () => {
    type Listed = { entries: { id: string; status: { status: string } }[] };
    const on = async (day: string) =>
      new Map(
        ((await (await ask(`/api/register/agreement?asOf=${day}`)).json()) as Listed).entries.map(
          (one) => [one.id, one.status.status] as const,
        ),
      );
    const [from, to] = ["2003-01-01", "2019-01-01"];
    const [first, last] = [await on(from), await on(to)];
    const told = await changes(`from=${from}&to=${to}&limit=10000`);
    const at = new Map(first);
    for (const one of [...told.changes].reverse()) {
      if (one.entryKind !== "agreement" || one.entry === undefined) continue;
      if (one.before !== undefined) expect(at.get(one.entry)).toBe(one.before.status);
      if (one.kind === "entry-added" || one.kind === "status-changed") {
        at.set(one.entry, one.after?.status ?? "");
      }
    }
    expect([...at].sort()).toEqual([...last].sort());
  });

  it("is the same for both orders of a pair (law 6), and keeps to the pair", async () => {
    const { pairs } = (await (await ask("/api/frame")).json()) as {
      pairs: { a: string; b: string }[];
    };
    for (const { a, b } of pairs) {
      const one = await changes(`from=1900&to=2100&pair=${a}-${b}`);
      expect(await changes(`from=1900&to=2100&pair=${b}-${a}`)).toEqual(one);
      expect(one.total).toBeLessThan((await changes("from=1900&to=2100")).total);
    }
  });

  it("says why it has no earlier edition to compare with, and refuses a span turned round", async () => {
    const told = await changes("");
    expect(told.history.state).toBe("none");
    expect(told.history.reason).toMatch(/repository|edition/);
    expect((await ask("/api/changes?from=2020&to=2010")).status).toBe(400);
    expect((await ask("/api/changes?from=soon")).status).toBe(400);
    expect((await ask("/api/changes?kind=gossip")).status).toBe(400);
  });
});

describe("the feeds", () => {
  it("Atom: has what RFC 4287 asks of a feed and of each entry", async () => {
    const answer = await ask("/feed.atom?from=1900&to=2100");
    expect(answer.headers.get("content-type")).toMatch(/^application\/atom\+xml/);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    const feed = readXml(await answer.text());
    expect(feed.name).toBe("feed");
    expect(feed.attributes.xmlns).toBe("http://www.w3.org/2005/Atom");
    const own = (name: string) => feed.children.filter((one) => one.name === name);
    for (const name of ["id", "title", "updated", "author"]) expect(own(name).length).toBe(1);
    const self = own("link").find((one) => one.attributes.rel === "self");
    expect(self?.attributes.href).toBe("http://localhost:4321/feed.atom?from=1900&to=2100");
    const entries = own("entry");
    expect(entries.length).toBe(100);
    for (const entry of entries) {
      const [id, updated] = [allOf(entry, "id")[0]?.text, allOf(entry, "updated")[0]?.text];
      expect(id).toMatch(
        /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      );
      expect(updated).toMatch(/^\d{4}-\d{2}-\d{2}T00:00:00Z$/);
      expect(allOf(entry, "title")[0]?.text).not.toBe("");
      expect(allOf(entry, "link")[0]?.attributes.href).toMatch(/^http:\/\/localhost:4321\//);
    }
    expect(new Set(entries.map((one) => allOf(one, "id")[0]?.text)).size).toBe(entries.length);
  });

  it("JSON Feed 1.1: has the same things under the same ids, in whatever span they are asked for", async () => {
    type Json = {
      version: string;
      feed_url: string;
      items: { id: string; url: string; title: string }[];
    };
    const of = async (query: string) => (await (await ask(`/feed.json?${query}`)).json()) as Json;
    const wide = await of("from=1900&to=2100&limit=1000");
    expect(wide.version).toBe("https://jsonfeed.org/version/1.1");
    expect(wide.feed_url).toBe("http://localhost:4321/feed.json?from=1900&to=2100");
    const narrow = await of("from=2005&to=2015&limit=1000");
    expect(narrow.items.length).toBeGreaterThan(3);
    const known = new Map(wide.items.map((one) => [one.id, one]));
    for (const one of narrow.items) expect(known.get(one.id)).toEqual(one);
    const atom = readXml(await (await ask("/feed.atom?from=2005&to=2015&limit=1000")).text());
    const ids = allOf(atom, "entry").map((one) => allOf(one, "id")[0]?.text);
    expect(narrow.items.map((one) => one.id)).toEqual(ids);
  });

  it("speaks the language asked for where the words are known", async () => {
    const text = await (await ask("/feed.atom?from=1900&to=2100&language=ru")).text();
    expect(text).toContain("Новая запись");
    expect(text).not.toContain("New entry");
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type { Explanation } from "../../src/server/contract.ts";
import {
  createApp,
  type LiveDossier,
  openLive,
  readFramers,
  routes,
} from "../../src/server/index.ts";

// An invented region: what the server answers must not depend on any real one.
const folder = "test/region/dossier";
const store = mkdtempSync(join(tmpdir(), "hamkor-api-"));
const logged: string[] = [];
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const pages = new Map([
  [
    "/index.html",
    {
      body: new TextEncoder().encode("<!doctype html><title>Pages</title>"),
      compressed: undefined,
      type: "text/html; charset=utf-8",
      etag: '"1"',
      isForever: false,
    },
  ],
]);

const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
  app.request(`http://localhost${path}`, { method, headers: { host: "localhost", ...headers } });
const json = async (path: string): Promise<unknown> => (await ask(path)).json();

beforeAll(async () => {
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: (line) => logged.push(line) });
  app = createApp({
    live,
    routes,
    pages,
    hosts: ["atlas.example"],
    log: (line) => logged.push(line),
  });
});
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

interface Ids {
  readonly documents: readonly { readonly id: string }[];
  readonly entries: readonly { readonly id: string; readonly kind: string }[];
  readonly concepts: readonly string[];
  readonly frame: {
    readonly directions: readonly { readonly id: string }[];
    readonly interests: readonly { readonly id: string }[];
    readonly layers: readonly { readonly id: string }[];
    readonly focus: string;
  };
}

async function idsOf(): Promise<Ids> {
  const { documents } = (await json("/api/documents")) as Pick<Ids, "documents">;
  const kinds = ["agreement", "doctrine", "commitment", "dispute", "meeting", "priority"];
  const lists = await Promise.all(kinds.map((kind) => json(`/api/register/${kind}`)));
  const entries = lists.flatMap((list) => (list as Pick<Ids, "entries">).entries);
  const series = (await json("/api/series")) as readonly { readonly concept: string }[];
  const frame = (await json("/api/frame")) as Ids["frame"];
  return { documents, entries, concepts: series.map((one) => one.concept), frame };
}

/** Every address that the answers themselves lead to, by route. */
async function addresses(): Promise<readonly (readonly [string, string])[]> {
  const { documents, entries, concepts, frame } = await idsOf();
  const [direction] = frame.directions;
  const cells = frame.interests.map(
    ({ id }) => ["/api/cell", `/api/cell?direction=${direction?.id}&interest=${id}`] as const,
  );
  return [
    ["/api/frame", "/api/frame"],
    ["/api/overview", "/api/overview"],
    ["/api/overview", `/api/overview?pair=${frame.focus}&asOf=2000`],
    ...cells,
    ["/api/documents", "/api/documents"],
    ["/api/documents", "/api/documents?asOf=2024"],
    ...documents.map(({ id }) => ["/api/documents/{id}", `/api/documents/${id}`] as const),
    ["/api/register/{kind}", "/api/register/agreement?sort=title&limit=2&offset=1&q=a"],
    ...entries.map(
      ({ id, kind }) => ["/api/register/{kind}/{id}", `/api/register/${kind}/${id}`] as const,
    ),
    ["/api/series", "/api/series"],
    ...concepts.map((one) => ["/api/series/{concept}", `/api/series/${one}`] as const),
    ["/api/search", "/api/search?q=river&mode=across"],
    ["/api/search", "/api/search"],
    ["/api/accounting", "/api/accounting"],
    ...entries.map(({ id }) => ["/api/explain/{id}", `/api/explain/${id}`] as const),
  ];
}

describe("the API", () => {
  it("L9: tells how a row is known in every language, what programs write staying as it is", async () => {
    const [entry] = (await idsOf()).entries;
    const [found] = (await json(`/api/explain/${entry?.id}`)) as Explanation[];
    const { grain, columns } = found?.words ?? {};
    expect(Object.keys(columns ?? {})).toEqual(
      expect.arrayContaining(Object.keys(found?.row ?? {})),
    );
    expect(Object.keys(grain ?? {})).toEqual(
      expect.arrayContaining(["en", "ru", "kk", "uz-Latn", "uz-Cyrl"]),
    );
    expect(columns?.confidence?.describe["uz-Cyrl"]).toContain("`medium` (ўрта)");
  });

  it("A13: answers every address that its own answers lead to, in the shape it promises", async () => {
    const all = await addresses();
    expect(all.length).toBeGreaterThan(40);
    for (const [path, address] of all) {
      const answer = await ask(address);
      expect(answer.status, address).toBe(200);
      const body: unknown = await answer.json();
      const shape = routes.find((route) => route.path === path)?.answer;
      // A shape drops what it does not know: equal means that nothing undocumented was sent.
      expect(shape?.parse(body), address).toEqual(body);
    }
  });

  it("describes each route in OpenAPI 3.1", async () => {
    const api = (await json("/api/openapi.json")) as {
      readonly openapi: string;
      readonly paths: Readonly<Record<string, unknown>>;
    };
    expect(api.openapi).toBe("3.1.0");
    for (const { path } of routes) expect(Object.keys(api.paths)).toContain(path);
  });

  it("gives each map layer as GeoJSON", async () => {
    const { frame } = await idsOf();
    expect(frame.layers.length).toBeGreaterThan(0);
    for (const { id } of frame.layers) {
      const answer = await ask(`/api/maps/${id}`);
      expect(answer.headers.get("content-type")).toContain("application/geo+json");
      expect(await answer.json()).toMatchObject({ type: "FeatureCollection" });
    }
  });

  it("answers 304 when nothing has changed since the given tag", async () => {
    const first = await ask("/api/overview");
    const etag = first.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    expect((await ask("/api/overview", { "if-none-match": etag })).status).toBe(304);
  });

  it("law 6: gives the same pair whichever state is named first", async () => {
    const { frame } = await idsOf();
    const [a, b] = frame.focus.split("-");
    expect(await json(`/api/overview?pair=${a}-${b}`)).toEqual(
      await json(`/api/overview?pair=${b}-${a}`),
    );
  });

  it("counts in a cell of the matrix exactly what the cell holds", async () => {
    const overview = (await json("/api/overview")) as {
      readonly matrix: readonly {
        readonly direction: string;
        readonly interest: string;
        readonly evidence: number;
        readonly register: number;
        readonly indicators: number;
        readonly disputes: number;
      }[];
    };
    expect(overview.matrix.some((one) => one.evidence > 0 && one.register > 0)).toBe(true);
    for (const { direction, interest, ...counts } of overview.matrix) {
      const cell = (await json(`/api/cell?direction=${direction}&interest=${interest}`)) as Record<
        string,
        readonly unknown[]
      >;
      const kinds = ["agreements", "commitments", "disputes", "doctrines", "meetings"];
      const register = kinds.reduce((sum, kind) => sum + (cell[kind]?.length ?? 0), 0);
      expect({
        evidence: cell.evidence?.length,
        register,
        indicators: cell.series?.length,
        disputes: cell.disputes?.length,
      }).toEqual({
        evidence: counts.evidence,
        register: counts.register,
        indicators: counts.indicators,
        disputes: counts.disputes,
      });
    }
  });

  it("shows nothing that was not yet known on an earlier day", async () => {
    const list = (await json("/api/register/agreement?asOf=1900")) as Pick<Ids, "entries">;
    expect(list.entries).toEqual([]);
    const overview = (await json("/api/overview?asOf=1900")) as Record<string, unknown>;
    expect(overview.acts).toEqual([]);
    expect(overview.latest).toBeUndefined();
  });
});

interface Page extends Readonly<Record<string, unknown>> {
  readonly next?: string;
}

const paged: readonly (readonly [address: string, list: string])[] = [
  ["/api/register/agreement?sort=title", "entries"],
  ["/api/timeline?all=yes", "entries"],
  ["/api/changes?from=2003&to=2020&values=5", "changes"],
  ["/api/search?q=the&mode=exact", "hits"],
  ["/api/queue?", "proposals"],
  ["/api/disagreements?", "disagreements"],
  ["/api/documents?", "documents"],
  ["/api/series/herring-landings?", "values"],
  ["/api/delivery?", "quiet"],
  ["/api/delivery?asOf=2020", "dueNext"],
];

describe("lists that come page by page", () => {
  it("are all of those that the description knows a cursor of", () => {
    const paths = routes.flatMap(({ path, query }) => (query.shape.cursor ? [path] : []));
    const asked = paged.map(([address]) => address.replace(/\?.*/, ""));
    const known = asked.map((one) =>
      one.replace("/agreement", "/{kind}").replace("/herring-landings", "/{concept}"),
    );
    expect([...new Set(known)].sort()).toEqual([...paths].sort());
  });

  it("hide nothing and repeat nothing: the pages together are the whole list, by body and by Link", async () => {
    for (const [address, list] of paged) {
      const whole = ((await json(`${address}&limit=500`)) as Page)[list] as readonly unknown[];
      const size = Math.max(1, Math.ceil(whole.length / 3));
      const pages: unknown[] = [];
      let at: string | undefined = `${address}&limit=${size}`;
      for (let turn = 0; at !== undefined && turn < 10; turn += 1) {
        const answer = await ask(at);
        const page = (await answer.json()) as Page;
        pages.push(...(page[list] as readonly unknown[]));
        const link = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get("link") ?? "")?.[1];
        expect([at, link !== undefined]).toEqual([at, page.next !== undefined]);
        if (link !== undefined) {
          expect(new URL(link, "http://localhost").searchParams.get("cursor")).toBe(page.next);
        }
        at = link;
      }
      expect([address, pages.length]).toEqual([address, whole.length]);
      expect(pages).toEqual(whole);
    }
    const counts = await Promise.all(
      paged.map(async ([address]) => (await json(`${address}&limit=1`)) as Page),
    );
    expect(counts.filter((one) => one.next !== undefined).length).toBeGreaterThan(5);
  });

  it("refuse a cursor of another question, of another build, and what is none", async () => {
    const { next = "" } = (await json("/api/register/agreement?limit=1")) as Page;
    const codeOf = async (address: string) => {
      const answer = await ask(address);
      return [answer.status, ((await answer.json()) as { readonly code?: string }).code];
    };
    const addressed = (cursor: string, more = "") =>
      `/api/register/agreement?limit=1&cursor=${cursor}${more}`;
    expect(await codeOf(addressed(next))).toEqual([200, undefined]);
    expect(await codeOf(addressed(next, "&q=a"))).toEqual([400, "cursor-elsewhere"]);
    expect(await codeOf(addressed(next, "&offset=3"))).toEqual([400, "cursor-unreadable"]);
    for (const wrong of ["x", "MQ", next.slice(1), `${next}AAAA`, "a".repeat(200)]) {
      expect([wrong, ...(await codeOf(addressed(wrong)))]).toEqual([
        wrong,
        400,
        "cursor-unreadable",
      ]);
    }
    const [at, , question] = Buffer.from(next, "base64url").toString().split(".");
    const old = Buffer.from(`${at}.AAAAAAAA.${question}`).toString("base64url");
    expect(await codeOf(addressed(old))).toEqual([410, "cursor-outdated"]);
  });
});

describe("what goes wrong", () => {
  it("A9: is told as problem details with a stable code, without stack, path or echo", async () => {
    const wrong: readonly (readonly [string, number, string])[] = [
      ["/api/nothing<script>", 404, "not-found"],
      ["/api/documents/none<b>", 404, "not-found"],
      ["/api/register/agreement/none", 404, "not-found"],
      ["/api/register/nonsense", 400, "asked-wrongly"],
      ["/api/overview?pair=AAA", 400, "pair-unreadable"],
      ["/api/overview?pair=AAA-AAA", 400, "pair-of-one"],
      ["/api/overview?asOf=yesterday", 400, "date-unreadable"],
      ["/api/cell?direction=x&interest=y", 404, "not-found"],
      ["/api/series/none", 404, "not-found"],
      ["/api/maps/..%2f..%2fpackage.json", 404, "not-found"],
      ["/api/explain/none", 404, "not-found"],
      ["/nothing.js", 404, "not-found"],
    ];
    for (const [address, status, code] of wrong) {
      const answer = await ask(address);
      const text = await answer.text();
      expect([address, answer.status]).toEqual([address, status]);
      expect(answer.headers.get("content-type")).toContain("application/problem+json");
      expect(JSON.parse(text)).toMatchObject({ status, code });
      expect(text).not.toMatch(/script|<b>|node_modules|\/src\/|at \w+ \(/);
    }
  });

  it("A3: refuses every method that could write", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"]) {
      expect((await ask("/api/overview", {}, method)).status).toBe(405);
    }
  });

  it("A4: answers only under its own host names", async () => {
    const status = async (host: string): Promise<number> =>
      (await app.request("http://localhost/api/frame", { headers: { host } })).status;
    for (const host of ["localhost:4321", "127.0.0.1", "[::1]:80", "atlas.example"]) {
      expect([host, await status(host)]).toEqual([host, 200]);
    }
    for (const host of ["evil.example", "localhost.evil.example", "atlas.example.evil", ""]) {
      expect([host, await status(host)]).toEqual([host, 421]);
    }
  });

  it("O4: lets a figure alone be framed by its own pages and by sites that are named, and nothing else by anybody", async () => {
    const framersOf = async (one: typeof app, path: string) => {
      const answer = await one.request(`http://localhost${path}`, {
        headers: { host: "localhost" },
      });
      return /frame-ancestors ([^;]+)/.exec(
        answer.headers.get("content-security-policy") ?? "",
      )?.[1];
    };
    expect(await framersOf(app, "/embed/indicators?only=trend")).toBe("'self'");
    for (const path of [
      "/",
      "/embed",
      "/indicators",
      "/embed/queue",
      "/embed/check",
      "/api/frame",
      "/xembed/a",
    ])
      expect([path, await framersOf(app, path)]).toEqual([path, "'none'"]);
    const framers = readFramers("https://news.example, http://desk.example:8080");
    const named = createApp({ live, routes, pages, hosts: [], framers, log: () => undefined });
    expect(await framersOf(named, "/embed/indicators")).toBe(
      "'self' https://news.example http://desk.example:8080",
    );
    expect(await framersOf(named, "/indicators")).toBe("'none'");
    for (const text of [
      "*",
      "https://*.example",
      "news.example",
      "https://a.example;script-src *",
      "https://a.example/path",
      "'unsafe-inline'",
      "data:",
      "",
    ])
      expect(() => readFramers(text), text).toThrow(/--embed-in/);
  });

  it("O4: comes with the same headers as what goes right", async () => {
    for (const address of ["/", "/api/frame", "/api/nothing", "/nothing.js", "/documents/x"]) {
      const { headers } = await ask(address);
      const policy = headers.get("content-security-policy") ?? "";
      expect(policy, address).toContain("default-src 'none'");
      expect(policy).toContain("object-src 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|\*/);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
      expect(headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  it("A10: leaves nothing of the question in the log", async () => {
    await ask("/api/documents/secret-word");
    expect(logged.join("\n")).not.toContain("secret-word");
  });
});

describe("pages", () => {
  it("are the same first page for every address that is none of the API's", async () => {
    for (const address of ["/", "/register/priority/x.p01", "/documents/some-note"]) {
      expect(await (await ask(address)).text()).toContain("<title>Pages</title>");
    }
  });
});

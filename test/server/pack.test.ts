import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bringContent } from "../../src/language/index.ts";
import { buildDossier } from "../../src/pipeline.ts";
import type { DocumentList, EntryList, Frame } from "../../src/server/contract.ts";
import {
  createApp,
  type LiveDossier,
  openLive,
  packAnswers,
  packParts,
  routes,
} from "../../src/server/index.ts";
import { openPack } from "../../src/server/packAnswers.ts";
import { packPage } from "../../src/server/packPage.ts";
import { keyOf, readQuestion } from "../../src/server/packQuestion.ts";
import type { Pack } from "../../src/server/packShape.ts";
import { share, unshare } from "../../src/server/packShare.ts";
import { packSite } from "../../src/server/packSite.ts";
import { checkLicences, heldFiles, leaveOut, openDossier } from "../../src/sources/index.ts";

// The invented region, packed once: what a pack answers is held against what the server answers.

const region = join(import.meta.dirname, "../region/dossier");
let folder = "";
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
let together: ReadonlyMap<string, string>;
let apart: ReadonlyMap<string, string>;
let pack: Pack;

const ofServer = async <Answer>(path: string): Promise<Answer> => {
  const response = await app.request(path, { headers: { host: "localhost" } });
  const answer: unknown = await response.json();
  if (typeof answer !== "object" || answer === null || Array.isArray(answer))
    return answer as Answer;
  const { next: _, ...rest } = answer as Record<string, unknown>;
  return rest as Answer; // a cursor belongs to a server: pages turn by offset
};
const readFrom = (parts: ReadonlyMap<string, string>) => async (name: string) => {
  const text = parts.get(name);
  if (text === undefined) throw new Error(`There is no part ${name}.`);
  return text;
};
const ofPack = async (path: string, from = pack): Promise<unknown> => {
  const reply = await from.ask(path);
  if (!("answer" in reply)) return reply.problem;
  return JSON.parse(
    JSON.stringify(reply.answer, (key, value) => (key === "next" ? undefined : value)),
  );
};

const head = { form: "file", day: "2016-03-01", leftOut: [] } as const;
const pages = { app: "app()", style: "b{}", answering: "var a='</script>'", mark: "<svg/>" };
const page = (parts: ReadonlyMap<string, string>) => packPage(pages, head, "A <title>", parts);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-pack-"));
  cpSync(region, join(folder, "dossier"), { recursive: true });
  const options = { folder: join(folder, "dossier"), store: join(folder, "store") };
  await buildDossier(options.folder, options);
  live = await openLive({ ...options, watch: false, log: () => {} });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => {} });
  const packed = await packAnswers({ live, routes });
  together = packParts(packed, "together");
  apart = packParts(packed, "apart");
  pack = openPack(readFrom(together));
});
afterAll(async () => {
  await live?.close();
  // Whatever is read after this is read from the program's folder again.
  bringContent((name) =>
    readFileSync(join(import.meta.dirname, "../../content/language", name), "utf8"),
  );
  rmSync(folder, { recursive: true, force: true });
});

describe("openPack", () => {
  it("answers what pages ask first with the server's own answers", async () => {
    const { pairs, directions, interests } = await ofServer<Frame>("/api/frame");
    const { documents } = await ofServer<DocumentList>("/api/documents");
    const [direction, interest] = [directions[0]?.id, interests[0]?.id];
    const questions = [
      "/api/frame",
      "/api/overview",
      ...pairs.map(({ id }) => `/api/overview?pair=${id}&asOf=2016-03-01`),
      ...pairs.map(({ id }) => `/api/cell?pair=${id}&direction=${direction}&interest=${interest}`),
      ...documents.map(({ id }) => `/api/documents/${encodeURIComponent(id)}`),
      "/api/accounting",
      "/api/delivery?asOf=2016-03-01",
    ];
    for (const question of questions) {
      expect(await ofPack(question), question).toEqual(await ofServer(question));
    }
  });

  it("gives the same when every answer lies in a part of its own", async () => {
    const other = openPack(readFrom(apart));
    for (const question of ["/api/overview", "/api/register/agreement?sort=title", "/api/series"]) {
      expect(await ofPack(question, other)).toEqual(await ofPack(question));
    }
    expect(apart.size).toBeGreaterThan(together.size);
  });

  it("narrows, orders and cuts the register as the server does", async () => {
    const { entries, facets } = await ofServer<EntryList>("/api/register/agreement");
    expect(entries.length).toBeGreaterThan(2);
    const values = Object.entries(facets).flatMap(([name, counts]) =>
      Object.keys(counts).map((value) => `${name}=${value}`),
    );
    const questions = [
      ...values,
      "q=the",
      "q=strait%20nothing",
      "q=ЛОЦМАНЫ%2C",
      "pair=BOR-ARL",
      "pair=ARL-BOR&sort=due",
      "sort=date&offset=1&limit=2",
      "sort=title&limit=1000",
      `${values[0]}&${values.at(-1)}`,
    ].map((query) => `/api/register/agreement?${query}`);
    for (const question of questions) {
      expect(await ofPack(question), question).toEqual(await ofServer(question));
    }
    // What an entry is about is found in each language in which its words are said, in any case.
    const { entries: found } = (await ofPack("/api/register/agreement?q=ЛОЦМАНЫ")) as EntryList;
    expect(found.map(({ id }) => id)).toEqual(["halde-1997-strait"]);
  });

  it("narrows values of a concept as the server does", async () => {
    const series =
      await ofServer<readonly { concept: string; vintage: string; states: string[] }[]>(
        "/api/series",
      );
    for (const { concept, vintage, states } of series) {
      const path = `/api/series/${encodeURIComponent(concept)}`;
      const of = states.find((one) => /^[A-Z]{3}$/.test(one)) ?? "ARL";
      for (const query of [
        `states=${of}`,
        "pairs=BOR-ARL&from=2005&to=2010",
        `vintage=${vintage}`,
      ]) {
        expect(await ofPack(`${path}?${query}`), query).toEqual(await ofServer(`${path}?${query}`));
      }
    }
  });

  it("searches by the server's engine: the same hits, counts and reasons in every mode", async () => {
    const words = [
      "herring",
      "сельдь",
      "пролив",
      "the strait",
      '"the strait"',
      "memor*",
      "treaty -herring",
      "kind:agreement",
      "x:y",
      "a (b",
      "аб",
      "her",
    ];
    for (const mode of ["exact", "folded", "across"]) {
      for (const q of words) {
        for (const rest of ["", "&limit=1&offset=1", "&language=ru", "&asOf=2010"]) {
          const question = `/api/search?q=${encodeURIComponent(q)}&mode=${mode}${rest}`;
          const [found, known] = [await ofPack(question), await ofServer<object>(question)];
          if ("code" in known) expect(found, question).toMatchObject({ code: known.code });
          else expect(found, question).toEqual(known);
        }
      }
    }
    const { total } = (await ofPack("/api/search?q=herring")) as { total: { mentions: number } };
    expect(total.mentions).toBeGreaterThan(0);
  });

  it("narrows changes as the server does", async () => {
    for (const query of [
      "limit=200",
      "kind=act-known&limit=5",
      "direction=straits&offset=1",
      "pair=ARL-BOR",
    ]) {
      const question = `/api/changes?${query}`;
      expect(await ofPack(question), query).toEqual(await ofServer(question));
    }
  });

  it("says by which command a thing is worked out that it does not have", async () => {
    const needs = async (path: string) => ofPack(path);
    const code = "needs-program";
    expect(await needs("/api/check/x?language=en")).toMatchObject({
      code,
      detail: "hamkor check FILE",
    });
    expect(await needs("/api/explain/a%20b")).toMatchObject({
      code,
      detail: "hamkor explain 'a b'",
    });
    expect(await needs("/api/overview?asOf=2001")).toMatchObject({ code, detail: "hamkor serve" });
    expect(await needs("/api/register/agreement?asOf=2001")).toMatchObject({ code });
    expect(await needs("/api/scenarios/x?set=a:1")).toMatchObject({
      code,
      detail: "hamkor scenario x --set a:1",
    });
  });
});

describe("readQuestion", () => {
  it("gives one form for all ways to ask the same", () => {
    const key = (address: string) => keyOf(readQuestion(address, "2016-03-01"));
    expect(key("/api/cell?pair=B-A&asOf=2016-03-01&x=")).toBe("/api/cell?pair=A-B");
    expect(key("/api/cell?b=1&a=2")).toBe(key("/api/cell?a=2&b=1"));
    expect(key("/api/similarity?pair=B-A&by=year")).toBe("/api/similarity?pair=B-A");
    expect(key("/api/cell?asOf=2015")).toBe("/api/cell?asOf=2015");
  });
});

describe("share", () => {
  it("gives back what was put in, whatever it is", () => {
    const value = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(fc.array(value), value, (answers, often) => {
        const padded = { often, filling: "x".repeat(60) };
        const all = { a: [padded, answers], b: { padded }, c: padded };
        expect(unshare(JSON.parse(JSON.stringify(share(all))))).toEqual(all);
      }),
      { numRuns: 100, seed: 8 },
    );
  });

  it("keeps what occurs twice once", () => {
    const long = { text: "y".repeat(500) };
    expect(JSON.stringify(share({ a: [long], b: long })).length).toBeLessThan(700);
  });
});

describe("packPage and packSite", () => {
  it("give the same bytes for the same build", async () => {
    const again = await packAnswers({ live, routes });
    expect(page(packParts(again, "together"))).toBe(page(together));
    expect([...packParts(again, "apart")]).toEqual([...apart]);
  });

  it("O4: allow a file no request, and its scripts by their digests alone", () => {
    const html = page(together);
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
    expect(policy.match(/'sha256-/g)).toHaveLength(3);
    expect(html).toContain("<title>A &lt;title></title>");
    expect(html).toContain("var a='<\\/script>'");
  });

  it("list every file of a site with its checksum, under relative addresses", () => {
    const index =
      '<meta charset="utf-8" />\n<title>x</title>\n<script type="module" src="/assets/a.js"></script>';
    const file = (text: string) => ({
      body: new Uint8Array(Buffer.from(text)),
      compressed: undefined,
      type: "",
      etag: "",
      isForever: false,
    });
    const site = packSite({
      pages: new Map([
        ["/index.html", file(index)],
        ["/assets/a.js", file("1")],
      ]),
      answering: "2",
      head: { ...head, form: "site" },
      title: "T",
      parts: apart,
      fingerprint: "f".repeat(20),
    });
    const manifest = JSON.parse(Buffer.from(site.get("manifest.json") ?? []).toString()) as {
      files: readonly { path: string; bytes: number; sha256: string }[];
    };
    expect(manifest.files.map(({ path }) => path)).toEqual(
      [...site.keys()].filter((path) => path !== "manifest.json"),
    );
    expect(manifest.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    const html = Buffer.from(site.get("index.html") ?? []).toString();
    expect(html).toContain('src="./assets/a.js"');
    expect(html).not.toMatch(/(src|href)="\//);
    expect([...site.keys()].every((path) => /^[\w./-]+$/.test(path))).toBe(true);
  });
});

describe("what may not be passed on", () => {
  const held = "indicators/pairs-ferry.csv";
  const marked = () => {
    const at = mkdtempSync(join(folder, "marked-"));
    cpSync(region, at, { recursive: true });
    const path = join(at, "datapackage.json");
    const described = JSON.parse(readFileSync(path, "utf8")) as {
      resources: { path: string; redistribute?: string }[];
    };
    for (const one of described.resources) if (one.path === held) delete one.redistribute;
    writeFileSync(path, JSON.stringify(described));
    return at;
  };

  it("D5: stops the export by name; left out, nothing made from it is there", async () => {
    const dossier = openDossier(marked());
    const tables = dossier.files.filter(({ kind }) => kind !== "document");
    expect(heldFiles(tables)).toMatchObject([{ path: held, redistribute: "unknown" }]);
    expect(() => checkLicences(tables)).toThrow(held);

    const rest = join(folder, "rest");
    leaveOut(dossier, [held], rest);
    await buildDossier(rest, { store: join(rest, ".hamkor") });
    const without = await openLive({
      folder: rest,
      store: join(rest, ".hamkor"),
      watch: false,
      log: () => {},
    });
    try {
      const packed = await packAnswers({ live: without, routes });
      const text = [...packParts(packed, "apart").values()].join("\n");
      expect(text).not.toContain(held);
      expect([...together.values()].join("\n")).toContain(held);
      expect(JSON.stringify(packed.answers.get("/api/documents"))).toBe(
        JSON.stringify(await ofServer("/api/documents")),
      );
    } finally {
      await without.close();
    }
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier, openBuilt } from "../../src/pipeline.ts";
import type { DocumentDetail, DocumentList, SearchResult } from "../../src/server/contract.ts";
import {
  createApp,
  type LiveDossier,
  openLive,
  openSearch,
  routes,
} from "../../src/server/index.ts";
import { search } from "../../src/texts/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = "dossiers/central-asia";
const store = mkdtempSync(join(tmpdir(), "hamkor-search-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

const get = (path: string) =>
  app.request(`http://localhost${path}`, { headers: { host: "localhost" } });
const json = async <T>(path: string): Promise<T> => (await (await get(path)).json()) as T;
const ask = (q: string, more: Readonly<Record<string, string>> = {}): Promise<SearchResult> =>
  json(`/api/search?${new URLSearchParams({ q, limit: "10000", ...more })}`);
const idsOf = ({ hits }: SearchResult): readonly string[] => hits.map((hit) => hit.passage);

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
});
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

/** Rows of the tables of the guide: what stands between backquotes in the first column, and the second. */
function rowsUnder(heading: string): readonly (readonly [string, string])[] {
  const guide = readFileSync("docs/search.md", "utf8");
  const section = guide.split("\n## ").find((one) => one.startsWith(heading)) ?? "";
  const rows = section.matchAll(/^\| `(.+?)` \| `?([\w-]+)`? \|/gm);
  return [...rows].map(([, query = "", second = ""]) => [query, second] as const);
}

describe("the guide to search", () => {
  const examples = rowsUnder("What can be asked");

  it("has an example for each field and each way of asking", () => {
    const all = examples.map(([query]) => query).join(" ");
    for (const field of ["title", "side", "language", "kind", "direction", "date", "document"]) {
      expect(all).toContain(`${field}:`);
    }
    for (const sign of ['"', "*", " -"]) expect(all).toContain(sign);
    expect(examples.length).toBeGreaterThan(15);
  });

  it.each(examples)("says what is found: %s (%s)", async (query, mode) => {
    const found = await ask(query, { mode });
    expect(found.total.passages).toBeGreaterThan(0);
    expect(found.hits).toHaveLength(found.total.passages);
    expect(found.cut).toBe(false);
  });

  it.each(rowsUnder("What cannot be asked"))("says what is refused: %s", async (query, code) => {
    const answer = await get(`/api/search?q=${encodeURIComponent(query)}`);
    expect(answer.status).toBe(400);
    const problem = (await answer.json()) as { readonly code: string; readonly detail: string };
    expect(problem.code).toBe(code);
    if (code !== "search-field") return;
    for (const field of ["title", "side", "language", "date", "kind", "direction", "document"]) {
      expect(problem.detail).toContain(field);
    }
  });
});

describe("/api/search", () => {
  it("knows side, date and kind from the documents, and what coders found in the passages", async () => {
    const documents = new Map(
      (await json<DocumentList>("/api/documents")).documents.map((one) => [one.id, one]),
    );
    const sided = await ask("side:uzb date:2026");
    expect(sided.total.passages).toBeGreaterThan(10);
    for (const hit of sided.hits) {
      expect(documents.get(hit.document)).toMatchObject({ side: "UZB" });
      expect(documents.get(hit.document)?.date?.slice(0, 4)).toBe("2026");
    }
    const coded = await ask("direction:rivers kind:agreement");
    expect(coded.total.mentions).toBe(0);
    for (const id of new Set(coded.hits.map((hit) => hit.document))) {
      const { evidence } = await json<DocumentDetail>(`/api/documents/${id}`);
      const rivers = evidence.filter((one) => one.direction === "rivers");
      const agreements = new Set(
        evidence.filter((one) => one.kind === "agreement").map((one) => one.passage),
      );
      const both = rivers.map((one) => one.passage).filter((one) => agreements.has(one));
      const found = coded.hits.filter((hit) => hit.document === id).map((hit) => hit.passage);
      expect(new Set(found)).toEqual(new Set(both));
    }
  });

  it("as of a day searches only documents that were there, and says how many were not", async () => {
    const list = (query: string) => json<DocumentList>(`/api/documents${query}`);
    const all = await list("");
    expect(all).toMatchObject({ leftOut: 0 });
    for (const day of ["1990-01-01", "2024-09-24", "2024-09-25", "2025", "2100"]) {
      const { documents, leftOut, asOf } = await list(`?asOf=${day}`);
      expect(documents.length + leftOut).toBe(all.documents.length);
      const there = new Set(documents.map((one) => one.id));
      for (const { id, date } of all.documents) {
        if (date?.length === 10) expect(there.has(id), id).toBe(date <= (asOf ?? ""));
      }
      const found = await ask("border", { asOf: day });
      expect(found.leftOut).toBe(leftOut);
      const whole = await ask("border");
      expect(found.hits.map((hit) => hit.passage).sort()).toEqual(
        whole.hits
          .map((hit) => hit)
          .filter((hit) => there.has(hit.document))
          .map((hit) => hit.passage)
          .sort(),
      );
    }
    expect((await ask("border")).leftOut).toBeUndefined();
    expect((await ask("", { asOf: "2025" })).total.passages).toBe(0);
  });

  it("counts the values of its fields among all that was found, shown or not", async () => {
    const found = await ask("border", { limit: "1" });
    expect(found.cut).toBe(true);
    for (const { field, values } of found.fields ?? []) {
      for (const { value, passages } of values) {
        const narrowed = await ask(`border ${field}:"${value}"`);
        expect([field, value, narrowed.total.passages]).toEqual([field, value, passages]);
      }
    }
    expect(found.fields?.map((one) => one.field).sort()).toEqual([
      "direction",
      "kind",
      "language",
      "side",
      "year",
    ]);
  });

  it("gives its pages one after the other, and says what it understood", async () => {
    const whole = await ask('border -"state border" side:UZB');
    expect(whole.parts.map(({ kind, excluded }) => [kind, excluded])).toEqual([
      ["word", false],
      ["phrase", true],
      ["values", false],
    ]);
    const pages = await Promise.all(
      [0, 2].map((offset) =>
        ask('border -"state border" side:UZB', { offset: `${offset}`, limit: "2" }),
      ),
    );
    expect(pages.flatMap(idsOf)).toEqual(idsOf(whole).slice(0, 4));
  });

  it("L4: shows words where they stand in the text of the document", async () => {
    for (const mode of ["exact", "folded", "across"]) {
      const { hits } = await ask("water", { mode });
      for (const hit of hits.slice(0, 10)) {
        const { passages } = await json<DocumentDetail>(`/api/documents/${hit.document}`);
        const own = passages.find((one) => one.id === hit.passage);
        expect(own).toMatchObject({ start: hit.start, end: hit.end, text: hit.text });
        for (const { start, end, quote } of hit.mentions) {
          expect(own?.text.slice(start - hit.start, end - hit.start)).toBe(quote);
        }
      }
    }
  });

  it("answers the same from a file that is not whole: the index is then made from the store", async () => {
    const { store: opened } = await openBuilt(folder, store);
    try {
      const request = { query: "bo*", mode: "across", limit: 1000 } as const;
      const before = await search(await openSearch(opened), request);
      const path = join(store, "search.bin");
      const whole = readFileSync(path);
      for (const at of [3, 40, 200, whole.length >> 1, whole.length - 1]) {
        const flipped = Buffer.from(whole);
        flipped[at] = (flipped[at] ?? 0) ^ 4;
        writeFileSync(path, flipped);
        expect(await search(await openSearch(opened), request)).toEqual(before);
      }
      writeFileSync(path, whole.subarray(0, whole.length >> 1));
      expect(await search(await openSearch(opened), request)).toEqual(before);
      expect(before.total.passages).toBeGreaterThan(20);
      await buildDossier(folder, { store });
      expect(readFileSync(path).equals(whole)).toBe(true);
    } finally {
      opened.close();
    }
  });
});

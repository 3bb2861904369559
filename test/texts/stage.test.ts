import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openDossier, sourcesStage } from "../../src/sources/index.ts";
import {
  type BuildReport,
  buildStore,
  finding,
  openStore,
  type Store,
  tablesOf,
} from "../../src/store/index.ts";
import {
  document,
  documentPage,
  documentText,
  glossaryStage,
  passage,
  term,
  textsStage,
} from "../../src/texts/index.ts";

const stages = [sourcesStage, textsStage, glossaryStage];
const fixture = (name: string): URL => new URL(`../fixtures/${name}`, import.meta.url);
let folder: string;
let store: Store | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "texts-"));
  cpSync(fixture("texts/dossier"), folder, { recursive: true });
});

afterEach(() => {
  store?.close();
  store = undefined;
  rmSync(folder, { recursive: true, force: true });
});

async function build(): Promise<{ report: BuildReport; store: Store }> {
  store?.close();
  const options = { folder: join(folder, ".store"), stages, codeDigest: "one" };
  const report = await buildStore({ ...options, context: openDossier(folder) });
  store = await openStore(options.folder, tablesOf(stages));
  return { report, store };
}

const put = (name: string, content: string | Buffer): void => {
  mkdirSync(join(folder, "documents"), { recursive: true });
  writeFileSync(join(folder, "documents", name), content);
};

describe("textsStage", () => {
  it("takes documents with front matter, with a sidecar, and with neither", async () => {
    const rows = await (await build()).store.rows(document);
    expect(rows).toMatchObject([
      {
        id: "gauge-note",
        title: "On the gauge",
        side: "AAA",
        date: "2024-05",
        redistribute: "yes",
      },
      { id: "minutes", title: "Minutes of the spring", format: "txt", redistribute: "no" },
      {
        id: "plain",
        title: "Daryo boʻyidagi uchrashuv",
        languages: ["uz-Latn"],
        redistribute: "unknown",
      },
    ]);
  });

  it("writes passages that are slices of the text, with the headings they stand under", async () => {
    const { store } = await build();
    const texts = new Map((await store.rows(documentText)).map((row) => [row.document, row.text]));
    const passages = await store.rows(passage, { orderBy: ["document", "number"] });
    expect(passages.length).toBeGreaterThan(5);
    for (const row of passages) {
      expect(texts.get(row.document)?.slice(row.start, row.end)).toBe(row.text);
      if (row.section !== undefined) expect(passages.map((one) => one.id)).toContain(row.section);
    }
    expect(passages.some((row) => row.text.includes("title:"))).toBe(false);
  });

  it("R13: accounts for every page, read or not", async () => {
    put("scan.pdf", readFileSync(fixture("hostile/plain.pdf")));
    put("locked.pdf", readFileSync(fixture("hostile/encrypted.pdf")));
    const { store } = await build();
    const rows = await store.rows(document);
    const pages = await store.rows(documentPage);
    expect(pages.length).toBe(rows.reduce((sum, row) => sum + row.pages, 0));
    expect(pages.filter((page) => page.read).length).toBe(
      rows.reduce((sum, row) => sum + row.pagesRead, 0),
    );
    expect(pages.filter((page) => !page.read).every((page) => page.reason !== undefined)).toBe(
      true,
    );
    expect(rows.find((row) => row.id === "scan")).toMatchObject({ pages: 2, pagesRead: 1 });
    expect(rows.find((row) => row.id === "locked")).toMatchObject({ pages: 1, pagesRead: 0 });
    const codes = (await store.rows(finding)).map((row) => row.code);
    expect(codes).toEqual(expect.arrayContaining(["no-text-layer", "pdf-encrypted"]));
  });

  it("F11: keeps odd characters as they are, from file to store and back", async () => {
    const odd = `First \0 zero, \u202e turned, \u200b\u200b none, a${"\u0301".repeat(200)} and \ufffd broken.\n`;
    put("odd.txt", odd.repeat(30));
    put("odd.html", `<p>Lone &#xD800; halves and &#0; zero &#x202E; turned</p>`);
    const { store } = await build();
    const texts = new Map((await store.rows(documentText)).map((row) => [row.document, row.text]));
    expect(texts.get("odd")).toContain("halves and");
    expect(texts.get("odd-2")).toBe(odd.repeat(30));
    for (const row of await store.rows(passage)) {
      expect(texts.get(row.document)?.slice(row.start, row.end)).toBe(row.text);
    }
  });

  it("reads again only what changed, and ends with the same rows as a new build", async () => {
    await build();
    put("plain.txt", "Ikki tomon kelishuvga keldi va bitim imzolandi.\n");
    put("another.txt", "A second matter was left open by both of the sides.\n");
    const { report, store } = await build();
    const texts = report.stages.find((one) => one.stage === "texts");
    expect(texts?.unitsRun).toEqual(["documents/another.txt", "documents/plain.txt"]);
    expect(texts?.unitsKept).toBe(2);
    const kept = await store.rows(passage, { orderBy: ["document", "number"] });
    rmSync(join(folder, ".store"), { recursive: true });
    const anew = (await build()).store;
    expect(await anew.rows(passage, { orderBy: ["document", "number"] })).toEqual(kept);
  });

  it("reads a document again when only its sidecar changed", async () => {
    await build();
    put("minutes.txt.meta.yaml", "title: Minutes, corrected\nredistribute: yes\n");
    const { report, store } = await build();
    expect(report.stages.find((one) => one.stage === "texts")?.unitsRun).toEqual([
      "documents/minutes.txt",
    ]);
    const [row] = await store.rows(document, { where: { file: "documents/minutes.txt" } });
    expect(row?.title).toBe("Minutes, corrected");
  });

  it("gives two documents with one id an id each, whichever is read first", async () => {
    await build();
    put("a-first.md", "---\nid: gauge-note\n---\nWords of another note.\n");
    const idsOf = async (from: Store): Promise<string[]> =>
      (await from.rows(document)).map((row) => `${row.file} ${row.id}`);
    const second = await build();
    const ids = await idsOf(second.store);
    expect((await second.store.rows(finding)).map((row) => row.code)).toContain(
      "document-id-double",
    );
    rmSync(join(folder, ".store"), { recursive: true });
    expect(await idsOf((await build()).store)).toEqual(ids);
    expect(new Set(ids.map((one) => one.split(" ")[1])).size).toBe(4);
  });

  it("reads a document whose description is broken, with a finding", async () => {
    put("minutes.txt.meta.yaml", "title: [\n");
    put("dated.md", "---\ndate: some day\ntitle:\n  - a\n---\nWords.\n");
    const { store } = await build();
    const codes = (await store.rows(finding)).map((row) => row.code);
    expect(codes).toEqual(
      expect.arrayContaining(["metadata-unreadable", "date-unreadable", "metadata-odd"]),
    );
    expect((await store.rows(document)).map((row) => row.id)).toContain("minutes");
  });
});

describe("glossaryStage", () => {
  it("takes entries and refuses those without an id or a form", async () => {
    const { store } = await build();
    expect(await store.rows(term)).toMatchObject([
      { id: "t1", en: "gauge", uz_latn: "oʻlchov posti", ru: "гидропост", row: 2 },
    ]);
    const codes = (await store.rows(finding)).map((row) => row.code);
    expect(codes).toEqual(expect.arrayContaining(["term-id", "term-empty"]));
  });
});

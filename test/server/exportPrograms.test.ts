import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";
import { allOf, type Element, readXml } from "./xmlRead.ts";

// Files opened by programs that we did not write: a spreadsheet, a citation processor, a converter of references.
// Where a program is not on the machine its test is skipped, and this says so.
const has = (program: string): boolean => {
  const found = spawnSync("sh", ["-c", `command -v ${program}`]).status === 0;
  if (!found) console.warn(`exports: ${program} IS NOT INSTALLED: its files were NOT opened`);
  return found;
};
const programs = { pandoc: has("pandoc"), ris2xml: has("ris2xml"), soffice: has("soffice") };

const home = mkdtempSync(join(tmpdir(), "hamkor-programs-"));
const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const host = "localhost:4321";
const list = "/api/export/register/agreement?pair=UZB-KAZ";

async function fetchFile(path: string, name: string): Promise<string> {
  const answer = await app.request(`http://${host}${path}`, { headers: { host } });
  expect(answer.status).toBe(200);
  const file = join(home, name);
  writeFileSync(file, Buffer.from(await answer.arrayBuffer()));
  return file;
}

function ask(program: string, ...words: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, words, {
    cwd: home,
    encoding: "utf8",
    maxBuffer: 64_000_000,
    env: { ...process.env, HOME: home },
  });
  expect(status, stderr).toBe(0);
  return stdout;
}

interface Item {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly "original-title"?: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly accessed?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly URL?: string;
  readonly language?: string;
  readonly genre?: string;
  readonly note?: string;
}
let items: readonly Item[];

beforeAll(async () => {
  const store = join(home, "store");
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
  items = JSON.parse(readFileSync(await fetchFile(`${list}&format=csl`, "kept.json"), "utf8"));
}, 120_000);
afterAll(async () => {
  await live.close();
  rmSync(home, { recursive: true, force: true });
});

/** A text with blanks and marks of quotation alike: citation processors set typographic ones. */
const plain = (text: string | undefined) =>
  text?.replace(/\s+/g, " ").replace(/[’‘]/g, "'").replace(/[“”]/g, '"').trim();
const day = (date: Item["issued"]) => date?.["date-parts"][0]?.join("-");
const core = (one: Item) => ({
  type: one.type,
  title: plain(one.title),
  original: plain(one["original-title"]),
  authors: one.author?.map(({ literal }) => literal),
  issued: day(one.issued),
  accessed: day(one.accessed),
  url: one.URL,
  language: one.language,
  genre: one.genre,
  note: plain(one.note?.replace(/^– /, "")),
});

describe("citations in programs of others", () => {
  it("has treaties and pages to try, in several scripts", () => {
    expect(items.length).toBeGreaterThan(100);
    expect(new Set(items.map((one) => one.type))).toEqual(new Set(["treaty", "webpage"]));
    const text = items.map((one) => one["original-title"] ?? "").join("");
    for (const letters of [/ʻ/, /қ|ұ|ғ/, /ы/]) expect(text).toMatch(letters);
  });

  it.skipIf(!programs.pandoc)(
    "O2: pandoc reads the CSL-JSON with every field as it is",
    async () => {
      const file = await fetchFile(`${list}&format=csl`, "a.json");
      const read = JSON.parse(ask("pandoc", "-f", "csljson", "-t", "csljson", file)) as Item[];
      expect(read.map(core)).toEqual(items.map(core));
    },
  );

  it.skipIf(!programs.pandoc)(
    "O2: pandoc reads the BibTeX with every field but the language, which it passes over",
    async () => {
      const file = await fetchFile(`${list}&format=bib`, "a.bib");
      const read = JSON.parse(ask("pandoc", "-f", "biblatex", "-t", "csljson", file)) as Item[];
      const told = (one: Item) => ({ ...core(one), language: undefined });
      expect(read.map(told)).toEqual(items.map(told));
    },
  );

  it.skipIf(!programs.ris2xml)(
    "O2: bibutils reads the RIS: kind, title, parties, day, address, notes",
    async () => {
      const file = await fetchFile(`${list}&format=ris`, "a.ris");
      const root = readXml(ask("ris2xml", file).replace(/^\ufeff/, ""));
      const texts = (of: Element, name: string) => allOf(of, name).map((one) => plain(one.text));
      const read = allOf(root, "mods").map((one) => ({
        kind: texts(one, "genre")[0],
        title: [...texts(one, "title"), ...texts(one, "subTitle")].join(": "),
        authors: texts(one, "namePart"),
        issued: texts(one, "dateIssued")[0],
        url: texts(one, "url")[0],
        language: texts(one, "languageTerm")[0],
        notes: texts(one, "note"),
      }));
      expect(read).toHaveLength(items.length);
      read.forEach((one, at) => {
        const item = items[at];
        if (item === undefined) throw new Error(`no item ${at}`);
        expect(one.kind).toBe(item.type === "treaty" ? "legislation" : "electronic");
        expect(one.title).toBe(plain(item.title));
        expect(one.authors).toEqual((item.author ?? []).map(({ literal }) => literal));
        const two = (part: number) => String(part).padStart(2, "0");
        const issued = item.issued?.["date-parts"][0]?.map(two).join("-");
        // Of a year alone bibutils takes the day of access for the month: what comes first is right.
        if (issued !== undefined) expect(one.issued?.startsWith(issued)).toBe(true);
        expect(one.url).toBe(item.URL);
        expect(one.language).toBe(item.language);
        const original = item["original-title"];
        const notes = one.notes.join("\n");
        if (original !== undefined) expect(notes).toContain(plain(original));
        if (item.note !== undefined) expect(notes).toContain(core(item).note);
      });
    },
  );
});

describe("a workbook in a spreadsheet of others", () => {
  it.skipIf(!programs.soffice)(
    "O3: LibreOffice shows the rows that our CSV has, number by number and letter by letter",
    async () => {
      for (const path of [
        "/api/export/register/commitment?pair=UZB-KAZ",
        "/api/export/series/gdp-current-usd?of=UZB",
        "/api/export/disagreements?pair=UZB-KAZ",
      ]) {
        const csv = readFileSync(await fetchFile(`${path}&format=csv`, "ours.csv"), "utf8");
        await fetchFile(`${path}&format=xlsx`, "book.xlsx");
        const ours: string[][] = parse(csv, { bom: true });
        // Comma, quote, UTF-8, from line 1; texts unquoted, values and not as shown; every sheet.
        const filter =
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1";
        ask(
          "soffice",
          "--headless",
          "--convert-to",
          filter,
          "--outdir",
          home,
          join(home, "book.xlsx"),
        );
        const name = sheetNamed(ours[0] ?? []);
        const theirs: string[][] = parse(readFileSync(join(home, name), "utf8"), { bom: true });
        expect(theirs.length).toBe(ours.length);
        const lines = (rows: readonly string[][]) => rows.map((row) => row.map(told));
        expect(lines(theirs)).toEqual(lines(ours));
      }
    },
    120_000,
  );
});

/** The sheet that LibreOffice wrote with these columns. */
function sheetNamed(head: readonly string[]): string {
  const files = ["commitment", "values", "sides"].map((name) => `book-${name}.csv`);
  const found = files.find((name) => {
    try {
      return readFileSync(join(home, name), "utf8")
        .replace(/^\ufeff/, "")
        .startsWith(head.slice(0, 2).join(","));
    } catch {
      return false;
    }
  });
  if (found === undefined) throw new Error(`no sheet begins with ${head.slice(0, 2).join(", ")}`);
  return found;
}

/** A cell without what the two forms write otherwise by design: numbers by value, days by day, no apostrophe before a sign. */
function told(cell: string): string {
  const text = cell.replace(/^'(?=[=+\-@])/, "");
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text)) return String(Number(text));
  const [, month, date, year] = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month}-${date}`;
}

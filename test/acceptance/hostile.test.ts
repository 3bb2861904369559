import { copyFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type { Accounting, DocumentDetail, DocumentList } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { generated } from "../fixtures/hostile/make.mjs";
import { type Copy, copyDossier, root, run } from "./setting.ts";

// Must-show 6 of “First light”: a dossier of hostile files. Each gets a finding with its file and row; all else
// is built, and nothing is lost without a word (TRUST R13).

const fixtures = join(root, "test", "fixtures", "hostile");
const taken = [
  ...["truncated.pdf", "encrypted.pdf", "plain.pdf", "plain.docx", "external.docx", "bomb.docx"],
  ...["entries.docx", "lying.docx", "cp1251.txt", "utf16.txt", "script.html"],
];
const disputes = "register/disputes.csv";
const meetings = "register/meetings.csv";
const source = "Invented: Gazette of Arlania,,high,2016-03-01,";

let clean: Copy;
let copy: Copy;
let live: LiveDossier;
let account: Accounting;
let ask: <Answer>(path: string) => Promise<Answer>;

beforeAll(async () => {
  clean = copyDossier(join(root, "test", "region", "dossier"));
  copy = copyDossier(clean.folder);
  addDocuments();
  addRows();
  addResources();
  await buildDossier(clean.folder, { store: clean.store });
  await buildDossier(copy.folder, { store: copy.store });
  live = await openLive({ folder: copy.folder, store: copy.store, watch: false, log: () => {} });
  const app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => {} });
  ask = async <Answer>(path: string) => {
    const response = await app.request(path, { headers: { host: "localhost" } });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return (await response.json()) as Answer;
  };
  account = await ask<Accounting>("/api/accounting");
});
afterAll(async () => {
  await live?.close();
  copy.remove();
  clean.remove();
});

function addDocuments(): void {
  const documents = join(copy.folder, "documents");
  for (const name of taken) copyFileSync(join(fixtures, name), join(documents, name));
  // A name says nothing of what a file is.
  copyFileSync(join(fixtures, "plain.pdf"), join(documents, "pdf-by-content.txt"));
  writeFileSync(join(documents, "long-line.txt"), generated["long-line.txt"]?.() ?? "");
  writeFileSync(join(documents, "picture.pdf"), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  symlinkSync("/etc/hostname", join(documents, "link.txt"));
}

function addRows(): void {
  append(disputes, `d-nowhere,A matter with nobody,,ARL;XYZ,straits,peace,,,,${source}`);
  append(
    disputes,
    "d-unsourced,A matter without a source,,ARL;BOR,straits,peace,,,,,,high,2016-03-01,",
  );
  append(meetings, "v-short,Too few fields,,2001-01-01");
  append(
    meetings,
    `v-long,Too many,,2001-01-01,,Tessen,visit,ministers,ARL;BOR,,,,,,,,,${source},,,more`,
  );
  append("register/acts.csv", "x.signed.2001,nowhere,signed,2001-01-01,,,,Invented,,high,");
  append("register/acts.csv", `y.signed,halde-1997-strait,signed,2001-02-30,,,,Invented,,high,`);
  append("indicators/observations-sea.csv", "no-such-series,ARL,2005,1,,");
  append(
    "indicators/series.csv",
    `vast,Vast,Велико,t,annual,country,vast,v,,straits,peace,,,Invented,,,CC0-1.0,yes,99999999999,99999999999,`,
  );
  append(
    "register/priorities.csv",
    `p.vast,arl-2009-sea,99999999999,BOR,a vast rank,straits,peace,,${source}`,
  );
  copyFileSync(join(fixtures, "ragged.csv"), join(copy.folder, "region", "ragged.csv"));
  copy.write("region/maps/waters.geojson", copy.read("region/maps/waters.geojson").slice(0, 90));
}

function addResources(): void {
  const described = JSON.parse(copy.read("datapackage.json"));
  for (const path of ["/etc/passwd", "../outside.csv", "https://example.org/x.csv"]) {
    described.resources.push({ name: `outside-${path.length}`, path });
  }
  const [states] = described.resources;
  states.schema.fields[0].constraints.pattern = "(";
  copy.write("datapackage.json", JSON.stringify(described));
}

function append(path: string, row: string): void {
  copy.write(path, `${copy.read(path)}${row}\n`);
}

const lineOf = (path: string, id: string): number =>
  copy
    .read(path)
    .split("\n")
    .findIndex((line) => line.startsWith(`${id},`)) + 1;
const codesOf = (file: string, row?: number): readonly string[] =>
  account.findings
    .filter((one) => one.file === file && (row === undefined || one.row === row))
    .map((one) => `${one.severity} ${one.code}`);
const fileOf = (path: string) => account.files.find((one) => one.path === path);
const documentOf = async (name: string): Promise<DocumentDetail | undefined> => {
  const { documents } = await ask<DocumentList>("/api/documents");
  const found = documents.find((one) => one.file === `documents/${name}`);
  return found && ask<DocumentDetail>(`/api/documents/${encodeURIComponent(found.id)}`);
};
const wordsOf = async (name: string): Promise<string> =>
  (await documentOf(name))?.passages.map((one) => one.text).join("\n") ?? "";

describe("a hostile document", () => {
  it.each([
    ["truncated.pdf", "error pdf-damaged"],
    ["encrypted.pdf", "error pdf-encrypted"],
    ["bomb.docx", "error docx-bomb"],
    ["entries.docx", "error docx-bomb"],
    ["picture.pdf", "error format-unknown"],
    ["link.txt", "error link-refused"],
  ])("%s is refused: %s", async (name, code) => {
    expect(codesOf(`documents/${name}`)).toEqual([code]);
    expect(await wordsOf(name)).toBe("");
  });

  it("lying.docx, which hides its size, is refused", async () => {
    const [code] = codesOf("documents/lying.docx");
    expect(code).toMatch(/^error docx-(bomb|damaged)$/);
    expect(await wordsOf("lying.docx")).toBe("");
  });

  it("counts a page without text as unread, says so, and reads the other", async () => {
    for (const name of ["plain.pdf", "pdf-by-content.txt"]) {
      expect(codesOf(`documents/${name}`)).toContain("warning no-text-layer");
      expect(fileOf(`documents/${name}`)).toMatchObject({
        format: "pdf",
        pages: 2,
        pagesRead: 1,
        state: "partly read",
      });
      expect(await wordsOf(name)).toContain("estuary");
    }
  });

  it("has its line of one megabyte read and cut", async () => {
    expect(codesOf("documents/long-line.txt")).toContain("note line-too-long");
    const detail = await documentOf("long-line.txt");
    expect(detail?.document.characters).toBe(1_048_576);
    expect(detail?.passages.length).toBeGreaterThan(100);
    expect(Math.max(...(detail?.passages ?? []).map((one) => one.text.length))).toBeLessThan(
      20_000,
    );
  });

  it("is read in the encoding it is in, and the guess is told", async () => {
    expect(codesOf("documents/cp1251.txt")).toContain("note encoding-assumed");
    expect(await wordsOf("cp1251.txt")).toContain(
      "«график попусков» согласуется ежегодно — не позднее",
    );
    expect((await documentOf("cp1251.txt"))?.document.languages).toEqual(["ru"]);
    expect(await wordsOf("utf16.txt")).toContain("Daryo boʻyidagi oʻlchov postlari toʻgʻrisida.");
    expect((await documentOf("utf16.txt"))?.document.languages).toEqual(
      expect.arrayContaining(["uz-Latn", "kk"]),
    );
  });

  it("has nothing of it run or fetched", async () => {
    const words = await wordsOf("script.html");
    expect(words).toContain("read the two gauges together");
    expect(words).toContain("agreed & signed: 12 < 15 cubic metres a second");
    expect(words).not.toMatch(/hostile|written by a script|inside a frame|in a template|<p>/);
    expect("hostile" in globalThis).toBe(false);
    expect(codesOf("documents/external.docx")).toEqual(["note docx-outside"]);
  });
});

describe("a hostile row", () => {
  it("names a state that is none, and is refused by its line", () => {
    expect(codesOf(disputes, lineOf(disputes, "d-nowhere"))).toEqual(["error state-unknown"]);
  });

  it("has no source, and is refused by its line", () => {
    const [code, ...more] = codesOf(disputes, lineOf(disputes, "d-unsourced"));
    expect(code).toMatch(/^error (source|value)-missing$/);
    expect(more).toEqual([]);
  });

  it("is ragged, and is refused by its line", () => {
    expect(codesOf(meetings, lineOf(meetings, "v-short"))).toEqual(["error row-ragged"]);
    expect(codesOf(meetings, lineOf(meetings, "v-long"))).toEqual(["error row-ragged"]);
  });

  it("is ragged in a file whose last quote is never closed: each bad row is named", () => {
    const file = "region/ragged.csv";
    expect(codesOf(file, 3)).toEqual(["error row-ragged"]);
    expect(codesOf(file, 5)).toEqual(["error row-ragged"]);
    expect(codesOf(file, 8)).toHaveLength(1);
    expect(fileOf(file)).toMatchObject({ rows: 6, rowsRefused: 3 });
  });

  it("speaks of an entry, a day or a series that does not exist, and is refused by its line", () => {
    const acts = "register/acts.csv";
    expect(codesOf(acts, lineOf(acts, "x.signed.2001"))).toEqual(["error entry-unknown"]);
    expect(codesOf(acts, lineOf(acts, "y.signed"))).toHaveLength(1);
    const sea = "indicators/observations-sea.csv";
    expect(codesOf(sea, lineOf(sea, "no-such-series"))).toEqual(["error series-unknown"]);
  });
});

describe("a hostile map", () => {
  it("is cut off, and is named", () => {
    expect(codesOf("region/maps/waters.geojson")).toEqual(["error map-unreadable"]);
    expect(codesOf("region/maps/coast.geojson")).toEqual([]);
  });
});

describe("a hostile number", () => {
  it("is too large to be a year or a rank: it stops nothing", () => {
    const series = "indicators/series.csv";
    expect(codesOf(series, lineOf(series, "vast"))).toEqual(["error number-unreadable"]);
    const priorities = "register/priorities.csv";
    expect(codesOf(priorities, lineOf(priorities, "p.vast"))).toEqual([
      "warning number-unreadable",
    ]);
  });
});

describe("a hostile data package", () => {
  it("has a pattern that is none: it is not held, and the table is read", () => {
    expect(codesOf("register/states.csv")).toEqual(["warning pattern-unreadable"]);
    expect(fileOf("register/states.csv")).toMatchObject({ rows: 3, rowsUsed: 3 });
  });

  it("points outside the dossier: nothing there is read, and the others stand", () => {
    const codes = codesOf("datapackage.json");
    expect(codes.filter((code) => code === "error resource-outside")).toHaveLength(3);
    expect(account.files.map((one) => one.path)).not.toContain("/etc/passwd");
    expect(fileOf("register/agreements.csv")).toMatchObject({ licence: "CC0-1.0", state: "read" });
  });
});

describe("everything else", () => {
  it("is built as it is without the hostile files", async () => {
    const rows = async (one: Copy) => {
      const ended = await run("export", "--json", "--dossier", one.folder, "--store", one.store);
      return JSON.parse(ended.out).tables as Record<string, readonly unknown[]>;
    };
    const [before, after] = [await rows(clean), await rows(copy)];
    const names = ["state", "agreement", "commitment", "dispute", "meeting", "act", "series"];
    for (const name of [...names, "observation", "term", "passage", "coding"]) {
      const kept = new Set(after[name]?.map((row) => JSON.stringify(row)));
      const lost = before[name]?.filter((row) => !kept.has(JSON.stringify(row)));
      expect(lost, name).toEqual([]);
      expect(before[name]?.length, name).toBeGreaterThan(2);
    }
  });

  it("says of every finding what is wrong, where, and what to do, without document text", () => {
    expect(account.findings.length).toBeGreaterThan(15);
    for (const one of account.findings) {
      expect(one.message.length, one.code).toBeGreaterThan(15);
      expect(one.remedy.length, one.code).toBeGreaterThan(3);
      expect(one.file, one.code).toBeDefined();
      expect(`${one.message} ${one.remedy}`).not.toMatch(
        /попусков|gauges|oʻlchov|boʻyidagi|\n\s+at /,
      );
    }
  });

  it("R13: adds up: pages are read or unread, rows are used, refused or kept as they are", () => {
    const { totals, files } = account;
    expect(totals.rows).toBe(totals.rowsUsed + totals.rowsRefused + totals.rowsKept);
    const sum = (name: "pages" | "pagesRead" | "rows" | "rowsUsed" | "rowsRefused"): number =>
      files.reduce((total, one) => total + (one[name] ?? 0), 0);
    for (const name of ["pages", "pagesRead", "rows", "rowsUsed", "rowsRefused"] as const) {
      expect(sum(name), name).toBe(totals[name]);
    }
    expect(totals.pages).toBeGreaterThan(totals.pagesRead);
    for (const one of files) {
      const unread = (one.pages ?? 0) - (one.pagesRead ?? 0);
      expect(unread, one.path).toBeGreaterThanOrEqual(0);
      if (unread > 0 || (one.rowsRefused ?? 0) > 0) expect(codesOf(one.path)).not.toEqual([]);
      // Only tables that no room reads are kept as they are: of the others every row is used or refused.
      if (!/^(register|indicators|glossary)\//.test(one.path)) continue;
      expect((one.rowsUsed ?? 0) + (one.rowsRefused ?? 0), one.path).toBe(one.rows);
      const lines = copy.read(one.path).trimEnd().split("\n").length - 1;
      expect(one.rows, one.path).toBe(lines);
    }
  });

  it("counts every row that was refused in a finding of its own", () => {
    for (const path of [disputes, meetings, "register/acts.csv"]) {
      const lines = new Set(
        account.findings
          .filter((one) => one.file === path && one.severity === "error")
          .map((one) => one.row),
      );
      expect(fileOf(path)?.rowsRefused, path).toBe(lines.size);
    }
  });
});

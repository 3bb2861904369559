import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  parseFrame,
  type RegisterTables,
  readRegister,
  registerFiles,
} from "../../src/register/index.ts";
import type { CsvTable } from "../../src/sources/index.ts";
import { shippedRules } from "./rules.ts";

const framePath = new URL("../../content/frame/neighbourhood.yaml", import.meta.url);
const content = {
  frame: parseFrame(readFileSync(framePath, "utf8"), "frame/neighbourhood.yaml"),
  rules: shippedRules,
  languages: ["en", "xx-Latn", "xx-Cyrl"],
};

/** A table with the rows given; the first stands on line 2, after the header. */
function table(...rows: readonly Readonly<Record<string, string>>[]): CsvTable {
  const records = rows.map((fields, index) => ({ row: index + 2, fields }));
  return { header: [], records, rows: rows.length, refused: 0, findings: [] };
}

const source = { source_title: "Gazette", confidence: "high", checked: "2026-01-01" };
const states = table(
  { iso3: "AAA", name_en: "Aland", name_xx_latn: "Alandi", role: "region", ...source },
  { iso3: "BBB", name_en: "Beland", role: "region", ...source },
);
const paper = {
  id: "a1",
  title_en: "Treaty",
  title_xx: "Xartnoma",
  kind: "treaty",
  parties: "AAA;BBB",
  directions: "trade",
  interests: "economy",
  ...source,
};
const deed = { id: "d1", entry: "a1", act: "signed", date: "2001-02", ...source };

const read = (tables: RegisterTables) => readRegister({ states, ...tables }, content);
const codes = (tables: RegisterTables) => read(tables).findings.map((one) => one.code);

describe("readRegister", () => {
  it("keeps where each row stands and when it became known", () => {
    const { agreements, acts } = read({ agreements: table(paper), acts: table(deed) });
    expect(agreements[0]).toMatchObject({
      id: "a1",
      file: "register/agreements.csv",
      row: 2,
      date: "2001-02",
      known: "2001-02-28",
      acts: ["d1"],
    });
    expect(acts[0]).toMatchObject({ entryKind: "agreement", known: "2001-02-28" });
  });

  it("reads titles and names by the dossier's own languages", () => {
    const { agreements, states: found } = read({ agreements: table(paper) });
    expect(agreements[0]?.title).toEqual({ en: "Treaty", "xx-Latn": "Xartnoma" });
    expect(found[0]?.names).toEqual({ en: "Aland", "xx-Latn": "Alandi" });
  });

  it("knows an entry without acts from the day it was checked", () => {
    expect(read({ agreements: table(paper) }).agreements[0]).toMatchObject({
      date: undefined,
      known: "2026-01-01",
    });
  });

  it("refuses a row with an unknown state, and says where and what to do", () => {
    const { agreements, accounts, findings } = read({
      agreements: table(paper, { ...paper, id: "a2", parties: "AAA;ZZZ" }),
    });
    expect(agreements.map((one) => one.id)).toEqual(["a1"]);
    expect(accounts).toContainEqual({ file: "register/agreements.csv", used: 1, refused: 1 });
    expect(findings).toEqual([
      {
        code: "state-unknown",
        severity: "error",
        message: "parties names ZZZ, which is no state of the dossier.",
        remedy: "Use the ISO3 code of a state in register/states.csv, or add the state there.",
        file: "register/agreements.csv",
        row: 3,
        column: "parties",
        about: "a2",
      },
    ]);
  });

  it("refuses a row without a source, an id, a title or a party", () => {
    const without = (column: string) => codes({ agreements: table({ ...paper, [column]: "" }) });
    expect(without("source_title")).toEqual(["source-missing"]);
    expect(without("id")).toEqual(["id-missing"]);
    expect(without("parties")).toEqual(["state-missing"]);
    const untitled = { ...paper, title_en: "", title_xx: "" };
    expect(codes({ agreements: table(untitled) })).toEqual(["title-missing"]);
  });

  it("refuses an act of an unknown kind, of an unknown entry, or without a readable date", () => {
    const codesOf = (change: Readonly<Record<string, string>>) =>
      codes({ agreements: table(paper), acts: table({ ...deed, ...change }) });
    expect(codesOf({})).toEqual([]);
    expect(codesOf({ act: "evaporated" })).toEqual(["act-unknown"]);
    expect(codesOf({ act: "held" })).toEqual(["act-not-applicable"]);
    expect(codesOf({ entry: "a9" })).toEqual(["entry-unknown"]);
    expect(codesOf({ date: "spring 2001" })).toEqual(["date-unreadable"]);
    expect(codesOf({ date: "2001-02-30" })).toEqual(["date-unreadable"]);
    expect(codesOf({ date: "" })).toEqual(["date-missing"]);
    expect(codesOf({ party: "ZZZ" })).toEqual(["state-unknown"]);
    expect(codesOf({ source_title: "" })).toEqual(["source-missing"]);
  });

  it("refuses an act of an entry that was itself refused", () => {
    const refused = { ...paper, parties: "ZZZ" };
    expect(codes({ agreements: table(refused), acts: table(deed) })).toEqual([
      "state-unknown",
      "entry-unknown",
    ]);
  });

  it("leaves an unknown direction out with a warning, and keeps the row", () => {
    const { agreements, findings } = read({
      agreements: table({ ...paper, directions: "trade;astrology" }),
    });
    expect(agreements[0]?.directions).toEqual(["trade"]);
    expect(findings[0]).toMatchObject({ code: "direction-unknown", severity: "warning", row: 2 });
  });

  it("refuses the second row with an id, in whichever table it stands", () => {
    const promise = { ...paper, obligors: "AAA" };
    const { commitments, findings } = read({
      agreements: table(paper),
      commitments: table(promise),
    });
    expect(commitments).toEqual([]);
    expect(findings[0]).toMatchObject({ code: "id-repeated", file: "register/commitments.csv" });
    expect(findings[0]?.message).toContain("register/agreements.csv, line 2");
  });

  it("notes a link that leads nowhere and keeps the row", () => {
    const { agreements, findings } = read({ agreements: table({ ...paper, related_ids: "a7" }) });
    expect(agreements).toHaveLength(1);
    expect(findings[0]).toMatchObject({ code: "link-dangling", column: "related_ids", row: 2 });
  });

  it("gives a doctrine the directions of its priorities, and a priority the states of its doctrine", () => {
    const { doctrines, priorities } = read({
      doctrines: table({ id: "c", title_en: "Concept", states: "AAA", ...source }),
      priorities: table({
        id: "p",
        doctrine: "c",
        topic: "water",
        directions: "rivers",
        ...source,
      }),
    });
    expect(doctrines[0]?.directions).toEqual(["rivers"]);
    expect(priorities[0]?.states).toEqual(["AAA"]);
  });

  it("accounts for every row of the files that the dossier has", () => {
    const { accounts } = read({ agreements: table(paper, paper), acts: table(deed) });
    expect(accounts).toEqual([
      { file: registerFiles.states, used: 2, refused: 0 },
      { file: registerFiles.agreements, used: 1, refused: 1 },
      { file: registerFiles.acts, used: 1, refused: 0 },
    ]);
  });
});

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
  languages: ["en"],
  projects: new Set(["canal"]),
  files: new Set(["documents/text.md"]),
};

type Fields = Readonly<Record<string, string>>;

function table(...rows: readonly Fields[]): CsvTable {
  const records = rows.map((fields, index) => ({ row: index + 2, fields }));
  return { header: [], records, rows: rows.length, refused: 0, findings: [] };
}

const source = { source_title: "Gazette", confidence: "high", checked: "2026-01-01" };
const states = table(
  { iso3: "AAA", name_en: "Aland", role: "region", ...source },
  { iso3: "BBB", name_en: "Beland", role: "region", ...source },
);
const paper = (id: string, links: Fields = {}): Fields => ({
  id,
  title_en: `Paper ${id}`,
  kind: "treaty",
  parties: "AAA;BBB",
  ...source,
  ...links,
});
const promise = (id: string, more: Fields = {}): Fields => ({
  id,
  title_en: `Promise ${id}`,
  obligors: "AAA",
  target_value: "5",
  unit: "km",
  ...source,
  ...more,
});
const counted: Fields = {
  id: "m1",
  commitment: "c1",
  from: "turnover",
  indicator: "track",
  of: "AAA-BBB",
  reason: "same unit",
};

const read = (tables: RegisterTables) => readRegister({ states, ...tables }, content);
const codes = (tables: RegisterTables) =>
  read(tables).findings.map(({ code, about, column }) => [code, about, column]);

describe("links of the register", () => {
  it("keep what a paper amends and carries out, and the works of a promise", () => {
    const { agreements, commitments, findings } = read({
      agreements: table(paper("a"), paper("b", { amends: "a" }), paper("c", { implements: "a;b" })),
      commitments: table(promise("c1", { projects: "canal" })),
    });
    expect(agreements.map((one) => [one.amends, one.implements])).toEqual([
      [[], []],
      [["a"], []],
      [[], ["a", "b"]],
    ]);
    expect(commitments[0]?.projects).toEqual(["canal"]);
    expect(findings).toEqual([]);
  });

  it("are noted where they lead nowhere, each with its column", () => {
    const doctrine: Fields = {
      id: "d1",
      title_en: "Concept",
      states: "AAA",
      documents: "documents/text.md;documents/gone.md",
      ...source,
    };
    expect(
      codes({
        agreements: table(paper("a", { amends: "x", implements: "y" })),
        commitments: table(promise("c1", { agreement: "z", projects: "dam;canal" })),
        doctrines: table(doctrine),
      }),
    ).toEqual([
      ["link-dangling", "a", "amends"],
      ["link-dangling", "a", "implements"],
      ["link-dangling", "c1", "agreement"],
      ["link-dangling", "c1", "projects"],
      ["link-dangling", "d1", "documents"],
    ]);
  });

  it("are noted once where they run in a circle, with the way round", () => {
    const agreements = table(
      paper("b", { legal_basis: "c" }),
      paper("a", { amends: "b" }),
      paper("c", { implements: "a" }),
      paper("d", { legal_basis: "a" }),
      paper("e", { legal_basis: "e" }),
    );
    const found = read({ agreements }).findings;
    expect(found.map(({ code, about, row }) => [code, about, row])).toEqual([
      ["link-cycle", "a", 3],
      ["link-cycle", "e", 6],
    ]);
    expect(found[0]?.message).toContain("a → b → c → a");
    expect(found[1]?.message).toContain("e → e");
  });

  it("see no circle where two papers rest on the same one", () => {
    const agreements = table(
      paper("a"),
      paper("b", { legal_basis: "a" }),
      paper("c", { legal_basis: "a;b", implements: "b" }),
    );
    expect(codes({ agreements })).toEqual([]);
  });
});

describe("measures of promises", () => {
  const commitments = table(promise("c1"), promise("c2", { target_value: "", unit: "" }));
  const measures = (...rows: readonly Fields[]) => read({ commitments, measures: table(...rows) });

  it("are read with whole years and a factor of one where nothing else is said", () => {
    const { measures: rows, accounts } = measures(counted);
    expect(rows).toMatchObject([{ id: "m1", periods: ["year"], factor: 1, row: 2 }]);
    expect(accounts).toContainEqual({ file: registerFiles.measures, used: 1, refused: 0 });
  });

  it("are refused without a promise, a target, a place of figures or a subject that can be read", () => {
    const refused = (more: Fields) => {
      const { measures: rows, findings } = measures({ ...counted, ...more });
      expect(rows).toEqual([]);
      return findings.map((one) => one.code);
    };
    expect(refused({ commitment: "c9" })).toEqual(["link-dangling"]);
    expect(refused({ commitment: "c2" })).toEqual(["target-missing"]);
    expect(refused({ from: "hearsay" })).toEqual(["measure-source"]);
    expect(refused({ of: "AAA-AAA" })).toEqual(["subject-unreadable"]);
    expect(refused({ of: "AAA" })).toEqual(["subject-unreadable"]);
    expect(refused({ reason: "" })).toEqual(["reason-missing"]);
  });
});

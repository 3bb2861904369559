import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { columnOf, type Panel } from "../../src/measures/panel.ts";
import { createPairYears, createStateYears } from "../../src/measures/panelCreate.ts";
import { readWorld } from "../../src/measures/world.ts";
import { addWorldColumns, citationsOf, columnsOfWorld } from "../../src/measures/worldColumns.ts";

// Sources of an invented region, described only by a layout of its own beside its tables: no code knows them.
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const system = `iso3,cow_code,cow_abbreviation,gw_code,name,system_start,system_end
AAA,1,A,1,A,1900-01-01,2016-12-31
BBB,2,B,2,B,1900-01-01,2016-12-31
CCC,3,C,3,C,1991-05-01,2016-12-31
,4,O,4,Old,1900-01-01,1950-01-01
`;
const source = `source: chronicle
title: Chronicle of three states
edition: "2"
licence: CC0-1.0
redistribute: "yes"
cite: [{ id: chronicler-2020, type: book, author: ["Chronicler, A."], year: 2020, title: Chronicle }]
tables:
`;

function folderWith(tables: string, files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "hamkor-world-"));
  folders.push(folder);
  writeFileSync(join(folder, "state_codes.csv"), system);
  writeFileSync(join(folder, "chronicle.layout.yaml"), source + tables);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function cellsIn(panel: Panel, name: string): readonly (number | string | undefined)[] {
  const { values, gaps, reasons } = columnOf(panel, name);
  return [...values].map((value, row) => (gaps[row] ? reasons[(gaps[row] ?? 1) - 1] : value));
}

const table = (rest: string) => `  - { shape: figures, ${rest} }\n`;

describe("a folder of tables that layouts describe", () => {
  it("gives values of states and years, with marks of missing values, factors and D1 reasons", () => {
    const folder = folderWith(
      table(
        `file: heads.csv, of: state, keys: { state: who }, codes: cow, time: { year: year }, covers: { from: 1990, to: 1992 },
      columns: [{ name: heads.total, label: Heads, unit: persons, value: k, times: { by: 1000, from: thousands }, missing: { "-9": withheld, n/a: not applicable }, range: { min: 0 } }]`,
      ),
      {
        "heads.csv":
          "who,year,k\n1,1990,2.5\n1,1991,-9\n1,1992,n/a\n2,1990,-3\n2,1991,many\n2,1992,\n4,1940,1\n77,1990,1\n2,19x,1\n",
      },
    );
    const world = readWorld(folder);
    const { account, findings, figures } = world.figures("heads.total");
    expect(account).toEqual({ rows: 9, used: 6, outOfScope: 1, refused: 2 });
    expect(findings.map(({ code, row }) => [code, row])).toEqual([
      ["state-code-unknown", 9],
      ["year-unreadable", 10],
      ["value-out-of-range", 5],
      ["value-unreadable", 6],
    ]);
    expect(figures.note).toBe("In the source in thousands; times 1000.");
    const only = ["AAA", "BBB"];
    const panel = createStateYears({ system: world.system().spells, from: 1990, to: 1993, only });
    expect(cellsIn(addWorldColumns(panel, world, ["heads.total"]), "heads.total")).toEqual([
      2500,
      "withheld",
      "not applicable",
      "outside period",
      "refused",
      "refused",
      "not published",
      "outside period",
    ]);
  });

  it("gives both ways of a row, and states of a list that speak for either side", () => {
    const world = readWorld(
      folderWith(
        table(
          `file: flows.csv.gz, of: directed-pair, keys: { a: a, b: b }, time: { year: year }, covers: { from: 1991, to: 1991, states: [AAA], sides: either },
      columns: [{ name: flow.goods, label: Goods, unit: carts, ways: { ab: there, ba: back } }]`,
        ),
        { "flows.csv.gz": gzipSync("a,b,year,there,back\nBBB,AAA,1991,7,\n") },
      ),
    );
    const span = { system: world.system().spells, from: 1991, to: 1991 };
    const panel = addWorldColumns(createPairYears({ ...span, directed: false }), world, [
      "flow.goods",
    ]);
    expect(cellsIn(panel, "flow.goods.ab")).toEqual(["not published", "no row", "not collected"]);
    expect(cellsIn(panel, "flow.goods.ba")).toEqual([7, "no row", "not collected"]);
    const directed = addWorldColumns(createPairYears({ ...span, directed: true }), world, [
      "flow.goods",
    ]);
    expect(cellsIn(directed, "flow.goods")[2]).toBe(7); // from BBB to AAA
  });

  it("takes no word for a number, not even one that a program knows, and says so of a year too many", () => {
    const world = readWorld(
      folderWith(
        table(
          `file: words.csv, of: directed-pair, keys: { a: a, b: b }, time: { year: year }, covers: { from: 1991, to: 1991 }, missing: { x: withheld },
      columns: [{ name: words.both, label: Both, unit: x, ways: { ab: there, ba: back } }, { name: words.code, label: Code, unit: x, value: word, codes: { yes: 1 } }]`,
        ),
        {
          "words.csv":
            "a,b,year,there,back,word\nAAA,BBB,1991,constructor,,toString\nAAA,CCC,1991,x,2,yes\nAAA,BBB,1992,3,4,yes\n",
        },
      ),
    );
    const span = { system: world.system().spells, from: 1991, to: 1992, directed: false };
    const panel = addWorldColumns(createPairYears(span), world, ["words.both", "words.code"]);
    expect(cellsIn(panel, "words.both.ab").slice(0, 3)).toEqual(["refused", 3, "withheld"]);
    expect(cellsIn(panel, "words.both.ba").slice(0, 3)).toEqual(["not published", 4, 2]);
    expect(cellsIn(panel, "words.code.ab").slice(0, 3)).toEqual(["refused", 1, 1]);
    expect(world.figures("words.both").findings.map(({ code, row }) => [code, row])).toEqual([
      ["value-unreadable", 2],
      ["value-out-of-period", 4],
    ]);
  });

  it("gives spells as years: the nearest kind where two meet, 0 in scope, open ends to the last year", () => {
    const world = readWorld(
      folderWith(
        table(
          `file: spells.csv, of: pair, keys: { a: a, b: b }, time: { start: start, end: end }, covers: { from: 1990, to: 1993 }, listsAll: true,
      columns: [{ name: near.kind, label: Kind, unit: class, value: kind, many: min }, { name: near.any, label: Any, unit: 0 or 1, yes: true, many: max }]`,
        ),
        {
          "spells.csv":
            "a,b,kind,start,end\nAAA,BBB,3,1980-01-01,1991-06-01\nBBB,AAA,1,1991-06-02,\nAAA,CCC,2,1993,1991\n",
        },
      ),
    );
    const pairs = [["AAA", "BBB"]] as const;
    const span = { system: world.system().spells, from: 1990, to: 1994, pairs, directed: false };
    const panel = addWorldColumns(createPairYears(span), world, ["near.kind", "near.any"]);
    expect(cellsIn(panel, "near.kind")).toEqual([3, 1, 1, 1, "outside period"]);
    expect(cellsIn(panel, "near.any")).toEqual([1, 1, 1, 1, "outside period"]);
    expect(world.figures("near.kind").findings.map(({ code }) => code)).toEqual([
      "year-unreadable",
    ]);
  });

  it("names cells with two values and uses neither; equal values are one (TRUST D3)", () => {
    const world = readWorld(
      folderWith(
        table(
          `file: twice.csv, of: pair, keys: { a: a, b: b }, time: { year: year }, covers: { from: 1991, to: 1992 },
      columns: [{ name: twice.value, label: Value, unit: x, value: v }, { name: twice.sum, label: Sum, unit: x, value: v, many: sum }, { name: twice.cases, label: Cases, unit: cases, count: id }]`,
        ),
        {
          "twice.csv":
            "a,b,year,v,id\nAAA,BBB,1991,1,x\nBBB,AAA,1991,2,x\nAAA,BBB,1992,3,x\nBBB,AAA,1992,3,y\n",
        },
      ),
    );
    const pairs = [["AAA", "BBB"]] as const;
    const span = { system: world.system().spells, from: 1991, to: 1992, pairs, directed: false };
    const names = ["twice.value", "twice.sum", "twice.cases"];
    const panel = addWorldColumns(createPairYears(span), world, names);
    expect(cellsIn(panel, "twice.value")).toEqual(["refused", 3]);
    expect(cellsIn(panel, "twice.sum")).toEqual([3, 6]);
    expect(cellsIn(panel, "twice.cases")).toEqual([1, 2]);
    const [finding] = world.figures("twice.value").findings;
    expect(finding?.code).toBe("figures-repeated");
    expect(finding?.message).toContain("AAA and BBB in 1991 (lines 2, 3)");
  });

  it("counts what two states share, since when, and each treaty with its accessions once", () => {
    const world = readWorld(
      folderWith(
        `  - { shape: memberships, file: members.csv, group: id, member: who, covers: { from: 1990, to: 1993 },
      groups: { file: pacts.csv, key: id, same: base, starts: [{ column: since }], where: { kind: [base, accession] } },
      columns: [{ name: pact.shared, label: Pacts, unit: pacts }] }\n`,
        {
          "members.csv":
            "id,who\n1,AAA\n1,BBB\n1a,AAA\n1a,BBB\n2,AAA\n2,BBB\n3,AAA\n3,BBB\n4,AAA\n4,BBB\n",
          "pacts.csv":
            "id,base,since,kind\n1,1,1991,base\n1a,1,1992,accession\n2,2,1993,base\n3,3,,base\n4,4,1990,withdrawal\n",
        },
      ),
    );
    const span = { system: world.system().spells, from: 1990, to: 1994, directed: false };
    const panel = addWorldColumns(createPairYears(span), world, ["pact.shared"]);
    expect(cellsIn(panel, "pact.shared").slice(0, 6)).toEqual([
      0,
      1,
      1,
      2,
      "outside period",
      "not collected", // CCC is in no list
    ]);
  });

  it("keeps what stands today out of the years in which a state had another shape", () => {
    const world = readWorld(
      folderWith(
        table(
          `file: border.csv, of: pair, keys: { a: a, b: b }, time: { every: year }, covers: { from: 1990, to: 1992, since: { BBB: 1992 } },
      columns: [{ name: border.km, label: Border, unit: km, value: km }]`,
        ),
        { "border.csv": "a,b,km\nAAA,BBB,10\n" },
      ),
    );
    const pairs = [["AAA", "BBB"]] as const;
    const span = { system: world.system().spells, from: 1990, to: 1993, pairs, directed: false };
    const panel = addWorldColumns(createPairYears(span), world, ["border.km"]);
    expect(cellsIn(panel, "border.km")).toEqual(["no row", "no row", 10, "outside period"]);
  });

  it("offers the columns whose tables are there, with source, and cites what was used and no more", () => {
    const folder = folderWith(
      table(
        `file: heads.csv, of: state, keys: { state: who }, time: { year: year }, columns: [{ name: heads.total, label: Heads, unit: persons, value: k }]`,
      ) +
        table(
          `file: absent.csv, of: state, keys: { state: who }, time: { year: year }, columns: [{ name: absent.total, label: Absent, unit: persons, value: k }]`,
        ),
      { "heads.csv": "who,year,k\nAAA,1991,1\n", "unknown.csv": "a\n1\n" },
    );
    const world = readWorld(folder);
    const offered = columnsOfWorld(world).filter(({ name }) => /^(heads|absent)/.test(name));
    expect(offered).toMatchObject([
      { name: "heads.total", unit: "persons", of: "state", source: { edition: "2" } },
    ]);
    expect(world.undescribed).toEqual(["unknown.csv"]);
    const sources = offered.flatMap(({ source: one }) => one ?? []);
    expect(citationsOf(world, sources).map(({ id }) => id)).toEqual(["chronicler-2020"]);
    expect(citationsOf(world, [])).toEqual([]);
    expect(() => world.figures("absent.total")).toThrow(/no column absent.total/);
    const span = { system: world.system().spells, from: 1991, to: 1991 };
    expect(() => addWorldColumns(createStateYears(span), world, ["heads.tall"])).toThrow(
      /heads.total/,
    );
  });

  it("is refused when it is not there, holds a broken table, or one that its layout does not fit", () => {
    expect(() => readWorld("/no/such/folder")).toThrow(/no folder/);
    const shape = (column: string) =>
      table(
        `file: t.csv.gz, of: state, keys: { state: ${column} }, time: { year: year }, columns: [{ name: t.v, label: V, unit: x, value: v }]`,
      );
    const broken = readWorld(folderWith(shape("who"), { "t.csv.gz": "not packed" }));
    expect(() => broken.figures("t.v")).toThrow(/unpacked/);
    const other = readWorld(folderWith(shape("state"), { "t.csv.gz": gzipSync("who,year,v\n") }));
    expect(() => other.figures("t.v")).toThrow(/no column state: it has who, year, v/);
  });
});

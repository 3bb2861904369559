import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { columnNames, findLayout, readLayouts } from "../../src/measures/layoutRead.ts";

const folder = mkdtempSync(join(tmpdir(), "hamkor-layouts-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, "mine.layout.yaml");
const head = (id: string) => `source: ${id}
title: Mine
edition: "1"
licence: mine
redistribute: "no"
cite: [{ id: me-2024, type: misc, author: [Me], year: 2024, title: Mine }]
tables:
`;
const column = (rest: string) =>
  `  - { file: a.csv, shape: figures, of: state, keys: { state: s }, time: { year: y }, columns: [{ name: mine.x, label: X, unit: x, ${rest} }] }\n`;
const readWith = (text: string) => {
  writeFileSync(path, text);
  return readLayouts(folder);
};

describe("layouts", () => {
  it("that ship describe each source with terms, edition and citation, and each column with its unit", () => {
    const book = readLayouts();
    expect(book.layouts.length).toBeGreaterThan(35);
    for (const layout of book.layouts) {
      expect(layout.cite.length, layout.source).toBeGreaterThan(0);
      for (const table of layout.tables) {
        if (!("columns" in table)) continue;
        for (const { label, unit } of table.columns) expect(label && unit).toBeTruthy();
      }
    }
    const names = book.layouts.flatMap(columnNames);
    expect(new Set(names).size).toBe(names.length);
  });

  it("D5: of sources whose terms are closed or unread are never marked as free to pass on", () => {
    const closed = [
      "cow-trade",
      "atop",
      "cow-alliances",
      "cow-igo",
      "gml-mids",
      "cow-mids",
      "desta",
    ];
    const { layouts } = readLayouts();
    for (const id of [
      ...closed,
      "cshapes",
      "comtrade",
      "polity",
      "v-dem",
      "sipri",
      "fragile-states",
    ]) {
      expect(layouts.find(({ source }) => source === id)?.redistribute, id).not.toBe("yes");
    }
  });

  it("of a user stand beside ours, and replace ours where the id is the same", () => {
    const before = readLayouts().layouts.length;
    expect(readWith(head("mine") + column("value: v")).layouts.length).toBe(before + 1);
    const replaced = readWith(head("ucdp") + column("value: v"));
    expect(replaced.layouts.length).toBe(before);
    expect(findLayout(replaced, "ucdp").title).toBe("Mine");
  });

  it("that are not known are refused, and the known ones named", () => {
    expect(() => findLayout(readLayouts(), "nothing")).toThrow(/cow-trade.*ucdp/s);
  });

  it.each([
    ["no figure", "note: x", /say where the figure comes from/],
    ["a figure twice", "value: v, yes: true", /say where the figure comes from/],
    ["a wrong name", "value: v, nmae: x", /nmae/],
    ["an unknown reason", "value: v, missing: { x: lost }", /missing.x/],
    ["both ways of a state", "ways: { ab: v, ba: w }", /directed-pair/],
  ])("with %s are refused with the key", (_what, rest, message) => {
    expect(() => readWith(head("mine") + column(rest))).toThrow(message);
  });

  it("with spells but no years, a column of another source, or no YAML are refused", () => {
    const spells = column("yes: true").replace("{ year: y }", "{ start: y }");
    expect(() => readWith(head("mine") + spells)).toThrow(/need `covers`/);
    const taken = column("value: v").replace("mine.x", "trade.cow.imports_usd");
    expect(() => readWith(head("mine") + taken)).toThrow(/Two layouts give/);
    expect(() => readWith("source: [")).toThrow(/no YAML from line 1 on/);
  });
});

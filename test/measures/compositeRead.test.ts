import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { indexShape } from "../../src/measures/compositeShape.ts";
import { composite, readCompositeTable, readIndex } from "../../src/measures/index.ts";
import { parseCsv } from "../../src/sources/index.ts";
import { readAsem } from "./asem.ts";

/** A small index of towns, whole and right; each test spoils one thing. */
const whole = {
  id: "towns",
  version: 1,
  title: { en: "Towns" },
  framework: "A test.",
  data: {
    layout: "wide",
    file: "towns.csv",
    unit: "town",
    groups: ["coast"],
    missing: [""],
  },
  tree: [
    { id: "all", label: { en: "All" }, weight: 1 },
    { id: "half", label: { en: "Half" }, parent: "all", weight: 1 },
  ],
  indicators: [
    {
      id: "boats",
      label: { en: "Boats" },
      parent: "half",
      weight: 1,
      better: "higher",
      denominator: "people",
      unit: "boats a head",
      rationale: "A harbour town lives from boats.",
      from: { column: "boats" },
    },
    {
      id: "storms",
      label: { en: "Storms" },
      parent: "half",
      weight: 2,
      better: "lower",
      unit: "days",
      rationale: "Storms keep boats in.",
      from: { column: "storms" },
    },
  ],
  denominators: [
    { id: "people", label: { en: "People" }, unit: "persons", from: { column: "people" } },
  ],
  years: "one",
  imputation: { method: "none" },
  screening: { method: "none" },
  treatment: { method: "none" },
  normalisation: { method: "min-max", low: 1, high: 100 },
  weights: { method: "given" },
  aggregation: { method: "arithmetic" },
  coverage: { minimum: 0.5, counts: "observed", by: "indicators" },
  ranks: { ties: "lowest" },
  uncertainty: { method: "none" },
};
const read = (changed: object) => readIndex(JSON.stringify({ ...whole, ...changed }), "towns.yaml");
const fault = (changed: object): string => {
  try {
    read(changed);
  } catch (error) {
    return (error as Error).message;
  }
  return "none";
};
const table = (csv: string) => parseCsv(Buffer.from(csv), "towns.csv");
const towns = table("town,coast,boats,storms,people\nA,n,10,3,100\nB,n,40,5,100\nC,s,,9,50\n");

describe("readIndex", () => {
  it("takes what is whole", () => {
    expect(read({})).toMatchObject({ id: "towns", coverage: { minimum: 0.5 } });
  });

  it.each([
    "imputation",
    "screening",
    "treatment",
    "normalisation",
    "weights",
    "aggregation",
    "uncertainty",
  ])("D6: %s left out is an error that names it and what it may be", (key) => {
    expect(fault({ [key]: undefined })).toMatch(
      new RegExp(
        `^towns\\.yaml needs mending: ${key}: say which: \\{ method: [a-z-]+( \\| [a-z-]+)+ \\}`,
      ),
    );
    expect(fault({ [key]: { method: "as-usual" } })).toContain(`${key}`);
    expect(fault({ [key]: { method: "as-usual" } })).toContain("say which: { method: ");
  });

  it("D6: years, coverage, ties and data left out are errors too", () => {
    expect(fault({ years: undefined })).toContain("years: write one, or { from: YEAR");
    expect(fault({ coverage: undefined })).toContain("coverage: is missing");
    expect(fault({ coverage: { minimum: 0.5, by: "weight" } })).toContain(
      "coverage.counts: write one of: observed | present",
    );
    expect(fault({ ranks: {} })).toContain("ranks.ties: write one of: lowest | average");
    expect(fault({ data: undefined })).toContain("data: say where the figures are");
    expect(fault({ denominators: undefined })).toContain("denominators: is missing: give a array");
  });

  it("D6: what belongs to a method has no default either", () => {
    expect(fault({ normalisation: { method: "min-max", low: 1 } })).toContain(
      "normalisation.high: is missing: give a number",
    );
    expect(
      fault({ treatment: { method: "winsorise", skewness: 2, kurtosis: 3.5, except: [] } }),
    ).toContain("treatment.points: is missing: give a number");
    expect(fault({ normalisation: { method: "rank", low: 1 } })).toContain("low");
  });

  it("refuses names that are not there", () => {
    const [boats, storms] = whole.indicators;
    expect(fault({ indicators: [{ ...boats, denominator: "ships" }, storms] })).toContain(
      "boats is divided by ships, which is not in denominators",
    );
    expect(fault({ imputation: { method: "group-mean", group: "river" } })).toContain(
      "river is not among data.groups (coast)",
    );
    expect(
      fault({
        treatment: { method: "winsorise", skewness: 2, kurtosis: 3, points: 2, except: ["sun"] },
      }),
    ).toContain("treatment.except: no indicator is called sun");
    expect(fault({ coverage: { ...whole.coverage, groups: { quarter: 1 } } })).toContain(
      "no group is called quarter",
    );
  });

  it("refuses choices that cannot be carried out", () => {
    expect(fault({ imputation: { method: "last-known", within: 2 } })).toContain(
      "last-known needs years",
    );
    expect(fault({ normalisation: { method: "distance-to-target" } })).toContain(
      "one for boats, storms",
    );
    expect(fault({ years: { from: 2000, to: 2001, scaled: "together" } })).toContain(
      "data.year: is missing",
    );
    expect(
      fault({ aggregation: { method: "by-level", levels: [{ method: "geometric" }] } }),
    ).toContain("give 2 means");
    expect(
      fault({ data: { pairs: "of-states" }, years: { from: 2000, to: 2001, scaled: "apart" } }),
    ).toContain("boats.from: with data of pairs write { pairSeries");
  });

  it("refuses parts that form no tree", () => {
    const [all, half] = whole.tree;
    expect(() => read({ tree: [all, { ...half, parent: "none" }] })).toThrow(/half names none/);
    expect(() => read({ tree: [{ ...all, parent: "half" }, half] })).toThrow(/within itself/);
    expect(() => read({ tree: [all, { ...half, parent: undefined }] })).toThrow(
      /just one group has no parent.*all, half/,
    );
    expect(() => read({ tree: [all, half, { ...half, id: "boats" }] })).toThrow(
      /boats stands twice/,
    );
  });

  it("says that a file is no YAML, without quoting it", () => {
    expect(() => readIndex("a: [", "towns.yaml")).toThrow(
      expect.objectContaining({ code: "index-unreadable", where: "towns.yaml" }),
    );
  });

  it("R15: reads the example of the guide, which names every method", () => {
    const guide = readFileSync("docs/indexes.md", "utf8");
    const [, example = ""] = /```yaml\n([\s\S]+?)```/.exec(guide) ?? [];
    const definition = readIndex(example, "docs/indexes.md");
    const made = composite(definition, readCompositeTable(definition, towns));
    expect(made.ranks.at(-1)?.[1]).toBe(1);
    const known = JSON.stringify(z.toJSONSchema(indexShape, { unrepresentable: "any" }));
    const words = [...known.matchAll(/"(?:const|enum)":(?:"([^"]+)"|\[([^\]]+)\])/g)].flatMap(
      ([, one, many = ""]) => one ?? many.replaceAll('"', "").split(","),
    );
    expect(words.length).toBeGreaterThan(40);
    expect([...new Set(words)].filter((word) => !guide.includes(word))).toEqual([]);
  });

  it("reads the shipped index: every part in the five spellings, every indicator with its reason", () => {
    const folder = "dossiers/central-asia";
    const found = readIndex(
      readFileSync(`${folder}/indexes/cooperation.yaml`, "utf8"),
      "cooperation",
    );
    const { languages } = load(readFileSync(`${folder}/dossier.yaml`, "utf8")) as {
      languages: string[];
    };
    for (const { id, label } of [...found.tree, ...found.indicators, ...found.denominators]) {
      expect(Object.keys(label).sort(), id).toEqual([...languages].sort());
    }
    expect(found.indicators.every((one) => one.rationale.length > 80)).toBe(true);
  });
});

describe("readCompositeTable", () => {
  it("takes a wide table: gaps stay gaps, with their reason and the line of each value", () => {
    const data = readCompositeTable(read({}), towns);
    expect(data.units).toEqual(["A", "B", "C"]);
    expect([...(data.values[0] ?? [])]).toEqual([10, 40, Number.NaN]);
    expect([...(data.denominators[0] ?? [])]).toEqual([100, 100, 50]);
    expect(data.denominators[1]).toBeUndefined();
    expect(data.groups).toEqual({ coast: ["n", "n", "s"] });
    expect(data.gaps(0, 2)).toBe("empty in the table");
    expect(data.origins(0, 1)).toEqual(["towns.csv:3"]);
  });

  it("takes a long table to the same figures", () => {
    const long = { ...whole.data, layout: "long", indicator: "what", value: "many", groups: [] };
    const rows = [
      "A,boats,10",
      "A,storms,3",
      "A,people,100",
      "B,storms,5",
      "B,boats,40",
      "B,people,100",
    ];
    const own = table(`town,what,many\n${rows.join("\n")}\nC,storms,9\nC,people,50\n`);
    const data = readCompositeTable(read({ data: long }), own);
    expect(data.values).toEqual(readCompositeTable(read({}), towns).values);
    expect(data.gaps(0, 2)).toBe("no row in the table");
  });

  it("takes years, and only those asked for", () => {
    const definition = read({
      data: { ...whole.data, year: "year" },
      years: { from: 2001, to: 2002, scaled: "together" },
      imputation: { method: "last-known", within: 1 },
    });
    const lines = [
      "A,n,1,3,10,2000",
      "A,n,2,3,10,2001",
      "A,n,,4.5,10,2002",
      "B,n,5,5,10,2001",
      "B,n,7,5,10,2002",
    ];
    const own = table(`town,coast,boats,storms,people,year\n${lines.join("\n")}\n`);
    const data = readCompositeTable(definition, own);
    expect([...(data.years ?? [])]).toEqual([2001, 2002, 2001, 2002]);
    const made = composite(definition, data);
    expect([...(made.stages.imputed[0] ?? [])]).toEqual([0.2, 0.2, 0.5, 0.7]);
    expect([...(made.stages.filled[0] ?? [])]).toEqual([0, 2, 0, 0]);
    expect([...(made.ranks.at(-1) ?? [])]).toEqual([1, 2, 2, 1]);
  });

  it("refuses what is no number, a unit twice, a column that is not there, and broken lines", () => {
    const bad = (csv: string): string => {
      try {
        readCompositeTable(read({}), table(csv));
      } catch (error) {
        return (error as Error).message;
      }
      return "none";
    };
    const head = "town,coast,boats,storms,people\n";
    expect(bad(`${head}A,n,many,3,100\n`)).toContain("line 2, column boats: not a number");
    expect(bad(`${head}A,n,1,3,100\nA,n,1,3,100\n`)).toContain("lines 2 and 3 are both about A");
    expect(bad("town,boats,storms,people\nA,1,3,100\n")).toContain("no column coast");
    expect(bad(`${head}A,n,1,3\n`)).toContain("1 of its lines");
    expect(bad(`${head},n,1,3,4\n`)).toContain("line 2 names no unit");
  });

  it("is what the ASEM table is read by", () => {
    expect(readAsem().data.units).toHaveLength(51);
  });
});

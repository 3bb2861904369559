import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  compareDoctrines,
  type DoctrineComparison,
  type DoctrineGround,
  type DoctrineMatter,
  type Meeting,
  parseDoctrineRules,
  parseFrame,
  type Quoted,
  readPartners,
  type Standing,
} from "../../src/register/index.ts";
import { priorityOf } from "./priorities.ts";

const file = (path: string) =>
  readFileSync(new URL(`../../content/${path}`, import.meta.url), "utf8");
const frame = parseFrame(file("frame/neighbourhood.yaml"), "frame/neighbourhood.yaml");
const states = ["AAA", "BBB", "CCC"].map((iso3) => ({ iso3, names: { en: `State ${iso3}` } }));
const partners = readPartners(file("register/partners.yaml"), states);
const rules = parseDoctrineRules(file("rules/doctrines.yaml"));

const standing = (status: string, group: Standing["group"]): Standing => ({
  status,
  group,
  rule: `some/${status}`,
  explanation: "",
  acts: [],
  conflicts: [],
});

function meeting(kind: Meeting["kind"], direction: string, status: Standing): Meeting {
  return {
    id: `${kind}-${direction}`,
    kind,
    title: { en: direction },
    parties: ["AAA", "BBB"],
    directions: [direction],
    standing: status,
  };
}

const ground: DoctrineGround = {
  directions: frame.directions,
  partners,
  rules,
  meetings: [
    meeting("dispute", "rivers", standing("in-talks", "pending")),
    meeting("dispute", "disputes", standing("closed", "over")),
    meeting("agreement", "heritage", standing("in-force", "standing")),
    meeting("agreement", "south", standing("signed", "pending")),
  ],
};

function matter(
  id: string,
  of: readonly string[],
  rows: readonly Omit<Parameters<typeof priorityOf>[0], "id">[],
  more: Partial<DoctrineMatter> = {},
): DoctrineMatter {
  const priorities = rows.map((row, i) =>
    priorityOf({ ...row, id: `${id}.${i}`, doctrine: id, states: of }),
  );
  const doctrine: DoctrineMatter["doctrine"] = {
    id,
    title: { en: id },
    states: of,
    period: undefined,
    instrument: undefined,
    sections: undefined,
    documents: [],
    directions: [],
    interests: [],
    tags: [],
    date: "2000",
    acts: [],
    checked: undefined,
    sourceTitle: "X",
    sourceUrl: undefined,
    confidence: "high",
    note: undefined,
    file: "register/doctrines.csv",
    row: 2,
    known: "2000-12-31",
  };
  return { doctrine, priorities, documents: [], text: [], readings: [], voices: [], ...more };
}

function quote(id: string, direction: string, interests: readonly string[] = []): Quoted {
  return {
    id,
    document: "doc",
    documentTitle: "Text",
    date: "2000",
    passage: "doc.1",
    start: Number(id.replace(/\D/g, "")),
    end: 100,
    text: `Sentence ${id}.`,
    language: "en",
    kind: "priority",
    direction,
    interests,
    confidence: 0.9,
  };
}

const first = matter(
  "first",
  ["AAA"],
  [
    { rank: 1, partner: "Central Asia", directions: ["security-belt"], interests: ["security"] },
    { directions: ["trade"], interests: ["economy"] },
    { directions: ["heritage"], interests: ["stability"] },
  ],
);
const second = matter(
  "second",
  ["BBB"],
  [
    { rank: 1, partner: "CCC" },
    { rank: 2, partner: "Central Asia", directions: ["security-belt"], interests: ["security"] },
    { directions: ["trade"], interests: ["security"] },
  ],
);

const relationIn = (found: DoctrineComparison, direction: string) =>
  found.directions.find((one) => one.direction === direction)?.relations.map((one) => one.relation);

describe("compareDoctrines", () => {
  const found = compareDoctrines(first, second, ground);

  it("says in each direction where interests coincide, complement each other, collide or are not stated", () => {
    expect(relationIn(found, "security-belt")).toEqual(["coincide"]);
    expect(relationIn(found, "trade")).toEqual(["complement"]);
    expect(relationIn(found, "heritage")).toEqual(["complement", "one-sided"]);
    expect(relationIn(found, "rivers")).toEqual(["collide", "not-stated"]);
    expect(relationIn(found, "disputes")).toEqual(["not-stated"]);
    expect(relationIn(found, "south")).toEqual(["not-stated"]);
  });

  it("gives the evidence and the rule of each relation", () => {
    const [rivers] = found.directions.find((one) => one.direction === "rivers")?.relations ?? [];
    expect(rivers?.rule).toBe("doctrines/collide");
    expect(rivers?.evidence.map((one) => one.id)).toEqual(["dispute-rivers"]);
  });

  it("keeps “not stated” as an answer", () => {
    const heritage = found.directions.find((one) => one.direction === "heritage");
    expect(heritage?.sides.map((one) => one.state)).toEqual(["stated", "not stated"]);
    expect(found.sides.map((one) => one.emphasis.state)).toEqual([
      "no text in the dossier",
      "no text in the dossier",
    ]);
  });

  it("sees no dispute of a state with itself", () => {
    const later = matter("later", ["AAA"], []);
    expect(relationIn(compareDoctrines(first, later, ground), "rivers")).toEqual(["not-stated"]);
  });

  it("tells emphasis as shares of the coded statements of the doctrine's own text", () => {
    const text = ["trade", "trade", "trade", "rivers"].map((one, i) => quote(`q${i}`, one));
    const written = matter("written", ["AAA"], [], { documents: ["doc"], text });
    const { emphasis } = compareDoctrines(written, second, ground).sides[0];
    expect(emphasis.passages).toBe(4);
    const trade = emphasis.shares.find((one) => one.direction === "trade");
    // Wilson's interval of 3 of 4: 0.301 to 0.954.
    expect(trade?.share).toBe(0.75);
    expect(trade?.low).toBeCloseTo(0.3006, 3);
    expect(trade?.high).toBeCloseTo(0.9544, 3);
    expect(emphasis.shares.reduce((sum, one) => sum + one.passages, 0)).toBe(4);
  });

  it("shows voices of a side beside the doctrine, never as what it states", () => {
    const voices = Array.from({ length: 9 }, (_, i) => quote(`v${i}`, "south", ["economy"]));
    const heard = matter("heard", ["AAA"], [], { voices });
    const found = compareDoctrines(heard, second, ground);
    const south = found.directions.find((one) => one.direction === "south")?.sides[0];
    expect(south?.state).toBe("not stated");
    expect([south?.voices.length, south?.voicesFound]).toEqual([rules.voicesShown, 9]);
    expect(south?.voices.every((one) => one.says === "a source of that side")).toBe(true);
  });

  it("puts the same question to both", () => {
    const region = found.questions.find((one) => one.id === "region");
    expect(region?.sides.map((one) => one.statements.length)).toEqual([1, 1]);
    const powers = found.questions.find((one) => one.id === "great-powers");
    expect(powers?.sides.map((one) => one.state)).toEqual(["not stated", "not stated"]);
  });

  it("orders directions only where ranks are of subjects", () => {
    const subjects = matter(
      "subjects",
      ["AAA"],
      [
        { rank: 1, partner: "Central Asia", directions: ["security-belt"] },
        { rank: 2, partner: "Central Asia", directions: ["trade"] },
      ],
    );
    const [byPartner, byDirection] = compareDoctrines(subjects, second, ground).orders;
    expect(byDirection?.sides.map((side) => side.map((one) => one.id))).toEqual([
      ["security-belt", "trade"],
      [],
    ]);
    expect(byPartner?.sides.map((side) => side.map((one) => one.id))).toEqual([
      ["central-asia"],
      ["CCC", "central-asia"],
    ]);
  });
});

const someRow = fc.record({
  rank: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
  partner: fc.constantFrom("Central Asia", "AAA", "BBB", "CCC", "borders", "China", "elsewhere"),
  reader: fc.constantFrom("X", "Y", "Z"),
  directions: fc.subarray(frame.directions.map((one) => one.id)),
  interests: fc.subarray(frame.interests.map((one) => one.id)),
});
const someQuotes = fc
  .array(fc.constantFrom(...frame.directions.map((one) => one.id)), { maxLength: 6 })
  .map((directions) => directions.map((one, i) => quote(`q${i}`, one, ["economy"])));
const someMatter = (id: string) =>
  fc
    .record({
      of: fc.constantFrom(["AAA"], ["BBB"], ["AAA", "BBB"]),
      rows: fc.array(someRow, { maxLength: 8 }),
      text: someQuotes,
      voices: someQuotes,
    })
    .map(({ of, rows, text, voices }) =>
      matter(id, of, rows, { text, voices, documents: text.length > 0 ? ["doc"] : [] }),
    );

/** The comparison with its two sides changed over, wherever they stand. */
function mirrored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(mirrored);
  if (typeof value !== "object" || value === null || value instanceof Map) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      name === "sides" ? [...(one as unknown[])].reverse().map(mirrored) : mirrored(one),
    ]),
  );
}

describe("law 6", () => {
  it("L6: swapping the doctrines swaps their sides and changes nothing else", () => {
    fc.assert(
      fc.property(someMatter("first"), someMatter("second"), (one, other) => {
        const there = compareDoctrines(one, other, ground);
        expect(compareDoctrines(other, one, ground)).toEqual(mirrored(there));
      }),
      { numRuns: 200 },
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { corridors } from "../../../src/models/corridors/engine.ts";
import type { Figure } from "../../../src/models/engine.ts";

// Two invented states, Aland (AAA) and Borea (BBB), a crossing between them and a port: nothing of a real region is in code.
const nodes = `node_id,name,country,type,lat,lon,iso3
A1,Alpha,A,city,1,1,AAA
X1,Gate,A-B,rail crossing,1,2,AAA;BBB
B1,Beta,B,city,1,3,BBB
P1,Haven,B,sea port,1,4,BBB`;
const links = `id,from_node,to_node,mode,length_km,gauge_mm,status,confidence,source,note
a1-x1,A1,X1,rail,100,1000,open,single source,,
x1-b1,X1,B1,rail,100,1435,open,derived,,
b1-p1,B1,P1,road,50,,open,derived,,
a1-b1,A1,B1,road,150,,planned,derived,,`;
const survey = `year,level,place,mode,direction,indicator,value
2020,region,Whole,rail,both,speed,50
2020,region,Whole,road,both,speed,50
2020,region,Whole,rail,both,cost,600
2020,region,Whole,road,both,cost,600
2020,region,Whole,rail,both,fee,100
2020,region,Whole,road,both,fee,100
2020,region,Whole,rail,both,time,6
2020,region,Whole,road,both,time,3
2020,country,Aland,rail,outbound,time,2`;
const value = (id: string, number: number) =>
  `  - { id: ${id}, label: ${id}, unit: u, value: ${number}, range: [0, 100], source: { title: invented }, confidence: assumed }`;
const values = {
  "speed-factor": 1,
  "rate-factor": 1,
  "border-factor": 1,
  "stop-spread": 0.5,
  "running-spread": 0.1,
  "late-after": 1.25,
  "value-of-time": 10,
  "reliability-weight": 0.3,
  "handling-hours": 10,
  "handling-usd": 50,
  "gauge-hours": 4,
  "gauge-usd": 20,
  "new-line-speed": 50,
  "sea-speed": 25,
  "sea-usd-per-km": 0.1,
  "sea-border-hours": 5,
  "port-hours": 10,
  "port-usd": 30,
  "ferry-wait-hours": 20,
  "ferry-usd": 40,
  "liner-wait-hours": 30,
};
const transport = (places = "{ AAA: A1, BBB: B1 }") => `
values:
${Object.entries(values)
  .map(([id, number]) => value(id, number))
  .join("\n")}
survey:
  region: Whole
  until: 2020
  crossingMayBeOlder: 1
  tonnes: 10
  haulCostKm: 500
  indicators: { speed: speed, speedWithDelay: delayed, haulCost: cost, crossingTime: time, crossingCost: fee }
  states: { AAA: Aland }
  crossings: []
  misprints: []
gauges: []
sides: []
splits: []
ferryPorts: []
seaPorts: [P1]
places: ${places}
closures: []
`;
const filesOf = (all: Readonly<Record<string, string>>) => ({
  text: (path: string) => all[path] ?? "",
});
const files = filesOf({ n: nodes, l: links, s: survey, t: transport() });
const input = {
  files: { nodes: "n", links: "l", survey: "s", transport: "t" },
  states: ["AAA"],
  destinations: ["P1"],
  by: "time",
  projects: [{ id: "short-cut", links: ["a1-b1"] }],
};
const run = (settings: Readonly<Record<string, number | boolean>>, more: object = {}) =>
  corridors.run(
    corridors.prepare({ ...input, ...more }, files, "x"),
    settings,
  ) as readonly Figure[];
const of = (figures: readonly Figure[], measure: string) =>
  figures.find((one) => one.measure === measure)?.value;

describe("a network of two invented states, by hand", () => {
  it("adds running, gauge, border and handling: 4 + 4 + 2 + 6 + 10 + 1 hours", () => {
    expect(of(run({}), "sea-hours-out")).toBeCloseTo(27, 9);
  });

  it("takes the direction into account: no one surveyed the way in, so 6 and 6 hours stand", () => {
    expect(of(run({}), "sea-hours-in")).toBeCloseTo(31, 9);
  });

  it("adds haulage less what is paid at borders, and that at the border: (250 + 200 + 20 + 50) over ten tonnes", () => {
    expect(of(run({}), "sea-usd-out")).toBeCloseTo((250 + 200 + 20 + 50) / 10, 9);
    expect(of(run({}), "sea-km-out")).toBe(250);
    expect(of(run({}), "sea-borders-out")).toBe(1);
    expect(of(run({}), "sea-derived-share")).toBeCloseTo(150 / 250, 9);
  });

  it("opens a link with its switch: (3 + 3 + 3 + 1) hours by road", () => {
    expect(of(run({ "short-cut": true }), "sea-hours-out")).toBeCloseTo(10, 9);
    expect(of(run({ "short-cut": true }), "sea-borders-out")).toBe(1);
  });

  it("multiplies border hours alone, and halves no hours with costs", () => {
    expect(of(run({ "border-delays": 2 }), "sea-hours-out")).toBeCloseTo(35, 9);
    expect(of(run({ "border-factor.AAA": 2 }), "sea-hours-out")).toBeCloseTo(29, 9);
    const cheap = run({ "rate-factor": 0.5 });
    expect(of(cheap, "sea-hours-out")).toBeCloseTo(27, 9);
    expect(of(cheap, "sea-usd-out")).toBeCloseTo((125 + 200 + 20 + 50) / 10, 9);
  });

  it("gives a slow trip over a middle trip of more than 1, and 1 when nothing varies", () => {
    expect(of(run({}), "sea-p90-ratio-out")).toBeGreaterThan(1.1);
    expect(of(run({ "stop-spread": 0, "running-spread": 0 }), "sea-p90-ratio-out")).toBeCloseTo(
      1,
      9,
    );
    expect(of(run({ "stop-spread": 0, "running-spread": 0 }), "sea-late-out")).toBe(0);
  });

  it("gives no figure, and not zero, where there is no way", () => {
    const closed = { closures: [{ id: "shut", borders: ["X1"] }] };
    const figures = run({ shut: true }, closed);
    expect(figures.length).toBe(run({}).length);
    expect(of(figures, "sea-hours-out")).toBeUndefined();
  });

  it("is never slower with shorter stops, and finds the same whatever ids the nodes bear", () => {
    const renamed = filesOf({
      n: nodes.replace(/\bA1\b/g, "ZZ").replace(/\bB1\b/g, "AA"),
      l: links.replace(/\bA1\b/g, "ZZ").replace(/\bB1\b/g, "AA"),
      s: survey,
      t: transport("{ AAA: ZZ, BBB: AA }"),
    });
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 3, noNaN: true }),
        fc.double({ min: 0, max: 3, noNaN: true }),
        (a, b) => {
          const hours = (one: number) =>
            of(run({ "border-delays": one }), "sea-hours-out") ?? Number.NaN;
          expect(hours(Math.min(a, b))).toBeLessThanOrEqual(hours(Math.max(a, b)) + 1e-9);
          const other = corridors.run(corridors.prepare(input, renamed, "x"), {
            "border-delays": a,
          }) as readonly Figure[];
          expect(of(other, "sea-hours-out")).toBe(hours(a));
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe("tables and policy that are wrong", () => {
  const tryWith = (more: Readonly<Record<string, string>>) => () =>
    corridors.prepare(
      input,
      filesOf({ n: nodes, l: links, s: survey, t: transport(), ...more }),
      "x",
    );
  it("are refused by file and row, or by key", () => {
    expect(tryWith({ l: links.replace(",100,1000", ",-1,1000") })).toThrowError(
      /length_km is above 0/,
    );
    expect(tryWith({ l: links.replace("X1,rail", "X9,rail") })).toThrowError(/X9 is no node/);
    expect(tryWith({ l: links.replace("100,1435", "100,") })).toThrowError(/gauge/);
    expect(tryWith({ n: nodes.replace(",1,1,AAA", ",1,1,AAA;BBB") })).toThrowError(/AAA or BBB/);
    expect(tryWith({ t: transport().replace("tonnes: 10", "tonnes: ten") })).toThrowError(
      /correct this key/,
    );
    const lacking = filesOf({
      n: nodes,
      l: links,
      s: survey,
      t: transport().replace(/ {2}- \{ id: gauge-hours.*\n/, ""),
    });
    const prepared = corridors.prepare(input, lacking, "x");
    expect(() => corridors.run(prepared, {})).toThrowError(/Nothing says what gauge-hours is/);
    expect(corridors.run(prepared, { "gauge-hours": 4 })).toEqual(run({}));
  });
});

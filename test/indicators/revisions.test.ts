import { describe, expect, it } from "vitest";
import { revisionsBetween } from "../../src/indicators/index.ts";
import { countedIn, sampleSeries } from "./samples.ts";

const first = sampleSeries({ id: "salt.first", known: "2004-03" });
const second = sampleSeries({ id: "salt.second", vintage: "second", known: "2005-03-10" });
const rows = [
  countedIn("salt.first", 2000, 100),
  countedIn("salt.first", 2001, 0),
  countedIn("salt.first", 2002, 50),
  countedIn("salt.first", 2003, 7),
  countedIn("salt.second", 2000, 125),
  countedIn("salt.second", 2001, 3),
  countedIn("salt.second", 2003, 7),
  countedIn("salt.second", 2004, 9),
];
const year = { from: "2004-12-31", to: "2005-12-31" };

describe("revisionsBetween", () => {
  it("D4: tells which values a new edition moved, by how much, and which it no longer has", () => {
    const [one, ...others] = revisionsBetween([first, second], rows, year);
    expect(others).toEqual([]);
    expect(one?.day).toBe("2005-03-10");
    expect(one?.earlier?.id).toBe("salt.first");
    expect(one?.moved).toEqual([
      { of: "ARL", year: 2001, before: 0, after: 3, share: undefined },
      { of: "ARL", year: 2000, before: 100, after: 125, share: 0.25 },
    ]);
    expect(one?.disappeared.map((each) => [each.year, each.before])).toEqual([[2002, 50]]);
    expect(one?.appeared.map((each) => [each.year, each.after])).toEqual([[2004, 9]]);
    expect(one?.unchanged).toBe(1);
  });

  it("tells of the first edition that it came out, with nothing to compare it with", () => {
    const [one] = revisionsBetween([first, second], rows, { from: "2004-01-01", to: "2004-12-31" });
    expect([one?.day, one?.earlier, one?.moved]).toEqual(["2004-03-31", undefined, []]);
  });

  it("takes other sources, units and prices for no revision, nor an edition without a day", () => {
    const others = [
      sampleSeries({ ...first, sourceTitle: "Customs" }),
      sampleSeries({ ...first, unit: "kilograms" }),
      sampleSeries({ ...first, priceBasis: "prices of 2000" }),
      sampleSeries({ ...first, known: undefined }),
    ];
    for (const other of others) {
      const [one] = revisionsBetween([other, second], rows, year);
      expect(one?.earlier).toBeUndefined();
    }
  });

  it("tells nothing of editions that came out before, or later", () => {
    expect(
      revisionsBetween([first, second], rows, { from: "2006-01-01", to: "2009-01-01" }),
    ).toEqual([]);
    expect(
      revisionsBetween([first, second], rows, { from: "2001-01-01", to: "2003-01-01" }),
    ).toEqual([]);
  });
});

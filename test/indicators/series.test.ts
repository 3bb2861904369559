import { describe, expect, it } from "vitest";
import {
  editionsOf,
  isKnownOn,
  latestValues,
  seriesFor,
  subjectsOf,
  vintagesSideBySide,
} from "../../src/indicators/index.ts";
import { pairOf } from "../../src/terms/index.ts";
import { counted, countedIn, sampleSeries } from "./samples.ts";

describe("seriesFor", () => {
  it("leaves a year outside the source's period missing, never 0 (D1)", () => {
    const points = seriesFor(sampleSeries(), [counted(2000, 5)], {
      of: ["ARL"],
      from: 1998,
      to: 2005,
    });
    const outside = points.filter((point) => point.year < 2000 || point.year > 2003);
    expect(outside.map((point) => point.year)).toEqual([1998, 1999, 2004, 2005]);
    for (const point of outside) {
      expect(point).toMatchObject({ value: undefined, gap: "outside period", place: undefined });
    }
  });

  it("tells a counted zero, a reasoned gap and the want of a row apart", () => {
    const rows = [counted(2000, 0), counted(2001, undefined, "withheld")];
    const points = seriesFor(sampleSeries(), rows, { of: ["ARL"], from: 2000, to: 2002 });
    expect(points.map((point) => [point.value, point.gap])).toEqual([
      [0, undefined],
      [undefined, "withheld"],
      [undefined, "no row"],
    ]);
  });

  it("says in which file and row a value stands", () => {
    const [point] = seriesFor(sampleSeries(), [counted(2000, 5)], {
      of: ["ARL"],
      from: 2000,
      to: 2000,
    });
    expect(point?.place).toEqual({ file: "indicators/observations-a.csv", row: 2000 });
  });

  it("takes only its own rows, in the order in which states were chosen", () => {
    const rows = [{ ...counted(2000, 5), series: "salt.second" }, counted(2000, 7)];
    const points = seriesFor(sampleSeries(), rows, { of: ["BOR", "ARL"], from: 2000, to: 2000 });
    expect(points.map((point) => [point.of, point.value])).toEqual([
      ["BOR", undefined],
      ["ARL", 7],
    ]);
  });
});

describe("latestValues", () => {
  it("passes over years without a value", () => {
    const rows = [counted(2002, undefined, "not published"), counted(2001, 6), counted(2000, 5)];
    expect(latestValues(rows).map((row) => [row.year, row.value])).toEqual([[2001, 6]]);
  });

  it("does not look past the year that is named", () => {
    const rows = [counted(2000, 5), counted(2001, 6)];
    expect(latestValues(rows, 2000).map((row) => row.value)).toEqual([5]);
    expect(latestValues(rows, 1999)).toEqual([]);
  });

  it("gives the same answer in whatever order the rows come", () => {
    const rows = [countedIn("b", 2000, 1), countedIn("a", 2001, 2), countedIn("a", 2000, 3)];
    expect(latestValues([...rows].reverse())).toEqual(latestValues(rows));
    expect(latestValues(rows).map((row) => row.series)).toEqual(["a", "b"]);
  });
});

describe("vintagesSideBySide", () => {
  const older = sampleSeries({ id: "salt.older", known: "2003-10-21" });
  const newer = sampleSeries({ id: "salt.newer", known: "2004-06-19", firstYear: 2001 });
  const other = sampleSeries({ id: "pepper.first", concept: "pepper" });

  it("puts every edition of one thing beside the others and replaces none", () => {
    const rows = [
      countedIn("salt.older", 2000, 90),
      countedIn("salt.older", 2001, 91),
      countedIn("salt.newer", 2001, 102),
      countedIn("pepper.first", 2001, 1),
    ];
    const found = vintagesSideBySide([newer, other, older], rows, "salt", {
      of: ["ARL"],
      from: 2000,
      to: 2001,
    });
    expect(
      found.map(({ of, year, points }) => [of, year, points.map((one) => one.value ?? one.gap)]),
    ).toEqual([
      ["ARL", 2000, [90, "outside period"]],
      ["ARL", 2001, [91, 102]],
    ]);
  });

  it("orders editions by the day they came out, those without one by the end of their last year", () => {
    const undated = sampleSeries({ id: "salt.undated", lastYear: 2003 });
    expect(editionsOf([newer, undated, older], "salt").map((one) => one.id)).toEqual([
      "salt.undated",
      "salt.older",
      "salt.newer",
    ]);
  });
});

describe("isKnownOn", () => {
  it("hides an edition before the day it came out", () => {
    const edition = sampleSeries({ known: "2004-06-19" });
    expect(isKnownOn(edition, "2004-06-18")).toBe(false);
    expect(isKnownOn(edition, "2004-06-19")).toBe(true);
  });

  it("takes an edition without a day as known once its last year is over", () => {
    expect(isKnownOn(sampleSeries(), "2003-12-30")).toBe(false);
    expect(isKnownOn(sampleSeries(), "2003-12-31")).toBe(true);
  });
});

describe("subjectsOf", () => {
  it("is the same for both orders of naming the pair (D2)", () => {
    expect(subjectsOf(pairOf("BOR", "ARL"))).toEqual(subjectsOf(pairOf("ARL", "BOR")));
    expect(subjectsOf(pairOf("BOR", "ARL"))).toEqual([
      "ARL",
      "BOR",
      "ARL-BOR",
      "ARL>BOR",
      "BOR>ARL",
    ]);
  });
});

import { describe, expect, it } from "vitest";
import { yearsSaid } from "../../src/server/yearsSaid.ts";

describe("the years that a passage speaks of", () => {
  it("are those of its days, months and years, each once and in order", () => {
    const dates = [{ value: "2024-06-10" }, { value: "2019" }, { value: "2024-07" }];
    expect(yearsSaid(dates)).toEqual(["2019", "2024"]);
  });

  it("are all of a span, with both its ends", () => {
    expect(yearsSaid([{ value: "2014/2017" }])).toEqual(["2014", "2015", "2016", "2017"]);
  });

  it("are none of a date that was not resolved, nor of a span too long to mean one year", () => {
    expect(
      yearsSaid([{ value: undefined }, {}, { value: "1900/1991" }, { value: "2020/2010" }]),
    ).toEqual([]);
  });
});

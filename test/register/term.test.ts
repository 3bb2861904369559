import { describe, expect, it } from "vitest";
import { parseTerm, termOn } from "../../src/register/index.ts";

describe("parseTerm", () => {
  it("reads an interval of years or months, with or without an end", () => {
    expect(parseTerm("2024/2034")).toEqual({ from: "2024-01-01", until: "2034-12-31" });
    expect(parseTerm("2025-06/2025-08")).toEqual({ from: "2025-06-01", until: "2025-08-31" });
    expect(parseTerm("2012/")).toEqual({ from: "2012-01-01", until: undefined });
  });

  it("counts no term that is given in words", () => {
    for (const words of [undefined, "", "indefinite", "18 months", "5 years, extended"]) {
      expect(parseTerm(words)).toBeUndefined();
    }
  });
});

describe("termOn", () => {
  it("runs from its first day to its last", () => {
    const term = parseTerm("2025-06/2025-08");
    const days = ["2025-05-31", "2025-06-01", "2025-08-31", "2025-09-01"];
    expect(days.map((day) => termOn(term, day))).toEqual(["none", "running", "running", "ended"]);
  });

  it("never ends without a last day", () => {
    expect(termOn(parseTerm("2012/"), "2999-01-01")).toBe("running");
  });
});

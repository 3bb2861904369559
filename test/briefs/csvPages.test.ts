import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/briefs/index.ts";
import { type Cell, csvText } from "../../web/lib/csv.ts";

const signs = [
  "=",
  "+",
  "-",
  "@",
  "\t",
  "\r",
  "\n",
  "\0",
  "＝",
  "＋",
  "－",
  "＠",
  "﹦",
  " =1",
  "\u200b+1",
];
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(undefined),
  fc.double(),
  fc.constantFrom(-5, -1e-7, 0),
  fc.string({ unit: "binary", maxLength: 8 }),
  fc.tuple(fc.constantFrom(...signs), fc.string({ maxLength: 4 })).map((parts) => parts.join("")),
);

describe("the CSV that pages write in the browser", () => {
  it("O2, O3: is byte for byte what the server writes of the same table", () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 5 }),
        (rows) => {
          const columns = ["a", "b"].map((name) => ({ name, kind: "text" as const, describe: "" }));
          expect(csvText([["a", "b"], ...rows])).toBe(toCsv({ name: "t", columns, rows }));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

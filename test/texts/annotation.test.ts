import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anchorQuote, parseAnnotation, reanchor, toAnnotation } from "../../src/texts/index.ts";

describe("parseAnnotation", () => {
  it("reads back what was exported, so that the quote is found where it stood", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: "grapheme" }),
        fc.nat(),
        fc.nat(),
        (text, a, b) => {
          const points = Array.from(text);
          const from = a % points.length;
          const to = from + 1 + (b % (points.length - from));
          const start = points.slice(0, from).join("").length;
          const end = points.slice(0, to).join("").length;
          const anchor = anchorQuote(text, start, end, "00");
          const exported: unknown = JSON.parse(
            JSON.stringify(toAnnotation({ id: "urn:x", source: "a.txt", anchor })),
          );
          const read = parseAnnotation(exported);
          expect(read).toEqual({ id: "urn:x", anchor });
          expect(reanchor(anchor, text)).toEqual({ state: "exact", start, end });
        },
      ),
    );
  });

  it("takes nothing else for an annotation", () => {
    for (const value of [null, 1, "x", [], {}, { id: "x", target: { selector: [] } }]) {
      expect(parseAnnotation(value)).toBeUndefined();
    }
  });
});

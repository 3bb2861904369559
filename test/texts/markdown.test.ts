import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findMarkdown } from "../../src/texts/markdown.ts";

const piecesOf = (text: string): (readonly [string, string])[] =>
  findMarkdown(text).map(({ kind, start, end }) => [kind, text.slice(start, end)] as const);

describe("findMarkdown", () => {
  it("leaves the marks of headings, points, quotations and rules outside", () => {
    const text = [
      "# First #",
      "Words that",
      "run on.",
      "",
      "Second",
      "------",
      "",
      "- one",
      "* two",
      "  runs on",
      "1. three",
      "",
      "> said",
      "> > again",
      "",
      "***",
      "###",
      "- [x] done",
      "<!-- a",
      "comment -->",
      "[^1]: A note.",
    ].join("\n");
    expect(piecesOf(text)).toEqual([
      ["heading", "First"],
      ["paragraph", "Words that\nrun on."],
      ["heading", "Second"],
      ["list", "one"],
      ["list", "two\n  runs on"],
      ["list", "1. three"],
      ["paragraph", "said"],
      ["paragraph", "again"],
      ["list", "done"],
      ["note", "[^1]: A note."],
    ]);
  });

  it("takes each cell of a table for itself", () => {
    const text =
      "| Month | Volume |\n| :-- | --: |\n| June | 12 \\| 13 |\n| July | |\n\nWords | words.";
    expect(piecesOf(text)).toEqual([
      ["table", "Month"],
      ["table", "Volume"],
      ["table", "June"],
      ["table", "12 \\| 13"],
      ["table", "July"],
      ["paragraph", "Words | words."],
    ]);
  });

  it("reads what stands between fences as it is", () => {
    expect(piecesOf("```ts\n# no heading\n\n- no point\n```\nafter")).toEqual([
      ["note", "# no heading\n\n- no point"],
      ["paragraph", "after"],
    ]);
  });

  it("keeps a year that begins a line in its paragraph", () => {
    expect(piecesOf("Signed in the spring of\n2019. It is in force.")).toEqual([
      ["paragraph", "Signed in the spring of\n2019. It is in force."],
    ]);
  });

  it("leaves nothing outside but blanks and marks, whatever the lines", () => {
    const line = fc.oneof(
      fc.constantFrom(
        "",
        "# A",
        "## B ##",
        "- c",
        "> d",
        "```",
        "| e | f |",
        "| - | - |",
        "---",
        "***",
      ),
      fc.constantFrom(
        "words",
        "1. point",
        "  more words",
        "===",
        "<!-- x -->",
        "+ g",
        "~~~",
        "> - h",
      ),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 14 }), (lines) => {
        const text = lines.join("\n");
        const pieces = findMarkdown(text);
        let outside = "";
        let end = 0;
        for (const piece of pieces) {
          expect(piece.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(piece.start, piece.end)).toBe(
            text.slice(piece.start, piece.end).trim(),
          );
          outside += text.slice(end, piece.start);
          end = piece.end;
        }
        outside += text.slice(end);
        expect(outside.replace(/<!--[\s\S]*?(-->|$)/g, "")).toMatch(/^[\s#>|*+~`=-]*$/);
      }),
    );
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameLines } from "../../web/lib/trend.ts";

describe("the name at the end of a line", () => {
  it("is broken between words where it is longer than its room", () => {
    expect(nameLines("Экономическое сотрудничество", 19)).toEqual([
      "Экономическое",
      "сотрудничество",
    ]);
    expect(nameLines("Security", 19)).toEqual(["Security"]);
  });

  it("is whole, and no line is longer than its room but a word that is so itself", () => {
    const word = fc.stringMatching(/^\p{L}{1,16}$/u);
    const name = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(name, fc.integer({ min: 1, max: 30 }), (text, letters) => {
        const lines = nameLines(text, letters);
        expect(lines.join(" ")).toBe(text);
        for (const line of lines) {
          if (line.length > letters) expect(line).not.toContain(" ");
        }
      }),
    );
  });
});

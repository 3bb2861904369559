import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as hamkor from "../../src/index.ts";

const guide = readFileSync("docs/measures.md", "utf8");

/** Runs the example under a title as it stands, and gives what it made. */
function run(title: string, ...made: readonly string[]): readonly unknown[] {
  const section = guide.split(`## ${title}\n`)[1] ?? "";
  const code = section.split("```js\n")[1]?.split("```")[0] ?? "";
  const names = /import \{ ([^}]+) \} from "hamkor";/.exec(code)?.[1] ?? "";
  const body = code.replace(/^import .*$/m, "");
  const source = `const { ${names} } = hamkor; ${body}; return [${made.join(", ")}];`;
  return new Function("hamkor", source)(hamkor) as readonly unknown[];
}

describe("docs/measures.md", () => {
  it("R15: has examples that run and give what they say", () => {
    expect(run("Likeness of votes", "joint", "s")).toEqual([
      [2, 3, 2],
      [0.75, -1, -0.25],
    ]);
    const [profiles] = run("Likeness of alliances", "profiles");
    // AAA (3, 3, 0), BBB (0, 3, 0), CCC (0, 0, 3) over three states.
    expect(profiles).toEqual([1 - 6 / 9, 1 - 18 / 9, 1 - 12 / 9]);
    expect(run("Position", "degree", "countries", "routes", "only")).toEqual([
      2,
      2,
      [["BBB", "CCC"]],
      "AAA",
    ]);
    const [value, expectation] = run("Nearness in space", "value", "expectation");
    expect(value).toBeCloseTo(0.5, 12);
    expect(expectation).toBe(-0.2);
  });

  it("names every measure of likeness by the column that a panel gives it", () => {
    for (const name of hamkor.likenessMeasures) {
      const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      expect(guide).toContain(`\`votes.${column}\``);
    }
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import * as hamkor from "../../src/index.ts";

/** Runs the program of the guide as it stands, and gives what it made. */
function run(...made: readonly string[]): readonly unknown[] {
  const guide = readFileSync("docs/indexes.md", "utf8");
  const code = guide.split("```js\n")[1]?.split("```")[0] ?? "";
  const names = /import \{ ([^}]+) \} from "hamkor";/.exec(code)?.[1] ?? "";
  const body = code.replace(/^import .*$/m, "");
  const source = `const { ${names} } = hamkor; ${body}; return [${made.join(", ")}];`;
  return new Function("hamkor", source)(hamkor) as readonly unknown[];
}

describe("docs/indexes.md", () => {
  it("R15: has a program that runs and gives what it says", () => {
    const [scores, places, points, steady] = run("scores", "places", "points", "steady");
    expect(scores).toEqual([100 / 3, 200 / 3, 50].map((one) => expect.closeTo(one, 12)));
    expect(places).toEqual([3, 1, 2]);
    expect(points).toEqual([100 / 3, 50 / 3].map((one) => expect.closeTo(one, 12)));
    expect(steady).toEqual([0.5, 1, 0.5]);
  });
});

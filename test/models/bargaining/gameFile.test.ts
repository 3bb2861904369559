import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "../../../src/commands/game.ts";
import { answerGame } from "../../../src/models/bargaining/gameFile.ts";
import { cases, describeReference } from "./reference.ts";

const refusal = (value: unknown): unknown => {
  try {
    return answerGame(value, "mine.json");
  } catch (error) {
    return error;
  }
};

async function say(value: unknown, json: boolean): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "hamkor-game-"));
  writeFileSync(
    join(folder, "mine.json"),
    typeof value === "string" ? value : JSON.stringify(value),
  );
  let said = "";
  const terminal = {
    out: (text: string) => {
      said += text;
    },
    error: () => {},
    isWatched: false,
  };
  await command.run({
    words: ["mine.json"],
    options: { json },
    terminal,
    input: (async function* () {})(),
    folder,
  });
  return said;
}

describeReference("hamkor game on the reference games", () => {
  const written = ["bimatrix", "tu", "airport", "voting"].flatMap((kind) => cases(kind));
  for (const one of written) {
    it(`solves ${one.id} as its file has it`, () => {
      const answer = answerGame(one, "games.json") as unknown as Readonly<Record<string, unknown>>;
      if (one.kind === "bimatrix") {
        const found = answer.equilibria as readonly { readonly x: unknown; readonly y: unknown }[];
        expect(found.length).toBe(one.n_extreme_equilibria);
      }
      if (one.shapley !== undefined) {
        const divisions = answer.divisions as readonly {
          readonly rule: string;
          readonly shares: unknown;
        }[];
        expect(divisions.find((each) => each.rule === "shapley")?.shares).toEqual(one.shapley);
      }
      if (one.kind === "voting")
        expect((answer.shapleyShubik as readonly string[])[0]).toBe("421/2145");
    });
  }
});

describe("answerGame", () => {
  it("tells the kind from the keys and reads numbers in any form", () => {
    const dilemma = {
      A: [
        ["3", 0],
        [5, "2/2"],
      ],
      B: [
        [3, 5],
        [0, 1.0],
      ],
      players: ["we", "they"],
      strategies: [
        ["keep", "break"],
        ["keep", "break"],
      ],
    };
    expect(answerGame(dilemma, "mine.json")).toMatchObject({
      kind: "bimatrix",
      pure: [["break", "break"]],
      equilibria: [{ payoffs: ["1", "1"] }],
    });
    expect(answerGame({ payoffs: { T: 5, R: 3, P: 1, S: 0 } }, "mine.json")).toMatchObject({
      kind: "bimatrix",
    });
    expect(
      answerGame(
        {
          payoffs: [
            [
              [3, 3],
              [0, 5],
            ],
            [
              [5, 0],
              [1, 1],
            ],
          ],
        },
        "mine.json",
      ),
    ).toMatchObject({ equilibria: [{ payoffs: ["1", "1"] }] });
    expect(
      answerGame(
        {
          A: [
            [1, -1],
            [-1, 1],
          ],
          zeroSum: true,
        },
        "mine.json",
      ),
    ).toMatchObject({ security: [{ value: "0" }, { value: "0" }] });
    expect(
      answerGame(
        {
          A: [
            [-1, 2],
            [0, 1],
          ],
          symmetric: true,
        },
        "mine.json",
      ),
    ).toMatchObject({
      population: expect.arrayContaining([
        expect.objectContaining({ shares: ["1/2", "1/2"], isStableStrategy: true }),
      ]),
    });
    expect(
      answerGame({ players: ["a", "b"], values: { a: 1, b: "0.5", "a+b": 3 } }, "mine.json"),
    ).toMatchObject({ kind: "coalition", gain: "3/2" });
    expect(answerGame({ values: [0, 1, 2, 5] }, "mine.json")).toMatchObject({
      kind: "coalition",
      whole: "5",
    });
    expect(
      answerGame(
        {
          points: [
            [100, 0],
            [0, 100],
          ],
          disagreement: [20, 10],
          weights: ["0.7", "0.3"],
        },
        "mine.json",
      ),
    ).toMatchObject({ kind: "bargaining", nash: ["69", "31"] });
  });

  it("says of an empty core who cannot all be contented, by how much, and what to relax", () => {
    const answer = answerGame(
      {
        players: ["a", "b", "c"],
        values: { a: 0, b: 0, c: 0, "a+b": 1, "a+c": 1, "b+c": 1, "a+b+c": 1 },
      },
      "mine.json",
    );
    expect(answer).toMatchObject({ core: { empty: true, leastSurplus: "-1/3", needed: "1/2" } });
    if (answer.kind !== "coalition") throw new Error("another kind");
    expect(answer.core.advice).toContain("falls short by at least 1/3");
    expect(answer.core.advice).toContain("greater by 1/2");
  });

  it("names the row or key that is wrong", () => {
    expect(refusal([])).toMatchObject({ code: "game-kind" });
    expect(refusal({ B: [[1]] })).toMatchObject({
      code: "game-kind",
      message: expect.stringContaining("A and B"),
    });
    expect(
      refusal({
        A: [[1, 2], [3]],
        B: [
          [1, 2],
          [3, 4],
        ],
      }),
    ).toMatchObject({
      code: "game-values",
      message: expect.stringContaining("A[1]"),
      where: "mine.json",
    });
    expect(refusal({ A: [[1, "x"]], B: [[1, 2]] })).toMatchObject({
      message: expect.stringContaining("A[0][1]"),
    });
    expect(refusal({ A: [[1, 2]], B: [[1]] })).toMatchObject({
      message: expect.stringContaining("B:"),
    });
    expect(refusal(JSON.parse('{"A": [[12345678901234567890]], "B": [[1]]}'))).toMatchObject({
      message: expect.stringContaining("quotes"),
    });
    expect(refusal({ A: [[1, 2]] })).toMatchObject({
      message: expect.stringContaining("B is missing"),
    });
    expect(refusal({ values: { a: 1, "a+b": 2 } })).toMatchObject({
      message: expect.stringContaining("b among them"),
    });
    expect(refusal({ values: [0, 1, 2] })).toMatchObject({ code: "game-values" });
    expect(
      refusal({ states: ["x", "y"], measures: [{ id: "m", gains: { x: { economy: "much" } } }] }),
    ).toMatchObject({ where: "much" });
    expect(refusal({ costs: [3, 2], uses: [1, 1] })).toMatchObject({
      message: expect.stringContaining("costs[1]"),
    });
    expect(refusal({ weights: [1.5], quota: 1 })).toMatchObject({ code: "game-values" });
    expect(
      refusal({ players: Array.from({ length: 15 }, (_, i) => `p${i}`), values: { p0: 1 } }),
    ).toMatchObject({ code: "game-too-large" });
    expect(
      refusal(JSON.parse('{"__proto__": {"A": [[1]]}, "quota": 1, "weights": []}')),
    ).toMatchObject({ code: "game-values" });
  });
});

describe("hamkor game", () => {
  it("prints a game of two, a coalition and a package as text, and the same as JSON", async () => {
    const dilemma = {
      A: [
        [3, 0],
        [5, 1],
      ],
      B: [
        [3, 5],
        [0, 1],
      ],
      strategies: [
        ["keep", "break"],
        ["keep", "break"],
      ],
    };
    const text = await say(dilemma, false);
    expect(text).toContain("1 extreme equilibrium of");
    expect(text).toContain("at least 1/2");
    expect(JSON.parse(await say(dilemma, true)).kind).toBe("bimatrix");
    const coalition = await say(
      { values: { a: 0, b: 0, c: 0, "a+b": 1, "a+c": 1, "b+c": 1, "a+b+c": 1 } },
      false,
    );
    expect(coalition).toContain("cannot all be contented");
    const fair = await say(
      {
        states: ["N", "S"],
        measures: [{ id: "ferry", gains: { N: { economy: 1 }, S: { economy: 3 } } }],
      },
      false,
    );
    expect(fair).toContain("win-win");
    expect(await say({ weights: [3, 1, 1], quota: 3 }, false)).toContain("1");
    expect(await say({ costs: [1, 3], uses: [1, 1] }, false)).toContain("2.5");
    expect(await say({ points: [[1, 1]], disagreement: [2, 2] }, false)).toContain("add points");
  });

  it("says of a file that is not JSON where it breaks", async () => {
    await expect(say('{"A": [1,}', false)).rejects.toMatchObject({
      code: "file-not-json",
      where: "mine.json",
    });
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { answerIndex, pairData, readIndex } from "../../src/measures/index.ts";
import { pairOf } from "../../src/terms/index.ts";
import { root } from "./setting.ts";

// The compiled program works an index out in a thread of its own; its source, in the thread that asks.
const compiled = pathToFileURL(join(root, "dist", "measures", "index.js")).href;
const { answerIndexApart } = (await import(
  compiled
)) as typeof import("../../src/measures/index.ts");

const path = "dossiers/central-asia/indexes/cooperation.yaml";
const whole = readIndex(readFileSync(join(root, path), "utf8"), path);
// Fewer runs than the dossier asks for: what is compared is the way, not the figures.
const definition = { ...whole, uncertainty: fewer(whole.uncertainty) };
const states = ["AAA", "BBB", "CCC", "DDD", "EEE"];
const pairs = states.flatMap((a, at) => states.slice(at + 1).map((b) => pairOf(a, b)));

function fewer(how: typeof whole.uncertainty): typeof whole.uncertainty {
  if (how.method === "none") return how;
  const { sensitivity } = how;
  const less =
    sensitivity.method === "none" ? sensitivity : { ...sensitivity, base: 32, draws: 20 };
  return { ...how, replications: 64, sensitivity: less };
}

/** Invented figures, with gaps: each a function of pair, year and indicator alone. */
const figures = pairData(definition, pairs, (source, pair, year) => {
  const name = `${JSON.stringify(source)} ${pair.id} ${year}`;
  const number = [...name].reduce((sum, one) => (sum * 31 + (one.codePointAt(0) ?? 0)) % 9973, 7);
  return number % 11 === 0 ? { gap: "not published" } : { value: number / 100, rows: [name] };
});

describe("answerIndexApart", () => {
  it("gives the same answer from its own thread, gaps and origins too, and keeps nobody waiting", async () => {
    const here = answerIndex(definition, figures, []);
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 5);
    const apart = await answerIndexApart(definition, figures, []);
    clearInterval(timer);
    expect(apart).toEqual(here);
    expect(JSON.stringify(apart)).toBe(JSON.stringify(here));
    expect(turns).toBeGreaterThan(3);
  }, 60_000);

  it("says what is wrong by its code, as it does without a thread", async () => {
    // The index takes the last value known, which figures of one year do not have.
    const wrong = { ...figures, years: undefined };
    const codeOf = async (make: () => unknown): Promise<unknown> => {
      try {
        await make();
        return "no problem";
      } catch (error) {
        const { code, message } = error as { readonly code?: string; readonly message: string };
        return { code, message };
      }
    };
    const here = await codeOf(() => answerIndex(definition, wrong, []));
    expect(here).toMatchObject({ code: "index-years" });
    expect(await codeOf(() => answerIndexApart(definition, wrong, []))).toEqual(here);
  }, 60_000);
});

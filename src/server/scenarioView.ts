import type { z } from "zod";
import type { DrawProgress, OpenScenario, Outcome } from "../models/index.ts";
import type { scenarioAnswer, scenarioDraws } from "./contract.ts";
import type { Shown } from "./route.ts";

/** A scenario with its model's words, what it rests on, and one run. */
export function viewScenario(
  { scenario, words, files }: OpenScenario,
  { settled, rows, outside }: Outcome,
): Shown<z.infer<typeof scenarioAnswer>> {
  const { input: _input, ...told } = scenario;
  return {
    scenario: told,
    measures: words.measures,
    limits: words.limits,
    files,
    ...settled,
    rows,
    outside,
  };
}

/** How far draws have come, with the outcome once they are done. */
export function viewDraws(progress: DrawProgress): Shown<z.infer<typeof scenarioDraws>> {
  const { state, done, total, outcome, problem } = progress;
  return {
    state,
    done,
    total,
    ...(outcome === undefined
      ? {}
      : { rows: outcome.rows, tornado: outcome.tornado, draws: outcome.draws }),
    ...(problem === undefined ? {} : { problem }),
  };
}

import type { ProblemDetails, ScenarioDraws } from "../../src/server/contract.ts";
import { ask, Unanswered } from "./api.ts";
import { build } from "./build.svelte.ts";

/** Runs of a scenario over draws of its assumptions, followed while they go on. */
export interface Draws {
  readonly answer: ScenarioDraws | undefined;
  readonly problem: ProblemDetails | undefined;
  readonly isRunning: boolean;
  /** Ends the runs on the server; what was found so far is not kept. */
  readonly stop: () => void;
}

const pause = 300;

/**
 * Follows the draws of an address until they are done.
 *
 * Missing: nothing is asked while `url` gives undefined. Leaving an address ends its runs.
 */
export function followDraws(url: () => string | undefined): Draws {
  let answer = $state.raw<ScenarioDraws>();
  let problem = $state.raw<ProblemDetails>();
  let running = $state.raw<{ readonly path: string; readonly end: () => void }>();
  const address = $derived(url());

  async function follow(path: string, signal: AbortSignal) {
    for (;;) {
      const found = await ask<ScenarioDraws>(path, signal);
      if (signal.aborted) return;
      answer = found;
      if (found.state !== "running") return;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  $effect(() => {
    const path = address;
    void build.fingerprint; // a new build asks again
    answer = undefined;
    problem = undefined;
    if (path === undefined) return;
    const leave = new AbortController();
    let isOver = false;
    const end = () => {
      leave.abort();
      if (!isOver)
        void ask(`${path}${path.includes("?") ? "&" : "?"}stop=yes`).catch(() => undefined);
      isOver = true;
      running = undefined;
    };
    running = { path, end };
    follow(path, leave.signal)
      .catch((reason: unknown) => {
        if (leave.signal.aborted) return;
        if (!(reason instanceof Unanswered)) throw reason;
        problem = reason.problem;
      })
      .finally(() => {
        isOver = true;
        if (running?.path === path) running = undefined;
      });
    return end;
  });

  return {
    get answer() {
      return answer;
    },
    get problem() {
      return problem;
    },
    get isRunning() {
      return running !== undefined;
    },
    stop: () => running?.end(),
  };
}

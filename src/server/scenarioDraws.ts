import type { DrawJob, DrawProgress } from "../models/index.ts";
import { Problem } from "../terms/index.ts";

/** Draws under way and lately done, so that asking again gives what was already worked out. */
export interface DrawDesk {
  /** Throws: `too-much-asked` when as many as the machine bears are under way. */
  ask(key: string, start: () => DrawJob): DrawProgress;
  stop(key: string): DrawProgress;
}

/** How many scenarios are drawn at once. */
export const mostRunning = 2;
const mostKept = 24;
const secondsUnasked = 10;

/** Opens the desk on which draws are kept: few at once, ended when nobody asks for them. */
export function createDrawDesk(): DrawDesk {
  const jobs = new Map<string, DrawJob>();
  const clocks = new Map<string, NodeJS.Timeout>();
  const rest = (key: string): void => {
    clearTimeout(clocks.get(key));
    clocks.delete(key);
  };
  const drop = (key: string): void => {
    rest(key);
    jobs.get(key)?.stop();
    jobs.delete(key);
  };
  return {
    ask: (key, start) => {
      const known = jobs.get(key);
      const job = known ?? begin(jobs, start);
      // The latest asked for stands last, and so is kept longest.
      jobs.delete(key);
      jobs.set(key, job);
      rest(key);
      const progress = job.progress();
      if (progress.state === "running") {
        clocks.set(key, setTimeout(() => drop(key), secondsUnasked * 1000).unref());
      } else if (progress.state === "failed") {
        jobs.delete(key);
      }
      for (const old of [...jobs.keys()].slice(0, Math.max(0, jobs.size - mostKept))) drop(old);
      return progress;
    },
    stop: (key) => {
      const job = jobs.get(key);
      if (job === undefined) return { state: "failed", done: 0, total: 0, problem: stopped };
      if (job.progress().state === "running") drop(key);
      return job.progress();
    },
  };
}

const stopped = { code: "scenario-stopped", message: "The run was stopped." };

function begin(jobs: ReadonlyMap<string, DrawJob>, start: () => DrawJob): DrawJob {
  const running = [...jobs.values()].filter((one) => one.progress().state === "running").length;
  if (running >= mostRunning) {
    throw new Problem(
      "too-much-asked",
      "Other scenarios are being drawn: wait until one is done, or stop it.",
    );
  }
  return start();
}

import { Worker } from "node:worker_threads";
import type { Dossier } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { RanScenario } from "./briefExtraShapes.ts";
import { type SetForm, setBrief } from "./briefSet.ts";
import type { Brief } from "./briefShape.ts";
import { ranScenario, type ScenarioAsked } from "./briefWorkings.ts";

/** Sets briefs as files, and runs their scenarios, beside whoever answers others: one at a time. */
export interface BriefPress {
  /**
   * A brief as a file: the same bytes for the same brief.
   *
   * Throws: `pdf-unavailable`, `pdf-failed`; `too-much-asked` when too many wait already; `brief-too-long` when it is not
   * done within the bounds.
   */
  set(brief: Brief, form: SetForm): Promise<Uint8Array>;
  /** A scenario with its outcome. Throws: what opening and running it throw; `too-much-asked`, `brief-too-long`. */
  run(dossier: Dossier, asked: ScenarioAsked): Promise<RanScenario>;
  /** Ends the thread; the next brief begins another. */
  close(): void;
}

/** What a press may cost. Unit: briefs that wait, seconds a brief may take, seconds without work, megabytes. */
const bounds = { waiting: 8, seconds: 60, idleSeconds: 60, megabytes: 512 } as const;

/**
 * Opens a press.
 *
 * Shape: the thread begins with the first brief and ends after a minute without one. Without the compiled program beside
 * it (in its own tests) all is done in this thread.
 */
export function openBriefPress(): BriefPress {
  const press = isCompiled() ? threaded() : inThisThread;
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = async <Made>(make: () => Promise<Made>): Promise<Made> => {
    if (waiting >= bounds.waiting) throw tooMany();
    waiting += 1;
    const mine = last.then(make);
    last = mine.catch(() => undefined);
    return mine.finally(() => {
      waiting -= 1;
    });
  };
  return {
    set: (brief, form) => inTurn(() => press.set(brief, form)),
    run: (dossier, asked) => inTurn(() => press.run(dossier, asked)),
    close: press.close,
  };
}

const inThisThread: BriefPress = { set: setBrief, run: ranScenario, close: () => undefined };

const isCompiled = (): boolean => import.meta.url.endsWith(".js");

/** What the thread is asked: a brief as a file, or a scenario of the dossier in a folder. */
type Work =
  | { readonly brief: Brief; readonly form: SetForm }
  | { readonly folder: string; readonly scenario: ScenarioAsked };

interface Told {
  readonly number: number;
  readonly bytes?: Uint8Array;
  readonly ran?: RanScenario;
  readonly problem?: { readonly code: string; readonly message: string };
}

/** One thread for all: what the compiler of PDFs has once read of its fonts, it keeps. */
function threaded(): BriefPress {
  let worker: Worker | undefined;
  let clock: NodeJS.Timeout | undefined;
  let number = 0;
  const close = (): void => {
    clearTimeout(clock);
    void worker?.terminate();
    worker = undefined;
  };
  const ask = async (work: Work): Promise<Told> => {
    clearTimeout(clock);
    worker ??= begin();
    const own = worker;
    number += 1;
    const told = await askThread(own, { number, ...work });
    if (told === undefined) close();
    else clock = setTimeout(close, bounds.idleSeconds * 1000).unref();
    if (told === undefined) throw ended();
    if (told.problem !== undefined) throw new Problem(told.problem.code, told.problem.message);
    return told;
  };
  return {
    set: async (brief, form) => (await ask({ brief, form })).bytes ?? orEnded(),
    run: async ({ folder }, scenario) => (await ask({ folder, scenario })).ran ?? orEnded(),
    close,
  };
}

function orEnded(): never {
  throw ended();
}

function begin(): Worker {
  const worker = new Worker(new URL("./brief-worker.js", import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
    env: {},
  });
  worker.unref();
  // Whoever waits hears of it; nobody else needs to.
  worker.on("error", () => undefined);
  return worker;
}

/** Asks the thread for one thing; undefined when it ended or took too long. */
function askThread(worker: Worker, asked: Work & { readonly number: number }) {
  return new Promise<Told | undefined>((resolve) => {
    const finish = (told: Told | undefined): void => {
      clearTimeout(clock);
      worker.off("message", hear);
      worker.off("exit", stop);
      resolve(told);
    };
    const hear = (told: Told): void => {
      if (told.number === asked.number) finish(told);
    };
    const stop = (): void => finish(undefined);
    const clock = setTimeout(stop, bounds.seconds * 1000);
    worker.on("message", hear);
    worker.once("exit", stop);
    worker.postMessage(asked);
  });
}

function tooMany(): Problem {
  const remedy = "Other briefs are being set: ask again in a few seconds.";
  return new Problem("too-much-asked", remedy);
}

function ended(): Problem {
  const remedy = "Leave out some of its parts, or ask for html.";
  return new Problem("brief-too-long", `The brief could not be set within the bounds. ${remedy}`);
}

import { Worker } from "node:worker_threads";
import { Problem } from "../terms/index.ts";
import type { Brief } from "./brief.ts";
import { type SetForm, setBrief } from "./briefSet.ts";

/** Sets briefs as files beside whoever answers others: one at a time. */
export interface BriefPress {
  /**
   * A brief as a file: the same bytes for the same brief.
   *
   * Throws: `pdf-unavailable`, `pdf-failed`; `too-much-asked` when too many wait already; `brief-too-long` when it is not
   * done within the bounds.
   */
  set(brief: Brief, form: SetForm): Promise<Uint8Array>;
  /** Ends the thread; the next brief begins another. */
  close(): void;
}

/** What a press may cost. Unit: briefs that wait, seconds a brief may take, seconds without work, megabytes. */
const bounds = { waiting: 8, seconds: 60, idleSeconds: 60, megabytes: 512 } as const;

/**
 * Opens a press.
 *
 * Shape: the thread begins with the first brief and ends after a minute without one. Without the compiled program beside
 * it (in its own tests) briefs are set in this thread.
 */
export function openBriefPress(): BriefPress {
  const press = isCompiled() ? threaded() : { set: setBrief, close: () => undefined };
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    set: async (brief, form) => {
      if (waiting >= bounds.waiting) throw tooMany();
      waiting += 1;
      const mine = last.then(() => press.set(brief, form));
      last = mine.catch(() => undefined);
      return mine.finally(() => {
        waiting -= 1;
      });
    },
    close: press.close,
  };
}

const isCompiled = (): boolean => import.meta.url.endsWith(".js");

interface Told {
  readonly number: number;
  readonly bytes?: Uint8Array;
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
  const set = async (brief: Brief, form: SetForm): Promise<Uint8Array> => {
    clearTimeout(clock);
    worker ??= begin();
    const own = worker;
    number += 1;
    const told = await ask(own, { number, brief, form });
    if (told === undefined) close();
    else clock = setTimeout(close, bounds.idleSeconds * 1000).unref();
    if (told?.bytes !== undefined) return told.bytes;
    throw told?.problem === undefined
      ? ended()
      : new Problem(told.problem.code, told.problem.message);
  };
  return { set, close };
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

/** Asks the thread for one file; undefined when it ended or took too long. */
function ask(worker: Worker, asked: { readonly number: number; brief: Brief; form: SetForm }) {
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

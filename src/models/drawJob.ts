import { Worker } from "node:worker_threads";
import { openDossier } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { Settings } from "./engine.ts";
import { openScenario } from "./scenarioOpen.ts";
import { type DrawnOutcome, drawScenario } from "./scenarioRun.ts";

/** How far the draws of a scenario have come. */
export interface DrawProgress {
  readonly state: "running" | "done" | "failed";
  readonly done: number;
  /** 0 until the model is prepared. */
  readonly total: number;
  readonly outcome?: DrawnOutcome;
  readonly problem?: { readonly code: string; readonly message: string };
}

/** Draws that go on while others are answered. */
export interface DrawJob {
  progress(): DrawProgress;
  /** Ends them; the progress then says `scenario-stopped`. */
  stop(): void;
}

interface Told {
  readonly done?: number;
  readonly total?: number;
  readonly outcome?: DrawnOutcome;
  readonly problem?: { readonly code: string; readonly message: string };
}

/**
 * Starts the draws of a scenario in a thread of its own.
 *
 * Shape: what is wrong with the scenario is told by the progress, not thrown. Without the compiled program beside it (in
 * its own tests) the draws run in this thread, one after another, with room for others between two of them.
 */
export function startDraws(folder: string, id: string, given: Settings): DrawJob {
  let now: DrawProgress = { state: "running", done: 0, total: 0 };
  const hear = ({ done = now.done, total = now.total, outcome, problem }: Told): void => {
    if (now.state !== "running") return;
    if (outcome !== undefined) now = { state: "done", done: total, total, outcome };
    else if (problem !== undefined) now = { state: "failed", done, total, problem };
    else now = { state: "running", done, total };
  };
  const end = isCompiled()
    ? inThread({ folder, id, given }, hear)
    : inSlices({ folder, id, given }, hear);
  return {
    progress: () => now,
    stop: () => {
      hear({ problem: { code: "scenario-stopped", message: "The run was stopped." } });
      end();
    },
  };
}

/** Whether this is the compiled program, which a thread can start as it stands. */
const isCompiled = (): boolean => import.meta.url.endsWith(".js");

interface Asked {
  readonly folder: string;
  readonly id: string;
  readonly given: Settings;
}

function inThread(asked: Asked, hear: (told: Told) => void): () => void {
  const worker = new Worker(new URL("./draw-worker.js", import.meta.url), {
    workerData: asked,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    env: {},
  });
  worker.on("message", (told: Told) => {
    hear(told);
    if (told.outcome !== undefined || told.problem !== undefined) void worker.terminate();
  });
  worker.on("error", () => hear({ problem: failure }));
  worker.on("exit", () => hear({ problem: failure }));
  worker.unref();
  return () => void worker.terminate();
}

const mostMegabytes = 1024;
const failure = { code: "unexpected", message: "The draws ended before they were done." };

function inSlices({ folder, id, given }: Asked, hear: (told: Told) => void): () => void {
  let isStopped = false;
  const run = async (): Promise<void> => {
    const open = openScenario(openDossier(folder), id);
    const outcome = await drawScenario(open, given, {
      onProgress: (done, total) => hear({ done, total }),
      isStopped: () => isStopped,
      breathe: () => new Promise((resolve) => setImmediate(resolve)),
    });
    hear({ outcome });
  };
  run().catch((error: unknown) => {
    const problem = error instanceof Problem ? error : failure;
    hear({ problem: { code: problem.code, message: problem.message } });
  });
  return () => {
    isStopped = true;
  };
}

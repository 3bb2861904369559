import { Worker } from "node:worker_threads";
import { Problem } from "../terms/index.ts";
import { answerIndex, type IndexAnswer, type IndexSourceView } from "./compositeAnswer.ts";
import type { CompositeData } from "./compositeData.ts";
import type { IndexDefinition } from "./compositeShape.ts";

/** What an index is worked out from, as it can be handed to another thread: what is looked up is laid out. */
export interface IndexMatter {
  readonly definition: IndexDefinition;
  readonly data: Omit<CompositeData, "gaps" | "origins">;
  /** Why there is no value, by indicator and row. */
  readonly gaps: readonly (readonly (string | undefined)[])[];
  /** Rows on which a value rests, by indicator and row. */
  readonly origins: readonly (readonly (readonly string[])[])[];
  readonly sources: readonly IndexSourceView[];
}

interface Told {
  readonly answer?: IndexAnswer;
  readonly problem?: { readonly code?: string; readonly message: string };
}

const mostMegabytes = 1024;

/**
 * An index with all its bands, worked out in a thread of its own: its thousand runs keep nobody waiting who asks for
 * something else.
 *
 * Shape: the same as `answerIndex` gives. Without the compiled program beside it (in its own tests) it is worked out in
 * this thread.
 * Throws: what `answerIndex` throws.
 */
export async function answerIndexApart(
  definition: IndexDefinition,
  data: CompositeData,
  sources: readonly IndexSourceView[],
): Promise<IndexAnswer> {
  if (!import.meta.url.endsWith(".js")) return answerIndex(definition, data, sources);
  return inThread({ definition, ...laidOut(data), sources });
}

function laidOut({ gaps, origins, ...data }: CompositeData) {
  const each = <Found>(look: (indicator: number, row: number) => Found) =>
    data.values.map((_, indicator) => data.units.map((_unit, row) => look(indicator, row)));
  return { data, gaps: each(gaps), origins: each(origins) };
}

function inThread(matter: IndexMatter): Promise<IndexAnswer> {
  const worker = new Worker(new URL("./composite-worker.js", import.meta.url), {
    workerData: matter,
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    env: {},
  });
  return new Promise((resolve, reject) => {
    worker.on("message", ({ answer, problem }: Told) => {
      if (answer !== undefined) resolve(answer);
      else reject(failureOf(problem));
    });
    worker.on("error", reject);
    worker.on("exit", () => reject(failureOf(undefined)));
  });
}

/** A broken promise of whoever asked keeps its code; anything else is the program's own fault. */
function failureOf(problem: Told["problem"]): Error {
  const { code, message = "The index ended before it was worked out." } = problem ?? {};
  return code === undefined ? new Error(message) : new Problem(code, message);
}

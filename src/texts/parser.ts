import { Worker } from "node:worker_threads";
import { limits } from "./limits.ts";

/** How a parser in its own thread ended; the limits are those of TRUST F9. */
export type ParserEnd =
  | { readonly end: "done" }
  | { readonly end: "too-long" }
  | { readonly end: "too-large" }
  | { readonly end: "failed"; readonly message: string };

/** What a parser may cost; the default is what the limits of this room say. */
export interface ParserBounds {
  readonly seconds?: number;
  readonly megabytes?: number;
}

/**
 * Runs a parser of strangers' files in a thread of its own, with an end to its time and memory.
 *
 * Whatever it does, the caller gets an answer: messages one by one, then how it ended.
 */
export function runParser(
  script: URL,
  input: unknown,
  onMessage: (message: unknown) => void,
  bounds: ParserBounds = {},
): Promise<ParserEnd> {
  const worker = new Worker(script, {
    workerData: input,
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes ?? limits.parserMegabytes },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    let ended: ParserEnd | undefined;
    const clock = setTimeout(
      () => finish({ end: "too-long" }),
      (bounds.seconds ?? limits.parserSeconds) * 1000,
    );
    const finish = (end: ParserEnd): void => {
      if (ended !== undefined) return;
      ended = end;
      clearTimeout(clock);
      void worker.terminate().then(() => resolve(end));
    };
    worker.on("message", (message: unknown) => {
      if (ended === undefined) onMessage(message);
    });
    worker.on("error", (error) => finish(endOf(error)));
    worker.on("exit", (code) => {
      finish(code === 0 ? { end: "done" } : { end: "failed", message: `exit ${code}` });
    });
  });
}

/** Runs a parser that gives one answer; without a value the end says why. */
export async function askParser<Value>(
  script: URL,
  input: unknown,
  bounds: ParserBounds = {},
): Promise<{ readonly value: Value | undefined; readonly end: ParserEnd }> {
  let value: Value | undefined;
  const take = (message: unknown): void => {
    value = message as Value;
  };
  const end = await runParser(script, input, take, bounds);
  return { value, end };
}

function endOf(error: Error): ParserEnd {
  const code = "code" in error ? error.code : undefined;
  if (code === "ERR_WORKER_OUT_OF_MEMORY") return { end: "too-large" };
  return { end: "failed", message: error.message };
}

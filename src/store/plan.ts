import { createHash } from "node:crypto";
import type { Store } from "./open.ts";
import type { BuildOptions, Stage } from "./stage.ts";
import { stageRun } from "./table.ts";

/** One stage with its fingerprint, and whether its rows can be taken from the last store. */
export interface Step<Context> {
  readonly stage: Stage<Context>;
  readonly inputs: string;
  /** Digest of code and of what all units of the stage depend on. */
  readonly unitInputs: string;
  readonly fingerprint: string;
  readonly kept: boolean;
  readonly last: Store | undefined;
}

/** What a build is going to do. */
export interface Plan<Context> {
  readonly steps: readonly Step<Context>[];
  readonly last: Store | undefined;
  readonly fingerprint: string;
}

/**
 * Decides which stages have to run: those whose code, content or files changed, and all that read them.
 */
export async function planBuild<Context>(
  options: BuildOptions<Context>,
  last: Store | undefined,
): Promise<Plan<Context>> {
  const before = new Map((await last?.rows(stageRun))?.map((run) => [run.stage, run.fingerprint]));
  const writers = new Map<string, string>();
  const steps = options.stages.map((stage): Step<Context> => {
    const inputs = digest([options.codeDigest, stage.name, stage.inputs(options.context)]);
    const below = stage.reads.map((table) => writers.get(table.name) ?? table.name);
    const fingerprint = digest([inputs, ...below]);
    for (const table of stage.writes) writers.set(table.name, fingerprint);
    const shared = stage.unitInputs?.(options.context) ?? inputs;
    const unitInputs = digest([options.codeDigest, stage.name, shared]);
    const kept = before.get(stage.name) === fingerprint;
    return { stage, inputs, unitInputs, fingerprint, kept, last };
  });
  const names = [...steps].sort((a, b) => (a.stage.name < b.stage.name ? -1 : 1));
  const fingerprint = names.map((step) => step.fingerprint.slice(0, 12)).join("");
  return { steps, last, fingerprint };
}

/** Whether the last store already holds all that a build would make. */
export function isUnchanged<Context>(plan: Plan<Context>): boolean {
  return plan.last !== undefined && plan.steps.every((step) => step.kept);
}

/** A digest of several texts that keeps them apart. */
export function digest(parts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest("hex");
}

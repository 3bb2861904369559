import { z } from "zod";
import { readYaml, wrong } from "./frame.ts";

const shape = z.strictObject({
  version: z.int(),
  trendYears: z.int().min(3),
  leastYears: z.int().min(3),
  horizonYears: z.int().min(1).max(500),
});

/** From how many years a pace is told, and how far it is followed. */
export type ProgressRules = z.infer<typeof shape>;

/**
 * Reads how progress towards a target is told.
 *
 * Throws: `rules-wrong` when the file has another form.
 * Source: content/rules/progress.yaml.
 */
export function parseProgressRules(yaml: string): ProgressRules {
  const parsed = shape.safeParse(readYaml(yaml, progressFile));
  if (!parsed.success) throw wrong("rules-wrong", progressFile, parsed.error);
  return parsed.data;
}

/** Where those rules stand in the content. */
export const progressFile = "rules/progress.yaml";

import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { positionRules } from "../measures/index.ts";
import { type Dossier, readContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { ClaimRules } from "./rules.ts";

const shape = z.object({
  closedWaters: z.array(z.object({ id: z.string(), states: z.array(z.string()) })),
});

/**
 * States with a shore on a closed water that the rules of claims count as an inland sea.
 *
 * Shape: ISO3 codes in alphabetical order.
 * Missing: a water that the rules of position do not have gives none.
 * Throws: `position-rules-unreadable` when `content/rules/position.yaml` is not of its form.
 */
export function inlandCoasts(dossier: Dossier, rules: ClaimRules): readonly string[] {
  const read = shape.safeParse(load(readContent(dossier, positionRules), { schema: CORE_SCHEMA }));
  if (!read.success) {
    throw new Problem("position-rules-unreadable", "The rules of position have no closed waters.", {
      where: `content/${positionRules}`,
    });
  }
  const { waters } = rules.geography.inlandSea;
  const meant = read.data.closedWaters.filter((one) => waters.includes(one.id));
  return [...new Set(meant.flatMap((one) => one.states))].sort();
}

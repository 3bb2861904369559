import type { ClaimRules } from "./rules.ts";
import type { Run } from "./runs.ts";
import type { Question } from "./trial.ts";

/** What the sources of one price basis, or of one definition, give together. */
export type Weight = "holds" | "near" | "mixed" | "revised" | "outdated" | "fails";

/** The weight of one variant, with the sources that made it. */
export interface Variant {
  readonly id: string;
  readonly weight: Weight;
  readonly runs: readonly Run[];
}

/** The variants of a question, each weighed over its sources; `dissent` is how far apart two sources are to differ. */
export function weighVariants(
  runs: readonly Run[],
  isLatest: boolean,
  dissent: number,
): readonly Variant[] {
  const ids = [...new Set(runs.map((one) => one.speaker.variant))];
  return ids.map((id) => {
    const own = runs.filter((one) => one.speaker.variant === id);
    const fresh = isLatest ? freshest(own) : own;
    return { id, weight: weigh(fresh, isLatest, dissent), runs: fresh };
  });
}

/** Of sources that give their latest year, those that end more than a year before the others do not count. */
function freshest(runs: readonly Run[]): readonly Run[] {
  const last = Math.max(...runs.map((one) => one.main.year));
  return runs.filter((one) => one.main.year >= last - 1);
}

/**
 * Sources against each other: a newer edition goes before an older one, a newer year before an older, and what was
 * computed never speaks against what a source states. Two sources that differ on one year by more than `dissent` both
 * stand.
 */
function weigh(runs: readonly Run[], isLatest: boolean, dissent: number): Weight {
  const current = runs.filter((one) => !one.speaker.superseded);
  const stated = current.filter((one) => !one.speaker.voice.weak);
  const bearing = current.filter((one) => one.mark === "holds");
  const against = stated.filter((one) => one.mark === "fails");
  if (bearing.length > 0) {
    const newest = Math.max(...bearing.map((one) => one.main.year));
    const isNewer = (one: Run): boolean => isLatest && one.main.year > newest;
    const isOlder = (one: Run): boolean => isLatest && one.main.year < newest;
    const apart = against.filter(
      (one) => isNewer(one) || (!isOlder(one) && one.main.trial.deviation > dissent),
    );
    if (apart.length === 0) return "holds";
    const weak = bearing.every((one) => one.speaker.voice.weak);
    return !weak && apart.some(isNewer) ? "outdated" : "mixed";
  }
  if (runs.some((one) => one.speaker.superseded && one.mark === "holds")) return "revised";
  if (stated.some((one) => one.mark === "near")) return "near";
  if (current.some((one) => one.mark === "near")) return "mixed";
  return "fails";
}

/** What all variants give together. */
export type Sum = "supported" | "partly" | "out of date" | "fails";

/**
 * The variants together: an amount is meant at current prices and a rate of growth at constant ones, where the text
 * names no basis; an order or a ratio must hold on every basis, or it is true in part.
 */
export function sumUp(
  variants: readonly Variant[],
  question: Question,
  rules: ClaimRules,
): { readonly sum: Sum; readonly rule: string } {
  const simple = variants.map((one) => ({ id: one.id, sum: simplify(one.weight) }));
  const has = (sum: Sum): boolean => simple.some((one) => one.sum === sum);
  const family = question.asked.family;
  const meant = question.meant === "all" ? undefined : family?.[question.meant];
  const own = simple.find((one) => one.id === meant);
  if (family?.any === true) return { sum: bestOf(has), rule: rules.sources.id };
  if (own !== undefined) {
    const other = own.sum !== "supported" && has("supported") ? "partly" : own.sum;
    return { sum: other, rule: rules.sources.id };
  }
  if (simple.every((one) => one.sum === "supported")) {
    return { sum: "supported", rule: question.rule };
  }
  if (has("supported") || has("partly")) return { sum: "partly", rule: question.rule };
  return { sum: has("out of date") ? "out of date" : "fails", rule: question.rule };
}

function simplify(weight: Weight): Sum {
  if (weight === "holds") return "supported";
  if (weight === "near" || weight === "mixed") return "partly";
  return weight === "fails" ? "fails" : "out of date";
}

function bestOf(has: (sum: Sum) => boolean): Sum {
  const order: readonly Sum[] = ["supported", "partly", "out of date"];
  return order.find(has) ?? "fails";
}

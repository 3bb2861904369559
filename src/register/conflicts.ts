import { earliestDay } from "../terms/index.ts";
import type { PastAct } from "./conditions.ts";
import type { ActWord } from "./rules.ts";

/** Acts of different sources that cannot both be right: all stand, and the page shows all. */
export interface Conflict {
  readonly acts: readonly string[];
  /** What they disagree about: the act, with the party and the dates given, or the denial. */
  readonly about: string;
}

/**
 * Where the sources of an entry disagree: different days for what happens once, or a denial.
 *
 * A year and a day in that year do not disagree: one source is only less exact.
 */
export function findConflicts(
  past: readonly PastAct[],
  words: ReadonlyMap<string, ActWord>,
): readonly Conflict[] {
  const groups = new Map<string, PastAct[]>();
  for (const one of past) {
    if (words.get(one.act)?.once !== true) continue;
    const key = one.party === undefined ? one.act : `${one.act} (${one.party})`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const days = [...groups].flatMap(([key, acts]) => disagreeing(key, acts));
  return [...days, ...denials(past, words)];
}

function disagreeing(key: string, acts: readonly PastAct[]): readonly Conflict[] {
  const apart = acts.some((one) => acts.some((other) => earliestDay(other.date) > one.on));
  if (!apart) return [];
  const dates = [...new Set(acts.map((one) => one.date))].sort();
  return [{ acts: acts.map((one) => one.id), about: `${key}: ${dates.join(", ")}` }];
}

function denials(
  past: readonly PastAct[],
  words: ReadonlyMap<string, ActWord>,
): readonly Conflict[] {
  const denying = past.filter((one) => (words.get(one.act)?.denies.length ?? 0) > 0);
  const denied = new Set(denying.flatMap((one) => words.get(one.act)?.denies ?? []));
  const claims = past.filter((one) => denied.has(one.act));
  if (claims.length === 0 || denying.length === 0) return [];
  const both = [...claims, ...denying];
  return [
    {
      acts: both.map((one) => one.id),
      about: [...new Set(both.map((one) => one.act))].join(", "),
    },
  ];
}

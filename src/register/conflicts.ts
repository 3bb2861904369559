import { earliestDay } from "../terms/index.ts";
import { oldestFirst, type Past, type PastAct } from "./conditions.ts";
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
  past: Past,
  words: ReadonlyMap<string, ActWord>,
): readonly Conflict[] {
  const days: Conflict[] = [];
  const denying: PastAct[] = [];
  for (const [word, acts] of past) {
    const { once = false, denies = [], "denies-before": earlier = [] } = words.get(word) ?? {};
    if (once && acts.length > 1) days.push(...disagreements(word, acts));
    if (denies.length > 0 || earlier.length > 0) denying.push(...acts);
  }
  const ordered = days.length < 2 ? days : days.sort((a, b) => (a.about < b.about ? -1 : 1));
  return denying.length === 0 ? ordered : [...ordered, ...denials(past, denying, words)];
}

function disagreements(word: string, acts: readonly PastAct[]): readonly Conflict[] {
  const parties = [...new Set(acts.map((one) => one.party))];
  return parties.flatMap((party) => {
    const about = party === undefined ? word : `${word} (${party})`;
    return disagreeing(
      about,
      acts.filter((one) => one.party === party),
    );
  });
}

function disagreeing(about: string, acts: readonly PastAct[]): readonly Conflict[] {
  const apart = acts.some((one) => acts.some((other) => earliestDay(other.date) > one.on));
  if (!apart) return [];
  const told = [...acts].sort(oldestFirst);
  const dates = [...new Set(told.map((one) => one.date))].sort();
  return [{ acts: told.map((one) => one.id), about: `${about}: ${dates.join(", ")}` }];
}

function denials(
  past: Past,
  denying: readonly PastAct[],
  words: ReadonlyMap<string, ActWord>,
): readonly Conflict[] {
  const claims = new Set<PastAct>();
  const answers = new Set<PastAct>();
  for (const denial of denying) {
    const denied = deniedBy(denial, past, words);
    for (const claim of denied) claims.add(claim);
    if (denied.length > 0) answers.add(denial);
  }
  if (claims.size === 0) return [];
  const both = [...[...claims].sort(oldestFirst), ...[...answers].sort(oldestFirst)];
  const about = [...new Set(both.map((one) => one.act))].join(", ");
  return [{ acts: both.map((one) => one.id), about }];
}

function deniedBy(
  denial: PastAct,
  past: Past,
  words: ReadonlyMap<string, ActWord>,
): readonly PastAct[] {
  const { denies = [], "denies-before": before = [] } = words.get(denial.act) ?? {};
  const found: PastAct[] = [];
  for (const word of denies) found.push(...(past.get(word) ?? []));
  for (const word of before) {
    for (const claim of past.get(word) ?? []) if (claim.on <= denial.on) found.push(claim);
  }
  return found;
}

import type { Pair } from "../terms/index.ts";

/** What is asked of an entry to tell whether it concerns a pair: its kind, its states, and the paper that it follows from. */
export interface Concerned {
  readonly kind: string;
  readonly parties: readonly string[];
  readonly agreement: string | undefined;
}

/**
 * Whether an entry is about the relation of a pair: the one rule by which pages, exports and briefs count.
 *
 * Both must be parties, alone or among others; a doctrine, a priority or a promise of one of them counts too, a promise only
 * when no third state is bound by it, and when the paper that it follows from, where it follows from one, concerns the pair.
 *
 * Shape: `find` gives the entry of an id, also one that was not yet known: a promise does not change sides with its paper.
 */
export function concernsPair(
  entry: Concerned,
  pair: Pair,
  find: (id: string) => Concerned | undefined,
): boolean {
  const [hasA, hasB] = [entry.parties.includes(pair.a), entry.parties.includes(pair.b)];
  if (hasA && hasB) return true;
  if (!hasA && !hasB) return false;
  if (entry.kind === "doctrine" || entry.kind === "priority") return true;
  if (entry.kind !== "commitment" || entry.parties.length > 1) return false;
  const basis = entry.agreement === undefined ? undefined : find(entry.agreement);
  return basis === undefined || concernsPair(basis, pair, find);
}

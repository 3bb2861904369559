import { fractionText } from "../../numbers/index.ts";
import type { Profile } from "./bimatrix.ts";

/**
 * Equilibria that hang together: any mixture of the `x` with any mixture of the `y` of one subset is an equilibrium too.
 *
 * Shape: indices of extreme equilibria; subsets (maximal Nash subsets) that share one form a component. A component of
 * one equilibrium stands alone.
 * Missing: `subsets` is undefined when there are too many to list.
 */
export interface EquilibriumComponent {
  readonly equilibria: readonly number[];
  readonly subsets: readonly (readonly number[])[] | undefined;
}

const mostSubsets = 500;

/**
 * The connected sets of equilibria that the extreme equilibria span.
 *
 * Source: Winkels 1979; maximal Nash subsets are the maximal complete parts of the graph whose sides are the extreme
 * mixtures of the two players (Avis, Rosenberg, Savani and von Stengel 2010).
 */
export function equilibriumComponents(
  equilibria: readonly Profile[],
): readonly EquilibriumComponent[] {
  const pairs = equilibria.map(({ x, y }) => [
    x.map(fractionText).join(),
    y.map(fractionText).join(),
  ]) as readonly (readonly [string, string])[];
  const component = pairs.map((_, i) => i);
  for (const side of [0, 1] as const) {
    const first = new Map<string, number>();
    pairs.forEach((pair, i) => {
      const known = first.get(pair[side]);
      if (known === undefined) first.set(pair[side], i);
      else join(component, known, i);
    });
  }
  const groups = new Map<number, number[]>();
  pairs.forEach((_, i) => {
    const root = rootOf(component, i);
    groups.set(root, [...(groups.get(root) ?? []), i]);
  });
  return [...groups.values()].map((members) => ({
    equilibria: members,
    subsets: nashSubsets(members, pairs),
  }));
}

function rootOf(parents: number[], start: number): number {
  let at = start;
  while (parents[at] !== at) at = parents[at] ?? at;
  return at;
}

function join(parents: number[], one: number, other: number): void {
  parents[rootOf(parents, other)] = rootOf(parents, one);
}

/** Maximal complete parts: the sets of `y` shared by some set of `x`, each closed under what they have in common. */
function nashSubsets(
  members: readonly number[],
  pairs: readonly (readonly [string, string])[],
): readonly (readonly number[])[] | undefined {
  if (members.length === 1) return [members];
  const partnersOf = new Map<string, Set<string>>();
  for (const i of members) {
    const [x, y] = pairs[i] ?? ["", ""];
    partnersOf.set(x, (partnersOf.get(x) ?? new Set()).add(y));
  }
  const closed = new Map<string, ReadonlySet<string>>();
  for (const partners of partnersOf.values()) {
    for (const known of [...closed.values(), partners]) {
      const shared = new Set([...known].filter((y) => partners.has(y)));
      if (shared.size > 0) closed.set([...shared].sort().join(";"), shared);
    }
    if (closed.size > mostSubsets) return undefined;
  }
  return [...closed.values()].map((shared) =>
    members.filter((i) => {
      const [x, y] = pairs[i] ?? ["", ""];
      const partners = partnersOf.get(x);
      return shared.has(y) && [...shared].every((one) => partners?.has(one));
    }),
  );
}

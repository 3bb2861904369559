import type { ClaimRules } from "./rules.ts";
import type { RowUsed } from "./verdict.ts";
import type { Voice } from "./voices.ts";

/** Who borders whom by land, and who has a coast. */
export interface BorderGraph {
  readonly neighbours: ReadonlyMap<string, ReadonlySet<string>>;
  /** The row under a border, by `AAA-BBB`. */
  readonly rows: ReadonlyMap<string, RowUsed>;
  /** Missing: states of which no source says whether they have a coast. */
  readonly hasCoast: ReadonlyMap<string, boolean>;
}

/**
 * The graph of land borders, from the series of border lengths.
 *
 * Missing: undefined where the dossier has no such series; then nothing is known of neighbours, also not that there are none.
 */
export function borderGraph(
  voices: readonly Voice[],
  hasCoast: ReadonlyMap<string, boolean>,
  rules: ClaimRules,
): BorderGraph | undefined {
  const own = voices.filter(
    (one) => one.concept === rules.geography.borders && one.labels.en !== undefined,
  );
  if (own.length === 0) return undefined;
  const neighbours = new Map<string, Set<string>>();
  const rows = new Map<string, RowUsed>();
  for (const [key, cell] of own.flatMap((one) => [...one.cells])) {
    const [pair = ""] = key.split(" ");
    const [a = "", b = ""] = pair.split("-");
    const [row] = cell.rows;
    if (cell.value === undefined || row === undefined) continue;
    rows.set(pair, row);
    neighbours.set(a, (neighbours.get(a) ?? new Set<string>()).add(b));
    neighbours.set(b, (neighbours.get(b) ?? new Set<string>()).add(a));
  }
  return { neighbours, rows, hasCoast };
}

/** The neighbours of a state, in alphabetical order. */
export function neighboursOf(graph: BorderGraph, state: string): readonly string[] {
  return [...(graph.neighbours.get(state) ?? [])].sort();
}

/** Whether two states share a land border. */
export function isNeighbour(graph: BorderGraph, one: string, other: string): boolean {
  return graph.neighbours.get(one)?.has(other) === true;
}

/**
 * How many borders lie at least between a state and the sea: 0 with a coast, 1 landlocked, 2 double landlocked.
 *
 * Missing: undefined when it is not known whether the state, or a neighbour that it depends on, has a coast.
 */
export function landlockedDegree(graph: BorderGraph, state: string): 0 | 1 | 2 | undefined {
  const own = graph.hasCoast.get(state);
  if (own === undefined) return undefined;
  if (own) return 0;
  const around = neighboursOf(graph, state).map((one) => graph.hasCoast.get(one));
  if (around.length === 0) return undefined;
  if (around.includes(true)) return 1;
  return around.includes(undefined) ? undefined : 2;
}

/** The states of a degree, in alphabetical order; a landlocked state of degree 2 is landlocked as well. */
export function statesOfDegree(graph: BorderGraph, degree: 0 | 1 | 2): readonly string[] {
  const isOf = (state: string): boolean => {
    const found = landlockedDegree(graph, state);
    if (found === undefined) return false;
    return degree === 1 ? found >= 1 : found === degree;
  };
  return [...graph.hasCoast.keys()].filter(isOf).sort();
}

/** The rows under the borders of a state. */
export function borderRows(graph: BorderGraph, state: string): readonly RowUsed[] {
  return neighboursOf(graph, state).flatMap((other) => {
    const row = graph.rows.get(state < other ? `${state}-${other}` : `${other}-${state}`);
    return row === undefined ? [] : [row];
  });
}

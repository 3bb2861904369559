import {
  type BorderEntry,
  createNeighbourGraph,
  type LandlockedDegree,
  type NeighbourGraph,
  neighboursOf,
  statesThat,
} from "../measures/index.ts";
import type { ClaimRules } from "./rules.ts";
import type { RowUsed } from "./verdict.ts";
import type { Voice } from "./voices.ts";

/** Who borders whom by land and who has a coast, with the row under each border by `AAA-BBB`. */
export interface BorderGraph extends NeighbourGraph {
  readonly rows: ReadonlyMap<string, RowUsed>;
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
  const borders: BorderEntry[] = [];
  const rows = new Map<string, RowUsed>();
  for (const [key, cell] of own.flatMap((one) => [...one.cells])) {
    const [pair = ""] = key.split(" ");
    const [from = "", to = ""] = pair.split("-");
    const [row] = cell.rows;
    if (cell.value === undefined || row === undefined) continue;
    rows.set(pair, row);
    borders.push({ from, to, km: cell.value });
  }
  return { ...createNeighbourGraph(borders, hasCoast), rows };
}

/** The states of a degree, in alphabetical order; a landlocked state of degree 2 is landlocked as well. */
export function statesOfDegree(graph: BorderGraph, degree: LandlockedDegree): readonly string[] {
  return statesThat(graph, [{ is: "landlocked", degree }]);
}

/** The rows under the borders of a state. */
export function borderRows(graph: BorderGraph, state: string): readonly RowUsed[] {
  return neighboursOf(graph, state).flatMap((other) => {
    const row = graph.rows.get(state < other ? `${state}-${other}` : `${other}-${state}`);
    return row === undefined ? [] : [row];
  });
}

import {
  isNeighbour,
  type LandlockedDegree,
  landlockedDegree,
  type NeighbourGraph,
  neighboursOf,
} from "./borders.ts";

/** Something that may be true of a state's position. */
export type PositionTest =
  /** A state of degree 2 is landlocked as well. */
  | { readonly is: "landlocked"; readonly degree: LandlockedDegree }
  | { readonly is: "bordering-all"; readonly of: readonly string[] }
  | { readonly is: "bordering-any"; readonly of: readonly string[] }
  /** Of the states asked among, all but itself. */
  | { readonly is: "bordering-all-others" }
  | { readonly is: "neighbours"; readonly count: number };

/**
 * The states of which all tests are true.
 *
 * Shape: in alphabetical order. Missing: a state of which it is not known whether a test is true is not in the answer.
 */
export function statesThat(
  graph: NeighbourGraph,
  tests: readonly PositionTest[],
  among: readonly string[] = graph.states,
): readonly string[] {
  return [...new Set(among)]
    .filter((state) => tests.every((test) => holds(graph, test, state, among)))
    .sort();
}

/**
 * The only state of which all tests are true, for sentences such as “the only state of the region that borders all others”.
 *
 * Missing: undefined when there is none, or more than one.
 */
export function onlyStateThat(
  graph: NeighbourGraph,
  tests: readonly PositionTest[],
  among: readonly string[] = graph.states,
): string | undefined {
  const found = statesThat(graph, tests, among);
  return found.length === 1 ? found[0] : undefined;
}

function holds(
  graph: NeighbourGraph,
  test: PositionTest,
  state: string,
  among: readonly string[],
): boolean {
  const touches = (other: string): boolean => isNeighbour(graph, state, other);
  if (test.is === "bordering-all") return test.of.every(touches);
  if (test.is === "bordering-any") return test.of.some(touches);
  if (test.is === "bordering-all-others") {
    const others = among.filter((one) => one !== state);
    return others.length > 0 && others.every(touches);
  }
  if (test.is === "neighbours") return neighboursOf(graph, state).length === test.count;
  const degree = landlockedDegree(graph, state);
  if (degree === undefined) return false;
  return test.degree === 1 ? degree >= 1 : degree === test.degree;
}

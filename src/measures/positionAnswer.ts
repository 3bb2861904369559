import { type Position, positionOf } from "./position.ts";
import type { ClosedWater, PlacedFigure, PositionGround } from "./positionGround.ts";

/** The position of a state with what it rests on. */
export interface PositionAnswer extends Position {
  /** Kilometres of open coast. Missing: undefined where no source of lengths has the state. */
  readonly coast: PlacedFigure | undefined;
  /** Waters without a way to the ocean on which the state has a shore. */
  readonly closedWaters: readonly ClosedWater[];
  /** The rows under its borders, by neighbour. */
  readonly rows: ReadonlyMap<string, PlacedFigure>;
}

/**
 * The position of a state in a dossier's world, with the rows and the closed waters beside it.
 *
 * Throws: `state-unknown` when the dossier knows neither a border nor a coast of it.
 */
export function answerPosition(ground: PositionGround, state: string): PositionAnswer {
  const position = positionOf(ground.graph, state, ground.region);
  const rows = position.neighbours.flatMap(({ state: other }) => {
    const key = state < other ? `${state}-${other}` : `${other}-${state}`;
    const row = ground.borders.get(key);
    return row === undefined ? [] : [[other, row] as const];
  });
  return {
    ...position,
    coast: ground.coasts.get(state),
    closedWaters: ground.closedWaters.filter(({ states }) => states.includes(state)),
    rows: new Map(rows),
  };
}

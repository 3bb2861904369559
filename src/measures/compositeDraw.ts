import type { Prepared, RunChoices } from "./composite.ts";
import type { MonteCarlo } from "./compositeChoices.ts";

/** One thing that is varied: its name and the places of a point that decide it. */
export interface Factor {
  readonly name: string;
  readonly places: readonly number[];
}

/** One drawn run: its choices, and its weights where these are moved. */
export interface Drawn {
  readonly choices: RunChoices;
  readonly weights: Float64Array;
}

/** How points of a cube become runs of an index. */
export interface Drawing {
  readonly factors: readonly Factor[];
  readonly dimensions: number;
  /** The run that a point, of numbers from 0 up to 1, stands for. */
  draw(point: Float64Array): Drawn;
}

/**
 * How the choices that an index calls uncertain are drawn.
 *
 * Shape: of named alternatives each is as likely as the others; a moved weight is multiplied by a number between 1 − by and
 * 1 + by, each weight by its own; with one indicator left out, each is as likely to be it as that none is.
 */
export function createDrawing(prepared: Prepared, { over }: MonteCarlo): Drawing {
  const { plan, tree } = prepared;
  const moved = over["weights-moved"];
  const levels = moved?.levels ?? [];
  const movedNodes = [...tree.level.keys()].filter((at) => levels.includes(tree.level[at] ?? 0));
  const named = (
    ["imputation", "treatment", "normalisation", "weights", "aggregation"] as const
  ).filter((name) => over[name] !== undefined);
  const factors: Factor[] = [];
  let dimensions = 0;
  const take = (name: string, count: number): number => {
    const first = dimensions;
    dimensions += count;
    factors.push({ name, places: Array.from({ length: count }, (_, at) => first + at) });
    return first;
  };
  const places = new Map(named.map((name): [typeof name, number] => [name, take(name, 1)]));
  const firstMoved = movedNodes.length === 0 ? 0 : take("weights-moved", movedNodes.length);
  const leftOut = over["leave-one-out"] === true ? take("leave-one-out", 1) : undefined;
  const base = weightsOnce(prepared);
  return {
    factors,
    dimensions,
    draw: (point) => {
      const pick = <One>(name: (typeof named)[number], nominal: One): One => {
        const alternatives = over[name] as readonly One[] | undefined;
        if (alternatives === undefined) return nominal;
        return (
          alternatives[Math.floor((point[places.get(name) ?? 0] ?? 0) * alternatives.length)] ??
          nominal
        );
      };
      const choices: RunChoices = {
        imputation: pick("imputation", plan.imputation),
        treatment: pick("treatment", plan.treatment),
        normalisation: pick("normalisation", plan.normalisation),
        weights: pick("weights", plan.weights),
        aggregation: pick("aggregation", plan.aggregation),
      };
      const weights = base(choices).slice();
      for (const [at, node] of movedNodes.entries()) {
        const by = (moved?.by ?? 0) * (2 * (point[firstMoved + at] ?? 0) - 1);
        weights[node] = (weights[node] ?? 0) * (1 + by);
      }
      if (leftOut !== undefined) {
        const out = Math.floor((point[leftOut] ?? 0) * (tree.leaves + 1));
        if (out < tree.leaves) weights[out] = 0;
      }
      return { choices, weights };
    },
  };
}

/** Weights by choices, each worked out once; given and equal ones do not rest on the figures. */
function weightsOnce(prepared: Prepared): (choices: RunChoices) => Float64Array {
  const known = new Map<string, Float64Array>();
  return (choices) => {
    const { method } = choices.weights;
    const key = method === "given" || method === "equal" ? method : JSON.stringify(choices);
    const found = known.get(key) ?? prepared.weights(choices);
    known.set(key, found);
    return found;
  };
}

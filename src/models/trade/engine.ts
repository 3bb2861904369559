import { Problem } from "../../terms/index.ts";
import type { Engine, Figure, Settings } from "../engine.ts";
import { abroad } from "./changes.ts";
import { costChanges } from "./costs.ts";
import { type SolvedTrade, solveFullFrom } from "./equilibrium.ts";
import { readTradeInput, type TradeInput } from "./input.ts";
import { readTrade, type TradeGround } from "./read.ts";
import { worldOfTrade } from "./world.ts";

/** A scenario of trade, read once. */
export interface TradeCase {
  readonly input: TradeInput;
  readonly ground: TradeGround;
}

/**
 * What freer trade would bring, and to whom: the trade of a year, with costs changed and incomes moved.
 *
 * Source: Anderson and van Wincoop 2003; Dekle, Eaton and Kortum 2008 for changes from trade as it is.
 */
export const trade: Engine<TradeCase> = {
  id: "trade",
  prepare(input, files, where) {
    const asked = readTradeInput(input, where);
    return { input: asked, ground: readTrade(asked, files) };
  },
  run: (prepared, settings) => figuresOf(prepared, answer(prepared, settings)),
  detail: (prepared, settings) => detailOf(prepared, answer(prepared, settings)),
};

function answer({ input, ground }: TradeCase, settings: Settings): SolvedTrade {
  const { states, counted, filled, product } = ground;
  const size = states.length;
  const share = positive(settings, input.settings.filled);
  const home = positive(settings, input.settings.domestic);
  const flows = counted.map((one, at) => one + share * (filled[at] ?? 0));
  for (let i = 0; i < size; i += 1) {
    let sold = 0;
    for (let j = 0; j < size; j += 1) sold += flows[i * size + j] ?? 0;
    // Entrepôts sell more than they make: some part of the product is taken to stay at home all the same.
    const own = Math.max((product[i] ?? 0) - sold, input.leastAtHome * (product[i] ?? 0));
    flows[i * size + i] = home * own;
  }
  const sigma = positive(settings, input.settings.sigma);
  const world = worldOfTrade(states, flows);
  const changes = costChanges(input, states, settings, sigma);
  const openness = world.openness.slice();
  for (const { at, factor } of changes) openness[at] = (openness[at] ?? 0) * factor;
  return solveFullFrom(world, openness, {
    sigma,
    closure: input.closure,
    reference: states.indexOf(input.reference),
    tolerance: 1e-11,
  });
}

function positive(settings: Settings, id: string): number {
  const value = settings[id];
  if (typeof value === "number" && value > 0) return value;
  throw new Problem("setting-unfit", `${id} must be a number above zero.`, { where: id });
}

function figuresOf({ input, ground }: TradeCase, solved: SolvedTrade): readonly Figure[] {
  const { states, product } = ground;
  const size = states.length;
  const before = abroad(solved.baseline);
  const after = abroad(solved.full);
  const told = [...input.states, ...input.neighbours];
  const place = new Map(states.map((state, i) => [state, i]));
  const own = told.flatMap((state): readonly Figure[] => {
    const i = place.get(state) ?? 0;
    const price = solved.full.prices[i] ?? Number.NaN;
    const level = solved.priceLevels[i] ?? Number.NaN;
    const income = (price / level - 1) * 100;
    const sold = (after.exports[i] ?? 0) / (before.exports[i] ?? 0);
    return [
      { measure: "exports", state, value: billion(after.exports[i]) },
      { measure: "exports-change", state, value: share((sold - 1) * 100) },
      { measure: "imports", state, value: billion(after.imports[i]) },
      { measure: "real-income-change", state, value: share(income) },
      { measure: "real-income", state, value: share(((product[i] ?? 0) * income) / 1e8) },
      { measure: "price-change", state, value: share((price - 1) * 100) },
      { measure: "price-level-change", state, value: share((level - 1) * 100) },
    ];
  });
  const pairs = input.states.flatMap((state) =>
    told
      .filter((other) => other !== state)
      .map((other): Figure => {
        const at = (place.get(state) ?? 0) * size + (place.get(other) ?? 0);
        return {
          measure: "pair-exports",
          state,
          item: other,
          value: million(solved.full.trade[at]),
        };
      }),
  );
  const inside = input.states.reduce((sum, state) => {
    const row = (place.get(state) ?? 0) * size;
    return input.states.reduce((part, other) => {
      const at = row + (place.get(other) ?? 0);
      return other === state ? part : part + (solved.full.trade[at] ?? 0);
    }, sum);
  }, 0);
  return [...own, ...pairs, { measure: "region-trade", value: billion(inside) }];
}

const billion = (value: number | undefined) => share((value ?? Number.NaN) / 1e9);
const million = (value: number | undefined) => share((value ?? Number.NaN) / 1e6);
/** Missing when there is no number; what is left of rounding is nothing. */
const share = (value: number) =>
  Number.isFinite(value) ? (Math.abs(value) < 1e-8 ? 0 : value) : undefined;

/** How well a run is solved, how much of the trade told was filled, and the flows between the states told. */
function detailOf({ input, ground }: TradeCase, solved: SolvedTrade) {
  const { states, filled, counted } = ground;
  const size = states.length;
  const told = [...input.states, ...input.neighbours];
  return {
    convergence: solved.convergence,
    closure: input.closure,
    reference: input.reference,
    states: states.length,
    filledShare: told.map((state) => {
      const i = states.indexOf(state);
      let [guessed, all] = [0, 0];
      for (let j = 0; j < size; j += 1) {
        guessed += filled[i * size + j] ?? 0;
        all += (filled[i * size + j] ?? 0) + (counted[i * size + j] ?? 0);
      }
      return { state, ofExports: all > 0 ? guessed / all : undefined };
    }),
    flows: told.map((state) => ({
      exporter: state,
      to: told.map((other) => ({
        importer: other,
        before: solved.baseline.trade[states.indexOf(state) * size + states.indexOf(other)],
        after: solved.full.trade[states.indexOf(state) * size + states.indexOf(other)],
      })),
    })),
  };
}

import { fractionNumber } from "../../numbers/index.ts";
import type { Settings } from "../engine.ts";
import type { PackageText } from "./caseShape.ts";
import { membersOf, worth } from "./coalition.ts";
import { coreCorners, leastCore } from "./core.ts";
import { rules } from "./divide.ts";
import { playRule } from "./leaving.ts";
import { efficientFillings, everyFilling, type Filling, worthOfGroups } from "./package.ts";
import { askPackage } from "./packageFigures.ts";
import { shapleyValue } from "./shapley.ts";

const mostPoints = 2048;

/**
 * What a page draws of a package: all ways to fill it with the efficient ones marked, what groups are worth, and every
 * rule with who would leave and why.
 *
 * Missing: `fillings` holds the efficient ones only when there are more than 2,048.
 */
export function packageDetail(text: PackageText, settings: Settings) {
  const { one, taking, rule } = askPackage(text, settings);
  const game = worthOfGroups(one);
  const all = everyFilling(one);
  const efficient = new Set(efficientFillings(all));
  const core = leastCore(game);
  const byState = (values: readonly number[]): Readonly<Record<string, number>> =>
    Object.fromEntries(one.states.map((state, i) => [state, values[i] ?? 0]));
  const tell = (filling: Filling) => ({
    measures: one.measures.flatMap(({ id }, m) => {
      const part = filling.parts[m] ?? 0;
      return part > 0 ? [{ id, part }] : [];
    }),
    gains: byState(filling.gains),
    isEfficient: efficient.has(filling),
  });
  return {
    states: one.states,
    interests: one.interests,
    rule,
    winner: one.states[taking.winner],
    measures: one.measures.map(({ id, gains, byInterest, parties }) => ({
      id,
      parties: membersOf(game, parties),
      gains: byState(gains),
      byInterest: Object.fromEntries(
        one.interests.map((interest, k) => [
          interest,
          byState(byInterest.map((parts) => parts[k] ?? 0)),
        ]),
      ),
    })),
    fillings: (all.length > mostPoints ? [...efficient] : all).map(tell),
    groups: game.values.slice(1).map((_, k) => ({
      states: membersOf(game, k + 1),
      worth: fractionNumber(worth(game, k + 1)),
    })),
    shapley: byState(shapleyValue(game).map(fractionNumber)),
    core: {
      isEmpty: core.isEmpty,
      room: fractionNumber(core.surplus),
      needed: fractionNumber(core.needed),
      claims: core.claims.map((claim) => ({
        states: membersOf(game, claim.mask),
        worth: fractionNumber(claim.worth),
        weight: fractionNumber(claim.weight),
      })),
      corners: coreCorners(game)?.map((corner) => byState(corner.map(fractionNumber))),
    },
    rules: rules.map((name) => {
      const { promise, objections, kept } = playRule(one, name, taking);
      return {
        rule: name,
        ...tell(promise.filling),
        promised: byState(promise.shares),
        payments: byState(promise.payments),
        kept: byState(kept),
        objections: objections.map(({ states, promised, byItself, lack }) => ({
          states,
          promised,
          byItself,
          lack,
        })),
      };
    }),
  };
}

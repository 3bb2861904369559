import { fractionNumber, readFraction, zero } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import { type CoalitionGame, worth } from "./coalition.ts";
import { nucleolus } from "./nucleolus.ts";
import {
  bestFilling,
  everyFilling,
  type Filling,
  type PackageCase,
  worthOfGroups,
} from "./package.ts";
import { shapleyValue } from "./shapley.ts";

/**
 * The rules of dividing a package.
 *
 * Shape: `win-win` takes the package with the greatest joint gain and halves the gain by payments (Nash); `shapley` and
 * `nucleolus` take the same package and pay by these values; `nash`, `kalai-smorodinsky`, `egalitarian` and
 * `utilitarian` choose a package without payments; in `winner-takes-all` one state chooses alone and takes what the
 * others gain.
 */
export const rules = [
  "win-win",
  "winner-takes-all",
  "shapley",
  "nucleolus",
  "nash",
  "kalai-smorodinsky",
  "egalitarian",
  "utilitarian",
] as const;

/** A rule of dividing by its name. */
export type Rule = (typeof rules)[number];

/** Reads the name of a rule. Throws: `model-setting`, with the rules there are. */
export function ruleNamed(name: string): Rule {
  const found = rules.find((rule) => rule === name);
  if (found !== undefined) return found;
  throw new Problem(
    "model-setting",
    `There is no rule ${name}: write one of ${rules.join(", ")}.`,
    {
      where: "rule",
    },
  );
}

/** What a rule promises: the package, what every state would have, and what it is paid (below 0: pays). */
export interface DivisionPromise {
  readonly filling: Filling;
  readonly shares: readonly number[];
  readonly payments: readonly number[];
}

/** Who wins when the winner takes all, and the part of the others' gains that can be taken. */
export interface Taking {
  readonly winner: number;
  readonly take: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** What a rule of dividing promises every state. */
export function divide(one: PackageCase, rule: Rule, taking: Taking): DivisionPromise {
  switch (rule) {
    case "winner-takes-all":
      return takeAll(one, taking);
    case "win-win":
    case "shapley":
    case "nucleolus":
      return withPayments(one, rule);
    default:
      return withoutPayments(one, rule);
  }
}

function withPayments(
  one: PackageCase,
  rule: "win-win" | "shapley" | "nucleolus",
): DivisionPromise {
  const filling = bestFilling(one, 2 ** one.states.length - 1);
  const game = worthOfGroups(one);
  const own = filling.gains.map((gain, i) => gain + (one.outside[i] ?? 0));
  const together = { ...game, values: game.values.with(-1, readFraction(sum(own)) ?? zero) };
  const isAgreed = fractionNumber(worth(game, game.values.length - 1)) <= sum(own) + 1e-9;
  // Where states do better apart there is nothing to divide: each has what it has by itself.
  if (!isAgreed) return nothing(one, game);
  const shares = rule === "win-win" ? sharedGain(one, together) : sharesBy(rule, together);
  return { filling, shares, payments: shares.map((share, i) => share - (own[i] ?? 0)) };
}

function sharesBy(rule: "shapley" | "nucleolus", game: CoalitionGame): readonly number[] {
  const shares = rule === "shapley" ? shapleyValue(game) : nucleolus(game);
  return (shares ?? shapleyValue(game)).map(fractionNumber);
}

/** Each what it has by itself, and of the rest a part by its weight. */
function sharedGain(one: PackageCase, game: CoalitionGame): readonly number[] {
  const alone = one.states.map((_, i) => fractionNumber(worth(game, 1 << i)));
  const gain = fractionNumber(worth(game, game.values.length - 1)) - sum(alone);
  return alone.map((own, i) => own + (gain * (one.weights[i] ?? 1)) / sum(one.weights));
}

function nothing(one: PackageCase, game: CoalitionGame): DivisionPromise {
  const none = one.states.map(() => 0);
  return {
    filling: { parts: one.measures.map(() => 0), gains: none },
    shares: one.states.map((_, i) => fractionNumber(worth(game, 1 << i))),
    payments: none,
  };
}

type Choice = Exclude<Rule, "win-win" | "shapley" | "nucleolus" | "winner-takes-all">;

/** The package chosen where money cannot change hands, among those that leave nobody worse off. */
function withoutPayments(one: PackageCase, rule: Choice): DivisionPromise {
  const game = worthOfGroups(one);
  const alone = one.states.map((_, i) => fractionNumber(worth(game, 1 << i)));
  const margins = ({ gains }: Filling): readonly number[] =>
    gains.map((gain, i) => gain + (one.outside[i] ?? 0) - (alone[i] ?? 0));
  const all = everyFilling(one);
  const fair = all.filter((filling) => margins(filling).every((margin) => margin >= 0));
  const open = rule === "utilitarian" ? all : fair;
  if (open.length === 0) return nothing(one, game);
  const best = one.states.map((_, i) =>
    Math.max(...fair.map((filling) => margins(filling)[i] ?? 0)),
  );
  const merit = meritOf(rule, one.weights, best);
  const filling = open.reduce((high, next) =>
    isMore(merit(margins(next)), merit(margins(high))) ? next : high,
  );
  return {
    filling,
    shares: filling.gains.map((gain, i) => gain + (one.outside[i] ?? 0)),
    payments: one.states.map(() => 0),
  };
}

/** What a rule looks at first, and what it looks at next when that ties. */
function meritOf(
  rule: Choice,
  weights: readonly number[],
  best: readonly number[],
): (margins: readonly number[]) => readonly number[] {
  const least = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
  if (rule === "utilitarian") return (margins) => [sum(margins)];
  if (rule === "egalitarian") return least;
  if (rule === "nash") {
    return (margins) => [
      margins.reduce((product, margin, i) => product * margin ** (weights[i] ?? 1), 1),
      sum(margins),
    ];
  }
  return (margins) => least(margins.map((margin, i) => margin / ((best[i] ?? 0) || 1)));
}

function isMore(first: readonly number[], second: readonly number[]): boolean {
  const at = first.findIndex((value, i) => value !== second[i]);
  return at >= 0 && (first[at] ?? 0) > (second[at] ?? 0);
}

/** One state chooses the package that serves it best, bears its own costs, and takes a part of the others' gains. */
function takeAll(one: PackageCase, { winner, take }: Taking): DivisionPromise {
  const taken = (gains: readonly number[]): readonly number[] =>
    gains.map((gain, i) => (i === winner ? 0 : take * Math.max(0, gain)));
  // Measures add up, so each is chosen by what it brings the winner, first of all what can be taken.
  const parts = chosenByWinner(one, winner, take);
  const filling = fillTogether(one, parts);
  const gross = grossGains(one, parts);
  const payments = taken(gross).map((amount) => -amount);
  payments[winner] = -sum(payments);
  const shares = filling.gains.map((gain, i) => gain + (one.outside[i] ?? 0) + (payments[i] ?? 0));
  return { filling, shares, payments };
}

function grossGains(one: PackageCase, parts: readonly number[]): readonly number[] {
  return one.states.map((_, i) =>
    one.measures.reduce(
      (total, measure, m) => total + (parts[m] ?? 0) * (measure.gains[i] ?? 0),
      0,
    ),
  );
}

function fillTogether(one: PackageCase, parts: readonly number[]): Filling {
  const isEmpty = parts.every((part) => part === 0);
  const gains = grossGains(one, parts).map((gain, i) =>
    isEmpty ? 0 : gain - (one.joining[i] ?? 0),
  );
  return { parts, gains };
}

/** Tries every package and keeps the one that leaves the winner with most; ties go to the fuller package. */
function chosenByWinner(one: PackageCase, winner: number, take: number): readonly number[] {
  let best: { readonly parts: readonly number[]; readonly has: number } | undefined;
  for (const { parts, gains } of everyFilling(one)) {
    const gross = grossGains(one, parts);
    const fromOthers = sum(gross.map((gain, i) => (i === winner ? 0 : take * Math.max(0, gain))));
    const has = (gains[winner] ?? 0) + fromOthers;
    if (best === undefined || has >= best.has) best = { parts, has };
  }
  return best?.parts ?? [];
}

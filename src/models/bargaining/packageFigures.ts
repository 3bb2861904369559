import { fractionNumber } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Figure, Settings } from "../engine.ts";
import { amountUnder } from "./amount.ts";
import type { PackageText } from "./caseShape.ts";
import { worth } from "./coalition.ts";
import { type LeastCore, leastCore } from "./core.ts";
import { type Rule, ruleNamed, type Taking } from "./divide.ts";
import { type Outcome, playRule } from "./leaving.ts";
import { type PackageCase, packageUnder, worthOfGroups } from "./package.ts";

/** A package under the settings of a run, with the rule that is asked for. */
export interface PackageAsked {
  readonly one: PackageCase;
  readonly rule: Rule;
  readonly taking: Taking;
}

/** Puts the settings of a run into a package. Throws: `model-setting` for an unknown rule, winner or number. */
export function askPackage(text: PackageText, settings: Settings): PackageAsked {
  const chosen = (name: string): string => {
    const setting = Object.hasOwn(settings, name) ? settings[name] : undefined;
    return typeof setting === "string" ? setting : name;
  };
  const winner = text.winner === undefined ? text.states[0] : chosen(text.winner);
  const place = text.states.findIndex(
    (state) => state.toLowerCase() === (winner ?? "").toLowerCase(), // ids of levers are in lower case
  );
  if (place < 0) {
    throw new Problem(
      "model-setting",
      `winner: ${winner} is not one of the states ${text.states.join(", ")}.`,
      { where: "winner" },
    );
  }
  return {
    one: packageUnder(text, settings),
    rule: ruleNamed(chosen(text.rule)),
    taking: { winner: place, take: amountUnder(text.take, settings) },
  };
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** The figures of a package: what is promised and kept, by state and interest, and how far each is from leaving. */
export function packageFigures(text: PackageText, settings: Settings): readonly Figure[] {
  const asked = askPackage(text, settings);
  const { one, rule, taking } = asked;
  const outcome = playRule(one, rule, taking);
  const game = worthOfGroups(one);
  const alone = one.states.map((_, i) => fractionNumber(worth(game, 1 << i)));
  const joint = sum(outcome.kept) - sum(alone);
  const best = fractionNumber(worth(game, game.values.length - 1)) - sum(alone);
  const core: LeastCore = leastCore(game);
  return [
    ...one.states.flatMap((state, i): readonly Figure[] => {
      const [kept, promised] = [outcome.kept[i] ?? 0, outcome.promise.shares[i] ?? 0];
      const own = alone[i] ?? 0;
      const payment = outcome.objections.length > 0 ? 0 : (outcome.promise.payments[i] ?? 0);
      return [
        { measure: "kept", state, value: kept - own },
        { measure: "promised", state, value: promised - own },
        { measure: "payment", state, value: payment },
        { measure: "share", state, value: joint > 1e-9 ? (100 * (kept - own)) / joint : undefined },
      ];
    }),
    ...interestFigures(asked, outcome),
    { measure: "joint-gain", value: joint },
    { measure: "best-gain", value: best },
    { measure: "lost-gain", value: best - joint },
    { measure: "leavers", value: outcome.objections.length },
    { measure: "core-room", value: fractionNumber(core.surplus) },
    ...ruleFigures(asked, alone),
    { measure: "take-limit", value: 100 * takeLimit(asked) },
    ...measureFigures(text, asked, outcome),
  ];
}

/** Gains of every interest from the measures that are kept, before payments. */
function interestFigures({ one }: PackageAsked, { keptParts }: Outcome): readonly Figure[] {
  return one.interests.flatMap((interest, k) =>
    one.states.map((state, i) => ({
      measure: `gain-${interest}`,
      state,
      value: one.measures.reduce(
        (total, measure, m) => total + (keptParts[m] ?? 0) * (measure.byInterest[i]?.[k] ?? 0),
        0,
      ),
    })),
  );
}

/** The two rules of the frame beside each other on the same package, whatever rule is asked for. */
function ruleFigures({ one, taking }: PackageAsked, alone: readonly number[]): readonly Figure[] {
  return (["win-win", "winner-takes-all"] as const).flatMap((rule) => {
    const outcome = playRule(one, rule, taking);
    return one.states.flatMap((state, i): readonly Figure[] => {
      const own = alone[i] ?? 0;
      const margin = (outcome.promise.shares[i] ?? 0) - own;
      return [
        { measure: "kept-by-rule", state, item: rule, value: (outcome.kept[i] ?? 0) - own },
        { measure: "margin-by-rule", state, item: rule, value: margin },
      ];
    });
  });
}

/** The greatest part of the others' gains that the winner can take before anyone leaves, to a thousandth, by halving. */
function takeLimit({ one, taking }: PackageAsked): number {
  const holds = (take: number): boolean =>
    playRule(one, "winner-takes-all", { ...taking, take }).objections.length === 0;
  if (holds(1)) return 1;
  let [low, high] = [0, 1];
  for (let step = 0; step < 10; step += 1) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** What every measure brings each state, taken or not; a measure that is switched off has no figure but a part of 0. */
function measureFigures(
  text: PackageText,
  { one }: PackageAsked,
  { keptParts }: Outcome,
): readonly Figure[] {
  return text.measures.flatMap(({ id }): readonly Figure[] => {
    const m = one.measures.findIndex((measure) => measure.id === id);
    const measure = one.measures[m];
    return [
      { measure: "part-taken", item: id, value: 100 * (keptParts[m] ?? 0) },
      ...one.states.map((state, i) => ({
        measure: "measure-gain",
        state,
        item: id,
        value: measure?.gains[i],
      })),
    ];
  });
}

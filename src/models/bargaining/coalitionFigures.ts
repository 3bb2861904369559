import { fractionNumber, readFraction, zero } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Figure, Settings } from "../engine.ts";
import { amountUnder } from "./amount.ts";
import type { CoalitionText } from "./caseShape.ts";
import { type CoalitionGame, checkCoalitions, mostPlayers, worth } from "./coalition.ts";
import { leastCore } from "./core.ts";
import { splitGain } from "./frontier.ts";
import { objectionsTo } from "./leaving.ts";
import { nucleolus } from "./nucleolus.ts";
import { shapleyValue } from "./shapley.ts";

/**
 * Reads the groups of a coalition game, written "A+B" (or "A,B"), into masks.
 *
 * Throws: `game-values` for an unknown player, a group named twice, or when the group of all is missing;
 * `game-too-large` above the bound.
 */
export function groupsOf(
  players: readonly string[],
  names: readonly string[],
  where: string,
): ReadonlyMap<number, string> {
  if (players.length > mostPlayers) {
    throw new Problem(
      "game-too-large",
      `The game has ${players.length} players; up to ${mostPlayers} are worked out exactly: join players who always act together.`,
      { where },
    );
  }
  const groups = new Map<number, string>();
  for (const name of names) {
    const members = name
      .split(/[+,]/)
      .map((one) => one.trim())
      .filter((one) => one !== "");
    const places = members.map((one) => players.indexOf(one));
    const stranger = members.find((_, i) => places[i] === -1);
    if (stranger !== undefined) {
      throw new Problem(
        "game-values",
        `values, key ${name}: ${stranger} is not one of the players ${players.join(", ")}.`,
        { where },
      );
    }
    const mask = places.reduce((all, place) => all | (1 << place), 0);
    if (groups.has(mask)) {
      throw new Problem("game-values", `values: the group ${name} is given twice.`, { where });
    }
    groups.set(mask, name);
  }
  const all = 2 ** players.length - 1;
  if (!groups.has(all)) {
    throw new Problem(
      "game-values",
      `values: the worth of all together (${players.join("+")}) is missing: add it.`,
      { where },
    );
  }
  return groups;
}

/** Puts the numbers of a run into a coalition game; a group that is not given is worth the sum of its single members. */
export function coalitionUnder(
  text: CoalitionText,
  settings: Settings,
  where: string,
): CoalitionGame {
  const groups = groupsOf(text.players, Object.keys(text.values), where);
  const givenFor = (mask: number): number | undefined => {
    const name = groups.get(mask);
    return name === undefined ? undefined : amountUnder(text.values[name] ?? 0, settings);
  };
  const singles = text.players.map((_, i) => givenFor(1 << i) ?? 0);
  const values = Array.from({ length: 2 ** text.players.length }, (_, mask) => {
    const apart = singles.reduce((all, own, i) => all + ((mask & (1 << i)) === 0 ? 0 : own), 0);
    return readFraction(mask === 0 ? 0 : (givenFor(mask) ?? apart)) ?? zero;
  });
  const game = { players: text.players, values };
  checkCoalitions(game);
  return game;
}

const sharesUnder = (game: CoalitionGame, rule: string): readonly number[] => {
  if (rule === "shapley") return shapleyValue(game).map(fractionNumber);
  if (rule === "nucleolus") {
    return (nucleolus(game) ?? nucleolus(game, "pre") ?? []).map(fractionNumber);
  }
  if (rule === "equal-gain") {
    const alone = game.players.map((_, i) => worth(game, 1 << i));
    return splitGain(worth(game, game.values.length - 1), alone).map(fractionNumber);
  }
  throw new Problem(
    "model-setting",
    `There is no rule ${rule}: write shapley, nucleolus or equal-gain.`,
    { where: "rule" },
  );
};

/** The figures of a coalition game: what a rule gives each, who would leave, and how much room the core has. */
export function coalitionFigures(
  text: CoalitionText,
  settings: Settings,
  where: string,
): readonly Figure[] {
  const game = coalitionUnder(text, settings, where);
  const setting = Object.hasOwn(settings, text.rule) ? settings[text.rule] : text.rule;
  const shares = sharesUnder(game, String(setting));
  const core = leastCore(game);
  const alone = game.players.map((_, i) => fractionNumber(worth(game, 1 << i)));
  const whole = fractionNumber(worth(game, game.values.length - 1));
  return [
    ...game.players.map((state, i) => ({
      measure: "promised",
      state,
      value: (shares[i] ?? 0) - (alone[i] ?? 0),
    })),
    { measure: "joint-gain", value: whole - alone.reduce((total, own) => total + own, 0) },
    { measure: "leavers", value: objectionsTo(game, shares).length },
    { measure: "core-room", value: fractionNumber(core.surplus) },
  ];
}

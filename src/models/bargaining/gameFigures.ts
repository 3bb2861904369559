import { type Fraction, fractionNumber, readFraction, zero } from "../../numbers/index.ts";
import { Problem } from "../../terms/index.ts";
import type { Figure, Settings } from "../engine.ts";
import { amountUnder } from "./amount.ts";
import type { BimatrixGame, Profile } from "./bimatrix.ts";
import { type GameText, isStrategy } from "./caseShape.ts";
import { extremeEquilibria } from "./equilibria.ts";
import { followMotion, replicatorMotion } from "./evolution.ts";
import {
  knownStrategies,
  type PlayValue,
  playValue,
  type RoundPayoffs,
  type StrategyName,
} from "./memoryOne.ts";
import type { Cell } from "./profiles.ts";
import { grimTriggerPatience, titForTatPatience } from "./repeated.ts";
import { bestCorrelated, securityLevels } from "./security.ts";

/** Puts the numbers of a run into a game of two. */
export function gameUnder(text: GameText, settings: Settings): BimatrixGame {
  const exact = (matrix: GameText["payoffs"][number]): readonly (readonly Fraction[])[] =>
    matrix.map((row) => row.map((cell) => readFraction(amountUnder(cell, settings)) ?? zero));
  return {
    players: text.players,
    strategies: text.strategies,
    payoffs: [exact(text.payoffs[0]), exact(text.payoffs[1])],
  };
}

/** Throws: `scenario-input` when a payoff matrix has not a row or a column for every strategy, or what is agreed is unknown. */
export function checkGame(text: GameText, where: string): void {
  const [rows, columns] = text.strategies;
  const refuse = (message: string): never => {
    throw new Problem("scenario-input", message, { where });
  };
  text.payoffs.forEach((matrix, side) => {
    const player = text.players[side];
    if (matrix.length !== rows.length) {
      refuse(
        `payoffs of ${player}: ${matrix.length} rows for ${rows.length} strategies of ${text.players[0]}.`,
      );
    }
    const short = matrix.findIndex((row) => row.length !== columns.length);
    if (short >= 0) {
      refuse(
        `payoffs of ${player}, row ${short + 1}: give ${columns.length} numbers, one for each strategy of ${text.players[1]}.`,
      );
    }
  });
  if (!rows.includes(text.agreed[0]) || !columns.includes(text.agreed[1])) {
    refuse(`agreed: ${text.agreed.join(", ")} are not both among the strategies.`);
  }
  const isSmall = rows.length === 2 && columns.length === 2;
  if (text.repeated !== undefined && !isSmall) {
    refuse("repeated: play over many rounds needs two strategies for each state.");
  }
}

/** The choices that are agreed, by their places. */
export function agreedCell(text: GameText): Cell {
  return [text.strategies[0].indexOf(text.agreed[0]), text.strategies[1].indexOf(text.agreed[1])];
}

const numberOf = (value: Fraction | undefined): number | undefined =>
  value === undefined ? undefined : fractionNumber(value);

/** The figures of a repeated game: what it takes to keep an agreement and what ways of playing bring. */
export function gameFigures(text: GameText, settings: Settings): readonly Figure[] {
  const game = gameUnder(text, settings);
  const equilibria = extremeEquilibria(game);
  const agreed = agreedCell(text);
  const grim = grimTriggerPatience(game, agreed);
  const strict = titForTatPatience(game, agreed);
  const levels = securityLevels(game);
  const advised = bestCorrelated(game);
  return [
    ...([0, 1] as const).flatMap((side): readonly Figure[] => {
      const state = text.players[side];
      const found = equilibria.map(({ payoffs }: Profile) => fractionNumber(payoffs[side]));
      const together = numberOf(game.payoffs[side][agreed[0]]?.[agreed[1]]);
      return [
        { measure: "agreed-payoff", state, value: together },
        { measure: "worst-equilibrium", state, value: Math.min(...found) },
        { measure: "best-equilibrium", state, value: Math.max(...found) },
        { measure: "security-level", state, value: fractionNumber(levels[side].value) },
        { measure: "patience-needed", state, item: "grim", value: numberOf(grim.players[side]) },
        {
          measure: "patience-needed",
          state,
          item: "tit-for-tat",
          value: numberOf(strict?.players[side]),
        },
      ];
    }),
    { measure: "equilibria", value: equilibria.length },
    { measure: "advised-sum", value: fractionNumber(advised.sum) },
    ...playFigures(text, settings, game, agreed, numberOf(grim.both)),
  ];
}

/** Payoffs of a round for one player, with what is agreed as cooperation: both, only it, only the other, neither. */
export function roundPayoffs(game: BimatrixGame, side: 0 | 1, [i, j]: Cell): RoundPayoffs {
  const at = (row: number, column: number): number =>
    fractionNumber(game.payoffs[side][row]?.[column] ?? zero);
  const [mine, theirs] = [at(i, 1 - j), at(1 - i, j)];
  const both: readonly [number, number] = side === 0 ? [mine, theirs] : [theirs, mine];
  return [at(i, j), ...both, at(1 - i, 1 - j)];
}

function playFigures(
  text: GameText,
  settings: Settings,
  game: BimatrixGame,
  agreed: Cell,
  needed: number | undefined,
): readonly Figure[] {
  if (text.repeated === undefined) return [];
  const payoffs = [roundPayoffs(game, 0, agreed), roundPayoffs(game, 1, agreed)] as const;
  const discount = amountUnder(text.repeated.discount, settings);
  const play = { discount, noise: amountUnder(text.repeated.noise, settings) };
  const ways = text.repeated.ways.map((name) => knownStrategies[wayUnder(name, settings)]);
  const [first = knownStrategies.random, second = knownStrategies.random] = ways;
  const chosen = playValue([first, second], payoffs, play);
  return [
    ...text.players.map((state, side) => ({
      measure: "round-payoff",
      state,
      value: chosen.payoffs[side],
    })),
    { measure: "kept-rounds", value: 100 * chosen.bothCooperate },
    { measure: "joint-payoff", value: chosen.payoffs[0] + chosen.payoffs[1] },
    { measure: "patience-margin", value: needed === undefined ? undefined : discount - needed },
    ...contestFigures((one, other) => playValue([one, other], payoffs, play)),
  ];
}

function wayUnder(name: string, settings: Settings): StrategyName {
  const setting = Object.hasOwn(settings, name) ? settings[name] : name;
  const way = String(setting);
  if (isStrategy(way)) return way;
  throw new Problem(
    "model-setting",
    `There is no way of playing ${way}: write one of ${Object.keys(knownStrategies).join(", ")}.`,
    { where: name },
  );
}

type Way = (typeof knownStrategies)[StrategyName];

/** Every way of playing against all: its mean payoff, and its share when those that do better spread. */
function contestFigures(play: (one: Way, other: Way) => PlayValue): readonly Figure[] {
  const names = Object.keys(knownStrategies).filter(isStrategy);
  const met = names.map((mine) =>
    names.map((theirs) => play(knownStrategies[mine], knownStrategies[theirs]).payoffs),
  );
  // A state may find itself on either side, so a way is worth the mean of both.
  const table = met.map((row, i) =>
    row.map(([here], k) => (here + (met[k]?.[i]?.[1] ?? here)) / 2),
  );
  const spread = Math.max(...table.flat()) - Math.min(...table.flat());
  const scaled = table.map((row) => row.map((cell) => cell / (spread || 1)));
  const even = names.map(() => 1 / names.length);
  const [end = even] = followMotion(replicatorMotion(scaled), even, [400], 1);
  return names.flatMap((name, i): readonly Figure[] => {
    const row = table[i] ?? [];
    const mean = row.reduce((total, cell) => total + cell, 0) / row.length;
    return [
      { measure: "way-payoff", item: name, value: mean },
      { measure: "way-share", item: name, value: 100 * (end[i] ?? 0) },
    ];
  });
}

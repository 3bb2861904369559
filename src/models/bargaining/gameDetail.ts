import type { Settings } from "../engine.ts";
import { amountUnder } from "./amount.ts";
import type { GameText } from "./caseShape.ts";
import { gameAnswer } from "./gameAnswer.ts";
import { agreedCell, gameUnder, roundPayoffs } from "./gameFigures.ts";
import { knownStrategies, type RoundPayoffs } from "./memoryOne.ts";
import { playTournament } from "./tournament.ts";

/**
 * What a page draws of a repeated game: all solutions of one round, and the standings of a contest of all ways of playing.
 *
 * Missing: `tournament` is undefined where the scenario asks for none.
 */
export function gameDetail(text: GameText, settings: Settings) {
  const game = gameUnder(text, settings);
  const { tournament, noise = 0 } = text.repeated ?? {};
  const agreed = agreedCell(text);
  const [mine, theirs] = [roundPayoffs(game, 0, agreed), roundPayoffs(game, 1, agreed)];
  // A way of playing may find itself on either side: a round is worth the mean of both.
  const mean = mine.map((payoff, i) => (payoff + (theirs[i] ?? payoff)) / 2);
  const [both = 0, onlyOwn = 0, onlyOther = 0, neither = 0] = mean;
  const payoffs: RoundPayoffs = [both, onlyOwn, onlyOther, neither];
  return {
    ...gameAnswer(game),
    tournament:
      tournament &&
      playTournament(knownStrategies, {
        ...tournament,
        payoffs,
        noise: amountUnder(noise, settings),
      }),
  };
}

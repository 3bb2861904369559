import { type Chance, createChance } from "../../numbers/index.ts";
import { type MemoryOne, type RoundPayoffs, withNoise } from "./memoryOne.ts";

/** How a tournament is played. */
export interface TournamentRules {
  readonly payoffs: RoundPayoffs;
  readonly rounds: number;
  /** How many times each pair meets. */
  readonly meetings: number;
  /** How likely a player does the other thing by mistake. */
  readonly noise: number;
  readonly seed: number;
}

/** What a way of playing reached: its mean payoff a round over all its meetings, itself among them. */
export interface Standing {
  readonly name: string;
  readonly mean: number;
  /** How often it cooperated. */
  readonly cooperation: number;
}

/**
 * Plays every way against every other and itself, round by round with mistakes, best first.
 *
 * Shape: ties keep the order given. The same seed gives the same rounds.
 * Source: Axelrod 1984, The Evolution of Cooperation.
 */
export function playTournament(
  entrants: Readonly<Record<string, MemoryOne>>,
  rules: TournamentRules,
): readonly Standing[] {
  const chance = createChance(rules.seed);
  const names = Object.keys(entrants);
  const ways = names
    .flatMap((name) => entrants[name] ?? [])
    .map((way) => withNoise(way, rules.noise));
  const sums = names.map(() => ({ payoff: 0, cooperated: 0, rounds: 0 }));
  ways.forEach((mine, i) => {
    ways.forEach((theirs, k) => {
      if (k < i) return;
      for (let meeting = 0; meeting < rules.meetings; meeting += 1) {
        const found = meet(mine, theirs, rules, chance);
        addTo(sums[i], found[0], rules.rounds);
        if (k !== i) addTo(sums[k], found[1], rules.rounds);
      }
    });
  });
  return names
    .map((name, i) => {
      const { payoff = 0, cooperated = 0, rounds = 1 } = sums[i] ?? {};
      return { name, mean: payoff / rounds, cooperation: cooperated / rounds };
    })
    .sort((first, second) => second.mean - first.mean);
}

interface Count {
  payoff: number;
  cooperated: number;
  rounds: number;
}

function addTo(sum: Count | undefined, found: Omit<Count, "rounds">, rounds: number): void {
  if (sum === undefined) return;
  sum.payoff += found.payoff;
  sum.cooperated += found.cooperated;
  sum.rounds += rounds;
}

const seenByOther = [0, 2, 1, 3] as const;

function meet(
  mine: MemoryOne,
  theirs: MemoryOne,
  { payoffs, rounds }: TournamentRules,
  chance: Chance,
): readonly [Omit<Count, "rounds">, Omit<Count, "rounds">] {
  const [own, other] = [
    { payoff: 0, cooperated: 0 },
    { payoff: 0, cooperated: 0 },
  ];
  let [myShare, theirShare] = [mine.first, theirs.first];
  for (let round = 0; round < rounds; round += 1) {
    const doesMine = chance.next() < myShare;
    const doesOther = chance.next() < theirShare;
    const state = (doesMine ? 0 : 2) + (doesOther ? 0 : 1);
    const turned = seenByOther[state] ?? 0;
    own.payoff += payoffs[state] ?? 0;
    other.payoff += payoffs[turned] ?? 0;
    own.cooperated += doesMine ? 1 : 0;
    other.cooperated += doesOther ? 1 : 0;
    myShare = mine.after[state] ?? 0;
    theirShare = theirs.after[turned] ?? 0;
  }
  return [own, other];
}

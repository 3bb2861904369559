import { type Fraction, fractionText, minus, sumOfFractions } from "../../numbers/index.ts";
import {
  type CoalitionGame,
  checkCoalitions,
  everyone,
  isConvex,
  isSuperadditive,
  membersOf,
  worth,
} from "./coalition.ts";
import { coreCorners, discontent, leastCore } from "./core.ts";
import { splitGain } from "./frontier.ts";
import { nucleolus } from "./nucleolus.ts";
import { gatelyPoint, incrementalDivision, tauValue } from "./otherValues.ts";
import { banzhafValue, shapleyValue } from "./shapley.ts";

const texts = (values: readonly Fraction[]): readonly string[] => values.map(fractionText);

/**
 * All that is known of a coalition game: divisions by every rule with who would leave each, and the core.
 *
 * Shape: plain data for JSON; numbers are fractions as text. `divisions` leaves out rules that have no answer here.
 */
export function coalitionAnswer(game: CoalitionGame) {
  checkCoalitions(game);
  const core = leastCore(game);
  const alone = game.players.map((_, i) => worth(game, 1 << i));
  const whole = worth(game, everyone(game));
  const found: Readonly<Record<string, readonly Fraction[] | undefined>> = {
    "equal gain": splitGain(whole, alone),
    shapley: shapleyValue(game),
    nucleolus: nucleolus(game),
    "pre-nucleolus": nucleolus(game, "pre"),
    tau: tauValue(game),
    gately: gatelyPoint(game),
    "incremental from the first": incrementalDivision(game),
    "incremental from the last": incrementalDivision(game, "from last"),
  };
  return {
    kind: "coalition" as const,
    players: game.players,
    whole: fractionText(whole),
    gain: fractionText(minus(whole, sumOfFractions(alone))),
    superadditive: isSuperadditive(game),
    convex: isConvex(game),
    banzhaf: texts(banzhafValue(game)),
    divisions: Object.entries(found).flatMap(([rule, shares]) =>
      shares === undefined
        ? []
        : [{ rule, shares: texts(shares), leave: tellLeaving(game, shares) }],
    ),
    core: {
      empty: core.isEmpty,
      leastSurplus: fractionText(core.surplus),
      leastCore: texts(core.shares),
      needed: fractionText(core.needed),
      claims: core.claims.map((claim) => ({
        group: membersOf(game, claim.mask),
        worth: fractionText(claim.worth),
        weight: fractionText(claim.weight),
      })),
      corners: coreCorners(game)?.map(texts),
      advice: core.isEmpty ? adviceFor(game) : undefined,
    },
  };
}

const mostNamed = 8;

/** The groups that would leave a division, worst first, at most eight. */
function tellLeaving(game: CoalitionGame, shares: readonly Fraction[]) {
  return discontent(game, shares)
    .slice(0, mostNamed)
    .map(({ mask, lack }) => ({ group: membersOf(game, mask), lack: fractionText(lack) }));
}

/** One sentence on an empty core: who cannot all be contented, by how much each falls short, and what would help. */
export function adviceFor(game: CoalitionGame): string {
  const core = leastCore(game);
  const groups = core.claims.map(({ mask }) => membersOf(game, mask).join("+"));
  const short = fractionText(minus(sumOfFractions([]), core.surplus));
  return `${groups.join(", ")} cannot all be contented: whatever the division, one of them falls short by at least ${short}. A joint gain greater by ${fractionText(core.needed)}, or costs of leaving of ${short} for each group, would hold all together.`;
}

/** The answer to a coalition game, for callers and tests. */
export type CoalitionAnswer = ReturnType<typeof coalitionAnswer>;

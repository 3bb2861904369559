import { isPointing, type Named } from "./compile.ts";

/** How strongly the words of a sentence point to a direction, and which words did. */
export interface DirectionScore {
  readonly direction: string;
  /** From 0 to 1: each word takes away a share of the doubt that is left. */
  readonly score: number;
  /** The kind of words that spoke loudest: `own`, `field`, `named` (a river, a railway) or `hint`. */
  readonly by: string;
  readonly hint: number;
  /** How many different words speak for it; the mere name of a river is a place and none of them. */
  readonly words: number;
}

/** How much naming a river, project or agreement says of the direction that it belongs to. */
const namedWeight = 0.85;

/** Naming one of these may only say where something was. */
const placeType = "river";

/** Words that count only where nothing better speaks. */
const hintGroup = "hint";

/**
 * The directions to which what a sentence names points, strongest first.
 *
 * Shape: hints are kept apart in `hint` and do not enter the score.
 */
export function scoreDirections(named: readonly Named[]): readonly DirectionScore[] {
  const pointing = named.filter((one) => isPointing(one.type, one.code));
  if (pointing.length === 0) return nowhere;
  const tallies = new Map<string, Tally>();
  const order: string[] = [];
  for (const one of pointing) {
    // The same word said twice says nothing more.
    if (pointing.find((other) => isSameWord(one, other)) !== one) continue;
    if (one.type === "direction") {
      add(tallies, order, one.code.id, one.group.as, one.group.confidence);
    } else {
      for (const direction of one.code.directions) {
        add(tallies, order, direction, "named", namedWeight * one.group.confidence);
        if (one.type === placeType) discount(tallies.get(direction));
      }
    }
  }
  return order
    .map((direction) => finish(direction, tallies.get(direction)))
    .sort((a, b) => b.score - a.score || b.hint - a.hint || (a.direction < b.direction ? -1 : 1));
}

const nowhere: readonly DirectionScore[] = [];

function isSameWord(a: Named, b: Named): boolean {
  return a.word === b.word && a.code.id === b.code.id && a.type === b.type;
}

interface Tally {
  doubt: number;
  hintDoubt: number;
  loudest: number;
  by: string;
  words: number;
}

function discount(tally: Tally | undefined): void {
  if (tally !== undefined) tally.words -= 1;
}

function add(
  tallies: Map<string, Tally>,
  order: string[],
  direction: string,
  group: string,
  weight: number,
): void {
  const tally = tallies.get(direction) ?? startOf();
  if (!tallies.has(direction)) {
    tallies.set(direction, tally);
    order.push(direction);
  }
  if (group === hintGroup) {
    tally.hintDoubt *= 1 - weight;
    return;
  }
  tally.doubt *= 1 - weight;
  tally.words += 1;
  if (weight <= tally.loudest) return;
  tally.loudest = weight;
  tally.by = group;
}

function startOf(): Tally {
  return { doubt: 1, hintDoubt: 1, loudest: 0, by: hintGroup, words: 0 };
}

function finish(direction: string, tally: Tally | undefined): DirectionScore {
  const { doubt, hintDoubt, by, words } = tally ?? startOf();
  return { direction, score: 1 - doubt, by, hint: 1 - hintDoubt, words };
}

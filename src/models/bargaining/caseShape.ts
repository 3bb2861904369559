import { z } from "zod";
import { Problem } from "../../terms/index.ts";
import { amountShape } from "./amount.ts";
import { knownStrategies, type StrategyName } from "./memoryOne.ts";

const word = z.string().min(1);
const labels = z.union([word, z.record(word, word)]);
const byState = z.record(word, amountShape);
const gains = z.record(word, z.record(word, amountShape));

/** A measure that states may take together: who has to agree, and what it brings each, by interest. */
export const measureShape = z.strictObject({
  id: word,
  label: labels.optional(),
  direction: word.optional(),
  /** The states without which it cannot be; all of them unless named. */
  parties: z.array(word).min(1).optional(),
  /** The switch that takes it in or leaves it out. */
  setting: word.optional(),
  /** The parts of it that may be agreed; the whole unless listed. */
  levels: z.array(z.number().gt(0).max(1)).min(1).optional(),
  gains,
});

/** A package of measures as a scenario or a file gives it. */
export const packageShape = z.strictObject({
  unit: word.optional(),
  states: z.array(word).min(2).max(8),
  interests: byState.default({}),
  outside: byState.default({}),
  joining: byState.default({}),
  weights: byState.default({}),
  measures: z.array(measureShape).min(1),
  /** What some states could do instead, without the others. */
  alternatives: z.array(z.strictObject({ id: word, label: labels.optional(), gains })).default([]),
  rule: word.default("win-win"),
  winner: word.optional(),
  take: amountShape.default(1),
});

/** Worths of groups as a scenario or a file gives them. */
export const coalitionShape = z.strictObject({
  unit: word.optional(),
  players: z.array(word).min(1),
  values: z.record(word, amountShape),
  rule: word.default("shapley"),
});

const matrix = z.array(z.array(amountShape).min(1)).min(1);

/** A game of two states that meet again and again, as a scenario gives it. */
export const gameShape = z.strictObject({
  unit: word.optional(),
  players: z.tuple([word, word]),
  strategies: z.tuple([z.array(word).min(1), z.array(word).min(1)]),
  payoffs: z.tuple([matrix, matrix]),
  agreed: z.tuple([word, word]),
  repeated: z
    .strictObject({
      discount: amountShape,
      noise: amountShape.default(0),
      /** For each player a way of playing, or the lever that chooses one. */
      ways: z.tuple([word, word]),
      /** A contest of all ways of playing, round by round by chance, for the page. */
      tournament: z
        .strictObject({
          rounds: z.number().int().min(1).max(2000),
          meetings: z.number().int().min(1).max(100),
          seed: z.number().int(),
        })
        .optional(),
    })
    .optional(),
});

/** What a scenario of bargaining asks: one of three kinds. */
export const caseShape = z.union(
  [
    z.strictObject({ package: packageShape }),
    z.strictObject({ coalition: coalitionShape }),
    z.strictObject({ game: gameShape }),
  ],
  { error: "write one of package, coalition or game, with the keys of docs/models/bargaining.md" },
);

/** A package, a coalition or a game as read. */
export type PackageText = z.infer<typeof packageShape>;
/** Worths of groups as read. */
export type CoalitionText = z.infer<typeof coalitionShape>;
/** A repeated game as read. */
export type GameText = z.infer<typeof gameShape>;

/**
 * Reads one part of a scenario or a file by its shape.
 *
 * Throws: `scenario-input`, naming the key that is wrong.
 */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  input: unknown,
  where: string,
): z.infer<Shape> {
  const found = shape.safeParse(input);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const key = issue?.path.join(".") || "input";
  throw new Problem("scenario-input", `${key}: ${issue?.message}. Correct this key.`, { where });
}

/** Whether a word names a way of playing that the literature compares. */
export function isStrategy(name: string): name is StrategyName {
  return Object.hasOwn(knownStrategies, name);
}

/** Throws: `scenario-input` for a state that is not among those of the package, and for names used twice. */
export function checkPackage(text: PackageText, where: string): void {
  const { states, measures, alternatives } = text;
  const refuse = (message: string): never => {
    throw new Problem("scenario-input", message, { where });
  };
  const ids = [...measures, ...alternatives].map((one) => one.id);
  const twice = [...states, ...ids].find((id, i, all) => all.indexOf(id) !== i);
  if (twice !== undefined) refuse(`${twice} is named twice: give each its own id.`);
  const named: readonly (readonly [string, readonly string[]])[] = [
    ...measures.map((one) => [`measures ${one.id} parties`, one.parties ?? []] as const),
    ...measures.map((one) => [`measures ${one.id} gains`, Object.keys(one.gains)] as const),
    ...alternatives.map((one) => [`alternatives ${one.id} gains`, Object.keys(one.gains)] as const),
    ...(["outside", "joining", "weights"] as const).map(
      (key) => [key, Object.keys(text[key])] as const,
    ),
  ];
  for (const [key, list] of named) {
    const stranger = list.find((state) => !states.includes(state));
    if (stranger !== undefined) {
      refuse(
        `${key}: ${stranger} is not one of the states ${states.join(", ")}: add it or correct it.`,
      );
    }
  }
}

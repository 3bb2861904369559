import { z } from "zod";
import { Problem } from "../terms/index.ts";
import type { CompiledCodebooks } from "./compile.ts";
import type { AskedPassage } from "./modelQuestion.ts";

const statement = z.object({
  quote: z.string().min(1),
  kind: z.string(),
  directions: z.array(z.string()),
  interests: z.array(z.string()).default([]),
  actors: z
    .array(z.object({ id: z.string(), role: z.enum(["source", "target", "about"]) }))
    .default([]),
  polarity: z.enum(["cooperative", "conflictual", "neutral"]).default("neutral"),
  negated: z.boolean().default(false),
});
const envelope = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
});
const content = z.object({ statements: z.array(z.unknown()) });

/** What a model says of one sentence, in the shape it was asked for. */
export type ModelStatement = z.infer<typeof statement>;

/** A statement of a model that stands in the text; offsets are those of the document's text. */
export interface PlacedStatement extends ModelStatement {
  readonly start: number;
  readonly end: number;
}

/** Why a statement was thrown away. */
export type Refusal =
  | "shape-wrong"
  | "quote-not-found"
  | "quote-ambiguous"
  | "kind-unknown"
  | "direction-unknown"
  | "interest-unknown"
  | "actor-unknown";

/** What came of an answer: statements that hold, and how many were refused for what. */
export interface ReadAnswer {
  readonly statements: readonly PlacedStatement[];
  readonly refused: readonly Refusal[];
}

/**
 * Reads the answer to a question about one passage: nothing is taken that does not stand in the passage.
 *
 * Throws: `model-answer` when the answer is not in the protocol's form at all.
 */
export function readModelAnswer(
  answer: unknown,
  passage: AskedPassage,
  codebooks: CompiledCodebooks,
): ReadAnswer {
  const statements: PlacedStatement[] = [];
  const refused: Refusal[] = [];
  const taken = new Set<number>();
  for (const raw of statementsOf(answer)) {
    const read = placeStatement(raw, passage, codebooks, taken);
    if (typeof read === "string") refused.push(read);
    else statements.push(read);
  }
  return { statements, refused };
}

function statementsOf(answer: unknown): readonly unknown[] {
  const said = envelope.safeParse(answer).data?.choices[0]?.message.content;
  const parsed = content.safeParse(said === undefined ? undefined : parseFenced(said));
  if (parsed.success) return parsed.data.statements;
  throw new Problem(
    "model-answer",
    "The model did not answer with a list of statements: try again, or another model.",
  );
}

/** Models like to put JSON between fences even when asked not to. */
function parseFenced(said: string): unknown {
  const inside = /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(said)?.[1] ?? said;
  try {
    return JSON.parse(inside);
  } catch {
    return undefined;
  }
}

function placeStatement(
  raw: unknown,
  passage: AskedPassage,
  codebooks: CompiledCodebooks,
  taken: Set<number>,
): PlacedStatement | Refusal {
  const read = statement.safeParse(raw);
  if (!read.success) return "shape-wrong";
  const unknown = unknownCode(read.data, codebooks);
  if (unknown !== undefined) return unknown;
  const at = placesOf(passage.text, read.data.quote).filter((place) => !taken.has(place));
  const [first] = at;
  if (first === undefined) return "quote-not-found";
  // A short quote found twice could mean either place; it is never guessed.
  if (at.length > 1 && !isWholeSentence(read.data.quote)) return "quote-ambiguous";
  taken.add(first);
  const start = passage.start + first;
  return { ...read.data, start, end: start + read.data.quote.length };
}

function unknownCode(
  { kind, directions, interests, actors }: ModelStatement,
  codebooks: CompiledCodebooks,
): Refusal | undefined {
  const isKnown = (type: string, id: string): boolean => codebooks.code(type, id) !== undefined;
  if (!isKnown("kind", kind)) return "kind-unknown";
  if (!directions.every((id) => isKnown("direction", id))) return "direction-unknown";
  if (!interests.every((id) => isKnown("interest", id))) return "interest-unknown";
  const states = new Set(codebooks.codes("state").map((code) => code.iso3));
  const isActor = (id: string): boolean =>
    states.has(id) || isKnown("actor", id) || isKnown("organisation", id);
  return actors.every(({ id }) => isActor(id)) ? undefined : "actor-unknown";
}

function placesOf(text: string, quote: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) places.push(at);
  return places;
}

function isWholeSentence(quote: string): boolean {
  return /[.!?…]["»”)]*$/u.test(quote);
}

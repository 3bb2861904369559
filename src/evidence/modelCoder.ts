import { type Post, postJson } from "../sources/index.ts";
import type { CompiledCodebooks } from "./compile.ts";
import { type PlacedStatement, type Refusal, readModelAnswer } from "./modelAnswer.ts";
import { type AskedPassage, modelQuestion } from "./modelQuestion.ts";

/** The model that a user asks: where it answers, its name there, and the key, if it wants one. */
export interface ModelService {
  /** Address of the service up to its version, such as `http://127.0.0.1:11434/v1`. */
  readonly address: string;
  readonly model: string;
  readonly key?: string | undefined;
}

/** What a model made of a document, and how many of its statements were thrown away for what. */
export interface ModelCoded {
  readonly statements: readonly PlacedStatement[];
  readonly refused: Readonly<Partial<Record<Refusal, number>>>;
  readonly passages: number;
}

/** Unit: milliseconds. A model on an ordinary machine may think for minutes. */
const timeoutMs = 300_000;

/** A word or two, such as a label, holds no statement. Unit: UTF-16 units. */
const shortestPassage = 30;

/**
 * Asks a language model to code passages by the codebooks, one passage at a time.
 *
 * Shape: only what stands in its passage word for word is taken; the rest is counted by reason.
 * Throws: as `postJson`, and `model-answer` when an answer is in no form that can be read.
 */
export async function codeWithModel(
  passages: readonly AskedPassage[],
  codebooks: CompiledCodebooks,
  service: ModelService,
  progress: (done: number, total: number) => void = () => {},
): Promise<ModelCoded> {
  const asked = passages.filter((one) => one.text.trim().length >= shortestPassage);
  const statements: PlacedStatement[] = [];
  const refused: Partial<Record<Refusal, number>> = {};
  for (const [index, passage] of asked.entries()) {
    const body = modelQuestion(passage, service.model, codebooks);
    const read = readModelAnswer(await postJson(toPost(service, body)), passage, codebooks);
    statements.push(...read.statements);
    for (const reason of read.refused) refused[reason] = (refused[reason] ?? 0) + 1;
    progress(index + 1, asked.length);
  }
  return { statements, refused, passages: asked.length };
}

function toPost({ address, key }: ModelService, body: unknown): Post {
  return { address: `${address.replace(/\/+$/, "")}/chat/completions`, body, key, timeoutMs };
}

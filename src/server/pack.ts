import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { packageContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { term } from "../texts/index.ts";
import { createApp } from "./app.ts";
import { entryKinds, type Frame } from "./contract.ts";
import type { LiveDossier } from "./live.ts";
import { type AskKept, questionGroups, wholeRegister } from "./packAsk.ts";
import { keyOf, readQuestion } from "./packQuestion.ts";
import { type PackDirectory, type PackRegister, packOnly } from "./packShape.ts";
import { aboutOf } from "./registerNarrow.ts";
import type { Route } from "./route.ts";

/** Answers of one build, worked out beforehand, by the question under which each is found. */
export interface PackedAnswers {
  readonly frame: Frame;
  readonly answers: ReadonlyMap<string, unknown>;
  /** Questions that have the same answer as another. */
  readonly same: PackDirectory["same"];
  readonly documents: readonly string[];
}

/** What is packed, and who is told how far it is. */
export interface PackOptions {
  readonly live: LiveDossier;
  readonly routes: readonly Route[];
  /** Pairs AAA-BBB; none means all of the dossier. */
  readonly pairs?: readonly string[] | undefined;
  readonly progress?: (told: {
    readonly group: string;
    readonly done: number;
    readonly total: number;
  }) => void;
}

/** The files of the language content by which search leads words back to their stems. */
const searchLanguage = [
  "letters.yaml",
  "script-uz.yaml",
  "suffixes-uz.yaml",
  "stems-uz.txt",
  "stems-uz-core.txt",
  "suffixes-kk.yaml",
  "stems-kk.txt",
  "endings-ru.yaml",
  "endings-en.yaml",
] as const;

/**
 * Asks the server, in this process, everything that the pages ask of it, and keeps the answers.
 *
 * Shape: the same build gives the same answers in the same order. A question that the server refuses keeps its
 * problem as the answer. Throws: `pair-unknown` for a pair that the dossier does not show; `pack-failed` when the
 * server itself fails.
 */
export async function packAnswers(options: PackOptions): Promise<PackedAnswers> {
  const { live, routes } = options;
  const app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
  const answers = new Map<string, unknown>();
  const same: Record<string, string> = {};
  const first = new Map<string, string>();
  const read = async (address: string): Promise<string> => {
    const response = await app.request(address, { headers: { host: "localhost" } });
    if (response.status < 500) return response.text();
    throw new Problem(
      "pack-failed",
      `The server has no answer to ${address}: nothing was written.`,
    );
  };
  const frame = JSON.parse(await read("/api/frame")) as Frame;
  const day = frame.dossier.asOf;
  const keep = (key: string, text: string): void => {
    if (answers.has(key) || key in same) return;
    const digest = createHash("sha256").update(text).digest("hex");
    const known = first.get(digest);
    if (known === undefined) answers.set(key, JSON.parse(text));
    else same[key] = known;
    first.set(digest, known ?? key);
  };
  const ask: AskKept = async <Answer>(address: string) => {
    const text = await read(address);
    keep(keyOf(readQuestion(address, day)), text);
    return JSON.parse(text) as Answer;
  };
  const asked: AskKept = async <Answer>(address: string) =>
    JSON.parse(await read(address)) as Answer;

  keep("/api/frame", JSON.stringify(frame));
  const pairs = pairsOf(frame, options.pairs);
  for (const [group, list] of questionGroups(ask, frame, pairs)) {
    const questions = await list();
    for (const [done, question] of questions.entries()) {
      options.progress?.({ group, done, total: questions.length });
      await askAll(ask, question);
    }
  }
  for (const kind of entryKinds) {
    keep(`${packOnly.register}/${kind}`, JSON.stringify(await wholeRegister(asked, kind)));
  }
  keep(packOnly.register, JSON.stringify(await registerGround(live, asked, pairs)));
  keep(packOnly.terms, JSON.stringify(await live.use(({ store }) => store.rows(term))));
  keep(packOnly.language, JSON.stringify(languageContent()));
  const { documents } = await asked<{ documents: readonly { id: string }[] }>("/api/documents");
  return { frame, answers, same, documents: documents.map(({ id }) => id).sort() };
}

/** Asks a question with all its pages, as the pages ask one after the other. */
async function askAll(ask: AskKept, question: string): Promise<void> {
  let { next } = await ask<{ readonly next?: string }>(question);
  while (next !== undefined && question.startsWith("/api/timeline?")) {
    ({ next } = await ask<{ readonly next?: string }>(
      `${question}&cursor=${encodeURIComponent(next)}`,
    ));
  }
}

function pairsOf(frame: Frame, wanted: readonly string[] | undefined): readonly string[] {
  const known = frame.pairs.map(({ id }) => id);
  if (wanted === undefined) return known;
  return wanted.map((pair) => {
    const id = pair.split("-").sort().join("-");
    if (known.includes(id)) return id;
    throw new Problem(
      "pair-unknown",
      `The dossier does not show ${pair}: it has ${known.join(", ")}.`,
    );
  });
}

async function registerGround(
  live: LiveDossier,
  ask: AskKept,
  pairs: readonly string[],
): Promise<PackRegister> {
  const found: Record<string, readonly string[]> = {};
  for (const pair of pairs) {
    const ids: string[] = [];
    for (const kind of entryKinds) {
      const { entries } = await wholeRegister(ask, kind, pair);
      ids.push(...entries.map(({ id }) => id));
    }
    found[pair] = ids;
  }
  const subjects = await live.use(async ({ book }) =>
    Object.fromEntries(
      book.entries.flatMap(({ id, row }) => {
        const about = aboutOf(row.subject, book.wordings);
        return about === undefined ? [] : [[id, about] as const];
      }),
    ),
  );
  return { pairs: found, subjects };
}

function languageContent(): Readonly<Record<string, string>> {
  const read = (name: string) => readFileSync(join(packageContent, "language", name), "utf8");
  return Object.fromEntries(searchLanguage.map((name) => [name, read(name)]));
}

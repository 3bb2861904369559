import type { ProblemDetails } from "../../src/server/contract.ts";
import { noteAnswer, noteSilence } from "./connection.svelte.ts";
import { askPack } from "./pack.ts";

/** What went wrong with a question to the server, in its own words where it has any. */
export class Unanswered extends Error {
  readonly problem: ProblemDetails;
  constructor(problem: ProblemDetails) {
    super(problem.detail);
    this.problem = problem;
  }
}

function isProblem(value: unknown): value is ProblemDetails {
  return typeof value === "object" && value !== null && "code" in value && "detail" in value;
}

const early = new Map<string, Promise<unknown>>();

/** Asks before the page that needs the answer is there; the first to ask for the same gets it. */
export function askEarly(path: string): void {
  const answer = ask(path);
  answer.catch(() => undefined); // whoever asks for it hears of the problem
  early.set(path, answer);
}

/** Asks the server for one answer. Throws: `Unanswered` with the problem, also when nobody answers. */
export async function ask<T>(path: string, signal?: AbortSignal): Promise<T> {
  const begun = early.get(path);
  early.delete(path);
  if (begun) return begun as Promise<T>;
  return answerOf<T>(path, { headers: { accept: "application/json" } }, signal);
}

/** An answer that comes page by page, with the cursor of the next page. */
interface Page {
  readonly entries: readonly unknown[];
  readonly next?: string | undefined;
}

/** Asks for all pages of an answer and gives them as one: a drawing needs them all. Throws: as `ask`. */
export async function askWhole<T extends Page>(path: string, signal?: AbortSignal): Promise<T> {
  let whole = await ask<T>(path, signal);
  while (whole.next !== undefined) {
    const joint = path.includes("?") ? "&" : "?";
    const cursor = encodeURIComponent(whole.next);
    const page = await ask<T>(`${path}${joint}cursor=${cursor}`, signal);
    whole = { ...page, entries: [...whole.entries, ...page.entries] };
  }
  return whole;
}

/** Sends what is too long for an address. Throws: as `ask`. */
export async function send<T>(
  path: string,
  body: unknown,
  signal?: AbortSignal,
  more: Readonly<Record<string, string>> = {},
): Promise<T> {
  const headers = { accept: "application/json", "content-type": "application/json", ...more };
  return answerOf<T>(path, { method: "POST", headers, body: JSON.stringify(body) }, signal);
}

async function answerOf<T>(path: string, request: RequestInit, signal?: AbortSignal): Promise<T> {
  const reply = await askPack(path);
  if (reply) {
    if ("answer" in reply) return reply.answer as T;
    const { status, code, detail } = reply.problem;
    throw new Unanswered(problemOf(status, code, detail));
  }
  const asked = { ...request, ...(signal ? { signal } : {}) };
  const response = await fetch(path, asked).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    noteSilence();
    throw new Unanswered(problemOf(0, "no-answer", "The server does not answer."));
  });
  noteAnswer();
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok && body !== undefined) return body as T;
  if (isProblem(body)) throw new Unanswered(body);
  throw new Unanswered(
    problemOf(response.status, "unreadable-answer", `The server answered ${response.status}.`),
  );
}

function problemOf(status: number, code: string, detail: string): ProblemDetails {
  return { type: "about:blank", title: detail, status, code, detail };
}

/** A list that comes either bare or under its name. */
export function listIn<T>(answer: readonly T[] | Readonly<Record<string, unknown>>, name: string) {
  if (Array.isArray(answer)) return answer as readonly T[];
  const list = (answer as Readonly<Record<string, unknown>>)[name];
  return Array.isArray(list) ? (list as readonly T[]) : [];
}

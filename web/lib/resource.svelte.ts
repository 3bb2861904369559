import { untrack } from "svelte";
import type { ProblemDetails } from "../../src/server/contract.ts";
import { ask, Unanswered } from "./api.ts";
import { build } from "./build.svelte.ts";
import { connection } from "./connection.svelte.ts";

/** An answer that follows its address: asked again when the address or the build changes, or the server comes back. */
export interface Resource<T> {
  readonly data: T | undefined;
  readonly problem: ProblemDetails | undefined;
  readonly loading: boolean;
  /** Whether the answer is an earlier one to the same question, since the server does not answer now. */
  readonly old?: boolean;
  /** What was asked. */
  readonly asked?: string | undefined;
  /** Asks once more. */
  readonly retry?: () => void;
}

// What was read stays readable when the server is gone: the last answers by the address that they were given for.
const mostKept = 60;
const kept = new Map<string, unknown>();

function keep(path: string, answer: unknown): void {
  kept.delete(path);
  kept.set(path, answer);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
}

/**
 * Keeps an answer of the server up to date while a page shows it.
 *
 * Shape: one question, or `askFor` where an answer comes in pages.
 * Missing: before the first answer, and while `url` gives undefined. An old answer stays until the new one is there; when the
 * server is gone, an earlier answer to the very same question stands, and says that it is old.
 */
export function resource<T>(
  url: () => string | undefined,
  askFor: (path: string, signal: AbortSignal) => Promise<T> = ask,
): Resource<T> {
  let data = $state.raw<T | undefined>(undefined);
  let problem = $state.raw<ProblemDetails | undefined>(undefined);
  let loading = $state(true);
  let old = $state(false);
  let tries = $state(0);
  const address = $derived(url());

  // Only what could not be had is asked for when the server is back.
  let seen = connection.returns;
  $effect(() => {
    if (connection.returns === seen) return;
    seen = connection.returns;
    untrack(() => {
      if (old || problem?.code === "no-answer") tries += 1;
    });
  });
  $effect(() => {
    const path = address;
    void build.fingerprint; // a new build asks again
    void tries;
    if (path === undefined) return;
    const stop = new AbortController();
    loading = true;
    askFor(path, stop.signal)
      .then((answer) => {
        data = answer;
        old = false;
        problem = undefined;
        keep(path, answer);
      })
      .catch((reason: unknown) => {
        if (stop.signal.aborted) return;
        const found = reason instanceof Unanswered ? reason.problem : unexpected(reason);
        // The same question under the same address has the same type of answer.
        const before = found.code === "no-answer" ? (kept.get(path) as T | undefined) : undefined;
        old = before !== undefined;
        data = before;
        problem = old ? undefined : found;
      })
      .finally(() => {
        if (!stop.signal.aborted) loading = false;
      });
    return () => stop.abort();
  });

  return {
    get data() {
      return data;
    },
    get problem() {
      return problem;
    },
    get loading() {
      return loading;
    },
    get old() {
      return old;
    },
    get asked() {
      return address;
    },
    retry: () => {
      tries += 1;
    },
  };
}

function unexpected(reason: unknown): ProblemDetails {
  const detail = reason instanceof Error ? reason.message : String(reason);
  return { type: "about:blank", title: detail, status: 0, code: "page-error", detail };
}

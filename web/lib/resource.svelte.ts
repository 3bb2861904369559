import type { ProblemDetails } from "../../src/server/contract.ts";
import { ask, Unanswered } from "./api.ts";
import { build } from "./build.svelte.ts";

/** An answer that follows its address: asked again when the address or the build changes. */
export interface Resource<T> {
  readonly data: T | undefined;
  readonly problem: ProblemDetails | undefined;
  readonly loading: boolean;
}

/**
 * Keeps an answer of the server up to date while a page shows it.
 *
 * Shape: one question, or `askFor` where an answer comes in pages.
 * Missing: before the first answer, and while `url` gives undefined. An old answer stays until the new one is there.
 */
export function resource<T>(
  url: () => string | undefined,
  askFor: (path: string, signal: AbortSignal) => Promise<T> = ask,
): Resource<T> {
  let data = $state.raw<T | undefined>(undefined);
  let problem = $state.raw<ProblemDetails | undefined>(undefined);
  let loading = $state(true);
  const address = $derived(url());

  $effect(() => {
    const path = address;
    void build.fingerprint; // a new build asks again
    if (path === undefined) return;
    const stop = new AbortController();
    loading = true;
    askFor(path, stop.signal)
      .then((answer) => {
        data = answer;
        problem = undefined;
      })
      .catch((reason: unknown) => {
        if (stop.signal.aborted) return;
        problem = reason instanceof Unanswered ? reason.problem : unexpected(reason);
        data = undefined;
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
  };
}

function unexpected(reason: unknown): ProblemDetails {
  const detail = reason instanceof Error ? reason.message : String(reason);
  return { type: "about:blank", title: detail, status: 0, code: "page-error", detail };
}

import type { CheckedText, ProblemDetails } from "../../src/server/contract.ts";
import { ask, send, Unanswered } from "./api.ts";
import { build } from "./build.svelte.ts";
import type { Resource } from "./resource.svelte.ts";
import { address } from "./router.svelte.ts";

/** What a reader wants checked: a document, or a text of their own, with the days and the language of print. */
export interface CheckAsked {
  readonly document?: string | undefined;
  readonly text?: string | undefined;
  readonly date?: string | undefined;
  readonly asOf?: string | undefined;
  readonly language: string;
}

const path = "/api/check";

/** The reader's own text: in the memory of this page alone, gone when the page is loaded again. */
export const own = $state<{ typed: string; date: string; sent: string | undefined }>({
  typed: "",
  date: "",
  sent: undefined,
});

/** The address of a document's claims; `tail` asks for another form of them. */
export function checkAddress(
  { document = "", date, asOf, language }: CheckAsked,
  tail = "",
): string {
  return address(`${path}/${encodeURIComponent(document)}${tail}`, { date, asOf, language });
}

/** What came of a check, asked again when what is asked changes. Missing: before anything is asked. */
export function checkOf(asked: () => CheckAsked | undefined): Resource<CheckedText> {
  let data = $state.raw<CheckedText | undefined>(undefined);
  let problem = $state.raw<ProblemDetails | undefined>(undefined);
  let loading = $state(false);
  // What stands in the address besides is not asked again for.
  const question = $derived(JSON.stringify(asked() ?? null));

  $effect(() => {
    const now: CheckAsked | undefined = JSON.parse(question) ?? undefined;
    void build.fingerprint; // a new build judges anew
    data = undefined;
    problem = undefined;
    loading = now !== undefined;
    if (now === undefined) return;
    const stop = new AbortController();
    const answer =
      now.document === undefined
        ? send<CheckedText>(path, now, stop.signal)
        : ask<CheckedText>(checkAddress(now), stop.signal);
    answer
      .then((given) => {
        if (!stop.signal.aborted) data = given;
      })
      .catch((reason: unknown) => {
        if (stop.signal.aborted) return;
        if (!(reason instanceof Unanswered)) throw reason;
        problem = reason.problem;
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

/** The same claims as ClaimReview, under the address at which the reader sees them. */
export function claimReviews(asked: CheckAsked, title?: string): Promise<unknown> {
  const url = `${window.location.origin}${window.location.pathname}`;
  const { document } = asked;
  if (document === undefined) return send(`${path}/claim-review`, { ...asked, title, url });
  const shown = `${url}?document=${encodeURIComponent(document)}`;
  const whole = checkAddress(asked, "/claim-review");
  return ask(`${whole}${whole.includes("?") ? "&" : "?"}url=${encodeURIComponent(shown)}`);
}

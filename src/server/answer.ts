import { Problem } from "../terms/index.ts";
import type { ProblemDetails } from "./contract.ts";

const statuses: Readonly<Record<string, number>> = {
  "not-found": 404,
  "asked-wrongly": 400,
  "pair-unreadable": 400,
  "pair-of-one": 400,
  "date-unreadable": 400,
  "column-unknown": 400,
  "column-repeated": 400,
  "edition-unknown": 400,
  "edition-not-named": 400,
  "grain-mismatch": 400,
  "span-backwards": 400,
  "state-unknown": 400,
  "session-missing": 400,
  "votes-of-state-missing": 400,
  "panel-too-large": 413,
  "borders-missing": 404,
  "search-field": 400,
  "search-value": 400,
  "month-unreadable": 400,
  "period-reversed": 400,
  "cursor-unreadable": 400,
  "cursor-elsewhere": 400,
  "cursor-outdated": 410,
  "form-not-offered": 406,
  "answer-too-long": 413,
  "host-refused": 421,
  "method-refused": 405,
  "write-refused": 403,
  "decision-wrong": 400,
  "decision-long": 413,
  "decision-not-possible": 409,
  "quote-range": 400,
  "body-too-deep": 400,
  "body-unreadable": 400,
  "body-too-large": 413,
  "text-too-long": 413,
  "type-refused": 415,
  "too-much-asked": 429,
  "pair-unknown": 404,
  "brief-template-unknown": 404,
  "brief-part-unknown": 400,
  "brief-needs-text": 400,
  "brief-unsupported": 422,
  "brief-too-long": 422,
  "licence-gate": 422,
  "pdf-failed": 422,
  "pdf-unavailable": 422,
  "model-no-answer": 422,
  "model-broken": 422,
  "store-missing": 503,
  "store-outdated": 503,
  "store-unreadable": 503,
};

/**
 * Turns whatever went wrong into problem details (RFC 9457): a stable code and a sentence, never a stack,
 * a path of the machine, or what the reader sent (TRUST A9).
 */
export function toProblemDetails(error: unknown): ProblemDetails {
  if (error instanceof Problem) {
    const status = statuses[error.code] ?? 500;
    const detail = status === 500 ? "The server could not answer; see its log." : error.message;
    return { type: "about:blank", title: titleOf(status), status, code: error.code, detail };
  }
  return {
    type: "about:blank",
    title: titleOf(500),
    status: 500,
    code: "unexpected",
    detail: "The server could not answer; see its log.",
  };
}

/** The problem of an address under which there is nothing. */
export function notFound(what: string): Problem {
  return new Problem("not-found", `There is no ${what} under that id in this dossier.`);
}

function titleOf(status: number): string {
  const titles: Readonly<Record<number, string>> = {
    400: "The question is malformed",
    404: "Not found",
    403: "Refused",
    405: "Read only",
    406: "Not in that form",
    409: "Not possible as things stand",
    410: "No longer so",
    413: "Too large",
    415: "Not JSON",
    421: "Wrong host",
    422: "There is no answer to this question",
    429: "Too much at once",
    503: "Not built yet",
  };
  return titles[status] ?? "Server error";
}

/** Refuses what does not fit a route's shapes, naming the parts and never what they hold. */
export function refuseMalformed(result: {
  success: boolean;
  error?: { issues: readonly { path: PropertyKey[] }[] };
}): void {
  if (result.success) return;
  const names = result.error?.issues.map((issue) => issue.path.map(String).join(".")) ?? [];
  throw new Problem(
    "asked-wrongly",
    `These parts of the question are malformed: ${[...new Set(names)].join(", ")}.`,
  );
}

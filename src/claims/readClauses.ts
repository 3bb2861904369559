import type { Span } from "../language/index.ts";

/** What cutting needs to know of a mark. */
interface Marked extends Span {
  readonly kind: string;
}

const stops = /[;:()]|,(?=\s)|\s[–—-](?=\s)/gu;

/** Cuts a sentence at commas, colons, dashes and words such as “while”; never inside a mark. */
export function cutClauses(text: string, marks: readonly Marked[]): readonly Span[] {
  const states = marks.filter((one) => one.kind === "state");
  const inside = (at: number): boolean =>
    marks.some((one) => one.start < at && at < one.end) ||
    (states.some((one) => one.end === at) && states.some((one) => one.start === at + 2));
  const cuts = [...text.matchAll(stops)].map((one) => one.index).filter((at) => !inside(at));
  cuts.push(...marks.filter((one) => one.kind === "joint").map((one) => one.start));
  const clauses: Span[] = [];
  let start = 0;
  for (const cut of [...new Set(cuts)].sort((a, b) => a - b)) {
    if (cut > start) clauses.push({ start, end: cut });
    start = cut;
  }
  clauses.push({ start, end: text.length });
  return clauses;
}

import type { Finding } from "../terms/index.ts";

/** How many findings of one kind a column names one by one. */
const named = 20;

/**
 * Findings for the first things of a kind, and one that says how many more there are: a broken column must not drown the
 * rest, and no row may go without a word.
 */
export function namedFindings<Odd>(
  all: readonly Odd[],
  make: (one: Odd) => Finding,
): readonly Finding[] {
  const first = all.slice(0, named).map(make);
  const [pattern] = first;
  const more = all.length - named;
  if (pattern === undefined || more <= 0) return first;
  const message = `${more} more rows have the same fault as those named before.`;
  return [...first, { ...pattern, message, row: undefined }];
}

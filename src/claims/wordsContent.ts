import { z } from "zod";
import { readClaimContent } from "./readContent.ts";

const words = z.record(z.string(), z.string());
const text = z.string();

const tongue = z.strictObject({
  kinds: words,
  denied: text,
  relations: words,
  range: text,
  multiples: words,
  plain: words,
  when: z.strictObject({ point: text, span: text, throughout: text }),
  groups: words,
  towards: text,
  mutual: text,
  between: text,
  basis: words,
  sides: words,
  order: words,
  moves: words,
  details: z.strictObject({
    factor: text,
    percent: text,
    by: text,
    to: text,
    either: text,
    relation: text,
  }),
  relationWords: words,
  degrees: words,
  only: text,
  onlyNamed: text,
  count: text,
  amongCount: text,
  orders: words,
  apart: text,
  more: text,
  region: text,
  act: text,
  date: text,
  period: text,
  party: text,
  exact: text,
  after: text,
  claimed: words,
  project: text,
  promises: text,
  projectAnd: text,
  or: text,
});

const file = z.strictObject({ version: z.string(), languages: z.record(z.string(), tongue) });

/** The words in which questions are printed in one language. */
export type QueryWords = z.infer<typeof tongue>;

let known: z.infer<typeof file> | undefined;

/**
 * The words of questions in a language that they are written in.
 *
 * Missing: undefined for a language that `content/claims/queries.yaml` does not have.
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function queryWords(language: string): QueryWords | undefined {
  known ??= readClaimContent("queries.yaml", file);
  return known.languages[language];
}

/** A template with its gaps filled; a gap without a value stays visible, so that a test can find it. */
export function fillGaps(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{([a-zA-Z]+)\}/g, (gap, name: string) => values[name] ?? gap);
}

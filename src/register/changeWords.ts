import { z } from "zod";
import { readYaml, wrong } from "./frame.ts";

/** Where the words for kinds of changes stand. */
export const changeWordsFile = "rules/changes.yaml";

/** What kinds of changes are called, by kind and language tag. */
export type ChangeWords = ReadonlyMap<string, Readonly<Record<string, string>>>;

const shape = z.strictObject({
  version: z.int(),
  kinds: z.record(z.string(), z.record(z.string(), z.string())),
});

/**
 * Reads what kinds of changes are called.
 *
 * Throws: `rules-wrong`, `content-unreadable`.
 */
export function parseChangeWords(content: string): ChangeWords {
  const parsed = shape.safeParse(readYaml(content, changeWordsFile));
  if (!parsed.success) throw wrong("rules-wrong", changeWordsFile, parsed.error);
  return new Map(Object.entries(parsed.data.kinds));
}

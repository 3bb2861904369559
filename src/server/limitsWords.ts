import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";
import type { LimitTable } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { labels } from "./shapesFrame.ts";

const shape = z.strictObject({
  sections: z.array(
    z.strictObject({
      id: z.string(),
      title: labels,
      note: labels,
      see: z.string().optional(),
      doc: z.string().optional(),
    }),
  ),
  words: z.record(z.string(), labels),
  measured: z.array(
    z.strictObject({
      doc: z.string(),
      section: z.string(),
      label: labels,
      show: z.array(z.string()),
    }),
  ),
});

/** The words of the limits page, from content/help/limits.yaml. */
export interface LimitWords {
  readonly sections: z.infer<typeof shape>["sections"];
  readonly measured: z.infer<typeof shape>["measured"];
  /** A word of the page in every language. Throws: `content-wrong` when the file does not have it. */
  word(id: string): Record<string, string>;
  /** A column headed by a word. */
  column(id: string): LimitTable["columns"][number];
}

/** Reads the words of the limits page. Throws: `content-missing`, `content-wrong`. */
export function readLimitWords(desk: Desk): LimitWords {
  const where = "help/limits.yaml";
  const read = shape.safeParse(load(contentOf(desk, where), { schema: CORE_SCHEMA }));
  if (!read.success) {
    const keys = read.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new Problem("content-wrong", `content/${where} needs mending: ${keys}.`, { where });
  }
  const { words, ...rest } = read.data;
  const word = (id: string): Record<string, string> => {
    const found = words[id];
    if (found !== undefined) return found;
    throw new Problem("content-wrong", `content/${where} lacks the word ${id}: add it.`, { where });
  };
  return { ...rest, word, column: (id) => ({ id, label: word(id) }) };
}

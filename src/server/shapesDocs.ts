import { z } from "zod";
import { labels } from "./shapesFrame.ts";

/** A stretch of words set in one way, perhaps a link. */
export const docRun = z.object({
  text: z.string(),
  strong: z.boolean().optional(),
  em: z.boolean().optional(),
  code: z.boolean().optional(),
  language: z.string().optional().describe("Its language, where that is not the guide's."),
  href: z
    .string()
    .optional()
    .describe("Address on these pages, an anchor on this one, or elsewhere by https or mailto."),
});

/** A stretch of words of a guide. */
export type DocRun = z.infer<typeof docRun>;

/** A part of a guide: what Markdown calls a block. */
export type DocBlock =
  | {
      readonly kind: "heading";
      readonly depth: number;
      readonly id: string;
      readonly runs: readonly DocRun[];
    }
  | { readonly kind: "paragraph"; readonly runs: readonly DocRun[] }
  | { readonly kind: "code"; readonly text: string; readonly language?: string | undefined }
  | {
      readonly kind: "list";
      readonly ordered: boolean;
      readonly items: readonly (readonly DocBlock[])[];
    }
  | {
      readonly kind: "table";
      readonly header: readonly (readonly DocRun[])[];
      readonly rows: readonly (readonly (readonly DocRun[])[])[];
    }
  | { readonly kind: "quote"; readonly blocks: readonly DocBlock[] }
  | { readonly kind: "rule" };

const runs = z.array(docRun);

/** A part of a guide, with the parts inside it. No part holds HTML: what was written as such is text. */
export const docBlock: z.ZodType<DocBlock> = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("heading"),
      depth: z.number().int().min(1).max(6),
      id: z.string(),
      runs,
    }),
    z.object({ kind: z.literal("paragraph"), runs }),
    z.object({ kind: z.literal("code"), text: z.string(), language: z.string().optional() }),
    z.object({
      kind: z.literal("list"),
      ordered: z.boolean(),
      get items(): z.ZodArray<z.ZodArray<z.ZodType<DocBlock>>> {
        return z.array(z.array(docBlock));
      },
    }),
    z.object({
      kind: z.literal("table"),
      header: z.array(runs),
      rows: z.array(z.array(runs)),
    }),
    z.object({
      kind: z.literal("quote"),
      get blocks(): z.ZodArray<z.ZodType<DocBlock>> {
        return z.array(docBlock);
      },
    }),
    z.object({ kind: z.literal("rule") }),
  ])
  .meta({ id: "DocBlock" });

/** What a guide is called, and in which language. */
export const docHead = z.object({
  name: z.string().describe("Path under docs/, without its ending."),
  title: z.string().describe("Its first heading."),
  language: z
    .string()
    .describe("Language of the guide as it is given: the one asked for, or English."),
});

/** The guides, by who reads them; whatever no list names stands in the last group. */
export const docList = z.object({
  language: z.string().describe("Language that was asked for."),
  groups: z.array(
    z.object({ id: z.string(), label: labels, note: labels, docs: z.array(docHead) }),
  ),
});

/** One guide in parts. */
export const doc = docHead.extend({
  languages: z.array(z.string()).describe("Languages in which the guide can be had."),
  isBehind: z
    .boolean()
    .optional()
    .describe("Whether the English has changed since this translation was made."),
  blocks: z.array(docBlock),
});

import { z } from "zod";
import { next } from "./shapesPage.ts";

/** Who or what a coding names, with its place in the text. */
export const mention = z.object({
  id: z.string(),
  type: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});

const quantity = z.object({
  value: z.number(),
  unit: z.string(),
  start: z.number().int(),
  end: z.number().int(),
});

/** What a passage shows, as one coder has it. */
export const coding = z.object({
  id: z.string(),
  document: z.string(),
  passage: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  kind: z.string(),
  direction: z.string().optional(),
  interests: z.array(z.string()),
  actors: z.array(z.object({ id: z.string(), role: z.string(), resolved: z.string().optional() })),
  mentions: z.array(mention),
  dates: z.array(
    z.object({
      value: z.string().optional(),
      start: z.number().int(),
      end: z.number().int(),
      relative: z.boolean(),
    }),
  ),
  quantities: z.array(quantity),
  event: z
    .object({ type: z.string(), mode: z.string().optional(), contexts: z.array(z.string()) })
    .optional(),
  cameo: z.string().optional(),
  score: z.number().optional(),
  polarity: z.string(),
  negated: z.boolean(),
  modality: z.string(),
  saidBy: z.string().optional(),
  obligors: z.array(z.string()),
  measure: quantity.optional(),
  deadline: z.string().optional(),
  coder: z.string(),
  rule: z.string(),
  confidence: z.number(),
});

/** A coding with the document it stands in, for lists outside the reader. */
export const codingInContext = coding.extend({
  documentTitle: z.string(),
  documentDate: z.string().optional(),
  side: z.string().optional(),
  language: z.string(),
});

/** A document of the dossier, as lists show it. */
export const documentSummary = z.object({
  id: z.string(),
  title: z.string(),
  file: z.string(),
  format: z.string(),
  languages: z.array(z.string()),
  date: z.string().optional(),
  author: z.string().optional(),
  side: z.string().optional(),
  kind: z.string().optional(),
  licence: z.string().optional(),
  redistribute: z.string(),
  sha256: z.string(),
  pages: z.number().int(),
  pagesRead: z.number().int(),
  characters: z.number().int(),
  passages: z.number().int(),
  codings: z.number().int(),
});

/** The documents of a dossier, those that were there by a day where one is asked for. */
export const documentList = z.object({
  asOf: z.string().optional().describe("The day asked for."),
  leftOut: z.number().int().describe("Documents dated after that day."),
  total: z.number().int(),
  next,
  documents: z.array(documentSummary),
});

/** A stretch of a document in one language: a heading, a paragraph, a table row. */
export const passage = z.object({
  id: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  page: z.number().int(),
  kind: z.string(),
  language: z.string(),
  confidence: z.number(),
  text: z.string(),
});

/** A finding of the build, with the place and the remedy. */
export const findingShape = z.object({
  id: z.string(),
  stage: z.string(),
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  remedy: z.string(),
  file: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  start: z.number().int().optional(),
  about: z.string().optional(),
});

/** A document with its text in passages, its codings and what was odd about it. */
export const documentDetail = z.object({
  document: documentSummary,
  passages: z.array(passage),
  evidence: z.array(coding),
  findings: z.array(findingShape),
});

/** Why a passage was found, in words that can be shown. */
export const reason = z.object({
  typed: z.string().describe("What the reader typed."),
  matched: z.string().describe("The form in the text."),
  how: z.enum(["exact", "folded", "stem", "prefix", "glossary"]),
  through: z.string().optional().describe("Glossary entry or spelling that led there."),
});

/** One part of a query, as it was understood. */
export const queryPart = z.union([
  z.object({
    kind: z.enum(["word", "phrase", "prefix"]),
    field: z.enum(["text", "title"]),
    typed: z.string(),
    excluded: z.boolean(),
  }),
  z.object({
    kind: z.literal("values"),
    field: z.enum(["side", "language", "date", "kind", "direction", "year", "document"]),
    typed: z.string(),
    values: z.array(z.string()).describe("Any of these."),
    excluded: z.boolean(),
  }),
]);

/** Passages found by words, with counts that are exact. */
export const searchResult = z.object({
  query: z.string(),
  mode: z.enum(["exact", "folded", "across"]),
  parts: z.array(queryPart).describe("What the query was understood to ask: all must be true."),
  total: z.object({
    mentions: z.number().int(),
    passages: z.number().int(),
    documents: z.number().int(),
  }),
  offset: z.number().int().describe("How many of the best passages were passed over."),
  next,
  leftOut: z
    .number()
    .int()
    .optional()
    .describe("Documents dated after the day asked for, which were not searched."),
  cut: z.boolean().describe("Whether this answer leaves out passages that were found."),
  fields: z
    .array(
      z.object({
        field: z.string(),
        values: z.array(z.object({ value: z.string(), passages: z.number().int() })),
      }),
    )
    .optional()
    .describe("How many of all the passages found have each value of each field."),
  hits: z.array(
    z.object({
      document: z.string(),
      documentTitle: z.string(),
      passage: z.string(),
      language: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      text: z.string(),
      score: z.number(),
      mentions: z.array(
        z.object({ start: z.number().int(), end: z.number().int(), quote: z.string() }),
      ),
      why: z.array(reason),
    }),
  ),
});

import { z } from "zod";

/** What may come of a claim. */
export const verdicts = [
  "supported",
  "partly",
  "out of date",
  "wrong unit",
  "wrong period",
  "wrong scope",
  "contradicted",
  "not covered",
] as const;

/** The kinds of question that a sentence can be turned into. */
export const claimKinds = [
  "amount",
  "threshold",
  "comparison",
  "sum",
  "rank",
  "share",
  "change",
  "geography",
  "date",
  "parties",
  "status",
  "priority",
  "fulfilment",
] as const;

const verdict = z.enum(verdicts);
const offset = z.number().int();

/** A row that a verdict stands on; `/api/explain/{id}` tells how it is known. */
export const claimRow = z.object({
  table: z.string(),
  id: z.string(),
  reference: z.object({
    file: z.string(),
    row: offset.optional(),
    start: offset.optional(),
    end: offset.optional(),
  }),
  series: z.string().optional(),
  of: z.string().optional().describe("A state, or two joined by - (undirected) or > (directed)."),
  year: z.number().int().optional(),
  date: z.string().optional(),
  value: z.number().optional(),
  unit: z.string().optional(),
  priceBasis: z.string().optional(),
  vintage: z.string().optional(),
  source: z.string().optional(),
});

/** The verdict of one day, and why. */
export const claimJudgement = z.object({
  verdict,
  verdictWords: z.string(),
  day: z.string(),
  reason: z.string(),
  reasons: z.array(z.string()),
  rule: z.string().describe("Tolerance or status rule that decided."),
  found: z.number().optional().describe("The value found, in the unit claimed."),
  rows: z.array(z.string()).describe("Rows of the claim as table:id."),
});

/** A sentence's claim, the question it asks, and what came of it. */
export const checkedClaim = z.object({
  id: z.string(),
  start: offset.describe("UTF-16 offset in the text sent or in that of the document."),
  end: offset,
  quote: z.string(),
  language: z.string(),
  kind: z.enum(claimKinds),
  question: z.string().describe("The query in words, in the language asked for."),
  query: z
    .looseObject({ kind: z.enum(claimKinds) })
    .describe("The typed question; its other parts follow from its kind."),
  negated: z.boolean(),
  saidBy: z.string().optional(),
  assumed: z.array(z.string()).describe("What the words leave open and context filled in."),
  rule: z.string(),
  confidence: z.number(),
  verdict,
  verdictWords: z.string(),
  atTextDate: claimJudgement.optional(),
  today: claimJudgement,
  reason: z.string(),
  rows: z.array(claimRow),
});

/** A sentence that says something to check and was not read, with why. */
export const unreadSentence = z.object({
  start: offset,
  end: offset,
  quote: z.string(),
  language: z.string(),
  why: z.enum(["no-measure", "no-one", "no-entry", "unclear"]),
  reason: z.string(),
});

/** A text whose claims were put to the test. */
export const checkedText = z.object({
  document: z.string().optional().describe("Id, for a document of the dossier."),
  title: z.string().optional(),
  textDate: z.string().optional().describe("Day of the text, where it is known."),
  asOf: z.string().describe("Day as of which `today` judges."),
  language: z.string().describe("Language of the printed words."),
  counts: z.array(z.object({ verdict, claims: z.number().int() })),
  passages: z.array(
    z.object({ start: offset, end: offset, kind: z.string(), language: z.string() }),
  ),
  claims: z.array(checkedClaim),
  unread: z.array(unreadSentence),
});

const words = z.enum(["en", "uz-Latn", "uz-Cyrl", "kk", "ru"]);
const day = z.string().max(10);

/** What may be asked beside the text: its day where it has none, the day to judge as of, the language of print. */
export const checkQuery = z.object({
  date: day.optional(),
  asOf: day.optional(),
  language: words.default("en"),
});

/** A text to check, or the id of a document; one of the two. */
export const checkBody = z.strictObject({
  ...checkQuery.shape,
  text: z.string().optional(),
  document: z.string().max(200).optional(),
  title: z.string().max(500).optional(),
});

const reviewAddress = z
  .string()
  .max(500)
  .regex(/^(?:https?|urn):/)
  .optional()
  .describe("Address of the review; the id of a claim follows a #.");

/** As `checkQuery`, with the address that the reviews name as theirs. */
export const reviewQuery = checkQuery.extend({ url: reviewAddress });

/** As `checkBody`, with the address that the reviews name as theirs. */
export const reviewBody = checkBody.extend({ url: reviewAddress });

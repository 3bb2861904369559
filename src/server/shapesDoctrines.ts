import { z } from "zod";
import { labels, said } from "./shapesFrame.ts";
import { entry, source } from "./shapesRegister.ts";

/** A figure with the range that what is not sure leaves open. */
const ranged = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** What shows that a side says something: a row of the register, or the words of a document with their place. */
export const statement = z.object({
  kind: z.enum(["priority", "passage"]),
  id: z.string().describe("Id of the priority, or of the coding."),
  text: z
    .string()
    .describe("The topic of the priority with its reader's note, or the words quoted."),
  interests: z.array(z.string()),
  rank: z.number().int().optional(),
  partner: z.string().optional(),
  said: said.describe("Text and partner of a priority in the languages of the dossier."),
  source: source.optional().describe("Who reads the doctrine so; of a priority."),
  document: z.string().optional(),
  documentTitle: z.string().optional(),
  date: z.string().optional(),
  passage: z.string().optional(),
  start: z.number().int().optional(),
  end: z.number().int().optional(),
  language: z.string().optional(),
  says: z
    .enum(["the doctrine", "a reader of it", "a source of that side"])
    .describe("Whose words they are: a source of that side is not the doctrine."),
});

/** One thing in the order of a doctrine, with every place that its readers give it. */
export const rankedThing = z.object({
  id: z.string().describe("State, region, organisation or direction."),
  label: labels,
  rank: z.number().int().describe("The place that most readers give it."),
  readings: z.array(
    z.object({ rank: z.number().int(), readers: z.array(source).describe("Who reads it so.") }),
  ),
  texts: z.array(z.string()).describe("How the rows name it."),
});

/** Two orders of priorities beside each other; `sides` stand in the order asked for. */
export const orderComparison = z.object({
  by: z.enum(["partner", "direction"]),
  sides: z.array(z.array(rankedThing)).length(2),
  shared: z.number().int().describe("Things that stand in both orders: what τ is made of."),
  tau: ranged
    .optional()
    .describe("Kendall's τ-b; the range is over what readers disagree on. Missing: see reason."),
  overlap: ranged.optional().describe("Rank-biased overlap; range as for τ."),
  combinations: z.object({
    possible: z.number().describe("Pairs of orders that the readers allow together."),
    tried: z.number().int(),
    isCapped: z.boolean().describe("Whether more were possible than were tried."),
    withoutTau: z.number().int().describe("Of those tried: how many have no τ."),
  }),
  reason: z.string().optional().describe("Why a figure is missing."),
});

/** How much of a doctrine's text speaks to each direction. */
export const emphasis = z.object({
  state: z.enum(["coded", "no text in the dossier"]),
  documents: z.array(z.string()),
  passages: z.number().int().describe("Coded passages with a direction."),
  shares: z.array(
    z.object({
      direction: z.string(),
      passages: z.number().int(),
      share: z.number(),
      low: z.number(),
      high: z.number(),
    }),
  ),
});

/** One side's answer to a question: what it says, or that it is not stated. */
export const answerOfSide = z.object({
  state: z.enum(["stated", "not stated"]),
  interests: z.array(z.string()),
  statements: z.array(statement),
  voices: z
    .array(statement)
    .describe("What sources of that side say of the same; not the doctrine's own words."),
  voicesFound: z.number().int().describe("How many there are, of which the surest are given."),
});

/** How the interests of the two sides stand towards each other in a direction, by a written rule. */
export const interestRelation = z.object({
  relation: z.enum([
    "coincide",
    "complement",
    "collide",
    "stated-by-both",
    "one-sided",
    "not-stated",
  ]),
  label: labels,
  rule: z.string(),
  explanation: z.string(),
  evidence: z.array(z.object({ kind: z.string(), id: z.string(), title: labels })),
});

/** One doctrine in a comparison. */
export const doctrineSide = z.object({
  doctrine: entry,
  period: z.string().optional(),
  instrument: z.string().optional(),
  said,
  readers: z.array(z.object({ source, priorities: z.number().int(), ranked: z.number().int() })),
  emphasis,
  unmatched: z
    .array(z.object({ id: z.string(), rank: z.number().int().optional(), text: z.string(), said }))
    .describe("Partners of its rows that the list of partners does not have."),
});

/** Two doctrines side by side; wherever there are `sides`, the first is the doctrine named first. */
export const doctrineComparison = z.object({
  asOf: z.string(),
  persistence: z
    .number()
    .describe("Chance that a reader of the list goes on: rank-biased overlap."),
  sides: z.array(doctrineSide).length(2),
  orders: z.array(orderComparison),
  questions: z.array(
    z.object({ id: z.string(), label: labels, sides: z.array(answerOfSide).length(2) }),
  ),
  directions: z.array(
    z.object({
      direction: z.string(),
      label: labels,
      sides: z.array(answerOfSide).length(2),
      relations: z
        .array(interestRelation)
        .describe("Every relation that holds; the first heads the direction."),
    }),
  ),
});

/** The doctrines of the dossier with what there is of each. */
export const doctrineList = z.object({
  asOf: z.string(),
  doctrines: z.array(
    z.object({
      doctrine: entry,
      period: z.string().optional(),
      readers: z.number().int(),
      priorities: z.number().int(),
      ranked: z.number().int(),
      documents: z.array(z.string()).describe("Documents that hold its text; often none."),
    }),
  ),
});

import { z } from "zod";
import { labels } from "./shapesFrame.ts";
import { act, entry } from "./shapesRegister.ts";
import { codingInContext } from "./shapesTexts.ts";

/** One cell of the matrix: how much there is under a direction and an interest. */
export const matrixCell = z.object({
  direction: z.string(),
  interest: z.string(),
  evidence: z.number().int(),
  register: z.number().int(),
  indicators: z.number().int(),
  openCommitments: z.number().int(),
  disputes: z.number().int(),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .describe("Share of the five kinds of ground that the cell has any of."),
});

const count = z.number().int().min(0);
const dated = z.object({ entry, due: z.string(), lastDay: z.string(), days: count });

/** The first screen: a pair on a day. */
export const overview = z.object({
  pair: z.object({ id: z.string(), a: z.string(), b: z.string() }),
  asOf: z.string(),
  latest: z.string().optional().describe("Date of the latest act of the pair."),
  matrix: z.array(matrixCell),
  commitments: z
    .array(z.object({ status: z.string(), count: z.number().int(), ids: z.array(z.string()) }))
    .describe("Commitments of the pair by status: the finding that heads the page."),
  totals: z.object({
    agreements: z.number().int(),
    inForce: z.number().int(),
    commitments: z.number().int(),
    disputes: z.number().int(),
    openDisputes: z.number().int(),
    meetings: z.number().int(),
    evidence: z.number().int(),
    documents: z.number().int(),
  }),
  promised: count.describe("Commitments that were promised, not only proposed."),
  fulfilled: count.describe("Of those, the ones fulfilled."),
  kept: z.array(z.string()).describe("The statuses that count as fulfilled."),
  dueNext: z.array(dated).describe("Open promises that fall due next, the nearest first."),
  dueNextFound: count,
  pastDue: z.array(dated).describe("Open promises whose day has passed, the latest first."),
  pastDueFound: count,
  acts: z.array(act).describe("Latest acts of the pair, newest first."),
});

/** Borders of two states by the treaties on them in the register. */
export const boundaryLines = z.object({
  asOf: z.string(),
  lines: z
    .array(
      z.object({
        pair: z.string(),
        rests: z.enum(["in-force", "not-in-force"]).describe("Whether a treaty on it is in force."),
        treaties: z.array(entry),
      }),
    )
    .describe("A border that is not here has no such treaty in the register, which is no denial."),
});

/** What lies under one cell of the matrix. */
export const cell = z.object({
  pair: z.string(),
  direction: z.string(),
  interest: z.string(),
  asOf: z.string(),
  evidence: z.array(codingInContext),
  agreements: z.array(entry),
  commitments: z.array(entry),
  disputes: z.array(entry),
  doctrines: z.array(entry),
  meetings: z.array(entry),
  series: z.array(
    z.object({
      id: z.string(),
      label: labels,
      unit: z.string(),
      grain: z.string(),
      concept: z.string(),
      latest: z.array(z.object({ of: z.string(), year: z.number().int(), value: z.number() })),
    }),
  ),
});

import { z } from "zod";
import { labels, said } from "./shapesFrame.ts";
import { commitmentMeasure } from "./shapesMeasure.ts";
import { next } from "./shapesPage.ts";

/** Kinds of register entries. */
export const entryKinds = [
  "agreement",
  "doctrine",
  "commitment",
  "dispute",
  "meeting",
  "priority",
] as const;

/** Where something comes from: what a reader needs to find it again. */
export const source = z.object({
  title: z.string(),
  url: z.string().optional(),
  confidence: z.string().optional(),
  file: z.string(),
  row: z.number().int(),
});

/** Something that was done or said on a day about an entry, as a source has it. */
export const act = z.object({
  id: z.string(),
  entry: z.string(),
  entryTitle: labels,
  entryKind: z.string(),
  act: z.string(),
  date: z.string().describe("As exact as the source: YYYY, YYYY-MM or YYYY-MM-DD."),
  party: z.string().optional(),
  place: z.string().optional(),
  value: z.string().optional(),
  note: z.string().optional(),
  said,
  source,
});

/** A status on a day: never typed in, always derived by a rule from dated acts. */
export const status = z.object({
  status: z.string(),
  group: z.string().describe("How the status counts: pending, standing, over or unknown."),
  rule: z.string(),
  explanation: z.string(),
  acts: z.array(z.string()).describe("Acts that the rule rests on."),
  conflicts: z
    .array(z.object({ acts: z.array(z.string()), about: z.string() }))
    .describe("Acts of different sources that disagree: all stand."),
});

/** A register entry as lists show it. */
export const entry = z.object({
  id: z.string(),
  kind: z.enum(entryKinds),
  title: labels,
  parties: z.array(z.string()),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  tags: z.array(z.string()),
  date: z
    .string()
    .optional()
    .describe("Date of its first act; of a priority that of its doctrine."),
  due: z.string().optional(),
  status,
  checked: z.string().optional(),
  priorityOf: z
    .object({
      id: z.string(),
      title: labels,
      rank: z.number().int().optional().describe("Place in the doctrine's order, 1 being first."),
    })
    .optional()
    .describe("Of a priority: the doctrine that it stands in."),
  source,
});

/** What one party has done about an agreement or a dispute, step by step, and how it stands for that party. */
export const partyActs = z.object({
  party: z.string(),
  status: status.describe("By the same rules, from the acts of this party and of all together."),
  steps: z.array(
    z.object({
      step: z.string().describe("signature, ratification, entry-into-force or withdrawal."),
      label: labels,
      acts: z
        .array(z.string())
        .describe("Empty: the register has no such act, which is no denial."),
      dates: z.array(z.string()),
    }),
  ),
});

/** A register entry with everything known of it. */
export const entryDetail = entry.extend({
  byParty: z.array(partyActs).describe("Of agreements and disputes; empty for other kinds."),
  measures: z.array(commitmentMeasure).describe("Of commitments; empty where nothing counts it."),
  fields: z.array(
    z.object({
      name: z.string(),
      value: z.string(),
      label: labels.optional().describe("The value in the languages of the dossier."),
    }),
  ),
  acts: z.array(act),
  related: z.array(
    z.object({ id: z.string(), kind: z.string(), title: labels, relation: z.string() }),
  ),
  priorities: z.array(
    z.object({
      id: z.string(),
      rank: z.number().int().optional(),
      partner: z.string(),
      topic: z.string(),
      note: z.string().optional(),
      said,
      source,
    }),
  ),
});

/** A list of register entries, with counts for every filter and nothing hidden. */
export const entryList = z.object({
  kind: z.string(),
  asOf: z.string(),
  total: z.number().int().describe("Entries that fit the filters, whatever the page size."),
  offset: z.number().int(),
  next,
  entries: z.array(entry),
  facets: z.record(z.string(), z.record(z.string(), z.number().int())),
});

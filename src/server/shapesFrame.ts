import { z } from "zod";

/** A label in the languages in which it is known, by language tag. */
export const labels = z.record(z.string(), z.string()).describe("Label by language tag.");

/** Texts of a row that the dossier words in its languages, by the name of the field that has the text itself. */
export const said = z
  .record(z.string(), labels)
  .optional()
  .describe("Texts of the row in the languages of the dossier, by field; missing: no wording.");

const code = z.object({
  id: z.string(),
  label: labels,
  definition: labels.optional(),
});

/** What the dossier is about and the words it uses: states, directions, interests, kinds, statuses. */
export const frame = z.object({
  dossier: z.object({
    id: z.string(),
    title: labels,
    asOf: z.string().describe("Day that pages show when none is asked for."),
    period: z.object({ from: z.number().int(), to: z.number().int() }),
    languages: z.array(z.string()),
    boundaryPolicy: z.object({ id: z.string(), label: labels, note: labels }),
    boundaryViews: z
      .array(
        z.object({
          id: z.string(),
          label: labels,
          note: labels,
          unsettled: z
            .enum(["dashed", "none"])
            .describe("How lines that are not settled are drawn."),
          byTreaty: z
            .boolean()
            .describe("Whether treaties in the register say how a line is drawn."),
        }),
      )
      .describe("Other ways to draw borders, beside the policy that holds unless one is chosen."),
  }),
  states: z.array(
    z.object({
      iso3: z.string(),
      names: labels,
      role: z.enum(["region", "neighbour", "other"]),
    }),
  ),
  focus: z.string().describe("Pair shown first."),
  pairs: z.array(z.object({ id: z.string(), a: z.string(), b: z.string() })),
  directions: z.array(code),
  interests: z.array(code),
  kinds: z.array(code),
  strategies: z.array(code),
  acts: z.array(code),
  statuses: z.array(
    z.object({
      entryKind: z.string(),
      status: z.string(),
      group: z.string().describe("pending, standing, over or unknown."),
      label: labels,
      rules: z.array(z.object({ id: z.string(), explanation: z.string() })),
    }),
  ),
  actors: z.array(code).describe("Names of all codes that a coding may mention."),
  names: z
    .array(labels)
    .describe(
      "Names of places and waters that maps show, from the glossary and the dossier's list of towns.",
    ),
  tour: z.boolean().describe("Whether the dossier has a guided tour: see /api/tour."),
  layers: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      title: labels,
      direction: z
        .string()
        .optional()
        .describe("Direction of the matrix that the layer belongs to."),
    }),
  ),
  fingerprint: z.string(),
});

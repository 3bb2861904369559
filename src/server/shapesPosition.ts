import { z } from "zod";
import { labels } from "./shapesFrame.ts";

const count = z.number().int();
const share = z.number().min(0).max(1);
const figurePlace = {
  note: z.string().optional(),
  file: z.string().optional().describe("Table in the dossier."),
  row: count.optional().describe("Line in that table."),
};
const centrality = z.object({
  among: count.describe("States on the same land, itself included."),
  betweenness: share.optional().describe("Share of the shortest ways between others through it."),
  betweennessRank: count.optional(),
  closeness: share.optional().describe("1 over the mean number of borders to the others."),
  closenessRank: count.optional(),
});

/** Where a state lies. */
export const positionAnswer = z.object({
  state: z.string(),
  names: z.record(z.string(), labels).describe("Names of the states that are spoken of."),
  neighbours: z.array(
    z.object({
      state: z.string(),
      km: z.number().optional(),
      share: share.optional().describe("Of the state's whole land border."),
      ...figurePlace,
    }),
  ),
  borderKm: z.number().optional(),
  coast: z.object({ km: z.number(), ...figurePlace }).optional(),
  landlocked: z
    .union([z.literal(0), z.literal(1), z.literal(2)])
    .optional()
    .describe("0 a coast on the open sea, 1 none, 2 no neighbour has one either."),
  closedWaters: z.array(z.object({ id: z.string(), names: labels })),
  sea: z
    .object({
      countries: count.describe("Other states to the nearest open coast, the last one included."),
      routes: z.array(z.array(z.string())),
    })
    .optional(),
  world: centrality,
  region: centrality.optional(),
  distinctions: z.array(
    z.object({
      is: z.enum([
        "landlocked",
        "bordering-all",
        "bordering-any",
        "bordering-all-others",
        "neighbours",
      ]),
      degree: count.optional(),
      among: z.enum(["region", "world"]),
      others: z.array(z.string()).describe("Of which it is true as well; none: the only one."),
    }),
  ),
  rule: z.string(),
  sources: z.array(
    z.object({
      title: z.string(),
      url: z.string().optional(),
      edition: z.string(),
      licence: z.string(),
      redistribute: z.string(),
    }),
  ),
});

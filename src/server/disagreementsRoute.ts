import { z } from "zod";
import { disagreementList } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { findDisagreements } from "./disagreements.ts";
import { pagedRoute, pageLength, pageOf } from "./paging.ts";
import type { Route, Shown } from "./route.ts";

/** What may be asked of the disagreements of sources. */
export const disagreementsQuery = z.object({
  pair: z.string().optional().describe("Left out: of all states."),
  entry: z.string().optional().describe("Only those about this entry."),
  asOf: z.string().optional(),
});

/** Where sources differ, all sides of each. */
export const disagreementsRoute: Route = pagedRoute({
  path: "/api/disagreements",
  summary: "Where sources of a relation differ on a day, with every side and its source.",
  parameters: z.object({}),
  query: disagreementsQuery.extend({ limit: pageLength }),
  answer: disagreementList,
  counts: ({ disagreements, total }) => ({ here: disagreements.length, all: total }),
  handle: async (desk, { offset, limit, ...asked }) => {
    const found = await listDisagreements(desk, asked);
    return { ...found, disagreements: pageOf(found.disagreements, offset, limit) };
  },
});

/** The disagreements that are asked for, with how many there are of each kind. */
export async function listDisagreements(
  desk: Desk,
  asked: z.infer<typeof disagreementsQuery>,
): Promise<Shown<z.infer<typeof disagreementList>>> {
  const day = dayOf(desk, asked.asOf);
  const pair = asked.pair === undefined ? undefined : pairAsked(desk, asked.pair);
  const found = await findDisagreements(desk, { pair, day });
  const { entry } = asked;
  const disagreements =
    entry === undefined ? found : found.filter((one) => one.entries.some(({ id }) => id === entry));
  const counts: Record<string, number> = {};
  for (const { kind } of disagreements) counts[kind] = (counts[kind] ?? 0) + 1;
  const total = disagreements.length;
  return { pair: pair?.id, asOf: day, counts, total, disagreements };
}

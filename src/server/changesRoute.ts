import { z } from "zod";
import { changeWordsFile, parseChangeWords } from "../register/index.ts";
import { Problem } from "../terms/index.ts";
import type { ChangesAsked, Told } from "./changesTold.ts";
import { findChanges } from "./changesView.ts";
import { changeKinds, changeList } from "./contract.ts";
import { contentOf, type Desk, dayOf, pairAsked } from "./desk.ts";
import { pagedRoute } from "./paging.ts";
import type { Route, Shown } from "./route.ts";

/** What may be asked of changes, by page, feed and export alike. */
export const changesQuery = z.object({
  from: z.string().optional().describe("The day before the first that counts; a year before `to`."),
  to: z.string().optional().describe("The last day that counts; the dossier's own day."),
  pair: z.string().optional().describe("AAA-BBB; none means all states."),
  direction: z.string().optional(),
  kind: z.enum(changeKinds).optional(),
  values: z.coerce
    .number()
    .int()
    .min(0)
    .max(100_000)
    .default(50)
    .describe("Most values of an edition."),
});

type Query = z.infer<typeof changesQuery>;

/** What changed between two days. */
export const changesRoute: Route = pagedRoute({
  path: "/api/changes",
  summary: "What changed after one day and up to another: register, figures, rows of the dossier.",
  parameters: z.object({}),
  query: changesQuery.extend({
    limit: z.coerce.number().int().min(1).max(10_000).default(1000),
  }),
  answer: changeList,
  counts: ({ changes, total }) => ({ here: changes.length, all: total }),
  handle: async (desk, { offset, limit, ...query }) => {
    const found = await viewChanges(desk, query);
    return { ...found, offset, changes: found.changes.slice(offset, offset + limit) };
  },
});

/** Changes as they are shown, all of them, with the words of their kinds. */
export async function viewChanges(
  desk: Desk,
  query: Query,
): Promise<Omit<Shown<z.infer<typeof changeList>>, "offset">> {
  const asked = changesAsked(desk, query);
  const words = parseChangeWords(contentOf(desk, changeWordsFile));
  const { changes, counts, history } = await findChanges(desk, asked);
  const labelOf = (kind: string) => words.get(kind) ?? { en: kind };
  const label = (one: Told) => ({ ...one, label: labelOf(one.kind) });
  return {
    from: asked.from,
    to: asked.to,
    pair: asked.pair?.id,
    total: changes.length,
    counts,
    kinds: Object.fromEntries(Object.keys(counts).map((kind) => [kind, labelOf(kind)])),
    history,
    changes: changes.map(label),
  };
}

/**
 * The span and the filters of a question.
 *
 * Throws: `date-unreadable`, `period-reversed`, `pair-unreadable`, `not-found` for an unknown state.
 */
function changesAsked(desk: Desk, { from, to, pair, ...query }: Query): ChangesAsked {
  const last = dayOf(desk, to);
  const first = from === undefined || from === "" ? yearBefore(last) : dayOf(desk, from);
  if (first > last) {
    throw new Problem("period-reversed", "The first day must not be after the last.");
  }
  const none = pair === undefined || pair === "";
  return {
    from: first,
    to: last,
    pair: none ? undefined : pairAsked(desk, pair),
    direction: query.direction === "" ? undefined : query.direction,
    kind: query.kind,
    values: query.values,
  };
}

function yearBefore(day: string): string {
  const year = String(Number(day.slice(0, 4)) - 1).padStart(4, "0");
  const rest = day.slice(4);
  return `${year}${rest === "-02-29" ? "-02-28" : rest}`;
}

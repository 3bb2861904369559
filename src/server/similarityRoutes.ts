import { z } from "zod";
import { similarityJson, sourceJson } from "../briefs/index.ts";
import {
  createIdealPoints,
  idealPointDistance,
  issuesIn,
  type PairSimilarity,
  pairSimilarity,
  readIdealPoints,
} from "../measures/index.ts";
import { notFound } from "./answer.ts";
import { idealPointsAnswer, similarityAnswer } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { columnsOn, panelGround } from "./panelQuestion.ts";
import { type Route, route } from "./route.ts";

/** The column of the dossier's list that says where a state stands by its votes. */
const idealPointColumn = "ideal_point";

/** What may be asked of the likeness of votes. */
export const similarityQuery = z.object({
  pair: z.string().optional().describe("AAA-BBB; its first state is told first."),
  set: z.string().max(100).optional().describe("Collection of votes; the answer lists all."),
  by: z.enum(["year", "session", "issue", "all"]).default("year"),
  issue: z
    .string()
    .max(100)
    .optional()
    .describe("Only roll calls of one issue; `every` for each beside the others."),
  withoutVariation: z
    .enum(["missing", "zero"])
    .default("missing")
    .describe("κ and π where neither vote varies; the answer names it."),
});

/** A question for the likeness of votes. */
export type SimilarityAsked = z.infer<typeof similarityQuery>;

const pairQuery = z.object({
  pair: similarityQuery.shape.pair,
  asOf: z.string().optional().describe("Only editions that had come out by this day."),
});

/** How alike two states voted, and where they stand. */
export const similarityRoutes: readonly Route[] = [
  route({
    path: "/api/similarity",
    summary:
      "How alike two states voted, every measure by both conventions, with each side's own votes.",
    parameters: z.object({}),
    query: similarityQuery,
    answer: similarityAnswer,
    handle: async (desk, asked) => {
      const { set, found } = await similarityOf(desk, asked);
      return { ...similarityJson(found), set, sets: await listSets(desk) };
    },
  }),
  route({
    path: "/api/ideal-points",
    summary: "Where two states stand by their votes, with intervals, and how far apart.",
    parameters: z.object({}),
    query: pairQuery,
    answer: idealPointsAnswer,
    handle: idealPointsOf,
  }),
];

/**
 * Likeness of the pair asked for, by both conventions.
 *
 * Throws: `not-found` for votes, an issue or a pair that the dossier does not have; what `pairSimilarity` throws.
 */
export async function similarityOf(
  desk: Desk,
  asked: SimilarityAsked,
): Promise<{ readonly set: string; readonly found: PairSimilarity }> {
  const ground = await panelGround(desk);
  const set = asked.set ?? ground.voteSets[0]?.id;
  if (!ground.voteSets.some(({ id }) => id === set)) throw notFound("collection of votes");
  const votes = await ground.votes(set ?? "");
  const { issue } = asked;
  const isKnown = issue === undefined || issue === "every" || issuesIn(votes.table).includes(issue);
  if (!isKnown) throw notFound("issue");
  const found = pairSimilarity(votes, {
    pair: inOrder(desk, asked.pair),
    by: asked.by,
    absent: ["dropped", "asAbstain"],
    withoutVariation: asked.withoutVariation,
    issue,
  });
  return { set: set ?? "", found };
}

/** The pair with its states in the order of whoever asks. */
function inOrder(desk: Desk, asked: string | undefined): readonly [string, string] {
  const { a, b } = pairAsked(desk, asked);
  const first = asked?.slice(0, 3) ?? desk.opened.dossier.settings.focus[0];
  return first === b ? [b, a] : [a, b];
}

function listSets(desk: Desk) {
  return desk.once("vote-sets", async () => {
    const ground = await panelGround(desk);
    const sets = [];
    for (const { id, title, firstYear, lastYear } of ground.voteSets) {
      const { table } = await ground.votes(id);
      const sessions = table.calls.every(({ session }) => session !== undefined);
      sets.push({ id, title, firstYear, lastYear, issues: issuesIn(table).length > 0, sessions });
    }
    return sets;
  });
}

async function idealPointsOf(desk: Desk, asked: z.infer<typeof pairQuery>) {
  const ground = await panelGround(desk);
  const [a, b] = inOrder(desk, asked.pair);
  const day = dayOf(desk, asked.asOf);
  const columns = await columnsOn(desk, day);
  const column = columns.find(({ name }) => name === idealPointColumn);
  const edition = column?.editions.find((one) => one.edition === column.edition);
  const series = ground.series.find(
    (one) => one.concept === column?.parts[0] && one.vintage === edition?.edition,
  );
  const head = { pair: { a, b }, column: idealPointColumn };
  if (edition === undefined || series === undefined) return { ...head, points: [], distances: [] };
  const points = await readIdealPoints(ground.reader, series, [a, b]);
  const known = createIdealPoints(points);
  const years = [...new Set(points.map(({ year }) => year))];
  return {
    ...head,
    label: { ...edition.label },
    unit: edition.unit,
    source: sourceJson(edition.source),
    note: edition.note,
    points: points.map((one) => ({ ...one })),
    distances: years.flatMap((year) => {
      const found = idealPointDistance(known, a, b, year);
      return found === undefined ? [] : [{ year, ...found }];
    }),
  };
}

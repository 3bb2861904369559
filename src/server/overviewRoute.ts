import { z } from "zod";
import { countKept, type DeliveryRules } from "../register/index.ts";
import { sql } from "../store/index.ts";
import type { Pair } from "../terms/index.ts";
import { document } from "../texts/index.ts";
import type { Book, BookEntry } from "./book.ts";
import { type MatrixCell, type Overview, overview } from "./contract.ts";
import { type Desk, dayOf, pairAsked } from "./desk.ts";
import { deliveryRules, viewDue } from "./dueView.ts";
import { viewAct } from "./entryView.ts";
import { evidenceOf } from "./pairGround.ts";
import { entriesOf, isOpen } from "./relation.ts";
import { type Route, route } from "./route.ts";
import { seriesOn } from "./seriesRoutes.ts";

/** How many of the latest acts the first screen shows. */
const latestActs = 12;

/** The first screen: a pair of states on a day. */
export const overviewRoute: Route = route({
  path: "/api/overview",
  summary:
    "A pair on a day: matrix of directions and interests, commitments by status, latest acts.",
  parameters: z.object({}),
  query: z.object({ pair: z.string().optional(), asOf: z.string().optional() }),
  answer: overview,
  handle: async (desk, asked) => {
    const pair = pairAsked(desk, asked.pair);
    const day = dayOf(desk, asked.asOf);
    return viewOverview(desk, pair, day);
  },
});

async function viewOverview(desk: Desk, pair: Pair, day: string): Promise<Overview> {
  const { book } = desk;
  const entries = entriesOf(book, pair, day);
  const standings = book.standingsOn(day);
  const of = (kind: string): readonly BookEntry[] => entries.filter((one) => one.kind === kind);
  const ids = new Set(entries.map((one) => one.id));
  const acts = latestOf(book.acts, (one) => one.known <= day && ids.has(one.entry));
  const agreements = of("agreement");
  const disputes = of("dispute");
  const commitments = byStatus(desk, of("commitment"), day);
  const statuses = commitments.flatMap(({ status, ids }) => ids.map(() => status));
  return {
    pair: { id: pair.id, a: pair.a, b: pair.b },
    asOf: day,
    latest: acts[0]?.date,
    matrix: await viewMatrix(desk, pair, day, entries),
    commitments,
    ...keptOf(statuses, await deliveryRules(desk)),
    ...viewDue(desk, of("commitment"), day),
    totals: {
      agreements: agreements.length,
      inForce: agreements.filter((one) => standings.get(one.id)?.group === "standing").length,
      commitments: of("commitment").length,
      disputes: disputes.length,
      openDisputes: disputes.filter((one) => isOpen(standings.get(one.id))).length,
      meetings: of("meeting").length,
      ...(await countTexts(desk, pair, day)),
    },
    acts: acts.map((one) => viewAct(book, one)),
  };
}

function keptOf(
  statuses: readonly string[],
  rules: DeliveryRules,
): Pick<Overview, "promised" | "fulfilled" | "kept"> {
  const { kept, ...counts } = countKept(statuses, rules);
  return { ...counts, kept: [...kept] };
}

/** The latest acts of those wanted, in one pass: sorting them all would take longer than everything else. */
function latestOf(acts: Book["acts"], isWanted: (one: Act) => boolean): readonly Act[] {
  const latest: Act[] = [];
  for (const one of acts) {
    const last = latest.length < latestActs ? undefined : latest.at(-1);
    if ((last !== undefined && !isLater(one, last)) || !isWanted(one)) continue;
    const place = latest.findIndex((other) => isLater(one, other));
    latest.splice(place < 0 ? latest.length : place, 0, one);
    if (latest.length > latestActs) latest.pop();
  }
  return latest;
}

type Act = Book["acts"][number];

/** Whether an act stands before another where the latest come first; of one day, by id. */
const isLater = (one: Act, other: Act) =>
  one.date === other.date ? one.id < other.id : one.date > other.date;

function byStatus(
  desk: Desk,
  commitments: readonly BookEntry[],
  day: string,
): Overview["commitments"] {
  const standings = desk.book.standingsOn(day);
  const groups = new Map<string, string[]>();
  for (const { id } of commitments) {
    const status = standings.get(id)?.status ?? "unknown";
    const known = groups.get(status);
    if (known === undefined) groups.set(status, [id]);
    else known.push(id);
  }
  return [...groups]
    .map(([status, ids]) => ({ status, count: ids.length, ids }))
    .sort((a, b) => b.count - a.count || (a.status < b.status ? -1 : 1));
}

/** How much there is for a pair under each direction and interest on a day. */
export async function viewMatrix(
  desk: Desk,
  pair: Pair,
  day: string,
  entries: readonly BookEntry[],
): Promise<MatrixCell[]> {
  const { directions, interests } = desk.content.frame;
  const evidence = await evidenceOf(desk, pair);
  const series = await seriesOn(desk, day);
  const standings = desk.book.standingsOn(day);
  return directions.flatMap(({ id: direction }) =>
    interests.map(({ id: interest }): MatrixCell => {
      const here = entries.filter(
        (one) => one.kind !== "priority" && isIn(one, direction, interest),
      );
      const counts = {
        evidence: evidence.countIn(direction, interest, day),
        register: here.length,
        indicators: series.filter((one) => isIn(one, direction, interest)).length,
        openCommitments: here.filter(
          (one) => one.kind === "commitment" && isOpen(standings.get(one.id)),
        ).length,
        disputes: here.filter((one) => one.kind === "dispute").length,
      };
      const kinds = Object.values(counts);
      const coverage = kinds.filter((count) => count > 0).length / kinds.length;
      return { direction, interest, ...counts, coverage };
    }),
  );
}

/** Whether something sorted by the frame belongs to a cell of the matrix. */
export function isIn(
  one: { readonly directions: readonly string[]; readonly interests: readonly string[] },
  direction: string,
  interest: string,
): boolean {
  return one.directions.includes(direction) && one.interests.includes(interest);
}

async function countTexts(
  desk: Desk,
  pair: Pair,
  day: string,
): Promise<{ evidence: number; documents: number }> {
  const evidence = await evidenceOf(desk, pair);
  return { evidence: evidence.count(day), documents: await countDocuments(desk) };
}

function countDocuments(desk: Desk): Promise<number> {
  return desk.once("document count", async () => {
    const [all] = await desk.store.query<{ documents: number }>(
      sql`SELECT count(*)::INTEGER AS documents FROM ${document}`,
    );
    return all?.documents ?? 0;
  });
}

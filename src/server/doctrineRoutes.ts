import { z } from "zod";
import {
  compareDoctrines,
  type DoctrineRules,
  doctrine,
  doctrinesFile,
  type Meeting,
  type Partners,
  parseDoctrineRules,
  partnersFile,
  readPartners,
} from "../register/index.ts";
import type { RowOf } from "../store/index.ts";
import { document } from "../texts/index.ts";
import { notFound } from "./answer.ts";
import type { BookEntry } from "./book.ts";
import {
  type DoctrineComparison,
  type DoctrineList,
  doctrineComparison,
  doctrineList,
} from "./contract.ts";
import { contentOf, type Desk, dayOf } from "./desk.ts";
import { readMatter } from "./doctrineMatter.ts";
import { viewComparison } from "./doctrineView.ts";
import { viewEntry } from "./entryView.ts";
import { type Route, route } from "./route.ts";

/** The doctrines of the dossier, and any two of them side by side. */
export const doctrineRoutes: readonly Route[] = [
  route({
    path: "/api/doctrines",
    summary: "Doctrines known on a day, with what there is of each: readers, ranks, texts.",
    parameters: z.object({}),
    query: z.object({
      asOf: z.string().optional(),
      state: z.string().optional().describe("ISO3 code; none means all."),
    }),
    answer: doctrineList,
    handle: async (desk, { asOf, state }) => listDoctrines(desk, dayOf(desk, asOf), state),
  }),
  route({
    path: "/api/doctrines/compare",
    summary:
      "Two doctrines side by side: orders, emphasis, the same questions, and how interests stand.",
    parameters: z.object({}),
    query: z.object({ first: z.string(), second: z.string(), asOf: z.string().optional() }),
    answer: doctrineComparison,
    handle: async (desk, { first, second, asOf }) => viewCompared(desk, first, second, asOf),
  }),
];

async function listDoctrines(
  desk: Desk,
  day: string,
  state: string | undefined,
): Promise<DoctrineList> {
  const { book } = desk;
  const documents = new Map((await desk.store.rows(document)).map((one) => [one.file, one.id]));
  const rows = await desk.store.rows(doctrine);
  const found = rows.filter(
    (one) => one.known <= day && (state === undefined || one.states.includes(state)),
  );
  return {
    asOf: day,
    doctrines: found.map((one) => {
      const own = book.priorities.filter((each) => each.doctrine === one.id && each.known <= day);
      return {
        doctrine: viewEntry(book, entryOf(desk, one.id), day),
        period: one.period,
        readers: new Set(own.map((each) => each.sourceTitle)).size,
        priorities: own.length,
        ranked: own.filter((each) => each.rank !== undefined).length,
        documents: one.documents.flatMap((file) => documents.get(file) ?? []),
      };
    }),
  };
}

/**
 * Two doctrines side by side as known on a day.
 *
 * Throws: `not-found` when either is not a doctrine of the dossier, or was not known yet.
 */
export async function viewCompared(
  desk: Desk,
  firstId: string,
  secondId: string,
  asOf: string | undefined,
): Promise<DoctrineComparison> {
  const day = dayOf(desk, asOf);
  const rules = await rulesOf(desk);
  const partners = await partnersOf(desk);
  const [first, second] = [await rowOf(desk, firstId, day), await rowOf(desk, secondId, day)];
  const matters = [
    await readMatter(desk, first, day, rules),
    await readMatter(desk, second, day, rules),
  ] as const;
  const { directions } = desk.content.frame;
  const ground = { directions, partners, rules, meetings: meetingsOn(desk, day) };
  const entries = [entryOf(desk, firstId), entryOf(desk, secondId)] as const;
  const found = compareDoctrines(...matters, ground);
  return viewComparison(found, { book: desk.book, entries, matters, partners, day });
}

const rulesOf = (desk: Desk): Promise<DoctrineRules> =>
  desk.once("doctrine-rules", async () => parseDoctrineRules(contentOf(desk, doctrinesFile)));

const partnersOf = (desk: Desk): Promise<Partners> =>
  desk.once("partners", async () => readPartners(contentOf(desk, partnersFile), desk.states));

async function rowOf(desk: Desk, id: string, day: string): Promise<RowOf<typeof doctrine>> {
  const [found] = await desk.store.rows(doctrine, { where: { id } });
  if (found === undefined || found.known > day) throw notFound("doctrine known on that day");
  return found;
}

function entryOf(desk: Desk, id: string): BookEntry {
  const found = desk.book.byId.get(id);
  if (found === undefined) throw notFound("doctrine");
  return found;
}

function meetingsOn(desk: Desk, day: string): readonly Meeting[] {
  const standings = desk.book.standingsOn(day);
  return desk.book.entries.flatMap(({ kind, id, title, parties, directions, known }) => {
    const standing = standings.get(id);
    if ((kind !== "agreement" && kind !== "dispute") || standing === undefined || known > day) {
      return [];
    }
    return [{ id, kind, title, parties, directions, standing }];
  });
}

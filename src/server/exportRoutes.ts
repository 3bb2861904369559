import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { search } from "../texts/index.ts";
import { changesQuery, viewChanges } from "./changesRoute.ts";
import { delivery, entryKinds } from "./contract.ts";
import { deliveryRoute } from "./deliveryRoute.ts";
import { type Desk, dayOf } from "./desk.ts";
import { disagreementsQuery, listDisagreements } from "./disagreementsRoute.ts";
import { downloadRoute } from "./download.ts";
import { exportChanges } from "./exportChanges.ts";
import { exportDelivery } from "./exportDelivery.ts";
import { exportDisagreements } from "./exportDisagreements.ts";
import {
  type Exported,
  exportFormats,
  exportForms,
  exportQuery,
  toDownload,
} from "./exportFile.ts";
import { exportIndex } from "./exportIndex.ts";
import { exportPanel, exportSimilarity } from "./exportPanel.ts";
import { exportPosition } from "./exportPosition.ts";
import { exportQueue } from "./exportQueue.ts";
import { quotesWanted, readSourceQuotes } from "./exportQuotes.ts";
import { exportEntries } from "./exportRegister.ts";
import { documentsById, exportHits } from "./exportSearch.ts";
import { exportSeries } from "./exportSeries.ts";
import { indexAsked, indexQuery } from "./indexRoutes.ts";
import { mostCells, panelAsked, panelQuery } from "./panelQuestion.ts";
import { listQueue, queueQuery } from "./queueRoutes.ts";
import { registerFilters } from "./registerNarrow.ts";
import { listEntries } from "./registerRoutes.ts";
import type { Route } from "./route.ts";
import { openSearch } from "./searchRoute.ts";
import { findSeries, seriesQuery } from "./seriesRoutes.ts";
import { similarityOf, similarityQuery } from "./similarityRoutes.ts";

/** More hits than this make no table that anybody reads: the table then says how many are left out. */
const mostHits = 10_000;

/** What a file costs of a reader's allowance: a hundred and more a minute are nobody's reading. */
const workOfFile = 4_000;
const files = {
  answer: z.unknown(),
  forms: exportForms,
  work: async () => workOfFile,
} as const;
const filters = Object.fromEntries(registerFilters.map((name) => [name, z.string().optional()]));

const quotes = z
  .enum(quotesWanted)
  .default("all")
  .describe("open: words of documents that may be passed on alone.");

const shapes = {
  register: z.object({
    ...filters,
    pair: z.string().optional(),
    asOf: z.string().optional(),
    q: z.string().max(200).optional(),
    id: z.string().optional().describe("One entry alone."),
    sort: z.enum(["date", "-date", "title", "due"]).default("-date"),
    quotes,
    ...exportQuery,
  }),
  series: z.object({ ...seriesQuery, asOf: z.string().optional(), ...exportQuery }),
  search: z.object({
    q: z.string().max(500),
    mode: z.enum(["exact", "folded", "across"]).default("folded"),
    asOf: z.string().optional(),
    ...exportQuery,
  }),
  changes: changesQuery.extend(exportQuery),
  queue: queueQuery.omit({ limit: true }).extend(exportQuery),
  delivery: deliveryRoute.query
    .omit({ limit: true, offset: true, cursor: true })
    .extend({ quotes, ...exportQuery }),
  disagreements: disagreementsQuery.extend(exportQuery),
  // A panel's columns are its question: the table always has them all.
  panel: panelQuery.extend({ ...exportQuery, columns: panelQuery.shape.columns }),
  similarity: similarityQuery.extend(exportQuery).omit({ columns: true }),
  index: indexQuery.extend({ id: z.string().max(60), ...exportQuery }),
  position: z
    .object({ states: z.string().max(300).describe("ISO3 codes with commas."), ...exportQuery })
    .omit({ columns: true }),
};

/** What a list is asked for by: names and values, as in an address. */
export type ExportAsked = Readonly<Record<string, string | undefined>>;

/** A list made once, and written for wherever its links shall lead. */
export type Making = (origin: string) => Exported;

/**
 * The lists that can be handed out, by name: what is in them, and how they are made.
 *
 * Throws: what the same list on a page throws; `not-found` for an unknown entry.
 */
export const listMakers = {
  register: async (desk: Desk, kind: string, question: ExportAsked): Promise<Making> => {
    const asked = read(shapes.register, question);
    const { format: _, columns, language, sort, id, quotes: from, ...wanted } = asked;
    const { of } = read(z.object({ of: z.enum(entryKinds) }), { of: kind });
    const all = listEntries(desk, of, {
      ...wanted,
      sort,
      offset: 0,
      limit: Number.MAX_SAFE_INTEGER,
    });
    const entries = id === undefined ? all.entries : all.entries.filter((one) => one.id === id);
    const list = id === undefined ? all : { ...all, entries, total: entries.length };
    const words = await readSourceQuotes(desk, from);
    const told = { language, columns, quotes: words, filters: { ...wanted, id } };
    return (origin) => exportEntries(desk, { kind: of, list, origin, ...told });
  },
  series: async (desk: Desk, concept: string, question: ExportAsked): Promise<Making> => {
    const { format: _, columns, language, ...asked } = read(shapes.series, question);
    const answer = await findSeries(desk, concept, asked);
    const day = dayOf(desk, asked.asOf);
    return (origin) =>
      exportSeries(desk, { answer, day, language, columns, filters: asked, origin });
  },
  search: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { columns, language, q, mode, asOf } = read(shapes.search, question);
    const until = asOf === undefined ? undefined : dayOf(desk, asOf);
    const searcher = await desk.once("search", () => openSearch(desk.store));
    const found = await search(searcher, { query: q, mode, until, offset: 0, limit: mostHits });
    const documents = await documentsById(desk);
    return (origin) =>
      exportHits(desk, { found, documents, language, columns, filters: { asOf: until }, origin });
  },
  changes: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { format: __, columns, language, ...asked } = read(shapes.changes, question);
    const found = await viewChanges(desk, asked);
    const { values: ___, ...told } = asked;
    return (origin) => exportChanges(desk, { found, language, columns, filters: told, origin });
  },
  queue: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { format: __, columns, language, ...asked } = read(shapes.queue, question);
    const limit = Number.MAX_SAFE_INTEGER;
    const { proposals } = await listQueue(desk, { ...asked, offset: 0, limit });
    const documents = await documentsById(desk);
    return (origin) =>
      exportQueue(desk, { proposals, documents, language, columns, filters: asked, origin });
  },
  delivery: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const asked = read(shapes.delivery, question);
    const { format: __, columns, language, quotes: from, ...filters } = asked as ExportAsked;
    // The same answer as the page has, with all of what falls due next and has gone quiet.
    const answer = await deliveryRoute.handle(desk, { ...filters, offset: 0, limit: 20_000 });
    const delivered = delivery.parse(answer);
    const words = await readSourceQuotes(desk, from === "open" ? "open" : "all");
    const told = {
      columns,
      filters,
      quotes: words,
      language: language ?? "en",
      delivery: delivered,
    };
    return (origin) => exportDelivery(desk, { ...told, origin });
  },
  disagreements: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { format: __, columns, language, ...asked } = read(shapes.disagreements, question);
    const found = await listDisagreements(desk, asked);
    return (origin) =>
      exportDisagreements(desk, { found, language, columns, filters: asked, origin });
  },
  panel: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { format: __, language, ...asked } = read(shapes.panel, question);
    const panel = await panelAsked(desk, asked, mostCells.taken);
    const day = dayOf(desk, asked.asOf);
    const made = await exportPanel(desk, panel, { day, language, filters: asked });
    return () => made;
  },
  similarity: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { format: __, language, ...asked } = read(shapes.similarity, question);
    const { found, set } = await similarityOf(desk, asked);
    const filters = { ...asked, set };
    const made = await exportSimilarity(desk, found, { day: dayOf(desk, ""), language, filters });
    return () => made;
  },
  index: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const { id, language, columns, ...asked } = read(shapes.index, question);
    const { worked, year } = await indexAsked(desk, id, asked);
    const made = await exportIndex(desk, worked, { id, year, language, columns });
    return () => made;
  },
  position: async (desk: Desk, _: string, question: ExportAsked): Promise<Making> => {
    const made = await exportPosition(desk, read(shapes.position, question));
    return () => made;
  },
} as const;

/** Lists as files: exactly what the page with the same question shows, all of it. */
export const exportRoutes: readonly Route[] = [
  downloadRoute({
    path: "/api/export/register/{kind}",
    summary:
      "Register entries of a kind on a day, filtered, as CSV, XLSX, BibTeX, RIS or CSL-JSON.",
    parameters: z.object({ kind: z.enum(entryKinds) }),
    query: shapes.register,
    ...files,
    handle: async (desk, { kind, ...asked }) =>
      toDownload(desk, formOf(asked), await listMakers.register(desk, kind, textual(asked))),
  }),
  downloadRoute({
    path: "/api/export/series/{concept}",
    summary: "Values of one concept, one a row, with their series and sources, as a file.",
    parameters: z.object({ concept: z.string() }),
    query: shapes.series,
    ...files,
    handle: async (desk, { concept, ...asked }) =>
      toDownload(desk, formOf(asked), await listMakers.series(desk, concept, textual(asked))),
  }),
  plainRoute("search", "Passages found, with their text and why they were found, as a file."),
  plainRoute("changes", "What changed between two days, as a file."),
  plainRoute(
    "queue",
    "What the machine proposes, with its words and what people decided, as a file.",
  ),
  plainRoute("delivery", "Promises with what came of each, and counts by group, as a file."),
  plainRoute("disagreements", "Where sources differ, one side a row, as a file."),
  plainRoute(
    "panel",
    "States or pairs over time with chosen columns, and their sources, as a file.",
  ),
  plainRoute("similarity", "How alike two states voted, by both conventions, as a file."),
  plainRoute(
    "index",
    "A composite index in one year: scores with bands, values and reasons, as a file.",
  ),
  plainRoute("position", "Where states lie, one row a figure, as a file."),
];

/** A list that is asked for by its question alone. */
function plainRoute(
  name: Exclude<keyof typeof listMakers, "register" | "series">,
  summary: string,
): Route {
  return downloadRoute({
    path: `/api/export/${name}`,
    summary,
    parameters: z.object({}),
    query: shapes[name],
    ...files,
    handle: async (desk, asked) =>
      toDownload(desk, formOf(asked), await listMakers[name](desk, "", textual(asked))),
  });
}

/** The form of a file: the one asked for or accepted, which the framework puts there. */
function formOf(asked: { readonly format?: unknown }): (typeof exportFormats)[number] {
  return exportQuery.format.parse(asked.format) ?? exportFormats[0];
}

/** Throws: `asked-wrongly`, naming the parts that are malformed; never what was sent. */
function read<Shape extends z.ZodObject>(shape: Shape, question: ExportAsked): z.infer<Shape> {
  const parsed = shape.safeParse(question);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((one) => one.path.map(String).join(".")))];
  throw new Problem(
    "asked-wrongly",
    `These parts of the question are malformed: ${names.join(", ")}.`,
  );
}

/** A question as texts again: both doors ask in the same words. */
function textual(asked: Readonly<Record<string, string | number | undefined>>): ExportAsked {
  return Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [
      name,
      value === undefined ? value : String(value),
    ]),
  );
}

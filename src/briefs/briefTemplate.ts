import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";

/** The spellings in which a template is written; Uzbek Cyrillic is made from Uzbek Latin where it is not given. */
export const writtenSpellings = ["en", "uz-Latn", "kk", "ru"] as const;

const words = z.strictObject({
  en: z.string().min(1),
  "uz-Latn": z.string().min(1),
  "uz-Cyrl": z.string().min(1).optional(),
  kk: z.string().min(1),
  ru: z.string().min(1),
});

/** What a query is asked: numbers, words or lists, as the template gives them. */
const asked = z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())]));

const sentence = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  query: z.string(),
  with: asked.default({}),
  /** Each row a sentence of its own, set as a list. */
  each: z.boolean().default(false),
  missing: z.enum(["stop", "leave out"]),
  text: words,
});

const figure = z.strictObject({
  concept: z.string(),
  towards: z.boolean().default(false),
  label: words,
});

const table = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  caption: words,
  missing: z.enum(["stop", "leave out"]),
  /** Series whose note begins so are ours, not a source's own figures, and are passed over. */
  passOver: z.array(z.string()).default([]),
  figures: z.array(figure).min(1),
});

const chart = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  query: z.string(),
  with: asked.default({}),
  missing: z.enum(["stop", "leave out"]),
  /** What the figure finds, with values of its query. */
  title: words,
});

const section = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: words,
  sentences: z.array(sentence).default([]),
  table: table.optional(),
  charts: z.array(chart).default([]),
});

/** What a template is asked with besides the day, which every brief has. */
const asks = z.enum(["pair", "document", "direction", "doctrines"]);

const shape = z.strictObject({
  version: z.int(),
  /** What the brief is called where one is chosen. */
  name: words.optional(),
  /** What it is for, in a sentence. */
  about: words.optional(),
  /** Where it stands among the templates. */
  order: z.int().default(100),
  asks: z.array(asks).default(["pair"]),
  title: words,
  subtitle: words,
  sections: z.array(section).min(1),
});

/** A brief as its template has it: sections of sentences, each bound to a query. */
export type BriefTemplate = z.infer<typeof shape>;

/** A sentence of a template. */
export type SentenceTemplate = z.infer<typeof sentence>;

/** A table of figures of a template. */
export type FiguresTemplate = z.infer<typeof table>;

/** A figure of a template. */
export type ChartTemplate = z.infer<typeof chart>;

/** A text of a template in its spellings. */
export type TemplateWords = z.infer<typeof words>;

/** What a query promises of its rows: the names that a sentence may put in. */
export type QueryNames = Readonly<Record<string, readonly string[]>>;

/**
 * Reads a template and holds every sentence against the query that it is bound to.
 *
 * Throws: `template-wrong` when it is not YAML, a key is missing or unknown, an id stands twice, a sentence names an unknown
 * query or a value that its query does not give, puts none in, or its spellings do not put in the same values.
 */
export function parseBriefTemplate(yaml: string, path: string, queries: QueryNames): BriefTemplate {
  const parsed = shape.safeParse(readYaml(yaml, path));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
    throw wrong(path, faults);
  }
  const sentences = parsed.data.sections.flatMap((one) => one.sentences);
  const charts = parsed.data.sections.flatMap((one) => one.charts);
  const faults = [
    ...twice(parsed.data.sections.flatMap(idsOf)),
    ...sentences.flatMap((one) => faultsOf(one, queries, isFigure)),
    ...charts.flatMap(({ title: text, ...one }) => faultsOf({ ...one, text }, queries, isNoFigure)),
  ];
  if (faults.length > 0) throw wrong(path, faults);
  return parsed.data;
}

/** Every id that a section holds, its own first. */
export function idsOf({ id, sentences, table: own, charts }: BriefSection): readonly string[] {
  const parts = [...sentences, ...(own === undefined ? [] : [own]), ...charts];
  return [id, ...parts.map((one) => one.id)];
}

type BriefSection = z.infer<typeof section>;
type Bound = Pick<SentenceTemplate, "id" | "query" | "text">;

/** Queries of figures begin so; a sentence cannot be bound to one, nor a figure to any other. */
const isFigure = (query: string): boolean => query.startsWith("chart-");
const isNoFigure = (query: string): boolean => !isFigure(query);

function faultsOf(
  { id, query, text }: Bound,
  queries: QueryNames,
  isOther: (query: string) => boolean,
): readonly string[] {
  if (isOther(query)) return [`${id} asks ${query}, which is not for it`];
  const names = queries[query];
  if (names === undefined) {
    return [`${id} asks ${query}, which is none of ${Object.keys(queries).join(", ")}`];
  }
  const used = slotsOf(text.en);
  const unbound = used.length === 0 ? [`${id} puts no value in: it would rest on no row`] : [];
  const strange = used.filter((one) => !names.includes(one));
  const apart = Object.entries(text).filter(([, one]) => slotsOf(one ?? "").join() !== used.join());
  return [
    ...unbound,
    ...strange.map((one) => `${id} puts in {${one}}; ${query} gives ${names.join(", ")}`),
    ...apart.map(([language]) => `${id} puts other values in in ${language}`),
  ];
}

/** The values that a text puts in, each once, by name. */
function slotsOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{([a-zA-Z]+)\}/g)].map(([, name = ""]) => name))].sort();
}

function twice(ids: readonly string[]): readonly string[] {
  const again = ids.filter((id, at) => ids.indexOf(id) !== at);
  return again.map((id) => `the id ${id} stands twice`);
}

function readYaml(yaml: string, path: string): unknown {
  try {
    return load(yaml, { schema: CORE_SCHEMA });
  } catch (cause) {
    const message = `${path} is not YAML: mend its syntax.`;
    throw new Problem("template-wrong", message, { cause, where: path });
  }
}

function wrong(path: string, faults: readonly string[]): Problem {
  return new Problem("template-wrong", `${path}: ${faults.join("; ")}.`, { where: path });
}

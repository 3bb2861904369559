import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import type { Codebook } from "../evidence/index.ts";
import { type CsvRecord, type Dossier, readContent, readTable } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { bookOf, formsOf, formsShape } from "./readContent.ts";
import { type Cell, cellKey, type Voice } from "./voices.ts";

const labels = z.record(z.string(), z.string());
const forms = z.strictObject(formsShape);
const shape = z.strictObject({
  version: z.string(),
  tables: z.array(
    z.strictObject({
      file: z.string(),
      name: z.string(),
      concept: z.string(),
      column: z.string(),
      unit: z.string(),
      where: z.record(z.string(), z.array(z.string())).default({}),
    }),
  ),
  flows: z.array(
    z.strictObject({
      file: z.string(),
      from: z.string(),
      to: z.string(),
      year: z.string().optional(),
      concept: z.string(),
      column: z.string(),
      unit: z.string(),
      label: labels,
      part: z
        .strictObject({
          whole: z.record(z.string(), z.string()),
          concept: z.string(),
          label: labels,
        })
        .optional(),
    }),
  ),
  measures: z.array(
    z.strictObject({
      id: z.string(),
      unit: z.array(z.string()),
      whole: z.boolean().default(false),
      label: labels,
      larger: forms.default({}),
      smaller: forms.default({}),
      except: forms.optional(),
      ...formsShape,
    }),
  ),
  things: z.array(
    z.strictObject({
      id: z.string(),
      kind: z.string(),
      names: z.array(z.string()),
      label: labels,
      except: forms.optional(),
      ...formsShape,
    }),
  ),
});

type ThingContent = z.infer<typeof shape>;

/** What can be counted of a river or a reservoir, as `content/claims/things.yaml` has it. */
export type ThingMeasure = ThingContent["measures"][number];

/**
 * Rivers, reservoirs and flows whose figures stand in tables of the dossier.
 *
 * Shape: `voices` hold their figures, keyed by the id of the thing; `names` the words for each id; `books` find them.
 */
export interface Things {
  readonly voices: readonly Voice[];
  readonly names: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly books: readonly Codebook[];
  measureOf(id: string): ThingMeasure | undefined;
  /** River or reservoir. */
  kindOf(id: string): string | undefined;
}

/**
 * Reads the things of a dossier with their figures.
 *
 * Missing: a table that the dossier does not have gives none; an empty cell is no figure.
 * Throws: `content-invalid` when the content file is not of its form.
 */
export function readThings(dossier: Dossier): Things {
  const content = parseThings(readContent(dossier, "claims/things.yaml"));
  const year = Number(dossier.settings.asOf.slice(0, 4));
  const voices = [
    ...content.tables.flatMap((one) => tableVoices(dossier, one, content, year)),
    ...content.flows.flatMap((one) => flowVoices(dossier, one, content, year)),
  ].filter((one) => one.cells.size > 0);
  return {
    voices,
    names: new Map(content.things.map((one) => [one.id, one.label])),
    books: booksOf(content),
    measureOf: (id) => content.measures.find((one) => one.id === id),
    kindOf: (id) => content.things.find((one) => one.id === id)?.kind,
  };
}

function parseThings(yaml: string): ThingContent {
  const parsed = shape.safeParse(load(yaml, { schema: CORE_SCHEMA }));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const fault = `things.yaml, key ${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is wrong"}.`;
  throw new Problem("content-invalid", fault, { where: "things.yaml" });
}

/** Where a name has several rows, the first rows together are one source, the second another. */
function tableVoices(
  dossier: Dossier,
  table: ThingContent["tables"][number],
  content: ThingContent,
  year: number,
): readonly Voice[] {
  const sources: Map<string, Cell>[] = [];
  for (const record of recordsOf(dossier, table.file)) {
    const { fields } = record;
    const thing = content.things.find((one) => one.names.includes(fields[table.name] ?? ""));
    const fits = Object.entries(table.where).every(([key, all]) => all.includes(fields[key] ?? ""));
    const value = numberOf(fields[table.column]);
    if (thing === undefined || !fits || value === undefined) continue;
    const key = cellKey(thing.id, year);
    const free = sources.find((one) => !one.has(key)) ?? new Map<string, Cell>();
    if (!sources.includes(free)) sources.push(free);
    free.set(key, cellOf(table, record, { of: thing.id, year, value }));
  }
  const label = content.measures.find((one) => one.id === table.concept)?.label ?? {};
  return sources.map((cells, i) => voiceOf(table, label, cells, `country ${i + 1}`));
}

type Flow = ThingContent["flows"][number];

/** Flows between states, or from a state to a thing; where the table has the whole too, each as a part of it. */
function flowVoices(
  dossier: Dossier,
  flow: Flow,
  content: ThingContent,
  year: number,
): readonly Voice[] {
  const cells = new Map<string, Cell>();
  const parts = new Map<string, Cell>();
  const records = recordsOf(dossier, flow.file);
  for (const record of records) {
    const { fields } = record;
    const [from, to] = [fields[flow.from], idOf(fields[flow.to] ?? "", content)];
    const of = `${from}>${to}`;
    const value = numberOf(fields[flow.column]);
    const when = flow.year === undefined ? String(year) : (fields[flow.year] ?? "");
    if (!/^\d{4}$/.test(when) || !/^[A-Z]{3}$/.test(from ?? "")) continue;
    if (to === undefined || value === undefined) continue;
    const at = { of, year: Number(when) };
    cells.set(cellKey(of, at.year), cellOf(flow, record, { ...at, value }));
    const part = partOf(flow, record, records, { ...at, value });
    if (part !== undefined) parts.set(cellKey(of, at.year), part);
  }
  const whole = voiceOf(flow, flow.label, cells, "directed-pair");
  if (flow.part === undefined) return [whole];
  const { concept, label } = flow.part;
  return [whole, voiceOf({ ...flow, concept, unit: percent }, label, parts, "directed-pair parts")];
}

/** A state by its code, a thing by its name in the table. */
function idOf(name: string, { things }: ThingContent): string | undefined {
  if (/^[A-Z]{3}$/.test(name)) return name;
  return things.find((one) => one.names.includes(name))?.id;
}

const percent = "percent";

/** A value in per cent of the row of the whole, with both rows behind it. */
function partOf(
  flow: Flow,
  record: CsvRecord,
  records: readonly CsvRecord[],
  at: { readonly of: string; readonly year: number; readonly value: number },
): Cell | undefined {
  const { part } = flow;
  if (part === undefined) return undefined;
  const whole = records.find(
    ({ fields }) =>
      fields[flow.to] === record.fields[flow.to] &&
      Object.entries(part.whole).every(([key, value]) => fields[key] === value),
  );
  const total = numberOf(whole?.fields[flow.column]);
  if (whole === undefined || total === undefined || total <= 0) return undefined;
  const value = (at.value / total) * 100;
  const own = cellOf(flow, record, at);
  return {
    ...own,
    value,
    rows: [...own.rows, ...cellOf(flow, whole, { ...at, value: total }).rows],
  };
}

function recordsOf(dossier: Dossier, file: string): readonly CsvRecord[] {
  return readTable(dossier, file)?.records ?? [];
}

function numberOf(text: string | undefined): number | undefined {
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(value) ? value : undefined;
}

interface Column {
  readonly file: string;
  readonly column: string;
  readonly concept: string;
  readonly unit: string;
}

function cellOf(
  { file, unit }: Column,
  { row, fields }: CsvRecord,
  { of, year, value }: { readonly of: string; readonly year: number; readonly value: number },
): Cell {
  const table = file.replace(/\.csv$/, "");
  const reference = { file, row };
  const used = {
    table,
    id: fields.id ?? String(row),
    reference,
    of,
    year,
    value,
    unit,
    source: fields.source ?? "",
  };
  return { value, gap: undefined, rows: [used] };
}

function voiceOf(
  { file, column, concept, unit }: Column,
  label: Readonly<Record<string, string>>,
  cells: ReadonlyMap<string, Cell>,
  kind: string,
): Voice {
  const years = [...cells.keys()].map((key) => Number(key.split(" ")[1]));
  const sources = [...new Set([...cells.values()].flatMap((one) => one.rows.map((r) => r.source)))];
  return {
    id: `${file}#${column} ${kind}`,
    concept,
    labels: label,
    unit,
    basis: undefined,
    grain: kind.split(" ")[0] ?? kind,
    mutual: false,
    source: sources.length === 1 ? String(sources[0] ?? file) : file,
    vintage: "",
    known: undefined,
    firstYear: Math.min(...years),
    lastYear: Math.max(...years),
    weak: false,
    joined: false,
    period: undefined,
    cells,
  };
}

function booksOf(content: ThingContent): readonly Codebook[] {
  if (content.things.length === 0) return [];
  const things = content.things.map((one) => {
    const except = one.except === undefined ? {} : { except: formsOf(one.except) };
    return { id: one.id, forms: formsOf(one), ...except };
  });
  const measures = content.measures.flatMap((one) => {
    const except = one.except === undefined ? {} : { except: formsOf(one.except) };
    return [
      { id: one.id, forms: formsOf(one), ...except },
      { id: `${one.id}-larger`, forms: formsOf(one.larger) },
      { id: `${one.id}-smaller`, forms: formsOf(one.smaller) },
    ].filter((found) => Object.keys(found.forms).length > 0);
  });
  return [bookOf("thing", things), bookOf("counted", measures)];
}

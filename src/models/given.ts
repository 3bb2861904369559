import { z } from "zod";
import { parseCsv } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { ModelFiles, Settings } from "./engine.ts";

const word = z.string().min(1);
const names = z.union([word, z.array(word).min(1)]);

const provenance = {
  source: word.optional(),
  confidence: word.optional(),
  note: word.optional(),
};

/**
 * A number of a model's file: written out with its source, or named by file, row and column of a table of the dossier.
 *
 * Shape: `setting` is the assumption or lever that replaces it; `scale` those that multiply it (a switch is 1 or 0).
 */
export const givenShape = z.preprocess(
  (raw) => (typeof raw === "number" ? { value: raw } : raw),
  z
    .strictObject({
      value: z.number().optional(),
      file: word.optional(),
      row: word.optional(),
      column: word.optional(),
      times: z.number().optional(),
      setting: word.optional(),
      scale: names.optional(),
      ...provenance,
    })
    .refine((one) => (one.value !== undefined) !== (one.file !== undefined), {
      message: "write a number, or { value }, or { file, row, column }",
    })
    .refine(
      (one) => one.file === undefined || (one.row !== undefined && one.column !== undefined),
      {
        message: "a number from a file needs row (its id) and column",
      },
    ),
);

/**
 * Numbers for the steps of a year: written out, or a column of the rows of a table that fit `where`, in the order of
 * `order`.
 *
 * Shape: `scale` names the settings that multiply all; `settings`, one for each step, those that replace a step's number.
 */
export const seriesShape = z.preprocess(
  (raw) => (Array.isArray(raw) ? { values: raw } : raw),
  z
    .strictObject({
      values: z.array(z.number()).min(1).optional(),
      file: word.optional(),
      where: z.record(word, word).optional(),
      order: word.optional(),
      column: word.optional(),
      times: z.number().optional(),
      scale: names.optional(),
      settings: z.array(z.union([word, z.null()])).optional(),
      ...provenance,
    })
    .refine((one) => (one.values !== undefined) !== (one.file !== undefined), {
      message: "write the numbers as a list, or { values }, or { file, where, column }",
    })
    .refine(
      (one) => one.file === undefined || (one.where !== undefined && one.column !== undefined),
      {
        message: "numbers from a file need where (column: text) and column",
      },
    ),
);

/** A number as a model's file gives it, before its table is read. */
export type GivenText = z.infer<typeof givenShape>;
/** Numbers for the steps of a year as a model's file gives them. */
export type SeriesText = z.infer<typeof seriesShape>;

/** A number that is known but for what a scenario sets. */
export interface Given {
  readonly base: number;
  readonly setting: string | undefined;
  readonly scale: readonly string[];
  readonly source: string | undefined;
  readonly confidence: string | undefined;
}

/** Numbers for the steps of a year that are known but for what a scenario sets. */
export interface GivenSeries {
  readonly base: Float64Array;
  readonly settings: readonly (string | undefined)[];
  readonly scale: readonly string[];
  readonly source: string | undefined;
  readonly confidence: string | undefined;
}

type Row = Readonly<Record<string, string>>;

/** Reads the numbers of one model's files, each table once. */
export interface GivenReader {
  /** Throws: `model-number` naming file, row and column that do not give a number. */
  readonly number: (given: GivenText) => Given;
  /** Throws: `model-number` as above, and when there are not as many numbers as steps. */
  readonly series: (given: SeriesText, steps: number) => GivenSeries;
  /** Rows of a table that fit, for tables that are read whole. */
  readonly rows: (file: string, where: Row) => readonly Row[];
}

/** Begins to read the numbers of a model's files. */
export function createGivenReader(files: ModelFiles): GivenReader {
  const tables = new Map<string, readonly Row[]>();
  const tableOf = (file: string): readonly Row[] => {
    const known = tables.get(file);
    if (known !== undefined) return known;
    const read = parseCsv(new TextEncoder().encode(files.text(file)), file);
    const rows = read.records.map((one) => one.fields);
    tables.set(file, rows);
    return rows;
  };
  const rows = (file: string, where: Row): readonly Row[] =>
    tableOf(file).filter((row) => Object.entries(where).every(([key, is]) => row[key] === is));
  return {
    rows,
    number: (given) => readNumber(given, rows),
    series: (given, steps) => readSeries(given, steps, rows),
  };
}

function readNumber(given: GivenText, rows: GivenReader["rows"]): Given {
  const { setting, value, file = "", row = "", column = "", times = 1 } = given;
  const scale = listOf(given.scale);
  if (value !== undefined) {
    const { source, confidence } = given;
    return { base: value * times, setting, scale, source, confidence };
  }
  const [found, second] = rows(file, { id: row });
  if (found === undefined || second !== undefined) {
    const count = found === undefined ? "no row" : "several rows";
    throw new Problem(
      "model-number",
      `${file} has ${count} with id ${row}: name one of its rows.`,
      {
        where: file,
      },
    );
  }
  const base = cell(found, column, file, row) * times;
  return { base, setting, scale, source: found.source, confidence: found.confidence };
}

function readSeries(given: SeriesText, steps: number, rows: GivenReader["rows"]): GivenSeries {
  const { values, file = "", where = {}, order = "month", column = "", times = 1 } = given;
  const scale = listOf(given.scale);
  const found = values === undefined ? rows(file, where) : [];
  const sorted = [...found].sort((a, b) => Number(a[order]) - Number(b[order]));
  const numbers = values ?? sorted.map((row) => cell(row, column, file, row.id ?? ""));
  if (numbers.length !== steps) {
    const place = file === "" ? "A list" : `${file}, ${tell(where)}`;
    throw new Problem(
      "model-number",
      `${place} gives ${numbers.length} numbers where the year has ${steps} steps: give one for each.`,
      file === "" ? {} : { where: file },
    );
  }
  const settings = (given.settings ?? []).map((one) => one ?? undefined);
  if (settings.length !== 0 && settings.length !== steps) {
    throw new Problem(
      "model-number",
      `A list of ${settings.length} settings stands where the year has ${steps} steps: give one, or null, for each.`,
    );
  }
  return {
    base: Float64Array.from(numbers, (one) => one * times),
    settings,
    scale,
    source: given.source ?? found[0]?.source,
    confidence: given.confidence ?? found[0]?.confidence,
  };
}

const listOf = (scale: string | readonly string[] | undefined): readonly string[] =>
  scale === undefined ? [] : typeof scale === "string" ? [scale] : scale;

const tell = (where: Row): string =>
  Object.entries(where)
    .map(([key, is]) => `${key} = ${is}`)
    .join(", ");

function cell(row: Row, column: string, file: string, id: string): number {
  const text = row[column];
  const value = text === undefined || text.trim() === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  const found = text === undefined ? "no such column" : `“${text.slice(0, 40)}”`;
  throw new Problem(
    "model-number",
    `${file}, row ${id}, column ${column}: a number is needed and there is ${found}.`,
    { where: file },
  );
}

/**
 * What a number is under the settings of a run.
 *
 * Throws: `model-setting` when a setting that stands for a number is a word.
 */
export function numberUnder(given: Given, settings: Settings): number {
  const start = given.setting === undefined ? undefined : settings[given.setting];
  return (
    (start === undefined ? given.base : asNumber(given.setting ?? "", start)) *
    factor(given.scale, settings)
  );
}

/** What numbers of a year are under the settings of a run; throws as `numberUnder`. */
export function seriesUnder(given: GivenSeries, settings: Settings): Float64Array {
  const times = factor(given.scale, settings);
  if (times === 1 && given.settings.length === 0) return given.base;
  return given.base.map((one, step) => {
    const id = given.settings[step];
    const set = id === undefined ? undefined : settings[id];
    return (set === undefined ? one : asNumber(id ?? "", set)) * times;
  });
}

/** The product of the settings that multiply; one that is not set is 1. */
function factor(scale: readonly string[], settings: Settings): number {
  let product = 1;
  for (const id of scale) {
    const value = settings[id];
    if (value !== undefined) product *= asNumber(id, value);
  }
  return product;
}

function asNumber(id: string, value: number | string | boolean): number {
  const number = typeof value === "string" ? Number.NaN : Number(value);
  if (Number.isFinite(number)) return number;
  throw new Problem(
    "model-setting",
    `Setting ${id} needs a number or yes/no, not “${String(value)}”.`,
    {
      where: id,
    },
  );
}

/** The settings that a model's numbers answer to, for messages and docs. */
export function settingsOf(given: readonly (Given | GivenSeries)[]): readonly string[] {
  const named = given.flatMap((one) => [
    ...("setting" in one && one.setting !== undefined ? [one.setting] : []),
    ...("settings" in one ? one.settings.flatMap((id) => id ?? []) : []),
    ...one.scale,
  ]);
  return [...new Set(named)].sort();
}

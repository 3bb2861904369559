import { z } from "zod";
import {
  type CslItem,
  type Declared,
  type Sheet,
  toBibtex,
  toCslJson,
  toCsv,
  toRis,
  toSheet,
  toXlsx,
  withoutRepeats,
} from "../briefs/index.ts";
import { toParquet } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import type { Desk } from "./desk.ts";
import type { Download } from "./download.ts";

/** Forms in which a list is handed out; the first where nobody says which. */
export const exportFormats = ["csv", "json", "parquet", "xlsx", "bib", "ris", "csl"] as const;

type Format = (typeof exportFormats)[number];

/** A language as BCP 47 writes it: never a word that means something to a program. */
export const languageAsked = z.string().regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,3}$/);

/** What may be asked of every list that is handed out, beside its own filters. */
export const exportQuery = {
  format: z
    .enum(exportFormats)
    .optional()
    .describe(
      "csv, json, parquet, xlsx; bib (BibTeX), ris, csl (CSL-JSON). Left out, the header Accept chooses.",
    ),
  columns: z.string().max(2000).optional().describe("Columns of the first table, with commas."),
  language: languageAsked.default("en").describe("Language of titles and labels."),
} as const;

/** A list about to be handed out: its tables, its citations, and what its reader must know. */
export interface Exported {
  /** What the file is called, without its ending. */
  readonly name: string;
  readonly title: string;
  /** The first is the list itself; CSV holds it alone. */
  readonly sheets: readonly Sheet[];
  readonly items: readonly CslItem[];
  /** The day as of which the list is shown; missing where it is shown as it is. */
  readonly day: string | undefined;
  /** The question, as name and value. */
  readonly asked: readonly (readonly [string, string])[];
  /** Files of the dossier that the rows are from: what may be passed on follows from them. */
  readonly files: readonly string[];
  /** Sources of the rows, as title and address. */
  readonly sources: readonly string[];
}

/** The media types of the forms in which lists are handed out. */
export const exportForms: Readonly<Record<Format, string>> = {
  csv: "text/csv",
  json: "application/json",
  parquet: "application/vnd.apache.parquet",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  bib: "application/x-bibtex",
  ris: "application/x-research-info-systems",
  csl: "application/vnd.citationstyles.csl+json",
};

/** A list as a file of the form asked for, made for where its links shall lead. */
export function toDownload(
  desk: Desk,
  format: Format,
  make: (origin: string) => Exported,
): Download {
  const { name } = make("");
  const ending = format === "csl" ? "json" : format;
  return {
    file: true,
    mediaType: exportForms[format],
    name: `${name}.${ending}`,
    body: (origin) => render(desk, format, make(origin)),
  };
}

async function render(
  desk: Desk,
  format: Format,
  made: Exported,
): Promise<string | Uint8Array<ArrayBuffer>> {
  const items = withoutRepeats(made.items);
  if (format === "bib") return toBibtex(items);
  if (format === "ris") return toRis(items);
  if (format === "csl") return toCslJson(items);
  const [first] = made.sheets;
  if (format === "csv") return first === undefined ? "" : toCsv(first);
  if (format === "json") return JSON.stringify(asJson(made, first));
  if (format === "parquet") return new Uint8Array(await asParquet(first));
  return toXlsx({ title: made.title, sheets: made.sheets, readMe: readMeOf(desk, made) });
}

/** The list for programs: what was asked, what each column means, and the rows by name of column. */
function asJson({ title, day, asked, sources }: Exported, sheet: Sheet | undefined) {
  const { columns = [], rows = [], total = rows.length } = sheet ?? {};
  return {
    title,
    asOf: day,
    asked: Object.fromEntries(asked),
    columns,
    total,
    // A value that is not known is left out, as everywhere in the API.
    rows: rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]]))),
    sources: [...new Set(sources)].sort(),
  };
}

/** The list as Parquet: numbers are 64-bit floats, all else is text, and what is not known is NULL. */
function asParquet(sheet: Sheet | undefined): Promise<Uint8Array> {
  const columns = (sheet?.columns ?? []).map(({ name, kind }) => {
    return { name, kind: kind === "number" ? kind : ("text" as const) };
  });
  return toParquet(columns, sheet?.rows ?? []);
}

/** What a reader must know of the tables, line by line. */
function readMeOf(desk: Desk, made: Exported): readonly (readonly [string, string])[] {
  const { settings, files } = desk.opened.dossier;
  const used = files.filter((one) => made.files.includes(one.path));
  const rows = made.sheets.map((one) => `${one.name}: ${one.rows.length}`);
  const { label, note } = settings.boundaryPolicy;
  const boundaries = `${inLanguage(label, "en")}. ${inLanguage(note, "en")}`;
  return [
    ["Title", made.title],
    ["Dossier", `${settings.title.en ?? settings.id} (${settings.id})`],
    ...(made.day === undefined ? [] : [["As of", made.day] as const]),
    ...made.asked.map(([name, value]) => [`Filter: ${name}`, value] as const),
    ["Rows", rows.join("; ")],
    [
      "Missing",
      "An empty cell is a value that is not known, or that does not apply. It is never 0. Where the reason is known, a column beside it says so.",
    ],
    [
      "Text",
      "A text that a spreadsheet could take for a formula is marked as text; its letters are as in the source. In CSV an apostrophe stands before it.",
    ],
    ["Dates", "As exact as the source: a year or a month stands as text, a whole day as a day."],
    [
      "Status",
      "Computed by written rules from dated acts, for the day named. It is never typed in.",
    ],
    ["Boundaries", boundaries],
    ...used.map(
      (one) =>
        [
          `Licence of ${one.path}`,
          `${one.licence ?? "not stated"}; may be passed on: ${one.redistribute}`,
        ] as const,
    ),
    ...[...new Set(made.sources)].sort().map((one) => ["Source", one] as const),
  ];
}

/**
 * The columns that are asked for, in the order in which they are; all where none are named.
 *
 * Throws: `asked-wrongly` for a name that is no column; the message lists those there are.
 */
export function chooseColumns<Row>(
  name: string,
  rows: readonly Row[],
  columns: readonly Declared<Row>[],
  asked: string | undefined,
): Sheet {
  const names = (asked ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
  if (names.length === 0) return toSheet(name, rows, columns);
  const chosen = names.flatMap((one) => columns.filter((column) => column.name === one));
  if (chosen.length === names.length) return toSheet(name, rows, chosen);
  const known = columns.map((one) => one.name).join(", ");
  throw new Problem("asked-wrongly", `columns= may name these columns only: ${known}.`);
}

/** A label in the language asked for, else in English, else in any there is. */
export function inLanguage(labels: Readonly<Record<string, string>>, language: string): string {
  return labels[language] || labels.en || (Object.values(labels).find((one) => one !== "") ?? "");
}

/** What was asked, as name and value, without what was left open. */
export function askedOf(
  asked: Readonly<Record<string, string | number | undefined>>,
): readonly (readonly [string, string])[] {
  return Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)] as const],
  );
}

/** Lists in a cell: with semicolons, as in the tables of a dossier. */
export const joined = (values: readonly string[]): string | undefined =>
  values.length === 0 ? undefined : values.join("; ");

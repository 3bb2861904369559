import { stringify } from "csv-stringify/sync";
import type { CsvTable } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { FetchLayout, FetchSeries } from "./fetchLayout.ts";
import type { FetchedRow } from "./fetchRead.ts";

/** A new edition of a series: what it is, and its figures. */
export interface FetchedEdition {
  readonly layout: FetchLayout;
  readonly series: FetchSeries;
  readonly vintage: string;
  /** Day on which the edition came out, as the source says, or was asked for. */
  readonly known: string;
  readonly address: string;
  readonly rows: readonly FetchedRow[];
}

/** Where the figures of an edition lie in the dossier. */
export function editionFile({ layout, series, vintage }: FetchedEdition): string {
  const kind = layout.of === "country" ? "observations" : "pairs";
  return `indicators/${kind}-${series.concept}.${vintage}.csv`;
}

/** The figures of an edition as a table of the dossier; a cell without a value says that none was published. */
export function editionTable({ layout, series, vintage, rows }: FetchedEdition): string {
  const id = `${series.concept}.${vintage}`;
  const isOfState = layout.of === "country";
  const header = [
    "series",
    ...(isOfState ? ["iso3"] : ["from", "to"]),
    "year",
    "value",
    "missing",
    "note",
  ];
  const sorted = [...rows].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
  const lines = sorted.map(({ from, to, year, value }) => [
    id,
    ...(isOfState ? [from] : [from, to]),
    year,
    value ?? "",
    value === undefined ? "not-published" : "",
    "",
  ]);
  return stringify([header, ...lines]);
}

const keyOf = ({ from, to, year }: FetchedRow) => `${from} ${to} ${year}`;

/**
 * The line of `series.csv` that a new edition gets: names, directions and interests are those of the concept’s other editions.
 *
 * Throws: `fetch-concept-new` when the dossier has no series of the concept: what it speaks to is for people to say;
 * `fetch-unit` when the dossier counts it in another unit.
 */
export function seriesLine(table: CsvTable, edition: FetchedEdition): string {
  const { layout, series, vintage, known, address, rows } = edition;
  const pattern = table.records.find(({ fields }) => fields.concept === series.concept)?.fields;
  if (pattern === undefined) {
    throw new Problem(
      "fetch-concept-new",
      `The dossier has no series of ${series.concept}: add a row to indicators/series.csv that says what it speaks to.`,
    );
  }
  if (pattern.unit !== series.unit) {
    throw new Problem(
      "fetch-unit",
      `The dossier counts ${series.concept} in ${pattern.unit}, the source in ${series.unit}: nothing is converted in silence.`,
    );
  }
  const years = rows.map(({ year }) => year);
  const own: Readonly<Record<string, string>> = {
    id: `${series.concept}.${vintage}`,
    vintage,
    known,
    grain: layout.of,
    source_title: layout.title,
    source_url: new URL(address).origin,
    source_version: address,
    licence: layout.licence,
    redistribute: layout.redistribute,
    first_year: String(Math.min(...years)),
    last_year: String(Math.max(...years)),
    note: "",
  };
  return stringify([table.header.map((name) => own[name] ?? pattern[name] ?? "")]);
}

/**
 * The data package with a description of the edition’s table, made after that of another table of its kind.
 *
 * Shape: the text as it was but for the new resource at the end. A dossier without a description of its kind stays as it is.
 */
export function withResource(text: string, edition: FetchedEdition): string {
  const described = JSON.parse(text) as { resources: Record<string, unknown>[] };
  const path = editionFile(edition);
  const kind = /^indicators\/(observations|pairs)-/.exec(path)?.[0] ?? path;
  const pattern = described.resources.find((one) => String(one.path).startsWith(kind));
  if (pattern === undefined || described.resources.some((one) => one.path === path)) return text;
  const { layout, series, vintage } = edition;
  described.resources.push({
    ...pattern,
    name: path
      .replace(/\.csv$/, "")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-"),
    path,
    title: `${series.concept}, ${vintage}`,
    description: `Figures of ${series.concept} as fetched from ${layout.title}.`,
    licenses: [{ title: layout.licence }],
    sources: [{ title: layout.title, path: edition.address, version: vintage }],
    redistribute: layout.redistribute,
  });
  return `${JSON.stringify(described, undefined, 2)}\n`;
}

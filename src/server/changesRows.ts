import { createHash } from "node:crypto";
import type { MovedValue, SeriesRow } from "../indicators/index.ts";
import type { Editions, TableChange } from "../sources/index.ts";
import { aboutSeries, statesIn, viewFigures } from "./changesSeries.ts";
import type { ChangesAsked, Told } from "./changesTold.ts";
import type { Desk } from "./desk.ts";

type Compared = Extract<Editions, { readonly state: "compared" }>;
type Row = TableChange["rows"][number];

/** Columns in which rows of a table name states. */
const stateColumns = [
  "parties",
  "obligors",
  "states",
  "participants",
  "party",
  "iso3",
  "from",
  "to",
  "pair",
  "of",
];

/**
 * What editions of the dossier have otherwise: rows one by one, figures together by series.
 *
 * Shape: dated by the day of the later edition, for when between the two a row changed is not asked.
 */
export function changedRows(
  desk: Desk,
  { to, tables }: Compared,
  all: readonly SeriesRow[],
  asked: ChangesAsked,
): readonly Told[] {
  const byId = new Map(all.map((one) => [one.id, one]));
  return tables.flatMap((table) => {
    if (table.state !== "changed") return [viewTable(table, to.day)];
    const figures = table.rows.filter((row) => byId.has(row.fields.series ?? ""));
    const others = table.rows.filter((row) => !byId.has(row.fields.series ?? ""));
    return [
      ...others.map((row) => viewRow(desk, table.file, row, to.day)),
      ...[...byId.values()].flatMap((series) => {
        const own = figures.filter((row) => row.fields.series === series.id);
        return own.length === 0 ? [] : [viewSeries(table.file, series, own, to.day, asked.values)];
      }),
    ];
  });
}

function viewTable({ file, state, count }: TableChange, day: string): Told {
  return {
    ...plain(file, file, []),
    id: `table:${state}:${file}:${day}`,
    kind: state === "added" ? "table-added" : "table-removed",
    day,
    row: { file, count, cells: [] },
  };
}

function viewRow(desk: Desk, file: string, row: Row, day: string): Told {
  const { kind, key, fields, cells } = row;
  const id = fields.entry ?? fields.id ?? key;
  const entry = desk.book.byId.get(id);
  const title = entry?.title ?? { en: fields.title_en ?? fields.topic ?? `${file}: ${key}` };
  const known = entry === undefined ? {} : { entry: id, entryKind: entry.kind };
  const path =
    entry === undefined ? "/accounting" : `/register/${entry.kind}/${encodeURIComponent(id)}`;
  const parties = entry?.parties ?? statesOf(fields);
  const directions = entry?.directions ?? listIn(fields.directions);
  return {
    ...plain(file, path, parties),
    ...known,
    title,
    directions,
    id: `${kind}:${file}:${key}:${digestOf(row)}`,
    kind,
    day,
    row: { file, row: row.row, key, cells: cells.map((one) => ({ ...one })) },
  };
}

function viewSeries(
  file: string,
  series: SeriesRow,
  rows: readonly Row[],
  day: string,
  shown: number,
): Told {
  const values = rows.map(movedValue);
  const some = (one: MovedValue): boolean => one.before !== undefined && one.after !== undefined;
  const figures = viewFigures(
    series,
    {
      moved: values.filter(some),
      appeared: values.filter((one) => one.before === undefined && one.after !== undefined),
      disappeared: values.filter((one) => one.before !== undefined && one.after === undefined),
    },
    shown,
  );
  return {
    ...aboutSeries(series, statesIn(values)),
    id: `figures:${file}:${series.id}:${digestOf(rows)}`,
    kind: "figures-changed",
    day,
    figures,
    row: { file, count: rows.length, cells: [] },
  };
}

function movedValue({ kind, fields, cells }: Row): MovedValue {
  const cell = cells.find((one) => one.column === "value");
  const number = (text: string | undefined): number | undefined =>
    text === undefined || text.trim() === "" ? undefined : Number(text);
  const own = number(fields.value);
  const before =
    kind === "row-added" ? undefined : (number(cell?.before) ?? (cell ? undefined : own));
  const after = kind === "row-deleted" ? undefined : own;
  const of = fields.iso3 ?? `${fields.from ?? ""}>${fields.to ?? ""}`;
  const share =
    before === undefined || after === undefined || before === 0
      ? undefined
      : (after - before) / Math.abs(before);
  return { of, year: Number(fields.year), before, after, share };
}

function plain(title: string, path: string, parties: readonly string[]) {
  const page = path.startsWith("/") ? path : "/accounting";
  return { title: { en: title }, path: page, parties, directions: [], because: [], expected: [] };
}

function statesOf(fields: Readonly<Record<string, string>>): readonly string[] {
  const named = stateColumns.flatMap((name) => listIn(fields[name]?.replaceAll(/[->]/g, ";")));
  return [...new Set(named)].sort();
}

function listIn(cell: string | undefined): readonly string[] {
  return (cell ?? "")
    .split(";")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

function digestOf(value: unknown): string {
  return createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);
}

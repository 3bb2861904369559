import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type CslItem, type Sheet, toArrow, toBibtex, toCsv, toXlsx } from "../briefs/index.ts";
import { toParquet } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, textOption, writeJson } from "./command.ts";
import { printable } from "./terminal.ts";

/** The options by which a table is handed out in one of several forms. */
export const formOptions = {
  csv: { type: "boolean", describe: "as CSV" },
  xlsx: { type: "boolean", describe: "as a workbook; needs --out" },
  parquet: { type: "boolean", describe: "as Parquet; needs --out" },
  arrow: { type: "boolean", describe: "as an Arrow IPC file; needs --out" },
  bibtex: { type: "boolean", describe: "the sources used, as BibTeX, instead of the table" },
  out: { type: "string", describe: "file to write instead of the terminal" },
} as const;

/** One table in every form that it can take. */
export interface Handed {
  readonly title: string;
  readonly sheet: () => Sheet;
  readonly json: () => unknown;
  readonly cited: () => readonly CslItem[];
  /** For people at a terminal, where the table itself is not what they want to see. */
  readonly text?: () => string;
  /** Further forms of this command: by option, the text. */
  readonly more?: Readonly<Record<string, () => string>>;
}

/**
 * Hands out a table in the form asked for; without one, as text for people.
 *
 * Throws: `usage` when two forms are asked for, or a form that is no text has no file.
 */
export async function handOut(call: Call, table: Handed): Promise<void> {
  const known = [
    "csv",
    "xlsx",
    "parquet",
    "arrow",
    "bibtex",
    "json",
    ...Object.keys(table.more ?? {}),
  ];
  const asked = known.filter((form) => call.options[form] === true);
  if (asked.length > 1) {
    throw new Problem(
      "usage",
      `One form at a time: ${asked.map((one) => `--${one}`).join(" or ")}.`,
    );
  }
  const form = asked[0] ?? "text";
  const out = textOption(call, "out");
  if (out === undefined && form === "json") return writeJson(call.terminal, table.json());
  const made = await inForm(form, table);
  if (out !== undefined) {
    writeFileSync(resolve(call.folder, out), made);
    call.terminal.error(`hamkor: ${out} written\n`);
  } else if (typeof made === "string") {
    call.terminal.out(form === "text" ? printable(made) : made);
  } else throw new Problem("usage", `--${form} is no text: name a file with --out.`);
}

async function inForm(form: string, table: Handed): Promise<string | Uint8Array> {
  const { sheet, json, cited, more = {}, title, text } = table;
  if (form === "csv") return toCsv(sheet());
  if (form === "json") return `${JSON.stringify(json(), undefined, 2)}\n`;
  if (form === "bibtex") return toBibtex(cited());
  if (form === "arrow") return toArrow(sheet());
  if (form === "parquet") return toParquet(parquetColumns(sheet()), sheet().rows);
  if (form === "xlsx") return toXlsx({ title, sheets: [sheet()], readMe: readMe(table) });
  return more[form]?.() ?? text?.() ?? lines(sheet());
}

const parquetColumns = ({ columns }: Sheet) =>
  columns.map(({ name, kind }) => ({ name, kind: kind === "number" ? kind : ("text" as const) }));

function readMe({ cited, sheet }: Handed): readonly (readonly [string, string])[] {
  return [
    ...sheet().columns.map(({ name, describe }) => [name, describe] as const),
    ...cited().map(
      ({ title, version }) => ["source", `${title} (${version ?? "no edition"})`] as const,
    ),
  ];
}

/** A table for the eye: columns as wide as their widest cell, numbers to the right, a gap's reason in its cell. */
function lines(sheet: Sheet): string {
  const { columns, rows } = withReasons(sheet);
  const cells = rows.map((row) => row.map((value) => (value === undefined ? "—" : shown(value))));
  const widths = columns.map(({ name }, at) =>
    Math.max(name.length, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, at) =>
        columns[at]?.kind === "number"
          ? cell.padStart(widths[at] ?? 0)
          : cell.padEnd(widths[at] ?? 0),
      )
      .join("  ")
      .trimEnd();
  return `${[line(columns.map(({ name }) => name)), ...cells.map(line)].join("\n")}\n`;
}

/** Columns of reasons (`NAME.missing`) go into the gaps of their columns. */
function withReasons({ columns, rows }: Sheet): Pick<Sheet, "columns" | "rows"> {
  const reasonOf = columns.map(({ name }) =>
    columns.findIndex((other) => other.name === `${name}.missing`),
  );
  const kept = columns.flatMap(({ name }, at) => (name.endsWith(".missing") ? [] : [at]));
  const reason = (row: Sheet["rows"][number], at: number) => {
    const given = row[reasonOf[at] ?? -1];
    return given === undefined ? undefined : `(${given})`;
  };
  return {
    columns: kept.flatMap((at) => columns[at] ?? []),
    rows: rows.map((row) => kept.map((at) => row[at] ?? reason(row, at))),
  };
}

/** A number as people read it in a terminal: six digits that matter; the other forms have them all. */
function shown(value: string | number): string {
  if (typeof value === "string") return value;
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
}

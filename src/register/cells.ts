import type { CsvRecord } from "../sources/index.ts";
import { type Finding, isPartialDate, type PartialDate, type Severity } from "../terms/index.ts";

/** What a reader of register rows must know of the rest of the dossier. */
export interface Vocabulary {
  readonly states: ReadonlySet<string>;
  readonly directions: ReadonlySet<string>;
  readonly interests: ReadonlySet<string>;
  /** Language tags of the dossier, the preferred script first. */
  readonly languages: readonly string[];
}

/** The cells of one row, read by name; whatever is odd is noted with file, row, column and remedy. */
export interface Cells {
  readonly file: string;
  readonly row: number;
  readonly findings: readonly Finding[];
  text(column: string): string | undefined;
  /** A text that must be there: without it the row is refused. */
  needed(column: string, code: string, remedy: string): string;
  list(column: string): readonly string[];
  date(column: string, severity?: Severity): PartialDate | undefined;
  number(column: string): number | undefined;
  whole(column: string): number | undefined;
  /** Codes of states, each known to the dossier: an unknown one refuses the row. */
  states(column: string, vocabulary: Vocabulary): readonly string[];
  /** Words of the frame; an unknown one is noted and left out. */
  codes(column: string, known: ReadonlySet<string>, code: string): readonly string[];
  /** Texts by language tag, from columns such as `title_en` and `title_uz`. */
  labels(prefix: string, languages: readonly string[]): Readonly<Record<string, string>>;
  note(severity: Severity, code: string, column: string, message: string, remedy: string): void;
  isRefused(): boolean;
}

/** Opens the cells of a row. */
export function openCells(record: CsvRecord, file: string): Cells {
  const findings: Finding[] = [];
  const about = record.fields.id;
  const note: Cells["note"] = (severity, code, column, message, remedy) => {
    findings.push({ severity, code, message, remedy, file, row: record.row, column, about });
  };
  const text = (column: string): string | undefined => record.fields[column] || undefined;
  const list = (column: string): readonly string[] => splitList(text(column));
  return {
    file,
    row: record.row,
    findings,
    text,
    list,
    note,
    needed: (column, code, remedy) => {
      const found = text(column);
      if (found === undefined) note("error", code, column, `${column} is empty.`, remedy);
      return found ?? "";
    },
    date: (column, severity = "error") => readDate(text(column), column, severity, note),
    number: (column) => readNumber(text(column), column, Number.isFinite, note),
    whole: (column) => readNumber(text(column), column, isWhole, note),
    states: (column, { states }) => readStates(list(column), column, states, note),
    codes: (column, known, code) => readCodes(list(column), column, known, code, note),
    labels: (prefix, languages) => readLabels(record, prefix, languages),
    isRefused: () => findings.some((one) => one.severity === "error"),
  };
}

/** Whether the store can keep it as a whole number: 32 bits. */
const isWhole = (found: number): boolean => Number.isInteger(found) && Math.abs(found) < 2 ** 31;

/** The language tag that a column's ending means: `uz_latn` is `uz-Latn`, `uz` the dossier's first Uzbek. */
export function languageOf(ending: string, languages: readonly string[]): string {
  const [language = "", script] = ending.split("_");
  if (script !== undefined) {
    return `${language}-${script.slice(0, 1).toUpperCase()}${script.slice(1)}`;
  }
  return languages.find((tag) => tag === language || tag.startsWith(`${language}-`)) ?? language;
}

function splitList(value: string | undefined): readonly string[] {
  const parts = (value ?? "").split(";").map((part) => part.trim());
  return parts.filter((part) => part !== "");
}

function readDate(
  value: string | undefined,
  column: string,
  severity: Severity,
  note: Cells["note"],
): PartialDate | undefined {
  if (value === undefined) return undefined;
  if (isPartialDate(value)) return value;
  const remedy = "Write YYYY-MM-DD, YYYY-MM or YYYY, as exact as the source.";
  note(severity, "date-unreadable", column, `${column} is not a date.`, remedy);
  return undefined;
}

function readNumber(
  value: string | undefined,
  column: string,
  fits: (found: number) => boolean,
  note: Cells["note"],
): number | undefined {
  if (value === undefined) return undefined;
  const found = Number(value);
  if (fits(found)) return found;
  const remedy =
    "Write a number with a point, without spaces and unit; counts and ranks are whole.";
  note("warning", "number-unreadable", column, `${column} is not such a number; left out.`, remedy);
  return undefined;
}

function readStates(
  found: readonly string[],
  column: string,
  known: ReadonlySet<string>,
  note: Cells["note"],
): readonly string[] {
  for (const one of found) {
    if (known.has(one)) continue;
    const remedy = "Use the ISO3 code of a state in register/states.csv, or add the state there.";
    const message = `${column} names ${one.slice(0, 20)}, which is no state of the dossier.`;
    note("error", "state-unknown", column, message, remedy);
  }
  return found;
}

function readCodes(
  found: readonly string[],
  column: string,
  known: ReadonlySet<string>,
  code: string,
  note: Cells["note"],
): readonly string[] {
  return found.filter((one) => {
    if (known.has(one)) return true;
    const message = `${column} names ${one.slice(0, 30)}, which the frame does not have; left out.`;
    note("warning", code, column, message, `Use one of: ${[...known].join(", ")}.`);
    return false;
  });
}

function readLabels(
  record: CsvRecord,
  prefix: string,
  languages: readonly string[],
): Readonly<Record<string, string>> {
  const labels: Record<string, string> = {};
  for (const [column, value] of Object.entries(record.fields)) {
    if (!column.startsWith(`${prefix}_`) || value === "") continue;
    labels[languageOf(column.slice(prefix.length + 1), languages)] = value;
  }
  return labels;
}

import { CsvError, parse } from "csv-parse/sync";
import type { Finding } from "../terms/index.ts";

/** One line of a table as it stands: the line number, and a text for each column of the header. */
export interface CsvRecord {
  readonly row: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** A table as it was read: every row is in `records` or counted in `refused` with a finding. */
export interface CsvTable {
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
  readonly rows: number;
  readonly refused: number;
  readonly findings: readonly Finding[];
}

/**
 * Reads a CSV file (RFC 4180) that people edit: UTF-8 or UTF-16 with its mark, any line end, comma or
 * semicolon. Rows with too many or too few fields are refused with their line number, never dropped in silence.
 */
export function parseCsv(content: Uint8Array, file: string): CsvTable {
  const decoded = decode(content);
  if (decoded === undefined)
    return refuseFile(
      file,
      "encoding-unreadable",
      "The table is not UTF-8 text.",
      "Save it as “CSV UTF-8”.",
    );
  const { lines, brokenAt } = parseLines(decoded);
  if (lines.length === 0 && brokenAt !== undefined)
    return { ...nothing, findings: [broken(file, 1)] };
  return toTable(lines, brokenAt, decoded, file);
}

const nothing: CsvTable = { header: [], records: [], rows: 0, refused: 0, findings: [] };

/** The lines of a table up to where it stops making sense, and the line where it does. */
function parseLines(content: string): {
  readonly lines: readonly Line[];
  readonly brokenAt: number | undefined;
} {
  const lines: Line[] = [];
  let end = 0;
  try {
    parse(content, {
      relax_column_count: true,
      skip_empty_lines: true,
      delimiter: delimiterOf(content),
      on_record: (record: string[], context: { readonly lines: number }) => {
        // The parser tells where a record ends; its place is where it begins, for fields may hold line breaks.
        end = context.lines;
        lines.push({ record, line: end - record.reduce((sum, field) => sum + breaks(field), 0) });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const rest = linesOf(content).slice(end);
    const next = rest.findIndex((line) => line.trim() !== "");
    return { lines, brokenAt: end + 1 + Math.max(0, next) };
  }
  return { lines, brokenAt: undefined };
}

/** Rows by line: those that fit the header, and a finding for each that does not. */
function toTable(
  lines: readonly Line[],
  brokenAt: number | undefined,
  content: string,
  file: string,
): CsvTable {
  const findings: Finding[] = [];
  const records: CsvRecord[] = [];
  const header = (lines[0]?.record ?? []).map((name) => name.trim());
  for (const { record, line } of lines.slice(1)) {
    if (record.length === header.length)
      records.push({ row: line, fields: toFields(header, record) });
    else findings.push(ragged(file, line, header.length, record.length));
  }
  const lost = brokenAt === undefined ? 0 : linesFrom(content, brokenAt);
  const rows = Math.max(0, lines.length - 1) + lost;
  const refused = findings.length + lost;
  if (brokenAt !== undefined) findings.push(broken(file, brokenAt));
  return { header, records, rows, refused, findings };
}

/** Lines that hold something, from a line on: each counts as a row that was not read. */
function linesFrom(content: string, line: number): number {
  return linesOf(content)
    .slice(line - 1)
    .filter((one) => one.trim() !== "").length;
}

function linesOf(content: string): readonly string[] {
  return content.split(/\r\n|\n|\r/);
}

interface Line {
  readonly record: readonly string[];
  readonly line: number;
}

function breaks(field: string): number {
  let count = 0;
  for (let at = field.indexOf("\n"); at !== -1; at = field.indexOf("\n", at + 1)) count += 1;
  return count;
}

function toFields(header: readonly string[], record: readonly string[]): Record<string, string> {
  // No prototype: a column named __proto__ is only a column (TRUST A7).
  const fields: Record<string, string> = Object.create(null);
  for (const [index, name] of header.entries()) fields[name] = (record[index] ?? "").trim();
  return fields;
}

function delimiterOf(content: string): string {
  const first = content.slice(0, content.search(/[\r\n]|$/));
  return first.split(";").length > first.split(",").length ? ";" : ",";
}

function decode(content: Uint8Array): string | undefined {
  const [first, second] = content;
  const utf16 =
    first === 0xff && second === 0xfe
      ? "utf-16le"
      : first === 0xfe && second === 0xff
        ? "utf-16be"
        : undefined;
  try {
    return new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

function ragged(file: string, row: number, wanted: number, found: number): Finding {
  return {
    code: "row-ragged",
    severity: "error",
    message: `The row has ${found} fields where the header has ${wanted}; it was not read.`,
    remedy: "Put quotation marks around fields with commas, or fill in the missing ones.",
    file,
    row,
  };
}

function broken(file: string, row: number): Finding {
  return {
    code: "table-unreadable",
    severity: "error",
    message: `From line ${row} on the table makes no sense; that line and those after it were not read.`,
    remedy: "Look at the quotation marks on that line: one is missing, or stands inside a field.",
    file,
    row,
  };
}

function refuseFile(file: string, code: string, message: string, remedy: string): CsvTable {
  const findings: Finding[] = [{ code, severity: "error", message, remedy, file }];
  return { header: [], records: [], rows: 0, refused: 0, findings };
}

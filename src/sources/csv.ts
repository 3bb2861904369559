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
  try {
    return split(decoded, file);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return refuseFile(
      file,
      "table-unreadable",
      `The table stops making sense at line ${error.lines ?? 1} (${error.code}).`,
      "Look at the quotation marks on that line.",
    );
  }
}

function split(content: string, file: string): CsvTable {
  const options = {
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    delimiter: delimiterOf(content),
  };
  const lines: unknown = parse(content, options);
  const findings: Finding[] = [];
  const records: CsvRecord[] = [];
  const parsed = asLines(lines);
  const header = (parsed[0]?.record ?? []).map((name) => name.trim());
  for (const [index, { record, line }] of parsed.entries()) {
    if (index === 0) continue;
    if (record.length === header.length)
      records.push({ row: line, fields: toFields(header, record) });
    else findings.push(ragged(file, line, header.length, record.length));
  }
  const rows = Math.max(0, parsed.length - 1);
  return { header, records, rows, refused: findings.length, findings };
}

interface Line {
  readonly record: readonly string[];
  readonly line: number;
}

/** A record's line is where it begins: the parser tells where it ends, and fields may hold line breaks. */
function asLines(parsed: unknown): readonly Line[] {
  const items = parsed as readonly { record: string[]; info: { lines: number } }[];
  return items.map(({ record, info }) => ({
    record,
    line: info.lines - record.reduce((sum, field) => sum + breaks(field), 0),
  }));
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

function refuseFile(file: string, code: string, message: string, remedy: string): CsvTable {
  const findings: Finding[] = [{ code, severity: "error", message, remedy, file }];
  return { header: [], records: [], rows: 0, refused: 0, findings };
}

import { isUtf8 } from "node:buffer";
import type { Finding } from "../terms/index.ts";

/**
 * Where the fields of a table stand in its bytes: nothing is decoded yet, so that a file of 200,000 rows costs no more than
 * the columns asked of it.
 *
 * Shape: field `f` of row `r` runs from `starts[r * (width + 1) + f]` to one byte before the next start.
 */
export interface TableScan {
  readonly file: string;
  readonly bytes: Buffer;
  readonly header: readonly string[];
  readonly width: number;
  readonly rows: number;
  readonly starts: Uint32Array;
  /** Rows of another width than the header, each with a finding: they are not among `rows`. */
  readonly refused: number;
  readonly findings: readonly Finding[];
}

const [lineFeed, carriageReturn, quote] = [10, 13, 34];
/** How many rows of the wrong width are named one by one. */
const told = 20;
const delimiters = [",", ";", "\t"];

/**
 * Finds the rows and fields of a table (RFC 4180; comma, semicolon or tab; UTF-8).
 *
 * Missing: a table that is no UTF-8, or whose last quotation mark never closes, has the rows up to there and a finding.
 */
export function scanTable(content: Uint8Array, file: string): TableScan {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  const begin = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (!isUtf8(bytes)) return { ...nothing(file, bytes), findings: [notUtf8(file)] };
  const headerEnd = lineEnd(bytes, begin);
  const line = bytes.toString("utf8", begin, headerEnd).replace(/\r$/, "");
  const delimiter = delimiters.reduce((best, one) =>
    line.split(one).length > line.split(best).length ? one : best,
  );
  const header = line.split(delimiter).map((name) => name.trim().replace(/^"(.*)"$/, "$1"));
  const scan = scanRows(bytes, headerEnd + 1, header.length, delimiter, file);
  const untold = scan.refused - scan.findings.length;
  const findings = untold > 0 ? [...scan.findings, more(file, untold)] : scan.findings;
  return { file, bytes, header, ...scan, findings };
}

/** Line of a row in its file, the header being line 1: fields in quotation marks may hold line breaks. */
export function lineOfRow(scan: TableScan, row: number): number {
  const end = scan.starts[row * (scan.width + 1)] ?? 0;
  let line = 1;
  for (let at = scan.bytes.indexOf(lineFeed); at !== -1 && at < end; line++) {
    at = scan.bytes.indexOf(lineFeed, at + 1);
  }
  return line;
}

function scanRows(bytes: Buffer, begin: number, width: number, delimiter: string, file: string) {
  const mark = delimiter.charCodeAt(0);
  // Every field ends with a byte of its own, so that a wide header alone asks for no more room than its file has.
  let starts = new Uint32Array(Math.min(4096 * (width + 1), bytes.length + width + 2));
  const findings: Finding[] = [];
  let [rows, refused, at, line] = [0, 0, begin, 2];
  while (at < bytes.length) {
    const base = rows * (width + 1);
    if (base + width + 1 > starts.length) starts = doubled(starts);
    const rowLine = line;
    let fields = 0;
    let isOpen = true;
    while (isOpen) {
      if (fields < width) starts[base + fields] = at;
      fields += 1;
      if (bytes[at] === quote) {
        const closed = closingQuote(bytes, at);
        if (closed === -1) {
          findings.push(unclosed(file, rowLine));
          return { width, rows, refused: refused + 1, starts, findings };
        }
        for (let inside = at; inside < closed; inside++) if (bytes[inside] === lineFeed) line += 1;
        at = closed + 1;
      }
      while (at < bytes.length && bytes[at] !== mark && bytes[at] !== lineFeed) at += 1;
      isOpen = bytes[at] === mark;
      if (isOpen) at += 1;
    }
    line += 1;
    const end = bytes[at - 1] === carriageReturn ? at - 1 : at;
    const isBlank = width > 1 && fields === 1 && end === starts[base];
    if (fields === width) {
      starts[base + width] = end + 1;
      rows += 1;
    } else if (!isBlank) {
      refused += 1;
      if (refused <= told) findings.push(ragged(file, rowLine, width, fields));
    }
    at += 1;
  }
  return { width, rows, refused, starts, findings };
}

function closingQuote(bytes: Buffer, open: number): number {
  let at = bytes.indexOf(quote, open + 1);
  while (at !== -1 && bytes[at + 1] === quote) at = bytes.indexOf(quote, at + 2);
  return at;
}

function lineEnd(bytes: Buffer, from: number): number {
  const found = bytes.indexOf(lineFeed, from);
  return found === -1 ? bytes.length : found;
}

function doubled(starts: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(starts.length * 2);
  larger.set(starts);
  return larger;
}

const nothing = (file: string, bytes: Buffer): TableScan => ({
  file,
  bytes,
  header: [],
  width: 0,
  rows: 0,
  starts: new Uint32Array(),
  refused: 0,
  findings: [],
});

const notUtf8 = (file: string): Finding => ({
  code: "encoding-unreadable",
  severity: "error",
  message: "The table is not UTF-8 text, and was not read.",
  remedy: "Save it as “CSV UTF-8”.",
  file,
});

const unclosed = (file: string, row: number): Finding => ({
  code: "table-unreadable",
  severity: "error",
  message: `The quotation mark opened on line ${row} never closes; that row and what follows were not read.`,
  remedy: "Close it, or double a quotation mark that stands inside a field.",
  file,
  row,
});

const ragged = (file: string, row: number, wanted: number, found: number): Finding => ({
  code: "row-ragged",
  severity: "error",
  message: `The row has ${found} fields where the header has ${wanted}; it was not read.`,
  remedy: "Put quotation marks around fields that hold the delimiter, or fill in the missing ones.",
  file,
  row,
});

const more = (file: string, rows: number): Finding => ({
  code: "row-ragged",
  severity: "error",
  message: `${rows} more rows have another number of fields than the header; they were not read.`,
  remedy: "See whether the first line is the header, and what parts the fields.",
  file,
});

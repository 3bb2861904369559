/** What a cell of a table holds; missing is undefined, never 0. */
export type Cell = string | number | undefined;

// The same signs as the server's own writer takes for dangerous: a test holds the two to the same bytes, for the pages may
// not take code from the program (OWASP, CSV injection; TRUST O2).
const dangerous =
  /^(?:[\t\r\n\0]|[\s\p{Cf}\p{Cc}]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])/u;

/**
 * A table as CSV (RFC 4180), with the mark that lets spreadsheets read its letters.
 *
 * Shape: numbers as they are; a text that a spreadsheet could run begins with an apostrophe. Missing: an empty field; a
 * text that is empty is `""`.
 */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return `\ufeff${rows.map((row) => row.map(field).join(",")).join("\r\n")}\r\n`;
}

function field(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  if (value === "") return '""';
  const safe = dangerous.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

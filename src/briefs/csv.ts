import { neutralise } from "./formula.ts";
import { type CellValue, cutNote, type Sheet } from "./sheet.ts";

/** The mark by which spreadsheets know UTF-8; R and Python read over it. */
const mark = "\ufeff";

/**
 * A table as CSV (RFC 4180) in UTF-8 with its mark.
 *
 * Shape: numbers as they are, with nothing before them; a text that a spreadsheet could run begins with an apostrophe.
 * Missing: an empty field, unquoted; a text that is empty is `""`.
 */
export function toCsv(sheet: Sheet): string {
  const header = sheet.columns.map(({ name }) => quote(neutralise(name)));
  const lines = sheet.rows.map((row) => row.map(field).join(","));
  const cut = cutNote(sheet);
  const last = cut === undefined ? [] : [[quote(cut), ...header.slice(1).map(() => "")].join(",")];
  return `${mark}${[header.join(","), ...lines, ...last].join("\r\n")}\r\n`;
}

function field(value: CellValue): string {
  if (value === undefined) return "";
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  return value === "" ? '""' : quote(neutralise(value));
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

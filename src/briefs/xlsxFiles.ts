import { isFormulaLike } from "./formula.ts";
import { type CellKind, type CellValue, cutNote, type Sheet, type Workbook } from "./sheet.ts";
import { daySerial, fixedParts, relationsPart, styles, workbookParts } from "./xlsxParts.ts";
import { escapeXml } from "./xml.ts";
import type { ZipFile } from "./zipFile.ts";

/** The most that a cell and a sheet of the format hold. Source: Excel specifications and limits. */
const most = { characters: 32_767, rows: 1_048_575, links: 65_530, address: 2079 } as const;

/**
 * The files of a workbook (Office Open XML) before they are packed: one sheet a table, and first one that says what to know
 * of them. Nothing here needs Node: pages make workbooks of their figures by it.
 *
 * Shape: numbers and whole days are typed; years, months and days before 1 March 1900, which the format cannot hold as
 * days, are texts as written. A text that looks like a formula keeps its letters and is marked as text (quotePrefix).
 * Missing: an empty cell. What the format cannot hold is cut, and the table says so.
 * Source: ECMA-376, part 1.
 */
export function xlsxFiles(workbook: Workbook): readonly ZipFile[] {
  const sheets = [readMeSheet(workbook), ...workbook.sheets.map(withinLimits)];
  const names = uniqueNames(sheets.map((one) => one.name));
  const parts = sheets.flatMap((sheet, at): ZipFile[] => {
    const written = writeSheet(sheet);
    const own = { name: `xl/worksheets/sheet${at + 1}.xml`, content: written.content };
    if (written.links.length === 0) return [own];
    return [
      own,
      {
        name: `xl/worksheets/_rels/sheet${at + 1}.xml.rels`,
        content: relationsPart(written.links),
      },
    ];
  });
  return [...workbookParts(names), ...fixedParts(workbook.title), ...parts];
}

interface Written {
  readonly content: string;
  readonly links: readonly string[];
}

function writeSheet(sheet: Sheet): Written {
  const links: string[] = [];
  const places: string[] = [];
  const header = sheet.columns.map(({ name }, at) => textCell(name, refOf(at, 1), styles.head));
  const lines = sheet.rows.map((row, index) => {
    const cells = row.map((value, at) => {
      const kind = sheet.columns[at]?.kind ?? "text";
      const ref = refOf(at, index + 2);
      if (kind === "link" && isLink(value) && links.length < most.links) {
        links.push(value);
        places.push(`<hyperlink ref="${ref}" r:id="rId${links.length}"/>`);
        return textCell(value, ref, styles.link);
      }
      return cellOf(value, kind, ref);
    });
    return `<row r="${index + 2}">${cells.join("")}</row>`;
  });
  const cut = cutNote(sheet);
  if (cut !== undefined) {
    const row = sheet.rows.length + 2;
    lines.push(`<row r="${row}">${textCell(cut, refOf(0, row), styles.head)}</row>`);
  }
  const end = refOf(Math.max(0, sheet.columns.length - 1), sheet.rows.length + 1);
  const widths = sheet.columns
    .map(
      (column, at) =>
        `<col min="${at + 1}" max="${at + 1}" width="${widthOf(column.kind)}" customWidth="1"/>`,
    )
    .join("");
  const content = [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">',
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>',
    `<cols>${widths}</cols>`,
    `<sheetData><row r="1">${header.join("")}</row>${lines.join("")}</sheetData>`,
    `<autoFilter ref="A1:${end}"/>`,
    places.length === 0 ? "" : `<hyperlinks>${places.join("")}</hyperlinks>`,
    "</worksheet>",
  ].join("");
  return { content, links };
}

function cellOf(value: CellValue, kind: CellKind, ref: string): string {
  if (value === undefined) return "";
  if (typeof value === "number") {
    return Number.isFinite(value) ? `<c r="${ref}"><v>${value}</v></c>` : "";
  }
  const serial = kind === "date" ? daySerial(value) : undefined;
  if (serial !== undefined) return `<c r="${ref}" s="${styles.day}"><v>${serial}</v></c>`;
  return textCell(value, ref, isFormulaLike(value) ? styles.quoted : styles.plain);
}

function textCell(text: string, ref: string, style: number): string {
  const styled = style === styles.plain ? "" : ` s="${style}"`;
  return `<c r="${ref}"${styled} t="inlineStr"><is><t xml:space="preserve">${escapeCell(text)}</t></is></c>`;
}

/**
 * A text as cells have it: what XML cannot hold is written _xHHHH_, and a text that looks so already is kept apart.
 *
 * Source: ECMA-376, part 1, 22.9.2.19 (ST_Xstring).
 */
function escapeCell(text: string): string {
  const apart = text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (mark) => {
      return `_x${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    });
  return escapeXml(apart);
}

function withinLimits(sheet: Sheet): Sheet {
  const rows = sheet.rows.slice(0, most.rows - 1).map((row) => row.map(withinCell));
  return { ...sheet, rows, total: sheet.total ?? sheet.rows.length };
}

function withinCell(value: CellValue): CellValue {
  if (typeof value !== "string" || value.length <= most.characters) return value;
  const note = ` … CUT: the text has ${value.length} characters`;
  return value.slice(0, most.characters - note.length).replace(/[\ud800-\udbff]$/, "") + note;
}

function readMeSheet({ readMe, sheets }: Workbook): Sheet {
  const described = sheets.flatMap((sheet) =>
    sheet.columns.map(({ name, describe }): readonly CellValue[] => [
      `${sheet.name}: ${name}`,
      describe,
    ]),
  );
  const columns = [
    { name: "What", kind: "text", describe: "" },
    { name: "To know", kind: "text", describe: "" },
  ] as const;
  return {
    name: "Read me",
    columns,
    rows: [...readMe.map((row) => row.map(withinCell)), ...described],
  };
}

/** Sheet names as the format allows them: 31 characters, without some signs, each once whatever the case. */
function uniqueNames(names: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, " ")
        .replace(/^'+|'+$/g, "")
        .trim() || "Table";
    let own = plain.slice(0, 31);
    for (let count = 2; seen.has(own.toLowerCase()); count += 1)
      own = `${plain.slice(0, 27)} ${count}`;
    seen.add(own.toLowerCase());
    return own;
  });
}

function isLink(value: CellValue): value is string {
  return (
    typeof value === "string" &&
    /^(https?:\/\/|mailto:)/i.test(value) &&
    value.length <= most.address
  );
}

function refOf(column: number, row: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

function widthOf(kind: CellKind): number {
  if (kind === "number" || kind === "date") return 12;
  return kind === "link" ? 40 : 28;
}

import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { type Refer, textRuns } from "./briefDocxRuns.ts";
import type { BriefChart } from "./briefDrawn.ts";
import { runsOf } from "./briefRuns.ts";
import type { Brief, BriefFigures } from "./briefShape.ts";

/** What a table of figures shows, in words. */
export function altOf({ caption, rows }: BriefFigures) {
  const text = rows.map(({ label, cells }) => `${label}: ${cells.join(", ")}`).join("; ");
  return { title: caption, text };
}

/** A table of figures of both sides under its caption, with its header row. */
export function figuresOf(
  { caption, columns, rows }: BriefFigures,
  word: string,
  refer: Refer,
): (Paragraph | Table)[] {
  const header = new TableRow({
    tableHeader: true,
    children: columns.map((one, at) => cell([new TextRun({ text: one, bold: true })], at)),
  });
  const lines = rows.map(({ label, year, cells, note }) => {
    const own = [[new TextRun(label), ...refer(note)]];
    const values = [String(year), ...cells].map((one) => [new TextRun(one)]);
    return new TableRow({
      cantSplit: true,
      children: [...own, ...values].map((one, at) => cell(one, at)),
    });
  });
  return [
    new Paragraph({ style: "Caption", children: [new TextRun(`${word} 1. ${caption}`)] }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: [...widths],
      borders: lineBorders,
      rows: [header, ...lines],
    }),
  ];
}

/** A figure as the table of its numbers under its finding: every office program shows it, and its numbers can be taken on. */
export function chartOf(
  { title, caption, captionForeign = [], columns, rows, note }: BriefChart,
  { picture, notStated }: Brief["words"],
  refer: Refer,
): (Paragraph | Table)[] {
  const wide = Math.floor((total - widths[0]) / Math.max(1, columns.length));
  const head = ["", ...columns].map((one) => [new TextRun({ text: one, bold: true })]);
  const lines = rows.map(({ label, values }) => [
    [new TextRun(label)],
    ...values.map((one) => [new TextRun(one === undefined ? notStated : String(one))]),
  ]);
  const row = (cells: readonly TextRun[][], tableHeader: boolean): TableRow =>
    new TableRow({
      ...(tableHeader ? { tableHeader } : {}),
      cantSplit: true,
      children: cells.map((one, at) => cell(one, at, at === 0 ? widths[0] : wide)),
    });
  return [
    new Paragraph({
      style: "Caption",
      children: [new TextRun(`${picture}. ${title}`), ...refer(note)],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: [widths[0], ...columns.map(() => wide)],
      borders: lineBorders,
      rows: [row(head, true), ...lines.map((one) => row(one, false))],
    }),
    new Paragraph({
      style: "Small",
      children: textRuns(runsOf({ text: caption, foreign: captionForeign })),
    }),
  ];
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: "B9B2A2" };
const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
const lineBorders = {
  top: rule,
  bottom: rule,
  insideHorizontal: rule,
  left: none,
  right: none,
  insideVertical: none,
};

/** Widths of the columns in twentieths of a point: label, year, and the two sides alike. */
const widths = [4846, 800, 2000, 2000] as const;
const total = 9646;

function cell(
  children: readonly ParagraphChild[],
  at: number,
  size: number = widths[at] ?? widths[1],
): TableCell {
  const alignment = at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT;
  const spacing = { after: 0 };
  return new TableCell({
    width: { size, type: WidthType.DXA },
    children: [new Paragraph({ alignment, spacing, children: [...children] })],
  });
}

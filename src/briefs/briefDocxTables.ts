import {
  AlignmentType,
  BorderStyle,
  ImageRun,
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
import { type Drawing, drawingSvg } from "./drawing.ts";

/** What a table of figures shows, in words. */
export function altOf({ caption, rows }: BriefFigures) {
  const text = rows.map(({ label, cells }) => `${label}: ${cells.join(", ")}`).join("; ");
  return { title: caption, text };
}

// A table that takes a part of a page stands on one page; a longer one may go on, under its header row.
const mostKept = 15;

/** A table of figures of both sides under its caption, with its header row. */
export function figuresOf(
  { caption, columns, rows }: BriefFigures,
  word: string,
  refer: Refer,
): (Paragraph | Table)[] {
  const isKept = rows.length <= mostKept;
  const header = new TableRow({
    tableHeader: true,
    children: columns.map((one, at) =>
      cell([new TextRun({ text: one, bold: true })], at, { keepNext: isKept }),
    ),
  });
  const lines = rows.map(({ label, year, cells, note }, index) => {
    const keepNext = isKept && index < rows.length - 1;
    const own = [[new TextRun(label), ...refer(note)]];
    const values = [String(year), ...cells].map((one) => [new TextRun(one)]);
    return new TableRow({
      cantSplit: true,
      children: [...own, ...values].map((one, at) => cell(one, at, { keepNext })),
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

/** A figure of a document: its picture for programs that do not show drawings, and its place among the figures. */
export interface PlacedFigure {
  readonly chart: BriefChart;
  readonly number: number;
  /** Missing where the part that makes it is not there for this machine: the numbers at the end stand for it. */
  readonly png: Uint8Array | undefined;
}

/** A figure under its finding, as a drawing with a picture of points for programs that do not show drawings. */
export function pictureOf(
  { chart, number, png }: PlacedFigure,
  words: Brief["words"],
  refer: Refer,
): Paragraph[] {
  const { caption, captionForeign = [], drawing, note } = chart;
  return [
    new Paragraph({
      style: "Caption",
      children: [new TextRun(figureName(chart, number, words)), ...refer(note)],
    }),
    ...(png === undefined ? [] : [drawn(drawing, png, figureName(chart, number, words))]),
    new Paragraph({
      style: "Small",
      children: textRuns(runsOf({ text: caption, foreign: captionForeign })),
    }),
  ];
}

function drawn(drawing: Drawing, png: Uint8Array, name: string): Paragraph {
  const { width, height, alt: description } = drawing;
  // Pictures are measured in pixels of a screen, 96 to the inch, where a drawing counts points.
  const transformation = { width: (width * 4) / 3, height: (height * 4) / 3 };
  const fallback = { type: "png", data: Buffer.from(png), transformation } as const;
  const data = Buffer.from(drawingSvg(drawing));
  const altText = { name, description };
  const image = new ImageRun({ type: "svg", data, fallback, transformation, altText });
  return new Paragraph({ keepNext: true, children: [image] });
}

function figureName({ title }: BriefChart, number: number, { picture }: Brief["words"]): string {
  return `${picture} ${number}. ${title}`;
}

/** The numbers of a figure as a table, to be read without the picture and taken on. */
export function numbersOf(
  chart: BriefChart,
  number: number,
  words: Brief["words"],
): (Paragraph | Table)[] {
  const { columns, rows } = chart;
  const wide = Math.floor((total - widths[0]) / Math.max(1, columns.length));
  const head = ["", ...columns].map((one) => [new TextRun({ text: one, bold: true })]);
  const lines = rows.map(({ label, cells }) => [label, ...cells].map((one) => [new TextRun(one)]));
  const row = (cells: readonly TextRun[][], tableHeader: boolean): TableRow =>
    new TableRow({
      ...(tableHeader ? { tableHeader } : {}),
      cantSplit: true,
      children: cells.map((one, at) => cell(one, at, { size: at === 0 ? widths[0] : wide })),
    });
  return [
    new Paragraph({ style: "Caption", children: [new TextRun(figureName(chart, number, words))] }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: [widths[0], ...columns.map(() => wide)],
      borders: lineBorders,
      rows: [row(head, true), ...lines.map((one) => row(one, false))],
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
  {
    size = widths[at] ?? widths[1],
    keepNext = false,
  }: { readonly size?: number; readonly keepNext?: boolean } = {},
): TableCell {
  const alignment = at === 0 ? AlignmentType.LEFT : AlignmentType.RIGHT;
  const spacing = { after: 0 };
  return new TableCell({
    width: { size, type: WidthType.DXA },
    children: [new Paragraph({ alignment, spacing, keepNext, children: [...children] })],
  });
}

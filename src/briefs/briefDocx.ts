import {
  AlignmentType,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import type { Brief, BriefFigures, BriefParagraph, BriefSentence } from "./brief.ts";
import { repackDocx } from "./briefDocxParts.ts";
import type { BriefChart } from "./briefDrawn.ts";
import { addressIn } from "./briefHtml.ts";

/** A face that office programs have on every system and that has all letters of the five spellings. */
const face = "Times New Roman";

/**
 * A brief as DOCX with styles, native footnotes and a table with its header row: the same bytes for the same brief.
 *
 * Source: ECMA-376, part 1.
 */
export async function briefDocx(brief: Brief): Promise<Uint8Array> {
  const { title, subtitle, sections, notes, words } = brief;
  const footnotes = notes.map(({ number, text }) => {
    const style = "FootnoteText";
    return [String(number), { children: [new Paragraph({ style, children: linked(text) })] }];
  });
  const document = new Document({
    title: `${title}. ${subtitle}`,
    creator: "Hamkor",
    lastModifiedBy: "Hamkor",
    description: `${words.asOf}: ${brief.day}`,
    styles: stylesOf(brief.language),
    footnotes: Object.fromEntries(footnotes),
    sections: [
      {
        properties: { page: { margin: { top: 960, bottom: 900, left: 1130, right: 1130 } } },
        footers: { default: pageFooter(words.page) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          new Paragraph({ style: "Subtitle", children: [new TextRun(subtitle)] }),
          ...sections.flatMap((one) => [
            heading(one.title),
            ...one.paragraphs.flatMap(paragraphsOf),
            ...(one.figures === undefined ? [] : figuresOf(one.figures, words.table)),
            ...one.charts.flatMap((chart) => chartOf(chart, words)),
          ]),
          ...endOf(brief),
        ],
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  const tables = sections.flatMap(({ figures, charts }) => [
    ...(figures === undefined ? [] : [altOf(figures)]),
    ...charts.map(({ title: shown, drawing }) => ({ title: shown, text: drawing.alt })),
  ]);
  return repackDocx(packed, { day: brief.day, tables });
}

function altOf({ caption, rows }: BriefFigures) {
  const text = rows.map(({ label, cells }) => `${label}: ${cells.join(", ")}`).join("; ");
  return { title: caption, text };
}

function stylesOf(language: string) {
  const run = { font: face, size: 20, language: { value: language } };
  const spacing = { after: 60 };
  return {
    default: {
      document: { run, paragraph: { spacing } },
      title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 20 } } },
      heading1: {
        run: { size: 22, bold: true },
        paragraph: {
          spacing: { before: 150, after: 60 },
          keepNext: true,
          border: {
            bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: "B9B2A2" },
          },
        },
      },
      footnoteText: { run: { size: 14 }, paragraph: { spacing: { after: 0 } } },
      hyperlink: { run: { color: "7A3B12" } },
    },
    paragraphStyles: [
      {
        id: "Subtitle",
        name: "Subtitle",
        basedOn: "Normal",
        run: { italics: true, size: 21 },
        paragraph: { spacing: { after: 120 } },
      },
      {
        id: "Caption",
        name: "caption",
        basedOn: "Normal",
        run: { italics: true, size: 17 },
        paragraph: { spacing: { before: 60, after: 40 }, keepNext: true },
      },
      {
        id: "Small",
        name: "Small",
        basedOn: "Normal",
        run: { size: 16 },
        paragraph: { spacing: { after: 20 } },
      },
    ],
  };
}

function pageFooter(word: string): Footer {
  const children = [`${word} `, PageNumber.CURRENT, " / ", PageNumber.TOTAL_PAGES];
  const run = new TextRun({ size: 15, children });
  return new Footer({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [run] })],
  });
}

function heading(text: string, pageBreakBefore = false): Paragraph {
  const children = [new TextRun(text)];
  return new Paragraph({ heading: HeadingLevel.HEADING_1, pageBreakBefore, children });
}

function paragraphsOf({ kind, sentences }: BriefParagraph): readonly Paragraph[] {
  if (kind === "paragraph") return [new Paragraph({ children: sentences.flatMap(runsOf) })];
  return sentences.map((one) => new Paragraph({ bullet: { level: 0 }, children: runsOf(one) }));
}

function runsOf({ text, note }: BriefSentence): ParagraphChild[] {
  return [new TextRun(text), new FootnoteReferenceRun(note)];
}

function figuresOf({ caption, columns, rows }: BriefFigures, word: string): (Paragraph | Table)[] {
  const header = new TableRow({
    tableHeader: true,
    children: columns.map((one, at) => cell([new TextRun({ text: one, bold: true })], at)),
  });
  const lines = rows.map(({ label, year, cells, note }) => {
    const own = [runsOf({ id: "", row: "", text: label, note })];
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
function chartOf(
  { title, caption, columns, rows, note }: BriefChart,
  { picture, notStated }: Brief["words"],
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
      children: [new TextRun(`${picture}. ${title}`), new FootnoteReferenceRun(note)],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      columnWidths: [widths[0], ...columns.map(() => wide)],
      borders: lineBorders,
      rows: [row(head, true), ...lines.map((one) => row(one, false))],
    }),
    new Paragraph({ style: "Small", children: [new TextRun(caption)] }),
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

function endOf({ words, references, gaps, versions, files, day }: Brief): readonly Paragraph[] {
  const small = (text: string) => new Paragraph({ style: "Small", children: linked(text) });
  const left = gaps.map(({ id, text }) => small(`${id}: ${text}`));
  return [
    heading(words.references, true),
    ...references.map(small),
    ...(left.length === 0 ? [] : [heading(`${words.gaps} (${left.length})`), ...left]),
    heading(words.made),
    small(`${words.asOf}: ${day}`),
    ...versions.map(([name, value]) => small(`${name}: ${value}`)),
    heading(words.files),
    ...files.map(({ path, sha256 }) => small(`${path}: ${sha256}`)),
  ];
}

/** A text with its web addresses as links. */
function linked(text: string): ParagraphChild[] {
  return text.split(addressIn).flatMap((part, at): ParagraphChild[] => {
    if (part === "") return [];
    if (at % 2 === 0) return [new TextRun(part)];
    const children = [new TextRun({ text: part, style: "Hyperlink" })];
    return [new ExternalHyperlink({ link: part, children })];
  });
}

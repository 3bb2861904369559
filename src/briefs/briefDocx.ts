import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  ExternalHyperlink,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
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
import { listOf, marksOf } from "./briefMarks.ts";

/** A face that office programs have on every system and that has all letters of the five spellings. */
const face = "Times New Roman";

/**
 * A brief as DOCX with styles, native footnotes, or marks that lead to the list of sources, and a table with its header row: the same bytes for the same brief.
 *
 * Source: ECMA-376, part 1.
 */
export async function briefDocx(brief: Brief): Promise<Uint8Array> {
  const { title, subtitle, sections, words } = brief;
  const refer: Refer = (note) => reference(brief, note);
  const shown = brief.noteForm === "references" ? [] : brief.notes;
  const footnotes = shown.map(({ number, text }) => {
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
            ...one.paragraphs.flatMap((own) => paragraphsOf(own, refer)),
            ...(one.figures === undefined ? [] : figuresOf(one.figures, words.table, refer)),
            ...one.charts.flatMap((chart) => chartOf(chart, words, refer)),
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

/** What stands after a sentence: the number of its footnote, or the marks of its sources. */
type Refer = (note: number) => ParagraphChild[];

function reference(brief: Brief, note: number): ParagraphChild[] {
  const found = marksOf(brief, note);
  if (found === undefined) return [new FootnoteReferenceRun(note)];
  const links = found.marks.flatMap(({ number, text }, at): ParagraphChild[] => {
    const link = new InternalHyperlink({ anchor: `work-${number}`, children: [new TextRun(text)] });
    return at === 0 ? [link] : [new TextRun("; "), link];
  });
  return [new TextRun(` ${found.open}`), ...links, new TextRun(found.close)];
}

function paragraphsOf({ kind, sentences }: BriefParagraph, refer: Refer): readonly Paragraph[] {
  const runs = sentences.map((one) => runsOf(one, refer));
  // Sentences of one paragraph are parted as their own words are, by a blank.
  const joined = runs.flatMap((own, at) => (at === 0 ? own : [new TextRun(" "), ...own]));
  if (kind === "paragraph") return [new Paragraph({ children: joined })];
  return runs.map((children) => new Paragraph({ bullet: { level: 0 }, children }));
}

function runsOf({ text, note }: BriefSentence, refer: Refer): ParagraphChild[] {
  return [new TextRun(text), ...refer(note)];
}

function figuresOf(
  { caption, columns, rows }: BriefFigures,
  word: string,
  refer: Refer,
): (Paragraph | Table)[] {
  const header = new TableRow({
    tableHeader: true,
    children: columns.map((one, at) => cell([new TextRun({ text: one, bold: true })], at)),
  });
  const lines = rows.map(({ label, year, cells, note }) => {
    const own = [runsOf({ id: "", row: "", text: label, note }, refer)];
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

function endOf(brief: Brief): readonly Paragraph[] {
  const { words, gaps, versions, files, day } = brief;
  const small = (text: string) => new Paragraph({ style: "Small", children: linked(text) });
  const left = gaps.map(({ id, text }) => small(`${id}: ${text}`));
  return [
    heading(words.references, true),
    ...listOf(brief).map(({ number, before, text, places }) => {
      const id = `work-${number}`;
      const rows = places === "" ? [] : [new TextRun({ text: places, size: 13, break: 1 })];
      const start = new Bookmark({ id, children: [new TextRun(before)] });
      return new Paragraph({ style: "Small", children: [start, ...linked(text), ...rows] });
    }),
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

import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  FootnoteReferenceRun,
  HeadingLevel,
  InternalHyperlink,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from "docx";
import { Problem } from "../terms/index.ts";
import { repackDocx } from "./briefDocxParts.ts";
import { linked, type Refer, textRuns } from "./briefDocxRuns.ts";
import { altOf, figuresOf, numbersOf, type PlacedFigure, pictureOf } from "./briefDocxTables.ts";
import { aroundMark } from "./briefMarkPlace.ts";
import { listOf, marksOf } from "./briefMarks.ts";
import { runsOf } from "./briefRuns.ts";
import type { Brief, BriefParagraph } from "./briefShape.ts";
import { drawingPng } from "./drawingPng.ts";

/** A face that office programs have on every system and that has all letters of the five spellings. */
const face = "Times New Roman";

/**
 * A brief as DOCX with styles, native footnotes, or marks that lead to the list of sources, and a table with its header row: the same bytes for the same brief.
 *
 * Source: ECMA-376, part 1.
 */
export async function briefDocx(brief: Brief): Promise<Uint8Array> {
  const { title, subtitle, subtitleForeign = [], sections, words } = brief;
  const about = textRuns(runsOf({ text: subtitle, foreign: subtitleForeign }));
  const refer: Refer = (note) => reference(brief, note);
  const figures = await figuresPlaced(brief);
  const shown = brief.noteForm === "references" ? [] : brief.notes;
  const footnotes = shown.map(({ number, ...note }) => {
    const children = textRuns(runsOf(note));
    return [String(number), { children: [new Paragraph({ style: "FootnoteText", children })] }];
  });
  const document = new Document({
    title: `${title}. ${subtitle}`,
    creator: "Hamkor",
    lastModifiedBy: "Hamkor",
    description: `${words.asOf}: ${brief.day}`,
    styles: stylesOf(brief.language),
    footnotes: Object.fromEntries(footnotes),
    numbering: { config: [dashes] },
    sections: [
      {
        properties: {
          page: { margin: { top: 820, bottom: 820, footer: 380, left: 1020, right: 1020 } },
        },
        footers: { default: pageFooter(words.page) },
        children: [
          new Paragraph({ heading: HeadingLevel.TITLE, children: [new TextRun(title)] }),
          new Paragraph({ style: "Subtitle", children: about }),
          ...sections.flatMap((one) => [
            heading(one.title),
            ...one.paragraphs.flatMap((own) => paragraphsOf(own, brief, refer)),
            ...(one.figures === undefined ? [] : figuresOf(one.figures, words.table, refer)),
            ...figures
              .filter(({ chart }) => one.charts.includes(chart))
              .flatMap((figure) => pictureOf(figure, words, refer)),
          ]),
          ...endOf(brief, figures),
        ],
      },
    ],
  });
  const packed = await Packer.toBuffer(document);
  const tables = [
    ...sections.flatMap(({ figures: own }) => (own === undefined ? [] : [altOf(own)])),
    ...figures.map(({ chart }) => ({ title: chart.title, text: chart.drawing.alt })),
  ];
  return repackDocx(packed, { day: brief.day, tables });
}

/** The figures in their order, each with its picture of points. */
async function figuresPlaced({ sections }: Brief): Promise<readonly PlacedFigure[]> {
  const charts = sections.flatMap((one) => one.charts);
  return Promise.all(
    charts.map(async (chart, at) => ({
      chart,
      number: at + 1,
      png: await drawingPng(chart.drawing).catch(leftOut),
    })),
  );
}

/** A document without pictures is better than none: its numbers are all there. */
function leftOut(cause: unknown): undefined {
  if (cause instanceof Problem && cause.code === "pdf-unavailable") return undefined;
  throw cause;
}

function stylesOf(language: string) {
  const run = { font: face, size: 19, language: { value: language } };
  const spacing = { after: 40 };
  return {
    default: {
      document: { run, paragraph: { spacing } },
      title: { run: { size: 34, bold: true }, paragraph: { spacing: { after: 20 } } },
      heading1: {
        run: { size: 22, bold: true },
        paragraph: {
          spacing: { before: 110, after: 40 },
          keepNext: true,
          border: {
            bottom: { style: BorderStyle.SINGLE, size: 4, space: 1, color: "B9B2A2" },
          },
        },
      },
      footnoteText: { run: { size: 13 }, paragraph: { spacing: { after: 0 } } },
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

function reference(brief: Brief, note: number): ParagraphChild[] {
  const found = marksOf(brief, note);
  if (found === undefined) return [new FootnoteReferenceRun(note)];
  const links = found.marks.flatMap((one, at): ParagraphChild[] => {
    const children = textRuns(runsOf(one));
    const link = new InternalHyperlink({ anchor: `work-${one.number}`, children });
    return at === 0 ? [link] : [new TextRun("; "), link];
  });
  return [new TextRun(` ${found.open}`), ...links, new TextRun(found.close)];
}

/** Lines of a list begin with a dash near the margin, as in the PDF: the brief keeps to its pages. */
const dashes = {
  reference: "dashes",
  levels: [
    {
      level: 0,
      format: LevelFormat.BULLET,
      text: "–",
      style: { paragraph: { indent: { left: 260, hanging: 200 } } },
    },
  ],
};
const numbering = { reference: dashes.reference, level: 0 };

function paragraphsOf(
  { kind, sentences }: BriefParagraph,
  { markPlace }: Brief,
  refer: Refer,
): readonly Paragraph[] {
  const runs = sentences.map((one) => {
    const [before, stop] = aroundMark(one, markPlace);
    const after = stop === "" ? [] : [new TextRun(stop)];
    return [...textRuns(before), ...refer(one.note), ...after];
  });
  // Sentences of one paragraph are parted as their own words are, by a blank.
  const joined = runs.flatMap((own, at) => (at === 0 ? own : [new TextRun(" "), ...own]));
  if (kind === "paragraph") return [new Paragraph({ children: joined })];
  return runs.map((children) => new Paragraph({ numbering, spacing: { after: 14 }, children }));
}

function endOf(brief: Brief, figures: readonly PlacedFigure[]): readonly (Paragraph | Table)[] {
  const { words, gaps, versions, files, dayWritten } = brief;
  const small = (text: string) => new Paragraph({ style: "Small", children: linked(text) });
  const left = gaps.map(({ id, text }) => small(`${id}: ${text}`));
  return [
    heading(words.references, true),
    ...listOf(brief).map(({ number, before, places, ...work }) => {
      const id = `work-${number}`;
      const rows = places === "" ? [] : [new TextRun({ text: places, size: 13, break: 1 })];
      const start = new Bookmark({ id, children: [new TextRun(before)] });
      return new Paragraph({
        style: "Small",
        children: [start, ...textRuns(runsOf(work)), ...rows],
      });
    }),
    ...(figures.length === 0 ? [] : [heading(words.numbersOfFigures)]),
    ...figures.flatMap(({ chart, number }) => numbersOf(chart, number, words)),
    ...(left.length === 0 ? [] : [heading(`${words.gaps} (${left.length})`), ...left]),
    heading(words.made),
    small(`${words.asOf}: ${dayWritten}`),
    ...versions.map(([name, value]) => small(`${name}: ${value}`)),
    heading(words.files),
    ...files.map(({ path, sha256 }) => small(`${path}: ${sha256}`)),
  ];
}

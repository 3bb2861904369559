import { markText } from "./briefMarks.ts";
import type { Brief } from "./briefShape.ts";
import type { BriefWork } from "./briefWorks.ts";
import { dateOf } from "./citation.ts";
import { type Declared, toSheet, type Workbook } from "./sheet.ts";

interface Line {
  readonly section: string;
  readonly sentence: string;
  readonly row: string;
  readonly text: string;
  readonly note: number;
  readonly first?: number | undefined;
  readonly second?: number | undefined;
  readonly year?: number | undefined;
}

/** The rows under a brief as a workbook: sentences and figures, footnotes with their rows, files with checksums. */
export function briefWorkbook(brief: Brief): Workbook {
  const lines = brief.sections.flatMap((section): Line[] => [
    ...section.paragraphs.flatMap(({ sentences }) =>
      sentences.map(({ id, row, text, note }) => {
        return { section: section.title, sentence: id, row, text, note };
      }),
    ),
    ...(section.figures?.rows ?? []).map(({ label, values, year, unit, note }) => {
      const [first, second] = values;
      const sentence = section.figures?.id ?? "";
      return {
        section: section.title,
        sentence,
        row: unit,
        text: label,
        note,
        first,
        second,
        year,
      };
    }),
  ]);
  const sources = brief.notes.flatMap(({ number, sources: own }) =>
    own.flatMap((one) => one.rows.map((row) => ({ ...one, number, row }))),
  );
  return {
    title: `${brief.title}. ${brief.subtitle}`,
    sheets: [
      toSheet("sentences", lines, lineColumns(brief)),
      toSheet("rows", sources, [
        {
          name: "note",
          kind: "number",
          describe: "Number of the footnote.",
          of: (one) => one.number,
        },
        { name: "source", kind: "text", describe: "Title of the source.", of: (one) => one.title },
        { name: "url", kind: "link", describe: "Address of the source.", of: (one) => one.url },
        { name: "file", kind: "text", describe: "Table of the dossier.", of: (one) => one.file },
        { name: "row", kind: "number", describe: "Line of that table.", of: (one) => one.row },
        { name: "known", kind: "date", describe: "Known from.", of: (one) => one.known },
        { name: "checked", kind: "date", describe: "Last checked.", of: (one) => one.checked },
      ]),
      toSheet("charts", chartLines(brief), [
        { name: "chart", kind: "text", describe: "Id of the figure.", of: (one) => one.chart },
        { name: "title", kind: "text", describe: "What it finds.", of: (one) => one.title },
        { name: "row", kind: "text", describe: "Row of the figure.", of: (one) => one.label },
        {
          name: "column",
          kind: "text",
          describe: "Column of the figure.",
          of: (one) => one.column,
        },
        { name: "value", kind: "number", describe: "The number drawn.", of: (one) => one.value },
        { name: "note", kind: "number", describe: "Its footnote.", of: (one) => one.note },
      ]),
      toSheet("sources", brief.works, workColumns),
      toSheet("files", brief.files, [
        { name: "file", kind: "text", describe: "File of the dossier.", of: (one) => one.path },
        { name: "sha256", kind: "text", describe: "Its checksum.", of: (one) => one.sha256 },
      ]),
    ],
    readMe: [
      [brief.words.asOf, brief.day],
      ...brief.versions,
      ...brief.gaps.map(({ id, text }) => [`${brief.words.gaps}: ${id}`, text] as const),
    ],
  };
}

/** Every number that a figure draws, one a line. */
function chartLines({ sections }: Brief) {
  return sections.flatMap(({ charts }) =>
    charts.flatMap(({ id: chart, title, columns, rows, note }) =>
      rows.flatMap(({ label, values }) =>
        values.map((value, at) => ({ chart, title, label, column: columns[at], value, note })),
      ),
    ),
  );
}

const workColumns: readonly Declared<BriefWork>[] = [
  { name: "number", kind: "number", describe: "Place in the list.", of: (one) => one.number },
  { name: "source", kind: "text", describe: "The source as it is cited.", of: (one) => one.text },
  {
    name: "kind",
    kind: "text",
    describe: "What it is, as CSL has it.",
    of: (one) => one.item.type,
  },
  {
    name: "author",
    kind: "text",
    describe: "Who wrote or issued it.",
    of: ({ item }) => item.author?.map(({ literal }) => literal).join("; "),
  },
  { name: "issued", kind: "date", describe: "Its day.", of: ({ item }) => dateOf(item.issued) },
  { name: "url", kind: "link", describe: "Its address.", of: ({ item }) => item.URL },
  {
    name: "checked",
    kind: "date",
    describe: "Last checked.",
    of: ({ item }) => dateOf(item.accessed),
  },
  { name: "version", kind: "text", describe: "Its edition.", of: ({ item }) => item.version },
  {
    name: "note",
    kind: "text",
    describe: "Its licence, where known.",
    of: ({ item }) => item.note,
  },
  { name: "rows", kind: "text", describe: "Its rows here.", of: (one) => one.places.join("; ") },
];

function lineColumns(brief: Brief): readonly Declared<Line>[] {
  const { sides } = brief;
  return [
    { name: "section", kind: "text", describe: "Part of the brief.", of: (one) => one.section },
    { name: "sentence", kind: "text", describe: "Id in the template.", of: (one) => one.sentence },
    {
      name: "row",
      kind: "text",
      describe: "Entry told, or unit of figures.",
      of: (one) => one.row,
    },
    { name: "text", kind: "text", describe: "The sentence or label.", of: (one) => one.text },
    { name: "note", kind: "number", describe: "Its footnote.", of: (one) => one.note },
    {
      name: "marks",
      kind: "text",
      describe: "Its sources, where the brief has no footnotes.",
      of: (one) => markText(brief, one.note),
    },
    { name: sides[0], kind: "number", describe: "First side's value.", of: (one) => one.first },
    { name: sides[1], kind: "number", describe: "Second side's value.", of: (one) => one.second },
    { name: "year", kind: "number", describe: "Year of the values.", of: (one) => one.year },
  ];
}

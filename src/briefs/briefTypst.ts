import type { BriefChart } from "./briefDrawn.ts";
import { addressIn } from "./briefHtml.ts";
import { aroundMark } from "./briefMarkPlace.ts";
import { type BriefMarks, listOf, marksOf } from "./briefMarks.ts";
import { type Run, runsOf } from "./briefRuns.ts";
import type { Brief, BriefFigures, BriefParagraph, BriefSentence } from "./briefShape.ts";
import { drawingSvg } from "./drawing.ts";
import { typstString } from "./typst.ts";

/**
 * A brief as a Typst document: headings, native footnotes or marks of sources, a table with its header row, and a last part with what it rests on.
 *
 * Shape: every text stands in a string, so that no sign of it is read as markup. The document's day is that of the brief.
 */
export function briefTypst(brief: Brief): string {
  const { sections, notes } = brief;
  const noteOf = (number: number): string => {
    const found = marksOf(brief, number);
    if (found !== undefined) return marksWritten(found);
    const note = notes.find((one) => one.number === number);
    return `#footnote[${note === undefined ? "" : runs(runsOf(note))}]`;
  };
  const parts = sections.map((one) => {
    const texts = one.paragraphs.map((paragraph) => paragraphOf(paragraph, brief, noteOf));
    const table = one.figures === undefined ? [] : [figuresOf(one.figures, brief, noteOf)];
    const charts = one.charts.map((chart) => chartOf(chart, brief, noteOf));
    return [`== ${string(one.title)}`, ...texts, ...table, ...charts].join("\n\n");
  });
  return [head(brief), ...parts, end(brief)].join("\n\n");
}

function head(brief: Brief): string {
  const { title, subtitle, subtitleForeign = [], language, day, words, sides } = brief;
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return `#set document(title: ${typstString(`${title}. ${subtitle}`)}, author: "Hamkor", keywords: (${sides.map(typstString).join(", ")}), date: datetime(year: ${year}, month: ${month}, day: ${date}))
#set text(font: "Libertinus Serif", size: 10pt, ${languageSet(language)}, fallback: false, number-type: "lining")
#set page(paper: "a4", margin: (x: 20mm, top: 16mm, bottom: 15mm), footer: context align(center, text(size: 7.5pt)[${string(words.page)} #counter(page).display("1 / 1", both: true)]))
#set par(leading: 0.52em, spacing: 0.6em, justify: false)
#set list(indent: 2pt, body-indent: 5pt, spacing: 0.45em, marker: [–])
#set footnote.entry(gap: 0.22em, clearance: 0.5em, indent: 0pt)
#show footnote.entry: set text(size: 6.3pt)
#show footnote.entry: set par(leading: 0.4em)
#show heading.where(level: 1): set text(size: 17pt, weight: "semibold")
#show heading.where(level: 2): it => block(above: 0.78em, below: 0.45em, sticky: true, width: 100%, stroke: (bottom: 0.4pt + luma(60%)), inset: (bottom: 2.5pt), text(size: 11pt, weight: "semibold", it.body))
#show figure: set block(breakable: false)
#show figure.caption: set text(size: 8.5pt, style: "italic")
#show link: set text(fill: rgb("#7a3b12"))

= ${string(title)}

#text(size: 10.5pt, style: "italic")[${runs(runsOf({ text: subtitle, foreign: subtitleForeign }))}]`;
}

/** Marks of sources, each leading to its place in the list. */
function marksWritten({ open, close, marks }: BriefMarks): string {
  const links = marks.map((one) => `#link(label("work-${one.number}"))[${runs(runsOf(one))}]`);
  return `${string(` ${open}`)}${links.join(string("; "))}${string(close)}`;
}

type NoteOf = (number: number) => string;

function paragraphOf({ kind, sentences }: BriefParagraph, brief: Brief, noteOf: NoteOf): string {
  const written = sentences.map((one) => sentenceOf(one, brief, noteOf));
  return kind === "paragraph" ? written.join(" ") : written.map((one) => `- ${one}`).join("\n");
}

function sentenceOf(sentence: BriefSentence, { markPlace }: Brief, noteOf: NoteOf): string {
  const [before, stop] = aroundMark(sentence, markPlace);
  return `${runs(before)}${noteOf(sentence.note)}${stop === "" ? "" : string(stop)}`;
}

function figuresOf({ caption, columns, rows }: BriefFigures, brief: Brief, noteOf: NoteOf): string {
  const header = columns.map((one) => `[*${string(one)}*]`).join(", ");
  const lines = rows.map(({ label, year, cells, note }) => {
    const values = [String(year), ...cells].map((one) => `[${string(one)}]`);
    return `  [${string(label)}${noteOf(note)}], ${values.join(", ")},`;
  });
  const alt = `${caption}: ${rows.map(({ label, cells }) => `${label}: ${cells.join(", ")}`).join("; ")}`;
  return `#figure(kind: table, supplement: [${string(brief.words.table)}], alt: ${typstString(alt)}, caption: figure.caption(position: top)[${string(caption)}], text(size: 9pt, table(
  columns: (1fr, auto, auto, auto), align: (left, right, right, right), stroke: (x: none, y: 0.4pt + luma(70%)), inset: (x: 3pt, y: 2.6pt),
  table.header(${header}),
${lines.join("\n")}
)))`;
}

/** A figure under its finding, with its words for readers who do not see it. */
function chartOf(
  { title, caption, captionForeign = [], drawing, note }: BriefChart,
  brief: Brief,
  noteOf: NoteOf,
): string {
  const { alt, width } = drawing;
  return `#figure(kind: image, supplement: [${string(brief.words.picture)}], alt: ${typstString(alt)}, caption: figure.caption(position: top)[#text(style: "normal", weight: "semibold")[${string(title)}]${noteOf(note)}], image(bytes(${typstString(drawingSvg(drawing))}), format: "svg", width: ${width}pt, alt: ${typstString(alt)}))
#block(above: 0.3em, below: 0.9em, text(size: 7.5pt, style: "italic")[${runs(runsOf({ text: caption, foreign: captionForeign }))}])`;
}

function end(brief: Brief): string {
  const { words, gaps, versions, files, dayWritten, sections } = brief;
  const tables = sections.filter(({ figures }) => figures !== undefined).length;
  const outline = "#outline(title: none, target: figure.where(kind: table))";
  const works = listOf(brief).map(({ number, before, places, ...work }) => {
    const rows = places === "" ? "" : `#linebreak()#text(size: 6.5pt)[${string(places)}]`;
    return `#metadata("")#label("work-${number}")${before === "" ? "" : string(before)}${runs(runsOf(work))}${rows}`;
  });
  const items = (texts: readonly string[]): string => texts.map((one) => `- ${one}`).join("\n");
  const block = (title: string, texts: readonly string[]): string =>
    texts.length === 0 ? "" : `== ${string(title)}\n\n${items(texts)}`;
  const sums = files.map(
    ({ path, sha256 }) =>
      `${string(`${path}: `)}#text(size: 6.5pt, font: "DejaVu Sans Mono")[${string(sha256)}]`,
  );
  const lines = [
    `${string(`${words.asOf}: ${dayWritten}`)}`,
    ...versions.map(([name, value]) => string(`${name}: ${value}`)),
  ];
  return [
    "#pagebreak(weak: true)",
    "#set text(size: 8pt)",
    block(words.references, works),
    block(
      `${words.gaps} (${gaps.length})`,
      gaps.map(({ id, text }) => string(`${id}: ${text}`)),
    ),
    tables < 2 ? "" : `== ${string(words.tables)}\n\n${outline}`,
    block(words.made, lines),
    block(words.files, sums),
  ].join("\n\n");
}

/** Runs of a text, those in another language marked with it, so that a voice reads them as what they are. */
function runs(all: readonly Run[]): string {
  return all
    .map(({ text, language }) =>
      language === undefined ? written(text) : `#text(${languageSet(language)})[${written(text)}]`,
    )
    .join("");
}

/** A language as Typst sets it: its tag, and the script where the tag names one. */
function languageSet(language: string): string {
  const [tag = "", script] = language.split("-");
  return `lang: "${tag}"${script === undefined ? "" : `, script: "${script.toLowerCase()}"`}`;
}

/** A text with its web addresses as links. */
function written(text: string): string {
  return text
    .split(addressIn)
    .map((part, at) => {
      if (part === "") return "";
      return at % 2 === 0 ? string(part) : `#link(${typstString(part)})[${string(part)}]`;
    })
    .join("");
}

/** A text as content of which no sign has a meaning. */
const string = (text: string): string => `#${typstString(text)};`;

import type { Brief, BriefFigures, BriefParagraph, BriefSentence } from "./brief.ts";
import type { BriefChart } from "./briefDrawn.ts";
import { addressIn } from "./briefHtml.ts";
import { type BriefMarks, listOf, marksOf } from "./briefMarks.ts";
import { drawingSvg } from "./drawing.ts";

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
    const text = notes.find((one) => one.number === number)?.text ?? "";
    return `#footnote[${written(text)}]`;
  };
  const parts = sections.map((one) => {
    const texts = one.paragraphs.map((paragraph) => paragraphOf(paragraph, noteOf));
    const table = one.figures === undefined ? [] : [figuresOf(one.figures, brief, noteOf)];
    const charts = one.charts.map((chart) => chartOf(chart, brief, noteOf));
    return [`== ${string(one.title)}`, ...texts, ...table, ...charts].join("\n\n");
  });
  return [head(brief), ...parts, end(brief)].join("\n\n");
}

function head({ title, subtitle, language, day, words, sides }: Brief): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const [tag, script] = language.split("-");
  const written = script === undefined ? "" : `, script: "${script.toLowerCase()}"`;
  return `#set document(title: ${quoted(`${title}. ${subtitle}`)}, author: "Hamkor", keywords: (${sides.map(quoted).join(", ")}), date: datetime(year: ${year}, month: ${month}, day: ${date}))
#set text(font: "Libertinus Serif", size: 10pt, lang: "${tag}"${written}, fallback: false, number-type: "lining")
#set page(paper: "a4", margin: (x: 20mm, top: 17mm, bottom: 16mm), footer: context align(center, text(size: 7.5pt)[${string(words.page)} #counter(page).display("1 / 1", both: true)]))
#set par(leading: 0.52em, spacing: 0.6em, justify: false)
#set list(indent: 2pt, body-indent: 5pt, spacing: 0.45em, marker: [–])
#set footnote.entry(gap: 0.28em, clearance: 0.5em, indent: 0pt)
#show footnote.entry: set text(size: 6.3pt)
#show footnote.entry: set par(leading: 0.4em)
#show heading.where(level: 1): set text(size: 17pt, weight: "semibold")
#show heading.where(level: 2): it => block(above: 0.85em, below: 0.45em, sticky: true, width: 100%, stroke: (bottom: 0.4pt + luma(60%)), inset: (bottom: 2.5pt), text(size: 11pt, weight: "semibold", it.body))
#show figure: set block(breakable: false)
#show figure.caption: set text(size: 8.5pt, style: "italic")
#show link: set text(fill: rgb("#7a3b12"))

= ${string(title)}

#text(size: 10.5pt, style: "italic")[${string(subtitle)}]`;
}

/** Marks of sources, each leading to its place in the list. */
function marksWritten({ open, close, marks }: BriefMarks): string {
  const links = marks.map(({ number, text }) => `#link(label("work-${number}"))[${string(text)}]`);
  return `${string(` ${open}`)}${links.join(string("; "))}${string(close)}`;
}

type NoteOf = (number: number) => string;

function paragraphOf({ kind, sentences }: BriefParagraph, noteOf: NoteOf): string {
  const written = sentences.map((one) => sentenceOf(one, noteOf));
  return kind === "paragraph" ? written.join(" ") : written.map((one) => `- ${one}`).join("\n");
}

function sentenceOf({ text, note }: BriefSentence, noteOf: NoteOf): string {
  return `${string(text)}${noteOf(note)}`;
}

function figuresOf({ caption, columns, rows }: BriefFigures, brief: Brief, noteOf: NoteOf): string {
  const header = columns.map((one) => `[*${string(one)}*]`).join(", ");
  const lines = rows.map(({ label, year, cells, note }) => {
    const values = [String(year), ...cells].map((one) => `[${string(one)}]`);
    return `  [${string(label)}${noteOf(note)}], ${values.join(", ")},`;
  });
  const alt = `${caption}: ${rows.map(({ label, cells }) => `${label}: ${cells.join(", ")}`).join("; ")}`;
  return `#figure(kind: table, supplement: [${string(brief.words.table)}], alt: ${quoted(alt)}, caption: figure.caption(position: top)[${string(caption)}], text(size: 9pt, table(
  columns: (1fr, auto, auto, auto), align: (left, right, right, right), stroke: (x: none, y: 0.4pt + luma(70%)), inset: (x: 3pt, y: 2.6pt),
  table.header(${header}),
${lines.join("\n")}
)))`;
}

/** A figure under its finding, with its words for readers who do not see it. */
function chartOf(
  { title, caption, drawing, note }: BriefChart,
  brief: Brief,
  noteOf: NoteOf,
): string {
  const { alt, width } = drawing;
  return `#figure(kind: image, supplement: [${string(brief.words.picture)}], alt: ${quoted(alt)}, caption: figure.caption(position: top)[#text(style: "normal", weight: "semibold")[${string(title)}]${noteOf(note)}], image(bytes(${quoted(drawingSvg(drawing))}), format: "svg", width: ${width}pt, alt: ${quoted(alt)}))
#block(above: 0.3em, below: 0.9em, text(size: 7.5pt, style: "italic")[${string(caption)}])`;
}

function end(brief: Brief): string {
  const { words, gaps, versions, files, day } = brief;
  const works = listOf(brief).map(({ number, before, text, places }) => {
    const rows = places === "" ? "" : `#linebreak()#text(size: 6.5pt)[${string(places)}]`;
    return `#metadata("")#label("work-${number}")${before === "" ? "" : string(before)}${written(text)}${rows}`;
  });
  const items = (texts: readonly string[]): string => texts.map((one) => `- ${one}`).join("\n");
  const block = (title: string, texts: readonly string[]): string =>
    texts.length === 0 ? "" : `== ${string(title)}\n\n${items(texts)}`;
  const sums = files.map(
    ({ path, sha256 }) =>
      `${string(`${path}: `)}#text(size: 6.5pt, font: "DejaVu Sans Mono")[${string(sha256)}]`,
  );
  const lines = [
    `${string(`${words.asOf}: ${day}`)}`,
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
    `== ${string(words.tables)}\n\n#outline(title: none, target: figure.where(kind: table))`,
    block(words.made, lines),
    block(words.files, sums),
  ].join("\n\n");
}

/** A text with its web addresses as links. */
function written(text: string): string {
  return text
    .split(addressIn)
    .map((part, at) => {
      if (part === "") return "";
      return at % 2 === 0 ? string(part) : `#link(${quoted(part)})[${string(part)}]`;
    })
    .join("");
}

/** A text as content of which no sign has a meaning. */
const string = (text: string): string => `#${quoted(text)};`;

/** A Typst string; signs that direct the writing order are taken away, as they hide what a text says. */
function quoted(text: string): string {
  const plain = text.replace(/[\u0000-\u001f\u202a-\u202e\u2066-\u2069]/g, " ");
  return `"${plain.replace(/\\/g, "\\\\").replace(/"/g, '\\"')}"`;
}

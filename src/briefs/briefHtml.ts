import type { BriefChart } from "./briefDrawn.ts";
import { aroundMark } from "./briefMarkPlace.ts";
import { listOf, marksOf } from "./briefMarks.ts";
import { type Run, runsOf } from "./briefRuns.ts";
import type { Brief, BriefFigures, BriefParagraph, BriefSentence } from "./briefShape.ts";
import { drawingSvg } from "./drawing.ts";
import { escapeXml } from "./xml.ts";

/** A web address in a text, and the point that ends the sentence rather than the address. */
export const addressIn = /(https?:\/\/[^\s<>"]+?)(?=[.,;)]?(?:\s|$))/g;

const style = `
:root{color-scheme:light dark;--ink:#1b1a17;--paper:#fbf9f3;--line:#b9b2a2;--mark:#7a3b12}
@media (prefers-color-scheme:dark){:root{--ink:#e9e4d8;--paper:#1b1a17;--line:#5d574b;--mark:#e0a878}}
body{font:1rem/1.5 "Source Serif 4","Libertinus Serif","Noto Serif",Georgia,serif;color:var(--ink);background:var(--paper);margin:0 auto;padding:2rem 1.25rem;max-width:44rem}
h1{font-size:1.7rem;line-height:1.2;margin:0}h2{font-size:1.1rem;border-bottom:1px solid var(--line);margin:1.6rem 0 .5rem}
.about{margin:.2rem 0 1rem}ul{padding-left:1.1rem;margin:.3rem 0}li{margin:.15rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}caption{text-align:left;font-style:italic;padding:.3rem 0}
th,td{border-bottom:1px solid var(--line);padding:.25rem .4rem;text-align:left;vertical-align:top}td.n,th.n{text-align:right;font-variant-numeric:tabular-nums lining-nums}
a{color:var(--mark)}.marks{font-size:.82em}.end small{display:block}sup a{text-decoration:none;padding:0 .1em}.notes,.end{font-size:.82rem;overflow-wrap:anywhere}code{font-size:.92em;overflow-wrap:anywhere}
.wide{overflow-x:auto}figure{margin:1rem 0;break-inside:avoid}figure svg{display:block;width:100%;height:auto;max-width:44rem;background:#fbf9f3;margin:.3rem 0}figure p{font-size:.82rem;margin:.1rem 0;font-style:italic}
@media print{body{max-width:none;padding:0;font-size:10pt;background:none;color:#000}h2{break-after:avoid}li,tr{break-inside:avoid}.end{break-before:page}a{color:inherit}@page{size:A4;margin:18mm}}
`;

/** A brief as one HTML file that asks for nothing else: footnotes, or marks of sources, lead there and back, and it prints. */
export function briefHtml(brief: Brief): string {
  const { language, title, subtitle, subtitleForeign = [], sections } = brief;
  const about = runs(runsOf({ text: subtitle, foreign: subtitleForeign }));
  const refer: Refer = (note) => reference(brief, note);
  const parts = sections.map(
    (one) =>
      `<section aria-labelledby="${one.id}"><h2 id="${one.id}">${escapeXml(one.title)}</h2>\n${one.paragraphs
        .map((paragraph) => paragraphHtml(paragraph, brief, refer))
        .join(
          "\n",
        )}${one.figures === undefined ? "" : figuresHtml(one.figures, refer)}${one.charts.map((chart) => chartHtml(chart, refer)).join("\n")}</section>`,
  );
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeXml(`${title}. ${subtitle}`)}</title><style>${style}</style></head>
<body><header><h1>${escapeXml(title)}</h1><p class="about">${about}</p></header>
<main>${parts.join("\n")}</main>
${notesHtml(brief)}
${endHtml(brief)}</body></html>
`;
}

function notesHtml({ notes, words, noteForm }: Brief): string {
  if (noteForm === "references") return "";
  const list = notes.map(
    ({ number, ...note }) =>
      `<li id="note-${number}">${runs(runsOf(note))} <a href="#ref-${number}" aria-label="${escapeXml(`${words.back} ${number}`)}">↩</a></li>`,
  );
  return `<section class="notes" aria-labelledby="notes"><h2 id="notes">${escapeXml(words.notes)}</h2><ol>${list.join("\n")}</ol></section>`;
}

/** What stands after a sentence: the number of its footnote, or the marks of its sources. */
type Refer = (note: number) => string;

function paragraphHtml({ kind, sentences }: BriefParagraph, brief: Brief, refer: Refer): string {
  const written = sentences.map((one) => sentenceHtml(one, brief, refer));
  if (kind === "paragraph") return `<p>${written.join(" ")}</p>`;
  return `<ul>${written.map((one) => `<li>${one}</li>`).join("\n")}</ul>`;
}

function sentenceHtml(sentence: BriefSentence, { markPlace }: Brief, refer: Refer): string {
  const [before, stop] = aroundMark(sentence, markPlace);
  return `${runs(before)}${refer(sentence.note)}${stop}`;
}

function reference(brief: Brief, note: number): string {
  const found = marksOf(brief, note);
  if (found === undefined) return `<sup><a id="ref-${note}" href="#note-${note}">${note}</a></sup>`;
  const { open, close, marks } = found;
  const links = marks.map((one) => `<a href="#work-${one.number}">${runs(runsOf(one))}</a>`);
  return ` <span class="marks">${open}${links.join("; ")}${close}</span>`;
}

function figuresHtml({ caption, columns, rows }: BriefFigures, refer: Refer): string {
  const head = columns.map(
    (one, at) => `<th scope="col"${at > 0 ? ' class="n"' : ""}>${escapeXml(one)}</th>`,
  );
  const lines = rows.map(({ label, year, cells, note }) => {
    const values = cells.map((one) => `<td class="n">${escapeXml(one)}</td>`).join("");
    return `<tr><th scope="row">${escapeXml(label)}${refer(note)}</th><td class="n">${year}</td>${values}</tr>`;
  });
  return `<div class="wide"><table><caption>${escapeXml(caption)}</caption><thead><tr>${head.join("")}</tr></thead><tbody>${lines.join("\n")}</tbody></table></div>`;
}

function chartHtml(chart: BriefChart, refer: Refer): string {
  const { title, caption, captionForeign = [], drawing, note } = chart;
  const under = runs(runsOf({ text: caption, foreign: captionForeign }));
  return `<figure><figcaption><b>${escapeXml(title)}</b>${refer(note)}</figcaption>${drawingSvg(drawing)}<p>${under}</p></figure>`;
}

function endHtml(brief: Brief): string {
  const { words, gaps, versions, files, dayWritten } = brief;
  const works = listOf(brief).map(({ number, before, places, ...work }) => {
    const rows = places === "" ? "" : `<small>${escapeXml(places)}</small>`;
    return `<li id="work-${number}">${before}${runs(runsOf(work))}${rows}</li>`;
  });
  const item = (text: string): string => `<li>${text}</li>`;
  const left = gaps.map(({ id, text }) => item(`${escapeXml(id)}: ${escapeXml(text)}`));
  const made = [[words.asOf, dayWritten] as const, ...versions];
  const lines = made.map(([name, value]) => item(`${escapeXml(name)}: ${escapeXml(value)}`));
  const sums = files.map(({ path, sha256 }) => item(`${escapeXml(path)}: <code>${sha256}</code>`));
  const block = (title: string, items: readonly string[]): string =>
    items.length === 0 ? "" : `<h2>${escapeXml(title)}</h2><ul>${items.join("\n")}</ul>`;
  return `<footer class="end">${block(words.references, works)}
${block(`${words.gaps} (${gaps.length})`, left)}${block(words.made, lines)}${block(words.files, sums)}</footer>`;
}

/** Runs of a text, those in another language marked with it. */
function runs(all: readonly Run[]): string {
  return all
    .map(({ text, language }) =>
      language === undefined
        ? linked(text)
        : `<span lang="${escapeXml(language)}">${linked(text)}</span>`,
    )
    .join("");
}

/** A text with its web addresses as links; no other kind of address becomes one (TRUST O7). */
function linked(text: string): string {
  return text
    .split(addressIn)
    .map((part, at) => {
      const shown = escapeXml(part);
      return at % 2 === 0 ? shown : `<a href="${shown}" rel="noopener noreferrer">${shown}</a>`;
    })
    .join("");
}

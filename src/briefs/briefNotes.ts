import type { FixedWords } from "./briefFixed.ts";
import { type BriefSource, merged, writeRows } from "./briefSource.ts";
import type { BriefWriter } from "./briefWords.ts";

/** A footnote: its text, and the rows on which the sentence rests. */
export interface BriefNote {
  readonly number: number;
  readonly text: string;
  readonly sources: readonly BriefSource[];
}

/** How sources are cited: APA 7, or GOST R 7.0.100-2018. */
export type CitationStyle = "apa" | "gost";

/** Collects the footnotes of a brief in their order, and the list of their sources. */
export interface NoteWriter {
  /** Adds a footnote and gives its number. */
  add(sources: readonly BriefSource[]): number;
  all(): readonly BriefNote[];
  /** Every source with an address once, in the order of the alphabet. */
  references(): readonly string[];
}

/** Most rows that a footnote names one by one; of more their count is told, and the table of rows has them all. */
const mostRows = 24;

/** Makes the footnotes of one brief. */
export function noteWriter(
  words: FixedWords,
  writer: BriefWriter,
  style: CitationStyle,
): NoteWriter {
  const notes: BriefNote[] = [];
  return {
    add: (sources) => {
      const number = notes.length + 1;
      const own = merged(sources);
      notes.push({
        number,
        text: textOf(
          own.filter((one) => one.isBehind !== true),
          words,
          writer,
        ),
        sources: own,
      });
      return number;
    },
    all: () => notes,
    references: () => {
      const all = merged(notes.flatMap((one) => one.sources)).filter(
        (one) => one.title !== undefined,
      );
      const texts = all.map((one) => referenceOf(one, words, writer, style));
      return [...new Set(texts)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
    },
  };
}

/** The footnote of a sentence: each source once, with its rows in every table. */
function textOf(sources: readonly BriefSource[], words: FixedWords, writer: BriefWriter): string {
  const groups = new Map<string, BriefSource[]>();
  for (const one of sources) {
    const work = one.work === undefined ? "" : writer.value(one.work);
    const key = `${one.title ?? ""}\n${one.url ?? ""}\n${work}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].map((own) => groupText(own, words, writer)).join(" ");
}

function groupText(own: readonly BriefSource[], words: FixedWords, writer: BriefWriter): string {
  const places = own.map((one) => placeText(one, words));
  const [known] = own
    .flatMap((one) => one.known ?? [])
    .sort()
    .reverse();
  const day =
    known === undefined ? [] : [`${words.known} ${writer.value({ kind: "date", date: known })}`];
  const unsure = own.some((one) => one.isUnsure === true) ? [words.unsure] : [];
  const work = own[0]?.work;
  const name = own[0]?.title ?? (work === undefined ? words.counted : writer.value(work));
  return `${name}: ${[...places, ...day, ...unsure].join("; ")}.`;
}

/** Where in a file: its rows, the characters of a text, or the file as a whole. */
function placeText({ file, rows, spans = [] }: BriefSource, words: FixedWords): string {
  if (spans.length > 0) {
    return `${file}, ${words.characters} ${spans.map(([from, to]) => `${from}–${to}`).join(", ")}`;
  }
  if (rows.length === 0) return file;
  if (rows.length > mostRows) return `${file}, ${rows.length} ${words.rows}`;
  return `${file}, ${words.row} ${writeRows(rows)}`;
}

function referenceOf(
  { title = "", url, checked }: BriefSource,
  words: FixedWords,
  writer: BriefWriter,
  style: CitationStyle,
): string {
  const name = /[.!?]$/.test(title) ? title : `${title}.`;
  if (url === undefined) return name;
  const day = checked === undefined ? undefined : checked;
  if (style === "gost") {
    const seen = day === undefined ? "" : ` (${words.seen}: ${day.split("-").reverse().join(".")})`;
    return `${name} – ${words.electronic}. – URL: ${url}${seen}.`;
  }
  if (day === undefined) return `${name} ${url}`;
  return `${name} ${writer.fill(
    { [writer.language]: words.retrieved },
    {
      day: { kind: "text", text: writer.value({ kind: "date", date: day }) },
      url: { kind: "text", text: url },
    },
  )}`;
}

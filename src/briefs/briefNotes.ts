import type { FixedWords } from "./briefFixed.ts";
import { type BriefSource, merged, writeRows } from "./briefSource.ts";
import type { BriefWriter } from "./briefWords.ts";
import { type Citer, type ListedWorks, listWorks } from "./briefWorks.ts";
import type { CitationStyle } from "./reference.ts";

/** A footnote: its text, and the rows on which the sentence rests. */
export interface BriefNote {
  readonly number: number;
  readonly text: string;
  readonly sources: readonly BriefSource[];
  /** Numbers of its sources in the list (`works`). */
  readonly works: readonly number[];
}

/** Where sources stand: in footnotes, or in the list alone, to which marks in brackets lead. */
export type NoteForm = "footnotes" | "references";

/** Collects the footnotes of a brief in their order, and the list of their sources. */
export interface NoteWriter {
  /** Adds a footnote and gives its number. */
  add(sources: readonly BriefSource[]): number;
  /** All footnotes, and every source once, in the order of the alphabet. */
  finish(): { readonly notes: readonly BriefNote[]; readonly works: ListedWorks["works"] };
}

/** Most rows that a footnote names one by one; of more their count is told, and the table of rows has them all. */
const mostRows = 24;

/** How footnotes and their sources are written. */
export interface NoteOptions {
  readonly style: CitationStyle;
  readonly form: NoteForm;
  readonly cite: Citer;
}

/** Makes the footnotes of one brief. */
export function noteWriter(
  words: FixedWords,
  writer: BriefWriter,
  { style, form, cite }: NoteOptions,
): NoteWriter {
  const notes: Omit<BriefNote, "works">[] = [];
  return {
    add: (sources) => {
      const number = notes.length + 1;
      const own = merged(sources);
      notes.push({ number, text: textOf(own.filter(isShown), words, writer), sources: own });
      return number;
    },
    finish: () => {
      const all = merged(notes.flatMap((one) => one.sources));
      const hasTables = form === "references";
      const { works, of } = listWorks(all, { words, writer, style, cite, hasTables });
      return {
        notes: notes.map((one) => ({ ...one, works: of(one.sources.filter(isShown)) })),
        works,
      };
    },
  };
}

const isShown = ({ isBehind }: BriefSource): boolean => isBehind !== true;

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

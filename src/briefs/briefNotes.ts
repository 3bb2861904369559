import type { FixedWords } from "./briefFixed.ts";
import { joinRuns, type Run, type Said } from "./briefRuns.ts";
import { type BriefSource, countedRows, lineText, merged, namedRows } from "./briefSource.ts";
import type { BriefWriter } from "./briefWords.ts";
import { type Citer, type ListedWorks, listWorks } from "./briefWorks.ts";
import type { CitationStyle } from "./reference.ts";

/** A footnote: its text, and the rows on which the sentence rests. */
export interface BriefNote extends Said {
  readonly number: number;
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
  const writing: Writing = { words, writer, cite };
  return {
    add: (sources) => {
      const number = notes.length + 1;
      const own = merged(sources);
      notes.push({ number, ...joinRuns(noteRuns(own.filter(isShown), writing)), sources: own });
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

interface Writing {
  readonly words: FixedWords;
  readonly writer: BriefWriter;
  readonly cite: Citer;
}

/** The footnote of a sentence: each source once, with its rows in every table. */
function noteRuns(sources: readonly BriefSource[], writing: Writing): readonly Run[] {
  const groups = new Map<string, BriefSource[]>();
  for (const one of sources) {
    const work = one.work === undefined ? "" : writing.writer.value(one.work);
    const key = `${one.title ?? ""}\n${one.url ?? ""}\n${work}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const all = [...groups.values()].map((own) => groupRuns(own, writing));
  return all.flatMap((own, at) => (at === 0 ? own : [{ text: " " }, ...own]));
}

function groupRuns(own: readonly BriefSource[], writing: Writing): readonly Run[] {
  const { words, writer } = writing;
  const places = own.map((one) => placeText(one, words));
  const [known] = own
    .flatMap((one) => one.known ?? [])
    .sort()
    .reverse();
  const date =
    known === undefined ? "" : writer.value({ kind: "date", date: known, isShort: true });
  const day = known === undefined ? [] : [words.known.replace("{day}", () => date)];
  const unsure = own.some((one) => one.isUnsure === true) ? [words.unsure] : [];
  const told = [...places, ...day, ...unsure].join("; ");
  return [...nameRuns(own, writing), { text: `: ${told}${told.endsWith(".") ? "" : "."}` }];
}

/** What a source is called: its title in its own language, the work that made it, or that rows were counted. */
function nameRuns([first]: readonly BriefSource[], { words, writer, cite }: Writing) {
  if (first?.title !== undefined) {
    return writer.say(lineText(first.title, cite(first).titleLanguage));
  }
  return first?.work === undefined ? [{ text: words.counted }] : writer.say(first.work);
}

/** Where in a file: its rows, the characters of a text, or the file as a whole. */
function placeText({ file, rows, spans = [] }: BriefSource, words: FixedWords): string {
  if (spans.length > 0) {
    return `${file}, ${words.characters} ${spans.map(([from, to]) => `${from}–${to}`).join(", ")}`;
  }
  if (rows.length === 0) return file;
  if (rows.length > mostRows) return `${file}, ${countedRows(rows.length, words)}`;
  return `${file}, ${namedRows(rows, words)}`;
}

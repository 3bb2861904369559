import type { BriefEntry } from "./briefEntries.ts";
import type { FixedWords } from "./briefFixed.ts";
import type { BriefGround } from "./briefGround.ts";
import type { BriefValue } from "./briefWords.ts";
import { languageOfLine } from "./sourceLanguage.ts";

/** What a template asks of a query. */
export type Asked = Readonly<Record<string, string | number | readonly string[]>>;

/** What a sentence rests on: a source with the rows of the dossier in which it stands. */
export interface BriefSource {
  /** Missing for rows of many sources counted together. */
  readonly title: string | undefined;
  readonly url: string | undefined;
  readonly file: string;
  /** Lines of the file, in ascending order; the header is line 1. */
  readonly rows: readonly number[];
  /** Day from which it counts as known. */
  readonly known: string | undefined;
  /** Day on which it was last checked against its source. */
  readonly checked: string | undefined;
  /** A row of it is held with low confidence: the footnote says so. */
  readonly isUnsure?: boolean;
  /** For a text: where the words stand, from and to, in characters. */
  readonly spans?: readonly (readonly [from: number, to: number])[];
  /** For what is worked out from the file by the program: in which words. */
  readonly work?: BriefValue;
  /** A source of what was worked out from: it stands in the list of sources, not in the footnote. */
  readonly isBehind?: boolean;
}

/** One row that a query found: values for a sentence, and what they rest on. */
export interface BriefRow {
  /** What the row is about, for tables of the rows. */
  readonly id: string;
  readonly values: Readonly<Record<string, BriefValue>>;
  readonly sources: readonly BriefSource[];
}

/** What an entry and the acts that gave it its status rest on. */
export function sourcesOf(ground: BriefGround, entry: BriefEntry): readonly BriefSource[] {
  const acts = entry.standing.acts.flatMap((id) => ground.acts.get(id) ?? []);
  const all = [entry, ...acts.map((one) => ({ ...one, checked: undefined }))];
  return merged(all.map(sourceOfRow));
}

/** What one row rests on. */
export function sourceOfRow(row: {
  readonly sourceTitle: string;
  readonly sourceUrl?: string | undefined;
  readonly file: string;
  readonly row: number;
  readonly known?: string | undefined;
  readonly checked?: string | undefined;
  readonly confidence?: string | undefined;
}): BriefSource {
  const { sourceTitle, sourceUrl, file, row: line, known, checked } = row;
  const isUnsure = row.confidence === "low";
  return { title: sourceTitle, url: sourceUrl, file, rows: [line], known, checked, isUnsure };
}

/** Rows of many sources counted together, one source a file. */
export function countedSources(
  rows: readonly { readonly file: string; readonly row: number }[],
): readonly BriefSource[] {
  const none = { title: undefined, url: undefined, known: undefined, checked: undefined };
  return merged(rows.map(({ file, row }) => ({ ...none, file, rows: [row] })));
}

/** Each source of one file once, with all its rows and the latest of its days. */
export function merged(sources: readonly BriefSource[]): readonly BriefSource[] {
  const found = new Map<string, BriefSource>();
  for (const one of sources) {
    const key = JSON.stringify([one.title ?? "", one.url ?? "", one.file, one.isBehind === true]);
    const before = found.get(key);
    found.set(key, before === undefined ? one : joined(before, one));
  }
  return [...found.values()];
}

function joined(before: BriefSource, one: BriefSource): BriefSource {
  const rows = [...new Set([...before.rows, ...one.rows])].sort((a, b) => a - b);
  return {
    ...before,
    rows,
    ...(before.spans === undefined ? {} : { spans: spansOf(before.spans, one.spans ?? []) }),
    known: latest(before.known, one.known),
    checked: latest(before.checked, one.checked),
    isUnsure: before.isUnsure === true || one.isUnsure === true,
  };
}

type Spans = NonNullable<BriefSource["spans"]>;

/** The spans of both, each once, in the order of the text. */
function spansOf(before: Spans, more: Spans): Spans {
  const all = new Map([...before, ...more].map((one) => [one.join(), one]));
  return [...all.values()].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** What a statement of a document rests on. */
export function sourceOfQuote(quote: {
  readonly documentTitle: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly known?: string | undefined;
}): BriefSource {
  const { documentTitle: title, file, start, end, known } = quote;
  const spans = [[start, end]] as const;
  return { title, url: undefined, file, rows: [], spans, known, checked: undefined };
}

function latest(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** Lines as people write them: 2–5, 9. */
function writeRows(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** How many rows, in words. */
export function countedRows(count: number, words: FixedWords): string {
  return words.rows.replace("{count}", () => String(count));
}

/** Rows by their numbers: “row 3”, “rows 2–5, 9”. */
export function namedRows(rows: readonly number[], words: FixedWords): string {
  return `${rows.length === 1 ? words.row : words.rowList} ${writeRows(rows)}`;
}

/** The name of a source as a value: in the language in which it is written, or, where a register tells it in English, in the brief's. */
export function lineText(line: string, language: string = languageOfLine(line)): BriefValue {
  return language === "en"
    ? { kind: "source", name: line }
    : { kind: "text", text: line, language };
}

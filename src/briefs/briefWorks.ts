import type { BriefGround } from "./briefGround.ts";
import { type Foreign, markPieces, type Said } from "./briefRuns.ts";
import { type BriefSource, namedRows } from "./briefSource.ts";
import type { BriefWriter } from "./briefWords.ts";
import { type CslItem, dateOf, toCsl } from "./citation.ts";
import { apaMark, type ReferenceOptions, writeReference } from "./reference.ts";
import { readSourceKinds, readSourceLine, type SourceKinds } from "./sourceKinds.ts";
import { languageOfLine } from "./sourceLanguage.ts";

/** A source of a brief as it stands in the list, with what names it in the text; titles are marked with their language. */
export interface BriefWork extends Said {
  /** Its place in the list, from 1. */
  readonly number: number;
  /** What stands in brackets in the text where there are no footnotes. */
  readonly mark: string;
  readonly markForeign?: readonly Foreign[];
  /** Where its rows lie in the dossier, file by file. */
  readonly places: readonly string[];
  /** What is known of it, for programs that keep references. */
  readonly item: CslItem;
}

/** A source with its item, before it has a place in a list. */
export interface CitedSource {
  readonly item: CslItem;
  /** The language in which its title is written here; the text may be in another. */
  readonly titleLanguage: string;
  readonly file: string | undefined;
}

/** Tells of each source of a brief what the dossier knows of it. */
export type Citer = (source: BriefSource) => CitedSource;

/**
 * Tells of a source what the dossier knows: documents their author, day and licence; series their edition and licence; a page
 * its address and the day on which it was last checked, and who and when where its line says so.
 *
 * Shape: rows of many sources counted together are cited as the table of the dossier in which they stand.
 */
export function citerOf(ground: BriefGround, writer: BriefWriter): Citer {
  const kinds = readSourceKinds(ground.dossier);
  const dossier = writer.words(ground.dossier.settings.title);
  return (source) => {
    const document = ground.documents.get(source.file);
    if (source.url === undefined && (document !== undefined || (source.spans ?? []).length > 0)) {
      const item = citeDocument(source, document, dossier, kinds);
      const titleLanguage = document?.languages[0] ?? languageOfLine(item.title);
      return { item, titleLanguage, file: source.file };
    }
    if (source.title === undefined) {
      const cited = { type: "dataset", title: source.file, source: dossier } as const;
      const issued = ground.dossier.settings.asOf;
      const item = toCsl({ ...cited, issued, id: idOf(source.file) });
      return { item, titleLanguage: writer.language, file: undefined };
    }
    const item = citeSeries(ground, source) ?? citePage(source, kinds);
    return { item, titleLanguage: languageOfLine(source.title), file: undefined };
  };
}

type Documents = BriefGround["documents"];

function citeDocument(
  { title, file, known }: BriefSource,
  row: ReturnType<Documents["get"]>,
  dossier: string,
  kinds: SourceKinds,
): CslItem {
  const shown = title ?? row?.title ?? file;
  return toCsl({
    id: row?.id ?? idOf(file),
    type: kinds.documents[(row?.kind ?? "").toLowerCase()] ?? "document",
    title: shown,
    authors: row?.author === undefined ? [] : [row.author],
    issued: row?.date ?? known,
    language: row?.languages[0],
    genre: row?.kind,
    // A text from outside lies in no dossier.
    source: row === undefined ? undefined : dossier,
    note: licenceOf(row?.licence),
  });
}

function citeSeries({ series }: BriefGround, source: BriefSource): CslItem | undefined {
  const named = (one: BriefGround["series"][number]): boolean =>
    one.sourceTitle === source.title || `${one.sourceTitle} (${one.vintage})` === source.title;
  const edition = series.find((one) => named(one) && one.sourceUrl === source.url);
  if (edition === undefined) return undefined;
  return toCsl({
    id: idOf(source.title ?? edition.id),
    type: "dataset",
    title: edition.sourceTitle,
    issued: edition.known,
    url: edition.sourceUrl,
    version: edition.sourceVersion ?? edition.vintage,
    accessed: source.checked,
    note: licenceOf(edition.licence),
  });
}

function citePage({ title = "", url, checked }: BriefSource, kinds: SourceKinds): CslItem {
  const { type, body, issued } = readSourceLine(title, kinds);
  return toCsl({
    id: idOf(title),
    type: type ?? (url === undefined ? "document" : "webpage"),
    title,
    authors: body === undefined ? [] : [body],
    issued,
    url,
    accessed: checked,
  });
}

const licenceOf = (licence: string | undefined): string | undefined =>
  licence === undefined || licence === "" ? undefined : `Licence: ${licence}`;

function idOf(title: string): string {
  const plain = title.normalize("NFKD").toLowerCase();
  const id = plain.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");
  return id.slice(0, 60);
}

/** A list of sources, and which of them each footnote rests on. */
export interface ListedWorks {
  readonly works: readonly BriefWork[];
  readonly of: (sources: readonly BriefSource[]) => readonly number[];
}

/** What a list of sources is made with. */
export interface ListOptions extends ReferenceOptions {
  readonly cite: Citer;
  /** Whether tables of the dossier stand in the list where a sentence counts over many sources. */
  readonly hasTables: boolean;
}

/** Lists the sources in the order of the alphabet, each once; a page that was checked several times has its latest day. */
export function listWorks(sources: readonly BriefSource[], options: ListOptions): ListedWorks {
  const wanted = sources.filter((one) => options.hasTables || one.title !== undefined);
  const groups = new Map<string, BriefSource[]>();
  for (const one of wanted) {
    const key = keyOf(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const cited = [...groups].map(([key, own]) => ({ key, own, ...citedOnce(own, options.cite) }));
  const lettered = withLetters(cited, options);
  const written = lettered.map((one) => {
    const own = { ...options, letter: one.letter, file: one.file };
    return { ...one, text: writeReference(one.item, own), name: apaMark(one.item, own) };
  });
  const texts = [...new Set(written.map(({ text }) => text))].sort(byCode);
  const ids = new Set<string>();
  const works = texts.map((text, at): BriefWork => {
    const same = written.filter((one) => one.text === text);
    const [first] = same;
    const item = { ...(first?.item ?? { type: "document", title: text, id: "" }) } as CslItem;
    const mark = options.style === "gost" ? String(at + 1) : (first?.name ?? "");
    const places = placesOf(
      same.flatMap(({ own }) => own),
      options,
    );
    const pieces = piecesOf(first, options.writer.language);
    const { foreign: markForeign } = markPieces(mark, pieces);
    return {
      number: at + 1,
      ...markPieces(text, pieces),
      mark,
      ...(markForeign === undefined ? {} : { markForeign }),
      places,
      item: { ...item, id: once(item.id, ids) },
    };
  });
  const numbers = new Map(written.map(({ key, text }) => [key, texts.indexOf(text) + 1]));
  const of = (own: readonly BriefSource[]): readonly number[] => {
    const found = own.flatMap((one) => numbers.get(keyOf(one)) ?? []);
    return [...new Set(found)].sort((a, b) => a - b);
  };
  return { works, of };
}

/** What a reference has word for word from its source: its title and who issued it. */
function piecesOf(cited: CitedSource | undefined, own: string) {
  if (cited === undefined || cited.titleLanguage === own) return [];
  const { item, titleLanguage: language } = cited;
  const names = (item.author ?? []).map(({ literal }) => literal);
  return [item.title, ...names].map((text) => ({ text, language }));
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function keyOf({ title, url, file, spans = [] }: BriefSource): string {
  const isOwn = title === undefined || spans.length > 0;
  return JSON.stringify([title ?? "", url ?? "", isOwn ? file : ""]);
}

function citedOnce(own: readonly BriefSource[], cite: Citer): CitedSource {
  const checked = own
    .flatMap((one) => one.checked ?? [])
    .sort()
    .at(-1);
  const [first] = own as readonly [BriefSource, ...BriefSource[]];
  return cite({ ...first, checked });
}

/** Letters for texts that one body issued in one year, in the order of their days and titles. */
function withLetters<One extends CitedSource>(all: readonly One[], options: ReferenceOptions) {
  const groups = new Map<string, One[]>();
  for (const one of all) {
    const key = apaMark(one.item, options);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const orderOf = ({ item }: One): string =>
    `${dateOf(item.issued) ?? ""} ${item.title} ${item.URL ?? ""}`;
  return [...groups.values()].flatMap((own) => {
    const sorted = own.toSorted((a, b) => byCode(orderOf(a), orderOf(b)));
    const isAlone = sorted.length === 1 || options.style === "gost";
    return sorted.map((one, at) => ({ ...one, letter: isAlone ? "" : letterOf(at) }));
  });
}

const letterOf = (at: number): string =>
  at < 26
    ? String.fromCharCode(97 + at)
    : `${letterOf(Math.floor(at / 26) - 1)}${letterOf(at % 26)}`;

function placesOf(sources: readonly BriefSource[], { words }: ReferenceOptions): readonly string[] {
  const files = new Map<string, Set<number>>();
  for (const { file, rows } of sources) {
    files.set(file, new Set([...(files.get(file) ?? []), ...rows]));
  }
  return [...files].map(([file, rows]) => {
    const lines = [...rows].sort((a, b) => a - b);
    return lines.length === 0 ? file : `${file}, ${namedRows(lines, words)}`;
  });
}

function once(id: string, ids: Set<string>): string {
  let own = id;
  for (let count = 2; ids.has(own); count += 1) own = `${id}-${count}`;
  ids.add(own);
  return own;
}

import type { BriefAnswer, BriefPlace } from "../../src/server/contract.ts";
import { address, part } from "./router.svelte.ts";

/** What a reader wants a brief of. */
export interface BriefAsked {
  readonly template: string;
  readonly pair: string;
  readonly asOf: string | undefined;
  readonly language: string;
  readonly style: string;
  readonly notes: string | undefined;
  readonly document: string | undefined;
  /** Two ids with a comma, the first side's first; missing where the fullest of each side is meant. */
  readonly doctrines: string | undefined;
  /** Parts and lines that the reader leaves out. */
  readonly without: readonly string[];
}

/** The part of a brief that the pages show, as the server gives it. */
export type BriefData = BriefAnswer["brief"];

/** A footnote of a brief. */
export type BriefNote = BriefData["notes"][number];

/** The address at which the server gives the brief in a form. */
export function briefAddress({ template, without, ...asked }: BriefAsked, format: string): string {
  const path = `/api/briefs/${encodeURIComponent(template)}`;
  return address(path, { ...asked, without: without.join(",") || undefined, format });
}

/** What to type at a command line for the same file. */
export function briefCommand(asked: BriefAsked, format: string): string {
  const { template, pair, asOf, language, style, notes, document, doctrines, without } = asked;
  const options = {
    pair,
    on: asOf,
    document,
    doctrines,
    language,
    style: style === "apa" ? undefined : style,
    notes: notes === "footnotes" ? undefined : notes,
    without: without.join(",") || undefined,
    format,
    out: `${template}-${pair}-${language}.${format === "csl" ? "json" : format === "bibtex" ? "bib" : format}`,
  };
  const words = Object.entries(options).flatMap(([name, value]) =>
    value === undefined ? [] : [`--${name} ${quoted(value)}`],
  );
  return ["hamkor brief", template, ...words].join(" ");
}

/** A word for a shell: in quotation marks where it holds anything but letters, figures and plain marks. */
function quoted(word: string): string {
  return /^[\w./,:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

/** The parts left out with one more, or one less. */
export function toggled(without: readonly string[], id: string): readonly string[] {
  return without.includes(id) ? without.filter((one) => one !== id) : [...without, id];
}

/** Whether a line can be named in an address: a comma would part it. */
export const isNameable = (row: string): boolean => !row.includes(",");

/** The page that shows a row under a footnote. */
export function placeAddress({ kind, id, start, end }: Omit<BriefPlace, "file" | "row">): string {
  if (kind === "series") return address("/indicators", { concept: id });
  if (kind === "document") return address(`/documents/${part(id)}`, { at: `${start}-${end}` });
  return address(`/register/${kind}/${part(id)}`);
}

/** Lines of a file as people write them: 2–5, 9. */
export function writeLines(rows: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const row of rows) {
    const last = runs.at(-1);
    if (last !== undefined && row === last[1] + 1) last[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(", ");
}

/** The places of a footnote's rows, each page once. */
export function placesOfNote(
  note: BriefNote,
  places: readonly BriefPlace[],
): readonly BriefPlace[] {
  const rows = new Set(
    note.sources.flatMap(({ file, rows: lines, spans = [] }) => [
      ...lines.map((row) => `${file}:${row}`),
      ...spans.map(([start]) => `${file}@${start}`),
    ]),
  );
  const keyOf = ({ file, row, start }: BriefPlace) =>
    row === undefined ? `${file}@${start}` : `${file}:${row}`;
  const own = places.filter((one) => rows.has(keyOf(one)));
  return [...new Map(own.map((one) => [`${one.kind} ${one.id} ${one.start}`, one])).values()];
}

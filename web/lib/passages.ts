import type { Coding, Passage } from "../../src/server/contract.ts";

/** What stands in the margin beside a stretch of text. */
export interface Noted extends Span {
  readonly key: string;
}

/** Codings of one stretch of text, which share one note in the margin. */
export interface Note extends Noted {
  readonly codings: readonly Coding[];
}

/** A stretch of a passage with the notes on it, whether the reader was sent to it, and the notes that end with it. */
export interface Piece<N extends Noted = Note> {
  readonly text: string;
  readonly start: number;
  readonly on: readonly string[];
  readonly marked: boolean;
  readonly ending: readonly N[];
}

/** A stretch of the text of a document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Gathers codings of the same stretch into notes, in the order of the text. */
export function gatherNotes(codings: readonly Coding[]): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const coding of codings) {
    const key = `${coding.start}-${coding.end}`;
    const before = notes.get(key)?.codings ?? [];
    notes.set(key, { key, start: coding.start, end: coding.end, codings: [...before, coding] });
  }
  return [...notes.values()].sort((x, y) => x.start - y.start || x.end - y.end);
}

/** Cuts a passage wherever a note or the marked quote begins or ends. */
export function cutPassage<N extends Noted>(
  passage: Pick<Passage, "start" | "end" | "text">,
  notes: readonly N[],
  marked: Span | undefined,
): readonly Piece<N>[] {
  const inside = notes.filter((note) => note.start < passage.end && note.end > passage.start);
  const edges = new Set([passage.start, passage.end]);
  for (const span of marked ? [...inside, marked] : inside) {
    edges.add(Math.min(Math.max(span.start, passage.start), passage.end));
    edges.add(Math.min(Math.max(span.end, passage.start), passage.end));
  }
  const cuts = [...edges].sort((x, y) => x - y);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? passage.end;
    return {
      text: passage.text.slice(start - passage.start, end - passage.start),
      start,
      on: inside.filter((note) => note.start <= start && note.end >= end).map((note) => note.key),
      marked: marked !== undefined && marked.start <= start && marked.end >= end,
      ending: inside.filter(
        (note) => Math.min(note.end, passage.end) === end && note.end <= passage.end,
      ),
    };
  });
}

/** Where the first word of a quote stands in the passages; undefined where none of it does. */
export function findMark(passages: readonly Span[], quote: Span): number | undefined {
  const first = passages.find(({ start, end }) => start < quote.end && end > quote.start);
  return first && Math.max(first.start, quote.start);
}

/** Reads a stretch from an address: two offsets with a dash between. */
export function readSpan(text: string | undefined): Span | undefined {
  const match = /^(\d+)-(\d+)$/.exec(text ?? "");
  if (!match) return undefined;
  const [start, end] = [Number(match[1]), Number(match[2])];
  return end > start ? { start, end } : undefined;
}

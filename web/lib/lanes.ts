import type { Act } from "../../src/server/contract.ts";
import type { DrawnEntry } from "./drawing.ts";
import { dayNumber } from "./format.ts";
import type { ChosenPair } from "./frame.svelte.ts";

/** Kinds of entries that have a band of their own between the two sides. */
export const sharedKinds = ["agreement", "commitment", "meeting", "dispute"] as const;

/** A band of the timeline: what one side did alone, or what both share of one kind. */
export type Band = "a" | "b" | (typeof sharedKinds)[number];

/** An act with its band and its day. */
export interface Mark {
  readonly act: Act;
  readonly band: Band;
  readonly day: number;
}

/** The acts of a timeline with the band of each, the oldest first. */
export function marksOf(entries: readonly DrawnEntry[], pair: ChosenPair): readonly Mark[] {
  const marks = entries.flatMap(({ entry, acts }) =>
    acts.flatMap((act): Mark[] => {
      const day = dayNumber(act.date);
      const band = bandOf(act, entry.parties, pair);
      return day === undefined || band === undefined ? [] : [{ act, band, day }];
    }),
  );
  return marks.sort((x, y) => x.day - y.day || (x.act.id < y.act.id ? -1 : 1));
}

function bandOf(act: Act, parties: readonly string[], pair: ChosenPair): Band | undefined {
  const side = (iso3: string | undefined): Band | undefined =>
    iso3 === pair.a ? "a" : iso3 === pair.b ? "b" : undefined;
  const own = side(act.party);
  if (own) return own;
  const inPair = parties.filter((party) => side(party) !== undefined);
  if (!act.party && inPair.length === 1) return side(inPair[0]);
  return sharedKinds.find((kind) => kind === act.entryKind);
}

/** A mark with its place in a band. */
export interface Placed extends Mark {
  readonly left: number;
  readonly level: number;
}

/** Sets marks of a band beside each other, those that would touch on top of each other. */
export function stack(
  marks: readonly Mark[],
  x: (day: number) => number,
  size: number,
): readonly Placed[] {
  const columns = new Map<number, number>();
  return marks.map((mark) => {
    const column = Math.round(x(mark.day) / size);
    const level = columns.get(column) ?? 0;
    columns.set(column, level + 1);
    return { ...mark, left: column * size, level };
  });
}

/** How many marks stand on each other where most do. */
export function heightOf(placed: readonly Placed[]): number {
  return placed.reduce((most, { level }) => Math.max(most, level + 1), 1);
}

/** How far marks of a band rise above each other: less where they would pile too high, so that they overlap. */
export function riseOf(levels: number, size: number, highest: number): number {
  return levels * size <= highest ? size : highest / levels;
}

/** Marks of one column that are too many to tell apart: how many, and their first and last day. */
export interface Pile {
  readonly count: number;
  readonly first: string;
  readonly last: string;
}

/** The lowest mark of each column, with all that would stand on it as one pile. Takes marks in the order of `stack`. */
export function pilesOf(placed: readonly Placed[]): readonly (Placed & { readonly pile: Pile })[] {
  const columns = new Map<number, Placed & { pile: Pile }>();
  for (const mark of placed) {
    const lowest = columns.get(mark.left);
    const { date } = mark.act;
    columns.set(
      mark.left,
      lowest
        ? { ...lowest, pile: { ...lowest.pile, count: lowest.pile.count + 1, last: date } }
        : { ...mark, pile: { count: 1, first: date, last: date } },
    );
  }
  return [...columns.values()];
}

/** A stretch of time in which a dispute stood in one way. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly status: string;
  readonly group: string;
  readonly since: string;
}

/** How a dispute stood, stretch by stretch, up to a day. */
export function stretchesOf({ history }: DrawnEntry, asOf: string): readonly Stretch[] {
  const end = dayNumber(asOf) ?? 0;
  return history.flatMap((step, index) => {
    const from = dayNumber(step.from);
    const to = dayNumber(history[index + 1]?.from ?? asOf) ?? end;
    if (from === undefined) return [];
    return [
      {
        from,
        to: Math.max(to, from),
        status: step.status,
        group: step.group,
        since: step.date,
      },
    ];
  });
}

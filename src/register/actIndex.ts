import { latestDay } from "../terms/index.ts";
import { oldestFirst, type Past, type PastAct } from "./conditions.ts";
import { type DatedAct, knownFrom } from "./subject.ts";

/** An act with the day from which it counts. */
interface KnownAct extends PastAct {
  readonly from: string;
}

/** The acts of each entry, those that were known first coming first: made once, and asked for any day. */
export type ActIndex = ReadonlyMap<string, readonly KnownAct[]>;

/** Lays out acts by entry, so that how all entries stand on a day is found without reading dates again. */
export function indexActs(acts: Iterable<DatedAct>): ActIndex {
  const index = new Map<string, KnownAct[]>();
  for (const one of acts) {
    const act: KnownAct = { ...one, on: latestDay(one.date), from: knownFrom(one) };
    const known = index.get(one.entry);
    if (known === undefined) index.set(one.entry, [act]);
    else known.push(act);
  }
  for (const own of index.values()) {
    own.sort((a, b) => (a.from === b.from ? oldestFirst(a, b) : a.from < b.from ? -1 : 1));
  }
  return index;
}

/** The acts of an entry that count by a day, by what was done. */
export function pastActs(index: ActIndex, entry: string, day: string): Past {
  const past = new Map<string, PastAct[]>();
  for (const act of index.get(entry) ?? []) {
    if (act.from > day) break;
    const same = past.get(act.act);
    if (same === undefined) past.set(act.act, [act]);
    else same.push(act);
  }
  return past;
}

import { latestDay } from "../terms/index.ts";
import { oldestFirst, type Past, type PastAct } from "./conditions.ts";
import { type DatedAct, knownFrom } from "./subject.ts";

/** An act with the day from which it counts. */
interface KnownAct extends PastAct {
  readonly from: string;
}

/** The acts of an entry that are of one word, each with its number among all acts of the entry. */
interface ActsOfWord {
  readonly word: string;
  readonly acts: readonly PastAct[];
  readonly numbers: readonly number[];
}

/** The acts of one entry, those that were known first coming first. */
interface ActsOfEntry {
  /** The days from which they count, in order. */
  readonly from: readonly string[];
  /** The same acts by what was done, in the order in which each word is first met. */
  readonly words: readonly ActsOfWord[];
  /** All of them, for any day from the last one on. */
  readonly all: Past;
}

/** The acts of each entry: made once, and asked for any day. */
export type ActIndex = ReadonlyMap<string, ActsOfEntry>;

/** Lays out acts by entry, so that how all entries stand on a day is found without reading dates again. */
export function indexActs(acts: Iterable<DatedAct>): ActIndex {
  const groups = new Map<string, KnownAct[]>();
  for (const one of acts) {
    const act: KnownAct = { ...one, on: latestDay(one.date), from: knownFrom(one) };
    const known = groups.get(one.entry);
    if (known === undefined) groups.set(one.entry, [act]);
    else known.push(act);
  }
  return new Map([...groups].map(([entry, own]) => [entry, layOut(own)]));
}

function layOut(acts: readonly KnownAct[]): ActsOfEntry {
  const ordered = [...acts].sort((a, b) =>
    a.from === b.from ? oldestFirst(a, b) : a.from < b.from ? -1 : 1,
  );
  const words = new Map<string, { word: string; acts: PastAct[]; numbers: number[] }>();
  for (const [number, act] of ordered.entries()) {
    const known = words.get(act.act);
    if (known === undefined) words.set(act.act, { word: act.act, acts: [act], numbers: [number] });
    else {
      known.acts.push(act);
      known.numbers.push(number);
    }
  }
  return {
    from: ordered.map((one) => one.from),
    words: [...words.values()],
    all: new Map([...words].map(([word, own]) => [word, own.acts])),
  };
}

const noActs: Past = new Map();

/** The acts of an entry that count by a day, by what was done. */
export function pastActs(index: ActIndex, entry: string, day: string): Past {
  const own = index.get(entry);
  if (own === undefined) return noActs;
  const count = countBy(own.from, day);
  if (count === own.from.length) return own.all;
  const past = new Map<string, readonly PastAct[]>();
  for (const { word, acts, numbers } of own.words) {
    if ((numbers[0] ?? count) >= count) break;
    past.set(
      word,
      (numbers[numbers.length - 1] ?? count) < count ? acts : begun(acts, numbers, count),
    );
  }
  return past;
}

/** The acts of a word that are among the first so many of their entry. */
function begun(
  acts: readonly PastAct[],
  numbers: readonly number[],
  count: number,
): readonly PastAct[] {
  let length = 0;
  while ((numbers[length] ?? count) < count) length += 1;
  return acts.slice(0, length);
}

/** How many of some days, in order, lie on a day or before it. */
export function countBy(days: readonly string[], day: string): number {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? "") <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

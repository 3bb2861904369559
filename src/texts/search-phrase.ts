import type { Forms } from "./search-clause.ts";
import { firstNotBelow, type Matcher, placesOfForms, type Single } from "./search-matcher.ts";
import type { WordIndex } from "./search-words.ts";

/** Places of phrases in order, none over another; `adds` is what each adds to the mentions of its text. */
export interface FoundPhrases {
  readonly starts: readonly number[];
  readonly adds: readonly number[];
}

const none: FoundPhrases = { starts: [], adds: [] };

/** More words than this in one phrase are counted as this many. */
const mostWords = 63;

/**
 * Finds the places of phrases, the earlier before the later, of those that begin together the longer.
 *
 * Shape: a word that is found by itself as well and stands in a phrase is no mention of its own; `marks` has a
 * bit for each position, all 0 before and after.
 */
export function findPhrases(
  index: WordIndex,
  marks: Uint32Array,
  { singles, phrases }: Matcher,
): FoundPhrases {
  if (phrases.length === 0) return none;
  const all = phrases.flatMap((phrase) => {
    const length = Math.min(phrase.length, mostWords);
    return findPhrase(index, marks, phrase).map((at) => at * 64 + (mostWords - length));
  });
  const sorted = inOrder(all);
  const starts: number[] = [];
  const lengths: number[] = [];
  let end = 0;
  for (const one of sorted) {
    const start = Math.floor(one / 64);
    if (start < end) continue;
    const length = mostWords - (one % 64);
    end = start + length;
    starts.push(start);
    lengths.push(length);
  }
  const taken = singles.filter(({ from, to }) =>
    phrases.some((phrase) =>
      phrase.some((forms) => forms.some((one) => one[0] < to && from < one[1])),
    ),
  );
  return { starts, adds: addsOf(index, marks, taken, starts, lengths) };
}

/** Numbers in order; those of one form are already. */
function inOrder(numbers: readonly number[]): readonly number[] | Float64Array {
  for (let i = 1; i < numbers.length; i += 1) {
    if ((numbers[i] ?? 0) < (numbers[i - 1] ?? 0)) return Float64Array.from(numbers).sort();
  }
  return numbers;
}

/** What each phrase adds: itself, less the words in it that were counted by themselves. */

function addsOf(
  index: WordIndex,
  marks: Uint32Array,
  singles: readonly Single[],
  starts: readonly number[],
  lengths: readonly number[],
): readonly number[] {
  if (singles.length === 0 || starts.length === 0) return starts.map(() => 1);
  const runs = singles.map(({ from, to }) => [from, to] as const);
  mark(index, marks, runs, true);
  const adds = starts.map((start, i) => {
    let covered = 0;
    for (let at = start; at < start + (lengths[i] ?? 0); at += 1) {
      if (isMarked(marks, at)) covered += 1;
    }
    return 1 - covered;
  });
  mark(index, marks, runs, false);
  return adds;
}

/** Every place where forms stand one after the other, by the first of them. */
function findPhrase(index: WordIndex, marks: Uint32Array, phrase: readonly Forms[]): number[] {
  const counts = phrase.map((forms) => placesOfForms(index, forms));
  const rarest = counts.indexOf(Math.min(...counts));
  let found = startsBy(index, phrase[rarest] ?? [], rarest);
  for (const [offset, forms] of phrase.entries()) {
    if (offset === rarest || found.length === 0) continue;
    const number = forms.reduce((sum, [from, to]) => sum + to - from, 0);
    // A look into the places of one form takes about as long as marking twenty places.
    if (found.length * number * 20 < (counts[offset] ?? 0)) {
      found = found.filter((start) => stands(index, forms, start + offset));
    } else {
      mark(index, marks, forms, true);
      found = found.filter((start) => isMarked(marks, start + offset));
      mark(index, marks, forms, false);
    }
  }
  return found;
}

function startsBy({ places, firstPlace }: WordIndex, forms: Forms, offset: number): number[] {
  const starts: number[] = [];
  for (const [from, to] of forms) {
    const end = firstPlace[to] ?? 0;
    for (let i = firstPlace[from] ?? 0; i < end; i += 1) {
      const start = (places[i] ?? 0) - offset;
      if (start >= 0) starts.push(start);
    }
  }
  return starts;
}

function stands({ places, firstPlace }: WordIndex, forms: Forms, position: number): boolean {
  for (const [from, to] of forms) {
    for (let form = from; form < to; form += 1) {
      const end = firstPlace[form + 1] ?? 0;
      const at = firstNotBelow(places, firstPlace[form] ?? 0, end, position);
      if (at < end && places[at] === position) return true;
    }
  }
  return false;
}

function mark(
  { places, firstPlace }: WordIndex,
  marks: Uint32Array,
  forms: Forms,
  isSet: boolean,
): void {
  for (const [from, to] of forms) {
    const end = firstPlace[to] ?? 0;
    for (let i = firstPlace[from] ?? 0; i < end; i += 1) {
      const place = places[i] ?? 0;
      const word = place >>> 5;
      marks[word] = isSet ? (marks[word] ?? 0) | (1 << (place & 31)) : 0;
    }
  }
}

function isMarked(marks: Uint32Array, position: number): boolean {
  return ((marks[position >>> 5] ?? 0) & (1 << (position & 31))) !== 0;
}

import { words } from "../language/index.ts";
import type { Alternative, Clause } from "./query.ts";
import { endsSentence, type SearchIndex } from "./search-index.ts";

/**
 * A place where a clause is satisfied, packed into one number: token, words it takes, and by which alternative.
 *
 * Sorted as numbers, matches stand by place, longer ones first, and then the alternatives as they were given.
 */
export type Match = number;

const mostWords = 63;
const mostAlternatives = 1023;

function pack(token: number, length: number, alternative: number): Match {
  return token * 65_536 + (mostWords - Math.min(length, mostWords)) * 1024 + alternative;
}

/** The first token of a match. */
export function tokenOf(match: Match): number {
  return Math.floor(match / 65_536);
}

/** How many tokens a match takes. */
export function lengthOf(match: Match): number {
  return mostWords - (Math.floor(match / 1024) % 64);
}

/** Which alternative of its clause a match satisfies. */
export function alternativeOf(match: Match): number {
  return match % 1024;
}

/** Every place where a clause is satisfied, in order; matches may overlap. */
export function findMatches(index: SearchIndex, clause: Clause): Float64Array {
  const found: Match[] = [];
  const done = new Set<string>();
  for (const [i, alternative] of clause.alternatives.slice(0, mostAlternatives).entries()) {
    // Spellings often come to the same forms: looking once is enough.
    const forms = alternative.words.map((word) => [...word].sort((a, b) => a - b).join()).join(" ");
    if (done.has(forms)) continue;
    done.add(forms);
    findAlternative(index, alternative, (token) =>
      found.push(pack(token, alternative.words.length, i)),
    );
  }
  return Float64Array.from(found).sort();
}

function findAlternative(
  index: SearchIndex,
  alternative: Alternative,
  take: (token: number) => void,
): void {
  const [first, ...rest] = alternative.words;
  if (first === undefined || alternative.words.some((forms) => forms.size === 0)) return;
  for (const form of first) {
    const from = index.firstPlace[form] ?? 0;
    const to = index.firstPlace[form + 1] ?? from;
    for (let i = from; i < to; i += 1) {
      const token = index.places[i] ?? 0;
      if (rest.every((forms, j) => forms.has(index.tokens[token + j + 1] ?? 0))) take(token);
    }
  }
}

/** The matches of each passage that has any. */
export function byPassage(
  index: SearchIndex,
  matches: Float64Array,
): ReadonlyMap<number, Float64Array> {
  const groups = new Map<number, Float64Array>();
  let passage = 0;
  for (let from = 0; from < matches.length; ) {
    const token = tokenOf(matches[from] ?? 0);
    while ((index.firstToken[passage + 1] ?? Number.POSITIVE_INFINITY) <= token) passage += 1;
    const end = (index.firstToken[passage + 1] ?? Number.POSITIVE_INFINITY) * 65_536;
    let to = from + 1;
    while (to < matches.length && (matches[to] ?? end) < end) to += 1;
    groups.set(passage, matches.subarray(from, to));
    from = to;
  }
  return groups;
}

/** How many matches stand beside each other without overlap. */
export function countApart(matches: Float64Array): number {
  let count = 0;
  let end = 0;
  for (const match of matches) {
    const token = tokenOf(match);
    if (token < end) continue;
    count += 1;
    end = token + lengthOf(match);
  }
  return count;
}

/** The same over several clauses in one passage. */
export function countMerged(clauses: readonly Float64Array[]): number {
  const [first] = clauses;
  if (first !== undefined && clauses.length === 1) return countApart(first);
  const all = new Float64Array(clauses.reduce((sum, matches) => sum + matches.length, 0));
  let at = 0;
  for (const matches of clauses) {
    all.set(matches, at);
    at += matches.length;
  }
  return countApart(all.sort());
}

/** The matches of several clauses in one passage, without overlaps, each with the number of its clause. */
export function mergeApart(
  clauses: readonly Float64Array[],
): readonly { readonly match: Match; readonly clause: number }[] {
  const all = clauses.flatMap((matches, clause) =>
    Array.from(matches, (match) => ({ match, clause })),
  );
  all.sort(
    (a, b) => placeOf(a.match) - placeOf(b.match) || a.clause - b.clause || a.match - b.match,
  );
  let end = 0;
  return all.filter(({ match }) => {
    const token = tokenOf(match);
    if (token < end) return false;
    end = token + lengthOf(match);
    return true;
  });
}

/** Place and length alone: which alternative it was does not come before which clause. */
function placeOf(match: Match): number {
  return Math.floor(match / 1024);
}

/** The words of a passage by the place of their tokens: sentence ends take a place of their own. */
export function tokenSpans(text: string): ReadonlyMap<number, { start: number; end: number }> {
  const spans = new Map<number, { start: number; end: number }>();
  let token = 0;
  let end = 0;
  for (const span of words(text)) {
    if (spans.size > 0 && endsSentence(text, end, span.start)) token += 1;
    spans.set(token, span);
    token += 1;
    end = span.end;
  }
  return spans;
}

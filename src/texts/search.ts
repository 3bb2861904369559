import { foldText } from "../language/index.ts";
import {
  alternativeOf,
  byPassage,
  countApart,
  countMerged,
  findMatches,
  lengthOf,
  mergeApart,
  tokenOf,
  tokenSpans,
} from "./matches.ts";
import { type Clause, queryParts, toClauses } from "./query.ts";
import type { SearchIndex, SearchPassage } from "./search-index.ts";

/** The three ways of searching: the very characters, folded and by stem, or through the glossary too. */
export type SearchMode = "exact" | "folded" | "across";

/** What is searched for. */
export interface SearchRequest {
  readonly query: string;
  readonly mode: SearchMode;
  /** Only passages in this language. */
  readonly language?: string | undefined;
  /** Most passages to give; counts are of all. */
  readonly limit?: number | undefined;
}

/** Why a passage was found. */
export interface Reason {
  readonly typed: string;
  readonly matched: string;
  readonly how: "exact" | "folded" | "stem" | "glossary";
  readonly through?: string | undefined;
}

/** A stretch of a document, with its words. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** A passage that has all that was asked for; offsets are those of the document. */
export interface SearchHit {
  readonly document: string;
  readonly documentTitle: string;
  readonly passage: string;
  readonly language: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly score: number;
  readonly mentions: readonly Mention[];
  readonly why: readonly Reason[];
}

/** Passages found by words, best first; the totals count all of them, shown or cut. */
export interface SearchResult {
  readonly query: string;
  readonly mode: SearchMode;
  readonly total: {
    readonly mentions: number;
    readonly passages: number;
    readonly documents: number;
  };
  readonly cut: boolean;
  readonly hits: readonly SearchHit[];
}

/** Constants of BM25 as usually set (Robertson and Zaragoza 2009, section 3.3). */
const saturation = 1.2;
const lengthShare = 0.75;

const usualLimit = 50;

type Shown = Pick<SearchHit, "mentions" | "why">;

/** A found passage before it is shown: how often each part of the query stands in it. */
interface Candidate {
  readonly passage: number;
  readonly counts: readonly number[];
  readonly mentions: number;
}

/** The passages that have every part of a query, how many have each part, and how to show one. */
interface Candidates {
  readonly candidates: readonly Candidate[];
  readonly having: readonly number[];
  readonly show: (passage: number) => Shown;
}

/**
 * Finds passages that have every word and every phrase (in quotation marks) of a query.
 *
 * Shape: hits by BM25, equals in the order of the documents; `cut` says that more were found than are given.
 */
export function search(index: SearchIndex, request: SearchRequest): SearchResult {
  const { query, mode, language } = request;
  const limit = Math.max(0, Math.trunc(request.limit ?? usualLimit));
  const all = mode === "exact" ? findExact(index, query) : findFolded(index, query, mode);
  const found = all.candidates.filter(
    ({ passage }) => language === undefined || index.passages[passage]?.language === language,
  );
  const scores = scoreAll(index, found, all.having);
  const ranked = found
    .map((candidate, i) => ({ passage: candidate.passage, score: scores[i] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.passage - b.passage);
  const hits = ranked.slice(0, limit).flatMap(({ passage: number, score }) => {
    const passage = index.passages[number];
    return passage === undefined ? [] : [toHit(passage, score, all.show(number))];
  });
  const documents = new Set(found.map(({ passage }) => index.passages[passage]?.document));
  return {
    query,
    mode,
    total: {
      mentions: found.reduce((sum, candidate) => sum + candidate.mentions, 0),
      passages: found.length,
      documents: documents.size,
    },
    cut: hits.length < found.length,
    hits,
  };
}

function toHit(passage: SearchPassage, score: number, shown: Shown): SearchHit {
  const { document, documentTitle, id, language, start, end, text } = passage;
  return { document, documentTitle, passage: id, language, start, end, text, score, ...shown };
}

function findExact(index: SearchIndex, query: string): Candidates {
  const parts = queryParts(query).map(exactPart);
  const having = parts.map(() => 0);
  const candidates: Candidate[] = [];
  for (const [passage, { text }] of index.passages.entries()) {
    const spans = parts.map((part) => part.find(text));
    for (const [i, found] of spans.entries()) {
      if (found.length > 0) having[i] = (having[i] ?? 0) + 1;
    }
    if (parts.length === 0 || spans.some((found) => found.length === 0)) continue;
    const counts = spans.map((found) => found.length);
    const mentions = spans.length === 1 ? (counts[0] ?? 0) : withoutOverlaps(spans.flat()).length;
    candidates.push({ passage, counts, mentions });
  }
  const show = (number: number): Shown => {
    const passage = index.passages[number];
    if (passage === undefined) return { mentions: [], why: [] };
    const spans = withoutOverlaps(parts.flatMap((part) => part.find(passage.text)));
    return {
      mentions: spans.map((span) => toMention(passage, span)),
      why: parts.map(({ typed }) => ({ typed, matched: typed, how: "exact" })),
    };
  };
  return { candidates, having, show };
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A part of a query to be found character by character; only blanks may be any blanks. */
function exactPart(typed: string): { typed: string; find: (text: string) => readonly Stretch[] } {
  if (!/\s/u.test(typed)) return { typed, find: (text) => findPlain(text, typed) };
  const pattern = new RegExp(typed.split(/\s+/u).map(asPlain).join("\\s+"), "gu");
  const first = /^\S+/u.exec(typed)?.[0] ?? "";
  const find = (text: string): readonly Stretch[] =>
    text.includes(first)
      ? [...text.matchAll(pattern)].map((match) => ({
          start: match.index,
          end: match.index + match[0].length,
        }))
      : none;
  return { typed, find };
}

const none: readonly Stretch[] = [];

function findPlain(text: string, typed: string): readonly Stretch[] {
  let start = text.indexOf(typed);
  if (start < 0) return none;
  const found: Stretch[] = [];
  while (start >= 0) {
    const end = start + typed.length;
    found.push({ start, end });
    start = text.indexOf(typed, end);
  }
  return found;
}

function asPlain(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}

function findFolded(index: SearchIndex, query: string, mode: "folded" | "across"): Candidates {
  const clauses = toClauses(index, query, mode);
  const groups = clauses.map((clause) => byPassage(index, findMatches(index, clause)));
  const [first, ...rest] = [...groups].sort((a, b) => a.size - b.size);
  const candidates: Candidate[] = [];
  for (const passage of first?.keys() ?? []) {
    if (!rest.every((group) => group.has(passage))) continue;
    const matches = matchesIn(groups, passage);
    candidates.push({ passage, counts: matches.map(countApart), mentions: countMerged(matches) });
  }
  const show = (passage: number): Shown =>
    showFolded(index, passage, clauses, matchesIn(groups, passage));
  return { candidates, having: groups.map((group) => group.size), show };
}

function matchesIn(
  groups: readonly ReadonlyMap<number, Float64Array>[],
  passage: number,
): readonly Float64Array[] {
  return groups.map((group) => group.get(passage) ?? new Float64Array());
}

function showFolded(
  index: SearchIndex,
  number: number,
  clauses: readonly Clause[],
  matches: readonly Float64Array[],
): Shown {
  const passage = index.passages[number];
  if (passage === undefined) return { mentions: [], why: [] };
  const spans = tokenSpans(passage.text);
  const first = index.firstToken[number] ?? 0;
  const mentions: Mention[] = [];
  const why = new Map<string, Reason>();
  for (const { match, clause } of mergeApart(matches)) {
    const token = tokenOf(match) - first;
    const from = spans.get(token)?.start;
    const to = spans.get(token + lengthOf(match) - 1)?.end;
    if (from === undefined || to === undefined) continue;
    const mention = toMention(passage, { start: from, end: to });
    mentions.push(mention);
    const reason = toReason(clauses[clause], alternativeOf(match), mention.quote);
    why.set(JSON.stringify(reason), reason);
  }
  return { mentions, why: [...why.values()] };
}

function toReason(clause: Clause | undefined, alternative: number, quote: string): Reason {
  const typed = clause?.typed ?? "";
  const through = clause?.alternatives[alternative]?.through;
  const matched = quote.replace(/\s+/gu, " ");
  if (through !== undefined) return { typed, matched, how: "glossary", through };
  if (matched === typed) return { typed, matched, how: "exact" };
  return { typed, matched, how: foldText(matched) === foldText(typed) ? "folded" : "stem" };
}

function toMention(
  passage: SearchPassage,
  { start, end }: { readonly start: number; readonly end: number },
): Mention {
  return {
    start: passage.start + start,
    end: passage.start + end,
    quote: passage.text.slice(start, end),
  };
}

/** Stretches that do not overlap: the earlier first, of those that begin together the longer. */
function withoutOverlaps<Span extends { readonly start: number; readonly end: number }>(
  spans: readonly Span[],
): readonly Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const span of sorted) {
    if (span.start >= (kept.at(-1)?.end ?? 0)) kept.push(span);
  }
  return kept;
}

function scoreAll(
  index: SearchIndex,
  found: readonly Candidate[],
  having: readonly number[],
): readonly number[] {
  const total = index.passages.length;
  const weights = having.map((count) => Math.log(1 + (total - count + 0.5) / (count + 0.5)));
  return found.map(({ passage, counts }) => {
    const length = (index.lengths[passage] ?? 0) / Math.max(1, index.averageLength);
    const norm = saturation * (1 - lengthShare + lengthShare * length);
    const score = counts.reduce(
      (sum, count, part) =>
        sum + ((weights[part] ?? 0) * count * (saturation + 1)) / (count + norm),
      0,
    );
    // So many digits are the same on every machine, and more say nothing.
    return Math.round(score * 1e4) / 1e4;
  });
}

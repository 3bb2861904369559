import { isPartialDate, latestDay } from "../terms/index.ts";
import { countValues, passagesWith, type ValueCount } from "./search-fields.ts";
import { type Found, findUnits, joinMatchers } from "./search-find.ts";
import type { SearchPassage } from "./search-index.ts";
import type { Matcher } from "./search-matcher.ts";
import { parseQuery, type QueryPart } from "./search-query.ts";
import { findByReading } from "./search-read.ts";
import { type SearchMode, type Sought, seek } from "./search-seek.ts";
import type { Shown } from "./search-show.ts";
import type { Tally } from "./search-tally.ts";
import { topUnits } from "./search-top.ts";
import type { Searcher } from "./searcher.ts";

/** What is searched for. */
export interface SearchRequest {
  /** Words, "phrases", begin*, -not, field:value. */
  readonly query: string;
  readonly mode: SearchMode;
  /** Only passages in this language; the same as `language:` in the query. */
  readonly language?: string | undefined;
  /** How many of the best passages to pass over, and how many to give at most; counts are of all. */
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
  /** Whether to count the values of each field among the passages found. */
  readonly counts?: boolean | undefined;
  /** Only documents that were there by this day; those without a date count as there. */
  readonly until?: string | undefined;
}

/** A passage that has all that was asked for; offsets are those of the document. */
export interface SearchHit extends Omit<SearchPassage, "id">, Shown {
  readonly passage: string;
  readonly score: number;
}

/** Passages found, best first; the totals count all of them, shown or cut. */
export interface SearchResult {
  readonly query: string;
  readonly mode: SearchMode;
  /** What the query was understood to ask. */
  readonly parts: readonly QueryPart[];
  readonly total: {
    readonly mentions: number;
    readonly passages: number;
    readonly documents: number;
  };
  readonly offset: number;
  readonly cut: boolean;
  readonly hits: readonly SearchHit[];
  readonly fields?: readonly { readonly field: string; readonly values: readonly ValueCount[] }[];
  /** Documents dated after the day asked for: they were not searched. Missing where no day was asked for. */
  readonly leftOut?: number;
}

const usualLimit = 50;

/** Scores are shown in ten-thousandths: more digits say nothing. */
const scoreParts = 1e4;

/**
 * Finds passages of which every part of a query is true.
 *
 * Shape: hits by BM25, equals in the order of the documents; `cut` says that not all that was found is given.
 * Throws: `search-field`, `search-value`, `date-unreadable` when the query asks for what cannot be asked.
 */
export async function search(searcher: Searcher, request: SearchRequest): Promise<SearchResult> {
  const { query, mode } = request;
  const parts = partsOf(request);
  const sought = seek(searcher, parts, mode);
  const late = request.until === undefined ? [] : datedAfter(searcher.index, request.until);
  const found = await find(searcher, parts, sought, late);
  const limit = Math.max(0, Math.trunc(request.limit ?? usualLimit));
  const offset = Math.max(0, Math.trunc(request.offset ?? 0));
  // All that is said of what was found is said before anything else can be asked of the same index.
  const ranked = topUnits(found, offset + limit).slice(offset);
  const { mentions, size } = found;
  const total = { mentions, passages: size, documents: documentsIn(searcher, found) };
  const fields = request.counts === true ? { fields: countFields(searcher, found) } : {};
  const passages = await searcher.read(ranked.map(({ unit }) => unit));
  const hits = passages.map((passage, i): SearchHit => {
    const { id, ...rest } = passage;
    const score = Math.round((ranked[i]?.score ?? 0) * scoreParts) / scoreParts;
    return { ...rest, passage: id, score, ...sought.show(passage) };
  });
  return {
    query,
    mode,
    parts,
    total,
    offset,
    cut: hits.length < total.passages,
    hits,
    ...fields,
    ...(request.until === undefined ? {} : { leftOut: late.length }),
  };
}

function partsOf({ query, language }: SearchRequest): readonly QueryPart[] {
  const parts = parseQuery(query);
  if (language === undefined || language === "") return parts;
  const asked = { kind: "values", field: "language", typed: language, excluded: false } as const;
  return [...parts, { ...asked, values: [language] }];
}

/** Which passages the fields and titles let in; undefined where nothing is asked of them. */
function admit(
  { index, columns, titleTally }: Searcher,
  parts: readonly QueryPart[],
  { titles }: Sought,
): Uint8Array | undefined {
  const masks = parts.flatMap((part) =>
    part.kind === "values"
      ? [{ mask: passagesWith(index, columns, part), excluded: part.excluded }]
      : [],
  );
  for (const { matcher, excluded } of titles) {
    masks.push({ mask: underTitles(index, titleTally, matcher), excluded });
  }
  const [first, ...rest] = masks;
  if (first === undefined) return undefined;
  const admitted = first.excluded ? first.mask.map((one) => 1 - one) : first.mask;
  for (const { mask, excluded } of rest) {
    for (const [i, one] of mask.entries()) if ((one === 1) === excluded) admitted[i] = 0;
  }
  return admitted;
}

function underTitles(index: Searcher["index"], tally: Tally, matcher: Matcher): Uint8Array {
  const wanted = { all: [matcher], none: [], admitted: undefined, together: joinMatchers };
  const { units, size } = findUnits(index.titles, tally, wanted);
  const mask = new Uint8Array(index.documentOf.length);
  for (const document of units.subarray(0, size)) {
    mask.fill(1, index.firstPassage[document], index.firstPassage[document + 1]);
  }
  return mask;
}

const nothing: Found = {
  units: new Uint32Array(),
  scores: new Float64Array(),
  size: 0,
  mentions: 0,
};

async function find(
  searcher: Searcher,
  parts: readonly QueryPart[],
  sought: Sought,
  late: readonly number[],
): Promise<Found> {
  const asked = admit(searcher, parts, sought);
  const { all, none, together, exact } = sought;
  // Nothing is found for nothing: signs alone ask for no passage.
  if (all.length + none.length + exact.length === 0 && asked === undefined) return nothing;
  const admitted = late.length === 0 ? asked : without(searcher.index, late, asked);
  if (sought.mustRead) return findByReading(searcher, exact, admitted);
  return findUnits(searcher.index.text, searcher.tally, { all, none, together, admitted });
}

/** Documents whose date lies after a day, wholly or in part, by number. */
function datedAfter({ documents }: Searcher["index"], day: string): readonly number[] {
  return documents.flatMap(({ date }, number) =>
    date !== undefined && isPartialDate(date) && latestDay(date) > day ? [number] : [],
  );
}

/** The passages let in, without those of some documents. */
function without(
  { documentOf, firstPassage }: Searcher["index"],
  documents: readonly number[],
  asked: Uint8Array | undefined,
): Uint8Array {
  const admitted = asked?.slice() ?? new Uint8Array(documentOf.length).fill(1);
  for (const one of documents) admitted.fill(0, firstPassage[one], firstPassage[one + 1]);
  return admitted;
}

function documentsIn({ index }: Searcher, { units, size }: Found): number {
  const isIn = new Uint8Array(index.documents.length);
  let documents = 0;
  for (let i = 0; i < size; i += 1) {
    const document = index.documentOf[units[i] ?? 0] ?? 0;
    if (isIn[document] === 1) continue;
    isIn[document] = 1;
    documents += 1;
  }
  return documents;
}

function countFields(
  { index, columns }: Searcher,
  { units, size }: Found,
): ReturnType<typeof countValues> {
  const isFound = new Uint8Array(index.documentOf.length);
  for (let i = 0; i < size; i += 1) isFound[units[i] ?? 0] = 1;
  return countValues(columns, isFound);
}

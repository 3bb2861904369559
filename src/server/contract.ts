import { z } from "zod";

// The shapes that cross the wire. Pages import only the types of this file; the API description is made from it.

/** A label in the languages in which it is known, by language tag. */
export const labels = z.record(z.string(), z.string()).describe("Label by language tag.");

const code = z.object({
  id: z.string(),
  label: labels,
  definition: labels.optional(),
});

/** What the dossier is about and the words it uses: states, directions, interests, kinds, statuses. */
export const frame = z.object({
  dossier: z.object({
    id: z.string(),
    title: labels,
    asOf: z.string().describe("Day that pages show when none is asked for."),
    period: z.object({ from: z.number().int(), to: z.number().int() }),
    languages: z.array(z.string()),
    boundaryPolicy: z.object({ id: z.string(), label: z.string(), note: z.string() }),
  }),
  states: z.array(
    z.object({
      iso3: z.string(),
      names: labels,
      role: z.enum(["region", "neighbour", "other"]),
    }),
  ),
  focus: z.string().describe("Pair shown first."),
  pairs: z.array(z.object({ id: z.string(), a: z.string(), b: z.string() })),
  directions: z.array(code),
  interests: z.array(code),
  kinds: z.array(code),
  strategies: z.array(code),
  acts: z.array(code),
  statuses: z.array(
    z.object({
      entryKind: z.string(),
      status: z.string(),
      label: labels,
      rules: z.array(z.object({ id: z.string(), explanation: z.string() })),
    }),
  ),
  actors: z.array(code).describe("Names of all codes that a coding may mention."),
  layers: z.array(z.object({ id: z.string(), kind: z.string(), title: z.string() })),
  fingerprint: z.string(),
});

/** Kinds of register entries. */
export const entryKinds = [
  "agreement",
  "doctrine",
  "commitment",
  "dispute",
  "meeting",
  "priority",
] as const;

/** Where something comes from: what a reader needs to find it again. */
export const source = z.object({
  title: z.string(),
  url: z.string().optional(),
  confidence: z.string().optional(),
  file: z.string(),
  row: z.number().int(),
});

/** Something that was done or said on a day about an entry, as a source has it. */
export const act = z.object({
  id: z.string(),
  entry: z.string(),
  entryTitle: z.string(),
  entryKind: z.string(),
  act: z.string(),
  date: z.string().describe("As exact as the source: YYYY, YYYY-MM or YYYY-MM-DD."),
  party: z.string().optional(),
  place: z.string().optional(),
  value: z.string().optional(),
  note: z.string().optional(),
  source,
});

/** A status on a day: never typed in, always derived by a rule from dated acts. */
export const status = z.object({
  status: z.string(),
  group: z.string().describe("How the status counts: pending, standing, over or unknown."),
  rule: z.string(),
  explanation: z.string(),
  acts: z.array(z.string()).describe("Acts that the rule rests on."),
  conflicts: z
    .array(z.object({ acts: z.array(z.string()), about: z.string() }))
    .describe("Acts of different sources that disagree: all stand."),
});

/** A register entry as lists show it. */
export const entry = z.object({
  id: z.string(),
  kind: z.enum(entryKinds),
  title: labels,
  parties: z.array(z.string()),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  tags: z.array(z.string()),
  date: z.string().optional().describe("Date of its first act."),
  due: z.string().optional(),
  status,
  checked: z.string().optional(),
  source,
});

/** A register entry with everything known of it. */
export const entryDetail = entry.extend({
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  acts: z.array(act),
  related: z.array(
    z.object({ id: z.string(), kind: z.string(), title: labels, relation: z.string() }),
  ),
  priorities: z.array(
    z.object({
      id: z.string(),
      rank: z.number().int().optional(),
      partner: z.string(),
      topic: z.string(),
      note: z.string().optional(),
      source,
    }),
  ),
});

/** A list of register entries, with counts for every filter and nothing hidden. */
export const entryList = z.object({
  kind: z.string(),
  asOf: z.string(),
  total: z.number().int().describe("Entries that fit the filters, whatever the page size."),
  offset: z.number().int(),
  entries: z.array(entry),
  facets: z.record(z.string(), z.record(z.string(), z.number().int())),
});

/** One cell of the matrix: how much there is under a direction and an interest. */
export const matrixCell = z.object({
  direction: z.string(),
  interest: z.string(),
  evidence: z.number().int(),
  register: z.number().int(),
  indicators: z.number().int(),
  openCommitments: z.number().int(),
  disputes: z.number().int(),
  coverage: z
    .number()
    .min(0)
    .max(1)
    .describe("Share of the five kinds of ground that the cell has any of."),
});

/** The first screen: a pair on a day. */
export const overview = z.object({
  pair: z.object({ id: z.string(), a: z.string(), b: z.string() }),
  asOf: z.string(),
  latest: z.string().optional().describe("Date of the latest act of the pair."),
  matrix: z.array(matrixCell),
  commitments: z
    .array(z.object({ status: z.string(), count: z.number().int(), ids: z.array(z.string()) }))
    .describe("Commitments of the pair by status: the finding that heads the page."),
  totals: z.object({
    agreements: z.number().int(),
    inForce: z.number().int(),
    commitments: z.number().int(),
    disputes: z.number().int(),
    openDisputes: z.number().int(),
    meetings: z.number().int(),
    evidence: z.number().int(),
    documents: z.number().int(),
  }),
  acts: z.array(act).describe("Latest acts of the pair, newest first."),
});

/** Who or what a coding names, with its place in the text. */
export const mention = z.object({
  id: z.string(),
  type: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
});

/** What a passage shows, as one coder has it. */
export const coding = z.object({
  id: z.string(),
  document: z.string(),
  passage: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  kind: z.string(),
  direction: z.string(),
  interests: z.array(z.string()),
  actors: z.array(z.object({ id: z.string(), role: z.string() })),
  mentions: z.array(mention),
  dates: z.array(z.object({ value: z.string(), start: z.number().int(), end: z.number().int() })),
  quantities: z.array(
    z.object({
      value: z.number(),
      unit: z.string(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  ),
  coder: z.string(),
  rule: z.string(),
  confidence: z.number(),
});

/** A coding with the document it stands in, for lists outside the reader. */
export const codingInContext = coding.extend({
  documentTitle: z.string(),
  documentDate: z.string().optional(),
  side: z.string().optional(),
  language: z.string(),
});

/** What lies under one cell of the matrix. */
export const cell = z.object({
  pair: z.string(),
  direction: z.string(),
  interest: z.string(),
  asOf: z.string(),
  evidence: z.array(codingInContext),
  agreements: z.array(entry),
  commitments: z.array(entry),
  disputes: z.array(entry),
  doctrines: z.array(entry),
  meetings: z.array(entry),
  series: z.array(
    z.object({
      id: z.string(),
      label: labels,
      unit: z.string(),
      grain: z.string(),
      concept: z.string(),
      latest: z.array(z.object({ of: z.string(), year: z.number().int(), value: z.number() })),
    }),
  ),
});

/** A document of the dossier, as lists show it. */
export const documentSummary = z.object({
  id: z.string(),
  title: z.string(),
  file: z.string(),
  format: z.string(),
  languages: z.array(z.string()),
  date: z.string().optional(),
  author: z.string().optional(),
  side: z.string().optional(),
  kind: z.string().optional(),
  licence: z.string().optional(),
  redistribute: z.string(),
  sha256: z.string(),
  pages: z.number().int(),
  pagesRead: z.number().int(),
  characters: z.number().int(),
  passages: z.number().int(),
  codings: z.number().int(),
});

/** A stretch of a document in one language: a heading, a paragraph, a table row. */
export const passage = z.object({
  id: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  page: z.number().int(),
  kind: z.string(),
  language: z.string(),
  confidence: z.number(),
  text: z.string(),
});

/** A finding of the build, with the place and the remedy. */
export const findingShape = z.object({
  id: z.string(),
  stage: z.string(),
  code: z.string(),
  severity: z.enum(["error", "warning", "note"]),
  message: z.string(),
  remedy: z.string(),
  file: z.string().optional(),
  row: z.number().int().optional(),
  column: z.string().optional(),
  start: z.number().int().optional(),
  about: z.string().optional(),
});

/** A document with its text in passages, its codings and what was odd about it. */
export const documentDetail = z.object({
  document: documentSummary,
  passages: z.array(passage),
  evidence: z.array(coding),
  findings: z.array(findingShape),
});

/** A series and vintage of an indicator. */
export const series = z.object({
  id: z.string(),
  concept: z.string(),
  vintage: z.string(),
  label: labels,
  unit: z.string(),
  grain: z.enum(["country", "pair", "directed-pair"]),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  priceBasis: z.string().optional(),
  firstYear: z.number().int().optional(),
  lastYear: z.number().int().optional(),
  states: z.array(z.string()).describe("States for which it has any value."),
  values: z.number().int(),
  sourceTitle: z.string(),
  sourceUrl: z.string().optional(),
  sourceVersion: z.string().optional(),
  licence: z.string(),
  note: z.string().optional(),
});

/** Values of the series of one concept, all vintages side by side; missing values keep their reason. */
export const seriesValues = z.object({
  concept: z.string(),
  series: z.array(series),
  values: z.array(
    z.object({
      series: z.string(),
      of: z.string().describe("State, or pair as AAA-BBB, or directed pair as AAA>BBB."),
      year: z.number().int(),
      value: z.number().optional(),
      missing: z.string().optional(),
      file: z.string(),
      row: z.number().int(),
    }),
  ),
});

/** Why a passage was found, in words that can be shown. */
export const reason = z.object({
  typed: z.string().describe("What the reader typed."),
  matched: z.string().describe("The form in the text."),
  how: z.enum(["exact", "folded", "stem", "glossary"]),
  through: z.string().optional().describe("Glossary entry or spelling that led there."),
});

/** Passages found by words, with counts that are exact. */
export const searchResult = z.object({
  query: z.string(),
  mode: z.enum(["exact", "folded", "across"]),
  total: z.object({
    mentions: z.number().int(),
    passages: z.number().int(),
    documents: z.number().int(),
  }),
  cut: z.boolean().describe("Whether passages beyond the limit were left out of this answer."),
  hits: z.array(
    z.object({
      document: z.string(),
      documentTitle: z.string(),
      passage: z.string(),
      language: z.string(),
      start: z.number().int(),
      end: z.number().int(),
      text: z.string(),
      score: z.number(),
      mentions: z.array(
        z.object({ start: z.number().int(), end: z.number().int(), quote: z.string() }),
      ),
      why: z.array(reason),
    }),
  ),
});

/** Every file of the dossier with what was read of it and what was not. */
export const accounting = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      kind: z.string(),
      format: z.string(),
      bytes: z.number().int(),
      sha256: z.string(),
      licence: z.string().optional(),
      redistribute: z.string(),
      state: z.enum(["read", "partly read", "refused", "not read"]),
      pages: z.number().int().optional(),
      pagesRead: z.number().int().optional(),
      rows: z.number().int().optional(),
      rowsUsed: z.number().int().optional(),
      rowsRefused: z.number().int().optional(),
    }),
  ),
  totals: z.object({
    files: z.number().int(),
    pages: z.number().int(),
    pagesRead: z.number().int(),
    rows: z.number().int(),
    rowsUsed: z.number().int(),
    rowsRefused: z.number().int(),
  }),
  findings: z.array(findingShape),
});

/** How a row is known: the row, where it stands, and what it rests on. */
export const explanation: z.ZodType<Explanation> = z.lazy(() =>
  z.object({
    table: z.string(),
    id: z.string(),
    grain: z.string(),
    row: z.record(z.string(), z.unknown()),
    reference: z
      .object({
        file: z.string(),
        row: z.number().int().optional(),
        start: z.number().int().optional(),
        end: z.number().int().optional(),
      })
      .optional(),
    restsOn: z.array(explanation),
  }),
);

/** How a row is known, as a tree. */
export interface Explanation {
  readonly table: string;
  readonly id: string;
  readonly grain: string;
  readonly row: Readonly<Record<string, unknown>>;
  readonly reference?:
    | {
        readonly file: string;
        readonly row?: number | undefined;
        readonly start?: number | undefined;
        readonly end?: number | undefined;
      }
    | undefined;
  readonly restsOn: readonly Explanation[];
}

/** Whether the pages show the dossier as it is now, or a build is under way or has failed. */
export const buildState = z.object({
  state: z.enum(["ready", "building", "failed"]),
  fingerprint: z.string(),
  progress: z.object({ stage: z.string(), done: z.number(), total: z.number() }).optional(),
  problem: z.string().optional(),
});

/** An error as RFC 9457 has it, with a stable code. */
export const problemDetails = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.string(),
  detail: z.string(),
});

export type Frame = z.infer<typeof frame>;
export type Entry = z.infer<typeof entry>;
export type EntryDetail = z.infer<typeof entryDetail>;
export type EntryList = z.infer<typeof entryList>;
export type EntryKind = (typeof entryKinds)[number];
export type Act = z.infer<typeof act>;
export type Status = z.infer<typeof status>;
export type MatrixCell = z.infer<typeof matrixCell>;
export type Overview = z.infer<typeof overview>;
export type Cell = z.infer<typeof cell>;
export type Coding = z.infer<typeof coding>;
export type CodingInContext = z.infer<typeof codingInContext>;
export type DocumentSummary = z.infer<typeof documentSummary>;
export type DocumentDetail = z.infer<typeof documentDetail>;
export type Passage = z.infer<typeof passage>;
export type Series = z.infer<typeof series>;
export type SeriesValues = z.infer<typeof seriesValues>;
export type SearchResult = z.infer<typeof searchResult>;
export type Accounting = z.infer<typeof accounting>;
export type BuildState = z.infer<typeof buildState>;
export type ProblemDetails = z.infer<typeof problemDetails>;
export type Source = z.infer<typeof source>;
export type FindingShape = z.infer<typeof findingShape>;

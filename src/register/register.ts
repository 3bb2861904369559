import type { CsvTable } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import { readAct } from "./acts.ts";
import type { Vocabulary } from "./cells.ts";
import { completeEntry, completePriority, gatherDirections } from "./complete.ts";
import type { DecidedContext, DecidedRows } from "./decided.ts";
import { readDisagreement } from "./disagreements.ts";
import * as entries from "./entries.ts";
import type { Frame } from "./frame.ts";
import { findBeginnings, findCycles, findDangling, findRepeated } from "./links.ts";
import { readMeasure } from "./measures.ts";
import { type ReadRows, readRows, refuse } from "./rows.ts";
import type { ActedKind, StatusRules } from "./rules.ts";
import type * as tables from "./table.ts";
import { findStale, readWordings } from "./wordings.ts";

/** The tables of a dossier that the register is made from. */
export const registerFiles = {
  states: "register/states.csv",
  agreements: "register/agreements.csv",
  commitments: "register/commitments.csv",
  disputes: "register/disputes.csv",
  doctrines: "register/doctrines.csv",
  priorities: "register/priorities.csv",
  meetings: "register/meetings.csv",
  measures: "register/measures.csv",
  acts: "register/acts.csv",
  disagreements: "register/disagreements.csv",
  wordings: "register/wordings.csv",
} as const;

/** The content of those tables, where the dossier has them. */
export type RegisterTables = Readonly<
  Partial<Record<keyof typeof registerFiles, CsvTable | undefined>>
>;

/** What the register needs beside its tables. */
export interface RegisterContent {
  readonly frame: Frame;
  readonly rules: StatusRules;
  readonly languages: readonly string[];
  /** Works that commitments may name; undefined when the dossier has no codebook of projects. */
  readonly projects?: ReadonlySet<string> | undefined;
  /** Rows of other tables whose texts the wordings may word too. */
  readonly worded?: readonly object[] | undefined;
  /** Files that doctrines may name as their text; undefined when they are not checked. */
  readonly files?: ReadonlySet<string> | undefined;
}

/** The register of a dossier, with every row used or refused with a finding. */
export interface Register {
  readonly states: readonly RowOf<typeof tables.state>[];
  readonly agreements: readonly RowOf<typeof tables.agreement>[];
  readonly commitments: readonly RowOf<typeof tables.commitment>[];
  readonly disputes: readonly RowOf<typeof tables.dispute>[];
  readonly doctrines: readonly RowOf<typeof tables.doctrine>[];
  readonly priorities: readonly RowOf<typeof tables.priority>[];
  readonly meetings: readonly RowOf<typeof tables.meeting>[];
  readonly acts: readonly RowOf<typeof tables.act>[];
  readonly measures: readonly RowOf<typeof tables.measure>[];
  readonly disagreements: readonly RowOf<typeof tables.disagreement>[];
  readonly wordings: readonly RowOf<typeof tables.wording>[];
  readonly accounts: readonly RowOf<typeof tables.registerAccount>[];
  readonly findings: readonly Finding[];
}

/**
 * Makes the register of a dossier from its tables: the book of agreements, doctrines, promises, disputes
 * and meetings, and of what was done about each and when.
 *
 * Shape: rows in the order of their files, then those that `decide` adds, each with its decision; used and refused rows of a file add up to the rows that fit its
 * schema.
 */
export function readRegister(
  csv: RegisterTables,
  content: RegisterContent,
  decide: (context: DecidedContext) => DecidedRows = nothingDecided,
): Register {
  const words = vocabularyOf(content);
  const states = readRows(csv.states, registerFiles.states, (cells) =>
    entries.readState(cells, words),
  );
  const known = { ...words, states: new Set(states.rows.map((one) => one.iso3)) };
  const drafts = readDrafts(csv, known);
  const kinds = kindsOf(drafts);
  const acts = readActs(csv, known, kinds, content.rules);
  const { rules } = content;
  const decided = decide({ rules, states: known.states, kinds, acts: acts.rows });
  const allActs = [...acts.rows, ...decided.acts];
  const book = completeBook(withDecided(drafts, decided), allActs);
  const measures = readMeasures(csv, book);
  const disagreements = readDisagreements(csv, known);
  const wordings = readWordings(csv.wordings, registerFiles.wordings, known);
  const worded = [
    ...Object.values(book),
    allActs,
    measures.rows,
    disagreements.rows,
    content.worded ?? [],
  ].flat();
  const read = [states, ...Object.values(drafts), acts, measures, disagreements, wordings];
  return {
    ...book,
    states: states.rows,
    acts: allActs,
    measures: measures.rows,
    disagreements: disagreements.rows,
    wordings: wordings.rows,
    accounts: read.filter(({ file }) => isPresent(csv, file)).map(accountOf),
    findings: [
      ...read.flatMap((one) => one.findings),
      ...faultyLinks(book, content),
      ...faultySides(disagreements.rows, book, allActs),
      ...findStale(wordings.rows, worded),
      ...decided.findings,
    ],
  };
}

const nothingDecided = (): DecidedRows => ({
  acts: [],
  agreements: [],
  commitments: [],
  findings: [],
});

/** The entries of the register's own tables, and after them those that people decided on. */
function withDecided(drafts: Drafts, { agreements, commitments }: DecidedRows): Drafts {
  const { agreements: papers, commitments: promises } = drafts;
  return {
    ...drafts,
    agreements: { ...papers, rows: [...papers.rows, ...agreements] },
    commitments: { ...promises, rows: [...promises.rows, ...commitments] },
  };
}

type Drafts = ReturnType<typeof readDrafts>;
type Acts = ReadRows<RowOf<typeof tables.act>>;
type Book = ReturnType<typeof completeBook>;

function vocabularyOf({ frame, languages }: RegisterContent): Vocabulary {
  return {
    states: new Set(),
    directions: new Set(frame.directions.map((one) => one.id)),
    interests: new Set(frame.interests.map((one) => one.id)),
    languages,
  };
}

function readDrafts(csv: RegisterTables, words: Vocabulary) {
  const { agreements, commitments, disputes, doctrines, meetings, priorities } = registerFiles;
  const read = {
    agreements: readRows(csv.agreements, agreements, (c) => entries.readAgreement(c, words)),
    commitments: readRows(csv.commitments, commitments, (c) => entries.readCommitment(c, words)),
    disputes: readRows(csv.disputes, disputes, (c) => entries.readDispute(c, words)),
    doctrines: readRows(csv.doctrines, doctrines, (c) => entries.readDoctrine(c, words)),
    meetings: readRows(csv.meetings, meetings, (c) => entries.readMeeting(c, words)),
    priorities: readRows(csv.priorities, priorities, (c) => entries.readPriority(c, words)),
  };
  const repeated = findRepeated(Object.values(read).flatMap((one) => [...one.rows]));
  return {
    agreements: refuse(read.agreements, repeated),
    commitments: refuse(read.commitments, repeated),
    disputes: refuse(read.disputes, repeated),
    doctrines: refuse(read.doctrines, repeated),
    meetings: refuse(read.meetings, repeated),
    priorities: refuse(read.priorities, repeated),
  };
}

function kindsOf(drafts: Drafts): ReadonlyMap<string, ActedKind> {
  const kinds = new Map<string, ActedKind>();
  for (const { id } of drafts.agreements.rows) kinds.set(id, "agreement");
  for (const { id } of drafts.commitments.rows) kinds.set(id, "commitment");
  for (const { id } of drafts.disputes.rows) kinds.set(id, "dispute");
  for (const { id } of drafts.doctrines.rows) kinds.set(id, "doctrine");
  for (const { id } of drafts.meetings.rows) kinds.set(id, "meeting");
  return kinds;
}

function readActs(
  csv: RegisterTables,
  words: Vocabulary,
  kinds: ReadonlyMap<string, ActedKind>,
  rules: StatusRules,
): Acts {
  const read = readRows(csv.acts, registerFiles.acts, (cells) =>
    readAct(cells, words, kinds, rules),
  );
  return refuse(read, findRepeated(read.rows));
}

function readMeasures(csv: RegisterTables, { commitments }: Book) {
  const byId = new Map(commitments.map((one) => [one.id, one]));
  const read = readRows(csv.measures, registerFiles.measures, (cells) => readMeasure(cells, byId));
  return refuse(read, findRepeated(read.rows));
}

function readDisagreements(csv: RegisterTables, words: Vocabulary) {
  const { disagreements: file } = registerFiles;
  const read = readRows(csv.disagreements, file, (cells) => readDisagreement(cells, words));
  return refuse(read, findRepeated(read.rows));
}

function faultySides(
  disagreements: Register["disagreements"],
  book: Book,
  acts: Register["acts"],
): readonly Finding[] {
  const entryIds = Object.values(book).flatMap((rows) => rows.map((one) => one.id));
  const sides = new Set([...entryIds, ...acts.map((one) => one.id)]);
  return [
    ...findDangling(disagreements, "entries", (one) => one.entries, new Set(entryIds)),
    ...findDangling(disagreements, "rows", (one) => one.rows, sides),
  ];
}

function completeBook(drafts: Drafts, acts: readonly RowOf<typeof tables.act>[]) {
  const begun = findBeginnings(acts);
  const priorities = drafts.priorities.rows;
  const doctrines = drafts.doctrines.rows.map((one) =>
    gatherDirections(completeEntry(one, begun), priorities),
  );
  const byId = new Map(doctrines.map((one) => [one.id, one]));
  return {
    agreements: drafts.agreements.rows.map((one) => completeEntry(one, begun)),
    commitments: drafts.commitments.rows.map((one) => completeEntry(one, begun)),
    disputes: drafts.disputes.rows.map((one) => completeEntry(one, begun)),
    meetings: drafts.meetings.rows.map((one) => completeEntry(one, begun)),
    doctrines,
    priorities: priorities.map((one) => completePriority(one, byId)),
  };
}

function faultyLinks(book: Book, { projects, files }: RegisterContent): readonly Finding[] {
  const { agreements, commitments, disputes, doctrines, meetings, priorities } = book;
  const papers = new Set(agreements.map((one) => one.id));
  const texts = new Set(doctrines.map((one) => one.id));
  return [
    ...findDangling(agreements, "legal_basis", (one) => one.legalBasis, papers),
    ...findDangling(agreements, "amends", (one) => one.amends, papers),
    ...findDangling(agreements, "implements", (one) => one.implements, papers),
    ...findDangling(agreements, "related_ids", (one) => one.related, papers),
    ...findDangling(commitments, "agreement", (one) => [one.agreement ?? ""], papers),
    ...findDangling(disputes, "agreements", (one) => one.agreements, papers),
    ...findDangling(meetings, "agreements", (one) => one.agreements, papers),
    ...findDangling(priorities, "doctrine", (one) => [one.doctrine], texts),
    ...(projects ? findDangling(commitments, "projects", (one) => one.projects, projects) : []),
    ...(files ? findDangling(doctrines, "documents", (one) => one.documents, files) : []),
    ...findCycles(agreements, "legal_basis, amends and implements", (one) => [
      ...one.legalBasis,
      ...one.amends,
      ...one.implements,
    ]),
  ];
}

function isPresent(csv: RegisterTables, file: string): boolean {
  return Object.entries(registerFiles).some(
    ([name, path]) => path === file && csv[name as keyof RegisterTables] !== undefined,
  );
}

function accountOf({
  file,
  rows,
  refused,
}: ReadRows<unknown>): RowOf<typeof tables.registerAccount> {
  return { file, used: rows.length, refused };
}

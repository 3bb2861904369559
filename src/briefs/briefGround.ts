import {
  observation,
  pairObservation,
  series,
  type TurnoverRow,
  turnover,
} from "../indicators/index.ts";
import {
  act,
  concernsPair,
  createStandings,
  type DatedAct,
  datedActs,
  disagreement,
  indexActs,
  priority,
  type RegisterContent,
  readRegisterContent,
  state,
  wording,
} from "../register/index.ts";
import type { Dossier } from "../sources/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import { Problem, pairOf } from "../terms/index.ts";
import { document } from "../texts/index.ts";
import { type BriefEntry, readBriefEntries, type UnrankedEntry } from "./briefEntries.ts";
import { type BriefExtras, noExtras } from "./briefExtraShapes.ts";
import { type FixedLabels, readFixedLabels } from "./briefFixed.ts";

/** A row of figures, of a state or from one state to another. */
export type FigureRow = RowOf<typeof observation>;

/** The rows from which a brief on two states is made, as they were known on its day. */
export interface BriefGround {
  readonly dossier: Dossier;
  readonly content: RegisterContent;
  readonly day: string;
  /** The two states in the order in which they were named. */
  readonly sides: readonly [string, string];
  readonly doctrines: BriefQuestion["doctrines"];
  readonly states: ReadonlyMap<string, RowOf<typeof state>>;
  /** Entries that concern the relation of the two by the register's rule (`concernsPair`), with how each stands. */
  readonly entries: readonly BriefEntry[];
  /** Every entry known by the day, whomever it concerns, by id. */
  readonly register: ReadonlyMap<string, UnrankedEntry>;
  /** Words that stand in every brief, in their languages. */
  readonly labels: FixedLabels;
  /** What short texts of the register say in the languages of the dossier, by the English text. */
  readonly wordings: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly acts: ReadonlyMap<string, RowOf<typeof act>>;
  readonly datedOf: ReadonlyMap<string, readonly DatedAct[]>;
  readonly priorities: readonly RowOf<typeof priority>[];
  readonly disagreements: readonly RowOf<typeof disagreement>[];
  readonly series: readonly RowOf<typeof series>[];
  readonly figures: readonly FigureRow[];
  readonly turnover: readonly TurnoverRow[];
  /** Whether each file may be passed on: a document says so itself where the dossier's list of files does not. */
  readonly redistribute: ReadonlyMap<string, string>;
  /** Documents of the dossier by their files. */
  readonly documents: ReadonlyMap<string, RowOf<typeof document>>;
  /** What only some templates ask for: see `withExtras`. */
  readonly extras: BriefExtras;
}

/** What a brief is about: two states in the order in which they were named, and a day. */
export interface BriefQuestion {
  readonly sides: readonly [string, string];
  readonly day: string;
  /** The doctrines to be compared, one of each side in their order; else those of which readers rank most. */
  readonly doctrines?: readonly [string, string] | undefined;
}

/**
 * Reads the rows that a brief on two states may speak of, as they were known on the day.
 *
 * Throws: `pair-unknown` for a state that is not in the register: only the other's side could be told.
 */
export async function readBriefGround(
  dossier: Dossier,
  store: Reader,
  { sides, day, doctrines }: BriefQuestion,
): Promise<BriefGround> {
  const states = new Map((await store.rows(state)).map((one) => [one.iso3, one]));
  const stranger = sides.find((one) => !states.has(one));
  if (stranger !== undefined) {
    const remedy = `${stranger} is not among the states of the register: name two that are.`;
    throw new Problem("pair-unknown", remedy);
  }
  const content = readRegisterContent(dossier);
  const acts = (await store.rows(act)).filter((one) => one.known <= day);
  const dated = datedActs(acts);
  const every = await readBriefEntries(store);
  const all = every.filter((one) => one.known <= day);
  const subjects = all.map((one) => one.subject);
  const standings = createStandings(subjects, indexActs(dated), content.rules)(day);
  const byId = new Map(every.map((one) => [one.id, one]));
  const pair = pairOf(...sides);
  const directed = [sides.join(">"), [...sides].reverse().join(">")];
  const figures = [
    ...(await store.rows(observation, { where: { of: sides } })),
    ...(await store.rows(pairObservation, { where: { of: [...directed, pair.id] } })),
  ];
  const documents = new Map((await store.rows(document)).map((one) => [one.file, one]));
  return {
    dossier,
    content,
    day,
    sides,
    doctrines,
    states,
    entries: all
      .filter((one) => concernsPair(one, pair, (id) => byId.get(id)))
      .flatMap((one) => {
        const standing = standings.get(one.id);
        return standing === undefined ? [] : [{ ...one, standing }];
      }),
    register: new Map(all.map((one) => [one.id, one])),
    labels: readFixedLabels(dossier),
    wordings: new Map((await store.rows(wording)).map(({ text, label }) => [text, label])),
    acts: new Map(acts.map((one) => [one.id, one])),
    datedOf: grouped(dated),
    priorities: (await store.rows(priority)).filter((one) => one.known <= day),
    disagreements: await store.rows(disagreement),
    series: await store.rows(series),
    figures: figures.filter((one) => `${one.year}-12-31` <= day),
    turnover: (await store.rows(turnover)).filter(
      (one) => one.pair === pair.id && `${one.year}-12-31` <= day,
    ),
    redistribute: licencesOf(dossier, documents),
    documents,
    extras: noExtras,
  };
}

function licencesOf(
  { files }: Dossier,
  documents: BriefGround["documents"],
): ReadonlyMap<string, string> {
  return new Map(
    files.map(({ path, redistribute }) => {
      const own = documents.get(path)?.redistribute;
      return [path, redistribute === "unknown" ? (own ?? redistribute) : redistribute];
    }),
  );
}

function grouped(acts: readonly DatedAct[]): ReadonlyMap<string, readonly DatedAct[]> {
  const groups = new Map<string, DatedAct[]>();
  for (const one of acts) groups.set(one.entry, [...(groups.get(one.entry) ?? []), one]);
  return groups;
}

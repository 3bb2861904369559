import {
  observation,
  pairObservation,
  series,
  type TurnoverRow,
  turnover,
} from "../indicators/index.ts";
import {
  act,
  agreement,
  commitment,
  createStandings,
  type DatedAct,
  datedActs,
  disagreement,
  dispute,
  doctrine,
  indexActs,
  ofAgreement,
  ofCommitment,
  ofDispute,
  ofDoctrine,
  priority,
  type RegisterContent,
  readRegisterContent,
  type Standing,
  type Subject,
  state,
} from "../register/index.ts";
import type { Dossier } from "../sources/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import { Problem, pairOf } from "../terms/index.ts";

/** An entry of the register as a brief speaks of it. */
export interface BriefEntry {
  readonly kind: "agreement" | "commitment" | "dispute" | "doctrine";
  readonly id: string;
  readonly title: Readonly<Record<string, string>>;
  readonly parties: readonly string[];
  readonly directions: readonly string[];
  readonly interests: readonly string[];
  readonly date: string | undefined;
  readonly due: string | undefined;
  readonly known: string;
  readonly checked: string | undefined;
  readonly agreement: string | undefined;
  readonly targetValue: number | undefined;
  readonly unit: string | undefined;
  readonly note: string | undefined;
  readonly sourceTitle: string;
  readonly confidence: string;
  readonly sourceUrl: string | undefined;
  readonly file: string;
  readonly row: number;
  readonly subject: Subject;
  readonly standing: Standing;
}

/** A row of figures, of a state or from one state to another. */
export type FigureRow = RowOf<typeof observation>;

/** The rows from which a brief on two states is made, as they were known on its day. */
export interface BriefGround {
  readonly dossier: Dossier;
  readonly content: RegisterContent;
  readonly day: string;
  /** The two states in the order in which they were named. */
  readonly sides: readonly [string, string];
  readonly states: ReadonlyMap<string, RowOf<typeof state>>;
  /** Entries that concern the relation of the two, with how each stands. */
  readonly entries: readonly BriefEntry[];
  readonly acts: ReadonlyMap<string, RowOf<typeof act>>;
  readonly datedOf: ReadonlyMap<string, readonly DatedAct[]>;
  readonly priorities: readonly RowOf<typeof priority>[];
  readonly disagreements: readonly RowOf<typeof disagreement>[];
  readonly series: readonly RowOf<typeof series>[];
  readonly figures: readonly FigureRow[];
  readonly turnover: readonly TurnoverRow[];
}

/** What a brief is about: two states in the order in which they were named, and a day. */
export interface BriefQuestion {
  readonly sides: readonly [string, string];
  readonly day: string;
}

/**
 * Reads the rows that a brief on two states may speak of, as they were known on the day.
 *
 * Throws: `pair-unknown` for a state that is not in the register: only the other's side could be told.
 */
export async function readBriefGround(
  dossier: Dossier,
  store: Reader,
  { sides, day }: BriefQuestion,
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
  const all = await readEntries(store, day);
  const subjects = all.map((one) => one.subject);
  const standings = createStandings(subjects, indexActs(dated), content.rules)(day);
  const byId = new Map(all.map((one) => [one.id, one]));
  const pair = pairOf(...sides);
  const of = [...new Set([...sides, sides.join(">"), [...sides].reverse().join(">"), pair.id])];
  const figures = [
    ...(await store.rows(observation, { where: { of } })),
    ...(await store.rows(pairObservation, { where: { of } })),
  ];
  return {
    dossier,
    content,
    day,
    sides,
    states,
    entries: all
      .filter((one) => isBetween(one, sides, byId))
      .flatMap((one) => {
        const standing = standings.get(one.id);
        return standing === undefined ? [] : [{ ...one, standing }];
      }),
    acts: new Map(acts.map((one) => [one.id, one])),
    datedOf: grouped(dated),
    priorities: (await store.rows(priority)).filter((one) => one.known <= day),
    disagreements: await store.rows(disagreement),
    series: await store.rows(series),
    figures: figures.filter((one) => `${one.year}-12-31` <= day),
    turnover: (await store.rows(turnover)).filter(
      (one) => one.pair === pair.id && `${one.year}-12-31` <= day,
    ),
  };
}

type Unranked = Omit<BriefEntry, "standing">;

async function readEntries(store: Reader, day: string): Promise<readonly Unranked[]> {
  const agreements = await store.rows(agreement);
  const commitments = await store.rows(commitment);
  const disputes = await store.rows(dispute);
  const doctrines = await store.rows(doctrine);
  const all: readonly Unranked[] = [
    ...agreements.map((row) => common("agreement", row, row.parties, ofAgreement(row))),
    ...commitments.map((row) => ({
      ...common("commitment", row, row.obligors, ofCommitment(row)),
      due: row.due,
      agreement: row.agreement,
      targetValue: row.targetValue,
      unit: row.unit,
    })),
    ...disputes.map((row) => common("dispute", row, row.parties, ofDispute(row))),
    ...doctrines.map((row) => common("doctrine", row, row.states, ofDoctrine(row))),
  ];
  return all.filter((one) => one.known <= day);
}

type Row = Pick<
  RowOf<typeof dispute>,
  | "id"
  | "title"
  | "directions"
  | "interests"
  | "date"
  | "known"
  | "checked"
  | "note"
  | "sourceTitle"
  | "sourceUrl"
  | "confidence"
  | "file"
  | "row"
>;

function common(
  kind: BriefEntry["kind"],
  row: Row,
  parties: readonly string[],
  subject: Subject,
): Unranked {
  const { id, title, directions, interests, date, known, checked, note } = row;
  const { sourceTitle, sourceUrl, confidence, file, row: line } = row;
  const none = { due: undefined, agreement: undefined, targetValue: undefined, unit: undefined };
  const own = { kind, id, title, parties, directions, interests, date, known, checked, note };
  return { ...own, ...none, sourceTitle, sourceUrl, confidence, file, row: line, subject };
}

/** Both are parties; a doctrine of one of them counts too, and a promise of one that an agreement of both holds. */
function isBetween(
  entry: Unranked,
  sides: readonly [string, string],
  byId: ReadonlyMap<string, Unranked>,
): boolean {
  const own = sides.filter((one) => entry.parties.includes(one)).length;
  if (own === 2) return true;
  if (own === 0) return false;
  if (entry.kind === "doctrine") return true;
  if (entry.kind !== "commitment" || entry.parties.length > 1) return false;
  const basis = entry.agreement === undefined ? undefined : byId.get(entry.agreement);
  return basis !== undefined && isBetween(basis, sides, byId);
}

function grouped(acts: readonly DatedAct[]): ReadonlyMap<string, readonly DatedAct[]> {
  const groups = new Map<string, DatedAct[]>();
  for (const one of acts) groups.set(one.entry, [...(groups.get(one.entry) ?? []), one]);
  return groups;
}

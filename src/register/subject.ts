import type { RowOf } from "../store/index.ts";
import { isPartialDate, latestDay, type PartialDate } from "../terms/index.ts";
import type { ActedKind } from "./rules.ts";
import type { act, agreement, commitment, dispute, doctrine, meeting } from "./table.ts";
import { parseTerm, type Term } from "./term.ts";

/** What of an entry its status depends on, beside its acts. */
export interface Subject {
  readonly id: string;
  readonly kind: ActedKind;
  readonly parties: readonly string[];
  /** Form of the paper, such as treaty or programme. */
  readonly form?: string | undefined;
  readonly due?: PartialDate | undefined;
  readonly term?: Term | undefined;
}

/** Something that was done or said about an entry on a day, by a party or by all. */
export interface DatedAct {
  readonly id: string;
  readonly entry: string;
  readonly act: string;
  readonly date: PartialDate;
  /** When its source made it public, where that was later than the act itself. */
  readonly known?: PartialDate | undefined;
  readonly party?: string | undefined;
}

type Agreement = Pick<RowOf<typeof agreement>, "id" | "kind" | "parties" | "duration">;
type Commitment = Pick<RowOf<typeof commitment>, "id" | "obligors" | "due">;
type Dispute = Pick<RowOf<typeof dispute>, "id" | "parties">;
type Doctrine = Pick<RowOf<typeof doctrine>, "id" | "states" | "period">;
type Meeting = Pick<RowOf<typeof meeting>, "id" | "participants">;

/** An agreement, as the rules of status see it. */
export const ofAgreement = ({ id, kind, parties, duration }: Agreement): Subject => ({
  id,
  kind: "agreement",
  parties,
  form: kind,
  term: parseTerm(duration),
});

/** A commitment, as the rules of status see it. */
export const ofCommitment = ({ id, obligors, due }: Commitment): Subject => ({
  id,
  kind: "commitment",
  parties: obligors,
  due: due !== undefined && isPartialDate(due) ? due : undefined,
});

/** A dispute, as the rules of status see it. */
export const ofDispute = ({ id, parties }: Dispute): Subject => ({ id, kind: "dispute", parties });

/** A doctrine, as the rules of status see it. */
export const ofDoctrine = ({ id, states, period }: Doctrine): Subject => ({
  id,
  kind: "doctrine",
  parties: states,
  term: parseTerm(period),
});

/** A meeting, as the rules of status see it. */
export const ofMeeting = ({ id, participants }: Meeting): Subject => ({
  id,
  kind: "meeting",
  parties: participants,
});

/** The acts of a table, with dates known to be dates. */
export function datedActs(rows: readonly RowOf<typeof act>[]): readonly DatedAct[] {
  return rows.flatMap(({ id, entry, act: word, date, known, party }) =>
    isPartialDate(date) && isPartialDate(known)
      ? [{ id, entry, act: word, date, known, party }]
      : [],
  );
}

/** The day from which an act counts: the last that its date may mean, or later when it became known later. */
export function knownFrom({ date, known }: Pick<DatedAct, "date" | "known">): string {
  const done = latestDay(date);
  if (known === undefined || known === date) return done;
  const said = latestDay(known);
  if (said > done) return said;
  return done;
}

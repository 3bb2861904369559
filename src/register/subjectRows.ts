import type { Reader, RowOf } from "../store/index.ts";
import {
  ofAgreement,
  ofCommitment,
  ofDispute,
  ofDoctrine,
  ofMeeting,
  type Subject,
} from "./subject.ts";
import { agreement, commitment, dispute, doctrine, meeting } from "./table.ts";

/** The tables of entries that have a status. */
export interface SubjectRows {
  readonly agreements: readonly RowOf<typeof agreement>[];
  readonly commitments: readonly RowOf<typeof commitment>[];
  readonly disputes: readonly RowOf<typeof dispute>[];
  readonly doctrines: readonly RowOf<typeof doctrine>[];
  readonly meetings: readonly RowOf<typeof meeting>[];
}

interface Seen<Kind extends Subject["kind"], Row> {
  readonly kind: Kind;
  readonly row: Row;
  readonly subject: Subject;
}

/** An entry of the register that has a status: its row by kind, and how the rules of status see it. */
export type SubjectRow =
  | Seen<"agreement", RowOf<typeof agreement>>
  | Seen<"commitment", RowOf<typeof commitment>>
  | Seen<"dispute", RowOf<typeof dispute>>
  | Seen<"doctrine", RowOf<typeof doctrine>>
  | Seen<"meeting", RowOf<typeof meeting>>;

/** Every entry that has a status, kind after kind, each in the order of its table. */
export function subjectRows(rows: SubjectRows): readonly SubjectRow[] {
  return [
    ...rows.agreements.map(
      (row) => ({ kind: "agreement", row, subject: ofAgreement(row) }) as const,
    ),
    ...rows.commitments.map(
      (row) => ({ kind: "commitment", row, subject: ofCommitment(row) }) as const,
    ),
    ...rows.disputes.map((row) => ({ kind: "dispute", row, subject: ofDispute(row) }) as const),
    ...rows.doctrines.map((row) => ({ kind: "doctrine", row, subject: ofDoctrine(row) }) as const),
    ...rows.meetings.map((row) => ({ kind: "meeting", row, subject: ofMeeting(row) }) as const),
  ];
}

/** Every entry that has a status, from the store. Missing: a table without rows gives none. */
export async function readSubjectRows(reader: Reader): Promise<readonly SubjectRow[]> {
  return subjectRows({
    agreements: await reader.rows(agreement),
    commitments: await reader.rows(commitment),
    disputes: await reader.rows(dispute),
    doctrines: await reader.rows(doctrine),
    meetings: await reader.rows(meeting),
  });
}

import { type dispute, readSubjectRows, type Standing, type Subject } from "../register/index.ts";
import type { Reader, RowOf } from "../store/index.ts";

/** An entry of the register as a brief speaks of it. */
export interface BriefEntry {
  readonly kind: "agreement" | "commitment" | "dispute" | "doctrine" | "meeting";
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

/** An entry before its standing on a day is told. */
export type UnrankedEntry = Omit<BriefEntry, "standing">;

/** Every entry of the register that a brief may speak of, whenever it became known. */
export async function readBriefEntries(store: Reader): Promise<readonly UnrankedEntry[]> {
  return (await readSubjectRows(store)).map(({ kind, row, subject }) => ({
    ...common(kind, row, subject.parties, subject),
    ...(kind === "commitment" && {
      due: row.due,
      agreement: row.agreement,
      targetValue: row.targetValue,
      unit: row.unit,
    }),
  }));
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
): UnrankedEntry {
  const { id, title, directions, interests, date, known, checked, note } = row;
  const { sourceTitle, sourceUrl, confidence, file, row: line } = row;
  const none = { due: undefined, agreement: undefined, targetValue: undefined, unit: undefined };
  const own = { kind, id, title, parties, directions, interests, date, known, checked, note };
  return { ...own, ...none, sourceTitle, sourceUrl, confidence, file, row: line, subject };
}

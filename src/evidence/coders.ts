import { type Agreement, agreementOf, type Codings } from "../numbers/index.ts";
import type { CodedActor } from "./coder.ts";

/** What any coder says of a stretch of a document, as far as coders are compared. */
export interface Comparable {
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly directions: readonly string[];
  readonly polarity: string;
  readonly negated: boolean;
  readonly actors: readonly CodedActor[];
}

/** A coding of the rules, which has one row a direction. */
export type CodedRow = Omit<Comparable, "directions"> & {
  readonly direction?: string | undefined;
};

/** The statements of the rules, one for each stretch of text, whatever directions it was coded to. */
export function toComparable(rows: readonly CodedRow[]): readonly Comparable[] {
  const statements = new Map<string, Comparable>();
  for (const { direction, ...row } of rows) {
    const key = `${row.document} ${row.start} ${row.end}`;
    const before = statements.get(key)?.directions ?? [];
    const directions = direction === undefined ? before : [...before, direction];
    statements.set(key, { ...row, directions });
  }
  return [...statements.values()];
}

/** How well two coders agree in one field, on the statements that both coded. */
export interface FieldAgreement extends Agreement {
  /** `kind`, `polarity`, `negated`, `direction ID` or `actor ROLE`. */
  readonly field: string;
}

/**
 * How well two coders agree, field by field, on what both coded.
 *
 * Shape: two statements are of the same words when they share more than half of the longer one. A direction is
 * compared as said or not said of each such statement, one field a direction that either coder used; actors by who
 * is source, target or what it is about.
 * Missing: statements that only one coder coded are in no field; `n` says how many both did.
 */
export function compareCoders(
  first: readonly Comparable[],
  second: readonly Comparable[],
): readonly FieldAgreement[] {
  const both = matchStatements(first, second);
  const field = (name: string, value: (one: Comparable) => string): FieldAgreement => {
    const codings: Codings = both.map(([one, other]) => [value(one), value(other)]);
    return { field: name, ...agreementOf(codings) };
  };
  const directions = [...new Set(both.flat().flatMap((one) => one.directions))].sort();
  return [
    field("kind", (one) => one.kind),
    field("polarity", (one) => one.polarity),
    field("negated", (one) => String(one.negated)),
    ...directions.map((id) =>
      field(`direction ${id}`, (one) => yesNo(one.directions.includes(id))),
    ),
    ...(["source", "target", "about"] as const).map((role) =>
      field(`actor ${role}`, (one) => actorsAs(one, role)),
    ),
  ];
}

function yesNo(value: boolean): string {
  return value ? "yes" : "no";
}

function actorsAs({ actors }: Comparable, role: CodedActor["role"]): string {
  const ids = actors.filter((one) => one.role === role).map((one) => one.id);
  return [...new Set(ids)].sort().join(" ");
}

function matchStatements(
  first: readonly Comparable[],
  second: readonly Comparable[],
): readonly (readonly [Comparable, Comparable])[] {
  const byDocument = new Map<string, Comparable[]>();
  for (const one of second) {
    const known = byDocument.get(one.document);
    if (known === undefined) byDocument.set(one.document, [one]);
    else known.push(one);
  }
  return first.flatMap((one) => {
    const other = (byDocument.get(one.document) ?? []).find((candidate) =>
      sharesMost(one, candidate),
    );
    return other === undefined ? [] : [[one, other] as const];
  });
}

function sharesMost(one: Comparable, other: Comparable): boolean {
  const shared = Math.min(one.end, other.end) - Math.max(one.start, other.start);
  const longer = Math.max(one.end - one.start, other.end - other.start);
  return shared * 2 > longer;
}

import type { CodedActor, CodedDate, CodedQuantity } from "./coder.ts";

/** Who is bound to what, and until when. */
export interface Binding {
  readonly obligors: readonly string[];
  readonly measure: CodedQuantity | undefined;
  readonly deadline: string | undefined;
}

const none: Binding = { obligors: [], measure: undefined, deadline: undefined };

/** Units of time measure how long a duty lasts, not what is promised. */
const spans: ReadonlySet<string> = new Set([
  "days",
  "weeks",
  "months",
  "years",
  "hours",
  "minutes",
]);

/** Whether a unit is one of time. */
export function isSpan(unit: string): boolean {
  return spans.has(unit);
}

/**
 * What a commitment binds to: whoever promises, the greatest amount, and the latest day that is not past.
 *
 * Missing: no measure or deadline where the sentence has none; all empty for other kinds.
 */
export function bindingOf(
  kind: string,
  actors: readonly CodedActor[],
  amounts: readonly CodedQuantity[],
  days: readonly CodedDate[],
  today: string,
): Binding {
  if (kind !== "commitment") return none;
  const obligors = actors.filter((one) => one.role === "source").map((one) => one.id);
  const measures = amounts.filter((one) => !spans.has(one.unit));
  const measure = measures.reduce<CodedQuantity | undefined>(
    (most, one) => (most === undefined || one.value > most.value ? one : most),
    undefined,
  );
  const ends = days.flatMap((one) => one.value?.split("/").at(-1) ?? []);
  const deadline = ends
    .filter((one) => one >= today.slice(0, one.length))
    .sort()
    .at(-1);
  return { obligors: [...new Set(obligors)], measure, deadline };
}

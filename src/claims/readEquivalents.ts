import type { Span } from "../language/index.ts";

/** What joining needs to know of a mark. */
interface Joined extends Span {
  readonly kind: string;
  readonly id: string;
  readonly as: string;
  readonly case: string;
  readonly value: string | number;
  readonly unit?: string | undefined;
}

/** How far the words for an equivalent may stand from their amount. */
const reach = 5;

/**
 * Marks of a sentence in which “tonnes of oil equivalent” is one unit, and no tonnes of oil.
 *
 * Shape: the amount reaches to the end of the words and has the unit that they name; what is counted is not read out of
 * them.
 */
export function joinEquivalents<Mark extends Joined>(marks: readonly Mark[]): readonly Mark[] {
  const cues = marks.filter((one) => one.kind === "equivalent");
  if (cues.length === 0) return marks;
  const cueOf = (amount: Span): Mark | undefined =>
    cues.find((cue) => cue.start >= amount.end - 1 && cue.start - amount.end <= reach);
  const tonnes = marks.filter((one) => one.kind === "quantity" && one.id === "t");
  const said = tonnes.map(cueOf).find((cue) => cue !== undefined);
  const joined = marks.map((one): Mark => {
    if (one.kind !== "quantity" || one.id !== "t") return one;
    const cue = cueOf(one);
    // “From 50 million tonnes of oil equivalent to 36 million tonnes”: once said, the unit goes for the row.
    if (cue === undefined)
      return said === undefined
        ? one
        : { ...one, id: String(said.value), unit: String(said.value) };
    const unit = String(cue.value);
    return { ...one, id: unit, unit, end: cue.end, case: cue.case };
  });
  return joined.filter(
    (one) =>
      one.kind !== "equivalent" &&
      !(one.kind === "measure" && cues.some((cue) => overlap(cue, one))),
  );
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

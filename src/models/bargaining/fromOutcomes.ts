import { Problem } from "../../terms/index.ts";
import type { OutcomeRow } from "../outcome.ts";
import type { ModelWords } from "../scenarioShape.ts";
import type { PackageText } from "./caseShape.ts";

/** A scenario of another model as a measure of a package: its rows, its words, and what a unit of its figures is worth. */
export interface OutcomeMeasure {
  readonly id: string;
  readonly label?: Readonly<Record<string, string>>;
  readonly rows: readonly OutcomeRow[];
  readonly words: ModelWords;
  /** Worth of one unit of a figure in the unit of the package, by the figure's measure; others are left out. */
  readonly worths: Readonly<Record<string, number>>;
  readonly parties?: readonly string[];
}

type MeasureText = PackageText["measures"][number];

/**
 * Turns what another model found into a measure of a package: what each state gains, by interest.
 *
 * Shape: the difference of change and baseline, summed over years, months and items, times its worth; a figure of which
 * less is better counts with its sign turned. Rows of no state, or of states outside the package, are left out.
 * Throws: `outcome-measure` for a worth of a figure that the model does not count, of one that is neither better nor
 * worse, or where a number is missing: what is not known is not nothing.
 */
export function measureFromOutcome(one: OutcomeMeasure, states: readonly string[]): MeasureText {
  const gains: Record<string, Record<string, number>> = {};
  for (const [measure, worth] of Object.entries(one.worths)) {
    const { interest, sign } = countedAs(one, measure);
    for (const { measure: of, state, difference } of one.rows) {
      if (of !== measure || state === undefined || !states.includes(state)) continue;
      const own = gains[state] ?? {};
      gains[state] = {
        ...own,
        [interest]:
          (own[interest] ?? 0) + sign * worth * present(difference, one.id, measure, state),
      };
    }
  }
  const directions = new Set(
    one.words.measures.filter(({ id }) => id in one.worths).map(({ direction }) => direction),
  );
  const [direction] = directions;
  return {
    id: one.id,
    ...(one.label === undefined ? {} : { label: one.label }),
    ...(directions.size === 1 && direction !== undefined ? { direction } : {}),
    ...(one.parties === undefined ? {} : { parties: [...one.parties] }),
    gains,
  };
}

function present(
  difference: number | undefined,
  where: string,
  measure: string,
  state: string,
): number {
  if (difference !== undefined) return difference;
  throw new Problem(
    "outcome-measure",
    `${measure} of ${state} has no number on one side: leave this figure out, or write the gain by hand.`,
    { where },
  );
}

function countedAs(
  { id, words }: OutcomeMeasure,
  measure: string,
): { readonly interest: string; readonly sign: 1 | -1 } {
  const found = words.measures.find((one) => one.id === measure);
  if (found === undefined || found.better === "neither") {
    const known = words.measures.filter(({ better }) => better !== "neither").map((one) => one.id);
    const fault =
      found === undefined ? "is not counted by the model" : "is neither better nor worse when more";
    throw new Problem(
      "outcome-measure",
      `${measure} ${fault}: give a worth to one of ${known.join(", ")}.`,
      { where: id },
    );
  }
  return { interest: found.interest, sign: found.better === "more" ? 1 : -1 };
}

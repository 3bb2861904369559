import { addFigures } from "./addFigures.ts";
import type { LikenessMeasure, WithoutVariation } from "./likeness.ts";
import type { ColumnSource, Panel } from "./panel.ts";
import { type Similarities, similarity } from "./similarity.ts";
import type { AbsentAs } from "./votePacking.ts";
import type { VoteTable } from "./voteTable.ts";

/** What a panel can say of the votes of two states, by the names that columns use. */
export const voteMeasures = [
  "joint",
  "agreement",
  "s_squared",
  "s_absolute",
  "kappa",
  "kappa_linear",
  "kappa_quadratic",
  "pi",
  "pi_quadratic",
] as const;

/** One of them. */
export type VoteMeasure = (typeof voteMeasures)[number];

/** Which measure, by which conventions: none of them has a default (TRUST D6). */
export interface VoteColumn {
  readonly name: string;
  readonly measure: VoteMeasure;
  readonly absent: AbsentAs;
  readonly withoutVariation: WithoutVariation;
  readonly issue?: string | undefined;
}

/** Votes with the source that they come from. */
export interface Votes {
  readonly table: VoteTable;
  readonly source: ColumnSource;
}

const keys: Readonly<Record<Exclude<VoteMeasure, "joint">, LikenessMeasure>> = {
  agreement: "agreement",
  s_squared: "sSquared",
  s_absolute: "sAbsolute",
  kappa: "kappa",
  kappa_linear: "kappaLinear",
  kappa_quadratic: "kappaQuadratic",
  pi: "pi",
  pi_quadratic: "piQuadratic",
};
const labels: Readonly<Record<VoteMeasure, string>> = {
  joint: "Roll calls that count for both",
  agreement: "Same vote",
  s_squared: "Likeness of votes, S (squared distances)",
  s_absolute: "Likeness of votes, S (absolute distances)",
  kappa: "Likeness of votes, Cohen’s κ",
  kappa_linear: "Likeness of votes, Cohen’s κ (linear weights)",
  kappa_quadratic: "Likeness of votes, Cohen’s κ (quadratic weights)",
  pi: "Likeness of votes, Scott’s π",
  pi_quadratic: "Likeness of votes, Scott’s π (quadratic weights)",
};

/** What a column of votes is called. */
export function labelOfVotes({
  measure,
  issue,
  absent,
}: Pick<VoteColumn, "measure" | "issue"> & { readonly absent?: AbsentAs }): string {
  const about = issue === undefined ? "" : `, ${issue.replaceAll("_", " ")}`;
  return labels[measure] + about + (absent === "asAbstain" ? ", absent as abstain" : "");
}

/** Unit of a measure of votes. */
export function unitOfVotes(measure: VoteMeasure): string {
  if (measure === "joint") return "roll calls";
  return measure === "agreement" ? "share" : "coefficient";
}

/** The measure of likeness that a column of votes shows; how many roll calls there are is none. */
export function likenessShown(measure: Exclude<VoteMeasure, "joint">): LikenessMeasure {
  return keys[measure];
}

/**
 * Adds how alike the states of each pair voted, year by year.
 *
 * Shape: one column each; likeness is counted once for all columns of the same conventions.
 * Missing: years without a roll call “outside period”; pairs with a state that the votes do not follow “not collected”;
 * pairs without a joint roll call “no row”; κ and π without variation “not applicable”.
 * Throws: as `similarity`; `grain-mismatch` for a panel of states.
 */
export function addVotes(panel: Panel, votes: Votes, columns: readonly VoteColumn[]): Panel {
  const known = new Map<string, Similarities>();
  return columns.reduce((done, column) => {
    const key = JSON.stringify([column.absent, column.withoutVariation, column.issue]);
    const found = known.get(key) ?? likenessByYear(panel, votes, column);
    known.set(key, found);
    return addColumn(done, votes, column, found);
  }, panel);
}

function likenessByYear(panel: Panel, { table }: Votes, column: VoteColumn): Similarities {
  const { absent, withoutVariation, issue } = column;
  // Only what the panel asks for is counted: a pair of a large assembly takes no time of the others.
  const wanted = new Set(panel.states);
  const states = table.states.filter((one) => wanted.has(one));
  const pairs = states.flatMap((one, at) =>
    states.slice(at + 1).map((other) => [one, other] as const),
  );
  const options = { absent, withoutVariation, by: "year", pairs } as const;
  return similarity(table, issue === undefined ? options : { ...options, issue });
}

function addColumn(panel: Panel, votes: Votes, column: VoteColumn, found: Similarities): Panel {
  const { measure, name } = column;
  const values: ArrayLike<number> =
    measure === "joint" ? found.joint : found.measures[keys[measure]];
  const years = votes.table.calls.map(({ year }) => year);
  const of = (places: Uint16Array) =>
    Array.from({ length: found.rows }, (_, row) => found.states[places[row] ?? 0] ?? "");
  return addFigures(panel, {
    name,
    label: labelOfVotes(column),
    unit: unitOfVotes(measure),
    source: votes.source,
    note: noteOf(found, column),
    of: "pair",
    covers: {
      from: years.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY),
      to: years.reduce((most, year) => Math.max(most, year), Number.NEGATIVE_INFINITY),
      states: new Set(votes.table.states),
      sides: "both",
    },
    listsAll: measure === "joint",
    a: of(found.a),
    b: of(found.b),
    year: Int16Array.from({ length: found.rows }, (_, row) =>
      Number(found.groups[found.group[row] ?? 0]),
    ),
    month: undefined,
    value: values,
    missing: Array.from({ length: found.rows }, (_, row) =>
      Number.isNaN(values[row]) ? "not applicable" : undefined,
    ),
  });
}

function noteOf(found: Similarities, { measure }: VoteColumn): string {
  const absent =
    found.absent === "dropped"
      ? "Roll calls that either state missed are left out"
      : "A member that was absent counts as abstaining";
  const members = `members are told by the ${found.membership}`;
  const chance = /kappa|pi/.test(measure)
    ? `; without variation the coefficient is ${found.withoutVariation === "zero" ? "0" : "missing"}`
    : "";
  return `COMPUTED: ${absent}; ${members}${chance}.`;
}

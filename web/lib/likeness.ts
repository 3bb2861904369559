import type { IdealPointsAnswer, SimilarityAnswer } from "../../src/server/contract.ts";
import { formatNumber } from "./format.ts";
import { stateName } from "./frame.svelte.ts";
import { headed, phrase } from "./labels.ts";
import { maybe, t } from "./text.ts";
import type { TrendLine } from "./trend.ts";

/** One group of roll calls by one convention. */
export type LikenessRow = SimilarityAnswer["rows"][number];

/** What becomes of roll calls that a state missed. */
export const conventions = ["dropped", "as-abstain"] as const;

/** A measure as its reader knows it. */
export function measureName(name: string): string {
  return maybe("likeness", `measure-${name}`) ?? name;
}

/** An issue as its source marks it, in words. */
export function issueName(issue: string): string {
  return headed(phrase(issue.replaceAll("_", " "))).text;
}

/** A coefficient with as many digits as two of them can be compared by. */
export function formatCoefficient(value: number): string {
  return formatNumber(value, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

/** The value of a measure in a row, or why there is none. */
export function valueWords(row: LikenessRow | undefined, measure: string): string {
  const value = row?.values[measure];
  if (typeof value === "number") return formatCoefficient(value);
  return t(
    row === undefined || row.joint === 0 ? "likeness.missing-none" : "likeness.missing-variation",
  );
}

/** Both conventions of a measure as lines; groups without a value break them. */
export function likenessLines(rows: readonly LikenessRow[], measure: string): readonly TrendLine[] {
  return conventions.map((absent) => ({
    key: absent,
    name: t(`likeness.${absent}`),
    short: t(`likeness.${absent}`),
    side: undefined,
    points: rows
      .filter((row) => row.absent === absent)
      .map((row) => ({
        year: Number(row.group),
        value: row.values[measure] ?? undefined,
        reason: row.missing,
      })),
  }));
}

/** Rows of one group: by the convention of each. */
export function byGroup(rows: readonly LikenessRow[]): readonly {
  readonly group: string;
  readonly dropped: LikenessRow | undefined;
  readonly abstaining: LikenessRow | undefined;
}[] {
  const groups = [...new Set(rows.map(({ group }) => group))];
  const of = (group: string, absent: string) =>
    rows.find((row) => row.group === group && row.absent === absent);
  return groups.map((group) => ({
    group,
    dropped: of(group, "dropped"),
    abstaining: of(group, "as-abstain"),
  }));
}

/** The last group in which a measure has a value on joint votes. */
export function latestWith(rows: readonly LikenessRow[], measure: string): LikenessRow | undefined {
  return rows.filter((row) => row.absent === "dropped" && has(row, measure)).at(-1);
}

/** The groups in which a measure is highest and lowest on joint votes; of equal ones the latest. */
export function extremesOf(rows: readonly LikenessRow[], measure: string) {
  const known = rows.filter((row) => row.absent === "dropped" && has(row, measure));
  const sorted = known.toSorted((x, y) => (x.values[measure] ?? 0) - (y.values[measure] ?? 0));
  const [bottom] = sorted;
  const top = sorted.at(-1);
  return bottom && top && bottom !== top ? { bottom, top } : undefined;
}

const has = (row: LikenessRow, measure: string) => typeof row.values[measure] === "number";

/** Ideal points of both states as lines with their intervals. */
export function idealLines(answer: IdealPointsAnswer): readonly TrendLine[] {
  return (["a", "b"] as const).map((side) => {
    const state = answer.pair[side];
    const name = stateName(state).text;
    const points = answer.points.filter((point) => point.state === state);
    return { key: state, name, short: name, side, points };
  });
}

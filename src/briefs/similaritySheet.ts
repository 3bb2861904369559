import {
  type ColumnSource,
  labelOfVotes,
  likenessShown,
  type PairSimilarity,
  type PairSimilarityRow,
  unitOfVotes,
  voteMeasures,
} from "../measures/index.ts";
import { type Declared, type Sheet, toSheet } from "./sheet.ts";

/** What becomes of roll calls that a state missed, as commands, files and pages write it. */
export const absentWords = { dropped: "dropped", asAbstain: "as-abstain" } as const;

/** Why a measure has no value in a row; undefined where all have one. */
export function whyMissing({ joint, measures }: PairSimilarityRow): string | undefined {
  if (joint === 0) return "no joint roll call";
  return measures.kappa === undefined || measures.pi === undefined
    ? "no variation: chance agreement is certain"
    : undefined;
}

/**
 * Likeness of two states as a table: one row a group and convention, both conventions named, with each side's votes.
 *
 * Missing: an empty cell, with the reason in the column `missing`.
 */
export function similaritySheet(found: PairSimilarity): Sheet {
  return toSheet("likeness", found.rows, [
    text("a", "First state, ISO3, as asked.", () => found.pair[0]),
    text("b", "Second state, ISO3.", () => found.pair[1]),
    text("by", "What roll calls are grouped by.", () => found.by),
    text("group", "The year, session or issue.", ({ group }) => group),
    text("issue", "Only roll calls that the source marks so; empty: all.", ({ issue }) => issue),
    text(
      "absent",
      "Roll calls that a state missed: dropped, or as-abstain while it was a member.",
      ({ absent }) => absentWords[absent],
    ),
    number("joint", "Roll calls that count for both.", ({ joint }) => joint),
    ...voteMeasures.flatMap((measure) =>
      measure === "joint"
        ? []
        : [
            number(
              measure,
              `${labelOfVotes({ measure })}, ${unitOfVotes(measure)}.`,
              ({ measures }) => measures[likenessShown(measure)],
            ),
          ],
    ),
    text("missing", "Why a measure has no value.", whyMissing),
    ...(["a", "b"] as const).flatMap((side) =>
      (["yes", "abstain", "no", "missed"] as const).map((vote) =>
        number(`${side}_${vote}`, describeVotes(side, vote), (row) => row[side][vote]),
      ),
    ),
    text("set", "Source of the votes.", () => found.source.title),
    text("edition", "Edition of the source.", () => found.source.edition),
    text("licence", "Licence of the source.", () => found.source.licence),
  ]);
}

/** Likeness of two states for programs: the conventions first, then one object a row. */
export function similarityJson(found: PairSimilarity) {
  const [a, b] = found.pair;
  return {
    pair: { a, b },
    by: found.by,
    absent: found.absent.map((one) => absentWords[one]),
    withoutVariation: found.withoutVariation,
    membership: found.membership,
    issues: [...found.issues],
    source: sourceJson(found.source),
    measures: voteMeasures.flatMap((measure) =>
      measure === "joint"
        ? []
        : [{ name: measure, label: labelOfVotes({ measure }), unit: unitOfVotes(measure) }],
    ),
    rows: found.rows.map((row) => {
      const why = whyMissing(row);
      return {
        absent: absentWords[row.absent],
        ...(row.issue === undefined ? {} : { issue: row.issue }),
        group: row.group,
        joint: row.joint,
        values: Object.fromEntries(
          voteMeasures.flatMap((measure) =>
            measure === "joint" ? [] : [[measure, row.measures[likenessShown(measure)] ?? null]],
          ),
        ),
        ...(why === undefined ? {} : { missing: why }),
        votes: { a: { ...row.a }, b: { ...row.b } },
      };
    }),
  };
}

/** A source as programs read it. */
export function sourceJson({ title, url, edition, licence, redistribute }: ColumnSource) {
  return { title, ...(url === undefined ? {} : { url }), edition, licence, redistribute };
}

function describeVotes(side: "a" | "b", vote: "yes" | "abstain" | "no" | "missed"): string {
  const state = side === "a" ? "the first state" : "the second state";
  if (vote === "missed") {
    return `Roll calls of the group that ${state} missed while a member, whether they count or not.`;
  }
  return `How often ${state} voted ${vote} on the roll calls that count for both.`;
}

const text = (
  name: string,
  describe: string,
  of: Declared<PairSimilarityRow>["of"],
): Declared<PairSimilarityRow> => ({ name, kind: "text", describe, of });
const number = (
  name: string,
  describe: string,
  of: Declared<PairSimilarityRow>["of"],
): Declared<PairSimilarityRow> => ({ name, kind: "number", describe, of });

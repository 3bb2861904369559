import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { When } from "./query.ts";
import { aloneOf } from "./readAlone.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt, withBasis } from "./readMeasureAt.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

/** Places told without their number: “second only to X”, “no state of the region is larger than X”. */
export function readRankFrames(desk: Desk): readonly Reading[] {
  return [...secondOnly(desk), ...noneBeyond(desk)];
}

/** “In gas X yields only to Y”: X comes right after those it yields to. */
function secondOnly(desk: Desk): readonly Reading[] {
  const [cue] = marksOf(desk, "second-to");
  if (cue === undefined || isOpen(desk, cue) || isDenied(desk, cue)) return [];
  const named = desk.parties.filter(
    (one) => one.form === "name" && one.whole.states.length > 0 && inOneClause(desk, one, cue),
  );
  const ahead = isVerbLast(desk.sentence.language)
    ? named.findLast((one) => one.end <= cue.end)
    : named.find((one) => one.start >= cue.start);
  const subject = named.find((one) => one !== ahead && one.end <= (ahead?.start ?? 0));
  if (ahead === undefined || subject === undefined || named.length !== 2) return [];
  const word = wordAt(desk, cue);
  if (word === undefined || subject.whole.states.length > 1) return [];
  const { states } = ahead.whole;
  const rank = placed(desk, cue, subject, word, states.length + 1, "highest");
  return [rank, ...states.map((state) => below(desk, rank, subject, state, word))];
}

/** That X comes after those it yields to says of each that it has more. */
function below(
  desk: Desk,
  rank: Reading,
  subject: Party,
  state: string,
  word: MeasureWord,
): Reading {
  const { when } = rank.query as { when?: When };
  return {
    ...rank,
    query: {
      kind: "comparison",
      measure: withBasis(desk, word),
      left: subject.whole,
      right: { states: [state] },
      relation: "less-than",
      times: 1,
      ...(when === undefined ? {} : { when }),
    },
    rule: `comparison/second-to/${word.id}`,
  };
}

/** “No state of the region is larger than X”, “ни одна страна региона не больше X”. */
function noneBeyond(desk: Desk): readonly Reading[] {
  const none = marksOf(desk, "none-of")[0];
  const degree = marksOf(desk, "compare").find((one) => none !== undefined && one.start > none.end);
  if (none === undefined || degree === undefined || isOpen(desk, degree)) return [];
  const isNoun = marksOf(desk, "countries", "country", "region").some(
    (one) => one.start >= none.start && one.start < degree.start,
  );
  const named = singles(desk);
  const [subject] = named;
  if (!isNoun || subject === undefined || named.length !== 1) return [];
  if (!desk.parties.some((one) => one.whole.group === "region")) return [];
  if (subject.start < degree.end || between(desk, degree, subject).length > 60) return [];
  const word = wordAt(desk, degree) ?? plainSize(desk, degree);
  const order = degree.value === "less-than" ? "lowest" : "highest";
  return word === undefined ? [] : [placed(desk, degree, subject, word, 1, order)];
}

function singles(desk: Desk): readonly Party[] {
  return desk.parties.filter((one) => one.form === "name" && one.whole.states.length === 1);
}

function wordAt(desk: Desk, at: Mark): MeasureWord | undefined {
  const mark = nearest(desk, at, marksOf(desk, "measure"));
  const word = mark === undefined ? undefined : measureAt(desk, mark);
  const isNear = mark !== undefined && distance(desk, at, mark) < 90;
  return isNear && word !== undefined ? aloneOf(desk, word, mark) : undefined;
}

/** Of a state “larger” alone is said of its area; of nothing else that one may be more of. */
function plainSize(desk: Desk, degree: Mark): MeasureWord | undefined {
  const isSize = marksOf(desk, "size").some((one) => one.start === degree.start);
  return isSize && marksOf(desk, "measure").length === 0 ? desk.measures.byId("area") : undefined;
}

function placed(
  desk: Desk,
  cue: Mark,
  subject: Party,
  word: MeasureWord,
  rank: number,
  order: "highest" | "lowest",
): Reading {
  const time = whenOf(desk, cue);
  const when = time.when === undefined || isFuture(desk, time.when) ? {} : { when: time.when };
  const isNamed = desk.parties.some((one) => one.whole.group === "region");
  const [state = ""] = subject.whole.states;
  const among = { states: [...desk.world.region].sort(), group: "region" as const };
  return {
    query: {
      kind: "rank",
      measure: withBasis(desk, word),
      subject: state,
      among,
      rank,
      order,
      ...when,
    },
    negated: false,
    assumed: [...time.assumed, ...(isNamed ? [] : ["region"])],
    rule: `rank/${word.id}`,
    confidence: isNamed ? 0.85 : 0.75,
    spans: [cue, subject, ...time.spans],
  };
}

import type { Facts } from "./facts.ts";
import { amountQuestion } from "./judgeAmount.ts";
import { changeQuestion } from "./judgeChange.ts";
import { comparisonQuestion } from "./judgeComparison.ts";
import { judgeDate } from "./judgeDate.ts";
import { judgeFigures } from "./judgeFigures.ts";
import { judgeFulfilment } from "./judgeFulfilment.ts";
import { judgeGeography } from "./judgeGeography.ts";
import { isOrder, judgeOrder } from "./judgeOrder.ts";
import { judgeParties } from "./judgeParties.ts";
import { judgePriority } from "./judgePriority.ts";
import { rankQuestion } from "./judgeRank.ts";
import { shareQuestion } from "./judgeShare.ts";
import { judgeStatus } from "./judgeStatus.ts";
import type { Query, Whole } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Occasion } from "./trial.ts";
import type { Judgement, Verdict } from "./verdict.ts";

/** For which day a claim is judged, the day of its text, and whether the sentence denies what is asked. */
export interface Judging extends Occasion {
  readonly negated: boolean;
}

/**
 * Puts a question to the facts as they were known on a day.
 *
 * Shape: a denial turns the verdict round: what is contradicted, or true only of another unit, year or state, is
 * rightly denied; what is true in part or not covered stays so.
 * Missing: “not covered” with the gap; missing is never 0 (TRUST D1).
 */
export function judge(query: Query, judging: Judging, facts: Facts, rules: ClaimRules): Judgement {
  const judged = guarded(query, judgeQuery(withStates(query, facts), judging, facts, rules));
  if (!judging.negated) return judged;
  const reasons = [...judged.reasons, { id: "denied", values: {} }];
  return { ...judged, verdict: denied(judged.verdict), reasons };
}

/**
 * A change of which a part is missing: nothing is told of its time, or of whose it is.
 *
 * What the reader had to guess may bear the words out, and never speaks against them.
 */
function guarded(query: Query, judged: Judgement): Judgement {
  if (query.kind !== "change" || judged.verdict !== "contradicted") return judged;
  if (query.when !== undefined && query.of.states.length > 0) return judged;
  const reasons = [...judged.reasons, { id: "change-part-missing", values: {} }];
  return { ...judged, verdict: "not covered", reasons };
}

/** What the verdict on a statement makes of its denial. */
export function denied(verdict: Verdict): Verdict {
  if (verdict === "supported") return "contradicted";
  if (verdict === "partly" || verdict === "not covered") return verdict;
  return "supported";
}

function judgeQuery(query: Query, occasion: Occasion, facts: Facts, rules: ClaimRules): Judgement {
  const { day } = occasion;
  switch (query.kind) {
    case "amount":
    case "threshold":
      return judgeFigures(amountQuestion(query, facts, rules), occasion, facts, rules);
    case "comparison":
    case "sum":
      return judgeFigures(comparisonQuestion(query, rules), occasion, facts, rules);
    case "rank":
      return judgeFigures(rankQuestion(query, rules), occasion, facts, rules);
    case "share":
      return judgeFigures(shareQuestion(query, rules), occasion, facts, rules);
    case "change":
      return judgeFigures(changeQuestion(query, rules), occasion, facts, rules);
    case "geography":
      return judgeGeography(query, day, facts, rules);
    case "date":
      return isOrder(query)
        ? judgeOrder(query, day, facts, rules)
        : judgeDate(query, day, facts, rules);
    case "parties":
      return judgeParties(query, day, facts, rules);
    case "status":
      return judgeStatus(query, occasion, facts, rules);
    case "priority":
      return judgePriority(query, day, facts, rules);
    case "fulfilment":
      return judgeFulfilment(query, day, facts, rules);
  }
}

/** Groups that are named but not listed, spelled out: the region, the world. */
function withStates(query: Query, facts: Facts): Query {
  const fill = (whole: Whole): Whole => ({ ...whole, states: statesOf(whole, facts) });
  switch (query.kind) {
    case "rank":
      return { ...query, among: fill(query.among) };
    case "share":
      return { ...query, part: fill(query.part), whole: fill(query.whole) };
    case "comparison":
    case "sum":
      return { ...query, left: fill(query.left), right: fill(query.right) };
    case "amount":
    case "threshold":
    case "change":
      return { ...query, of: fill(query.of) };
    default:
      return query;
  }
}

function statesOf({ states, group }: Whole, facts: Facts): readonly string[] {
  if (states.length > 0) return states;
  if (group === "region") return facts.region;
  if (group !== "world") return states;
  return [...facts.states.values()]
    .filter((one) => one.existsUntil === undefined)
    .map((one) => one.iso3);
}

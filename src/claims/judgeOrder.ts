import { type ActRow, actsSaidBy, actUsed } from "./entries.ts";
import type { Facts } from "./facts.ts";
import { agree } from "./judgeDate.ts";
import type { DateQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Judgement, Reason, Verdict } from "./verdict.ts";

/** An act set against another in time. */
export type OrderQuery = DateQuery & { readonly against: NonNullable<DateQuery["against"]> };

interface Side {
  readonly entry: string;
  readonly act?: string | undefined;
  readonly party?: string | undefined;
}

/** Whether a question on a date is one on the order of two acts. */
export function isOrder(query: DateQuery): query is OrderQuery {
  return query.against !== undefined;
}

/**
 * Judges which of two acts came first, by the days that the register gives them.
 *
 * Missing: where the register lacks one of the acts, or knows both only so roughly that either may have been first, the
 * claim is “not covered”.
 */
export function judgeOrder(
  query: OrderQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const { against } = query;
  const first = actsOf(query, day, facts);
  const second = actsOf(against, day, facts);
  const rows = [...first, ...second].map(actUsed);
  const rule = rules.dates.id;
  const lacking = [first.length === 0 ? query : [], second.length === 0 ? against : []].flat();
  if (lacking.length > 0) {
    const reasons = lacking.map(({ entry, act = "" }) => ({
      id: "no-act",
      values: { entry, act },
    }));
    return { verdict: "not covered", day, reasons, rows, rule };
  }
  const told = [...reasonsOf(query.entry, first), ...reasonsOf(against.entry, second)];
  const order = orderOf(first, second);
  if (order === undefined) {
    const reasons = [...told, { id: "order-open", values: {} }];
    return { verdict: "not covered", day, reasons, rows, rule };
  }
  const verdict = verdictOf(order === against.order, first, second, against.months, rules);
  return { verdict, day, reasons: told, rows, rule };
}

function actsOf({ entry, act, party }: Side, day: string, facts: Facts): readonly ActRow[] {
  const all = actsSaidBy(facts.register, entry, day).filter((one) => one.act === act);
  return party === undefined ? all : all.filter((one) => one.party === party);
}

function reasonsOf(entry: string, acts: readonly ActRow[]): readonly Reason[] {
  return acts.map(({ act, date, party, sourceTitle: source }) => {
    const of = party === undefined ? [] : [party];
    return {
      id: party === undefined ? "dated" : "dated-of",
      values: { entry, act, date, source, of },
    };
  });
}

/** Undefined where the days are known too roughly, or sources differ about the order. */
function orderOf(
  first: readonly ActRow[],
  second: readonly ActRow[],
): "before" | "after" | undefined {
  const pairs = first.flatMap((one) => second.map((other) => [one.date, other.date] as const));
  if (pairs.some(([one, other]) => agree(one, other))) return undefined;
  if (pairs.every(([one, other]) => one < other)) return "before";
  return pairs.every(([one, other]) => one > other) ? "after" : undefined;
}

/** The order decides; a stretch of time that is wrong makes it true in part. */
function verdictOf(
  isRight: boolean,
  [first]: readonly ActRow[],
  [second]: readonly ActRow[],
  claimed: number | undefined,
  rules: ClaimRules,
): Verdict {
  if (!isRight) return "contradicted";
  if (claimed === undefined || first === undefined || second === undefined) return "supported";
  const found = Math.abs(monthsOf(first.date) - monthsOf(second.date));
  const { months, relative } = rules.dates.apart;
  const allowed = Math.max(months, claimed * relative);
  return Math.abs(found - claimed) <= allowed ? "supported" : "partly";
}

/** Months since the year 0; of a year alone its middle. */
function monthsOf(date: string): number {
  const [year = "0", month = "7", dayOf = "15"] = date.split("-");
  return Number(year) * 12 + Number(month) - 1 + Number(dayOf) / 30;
}

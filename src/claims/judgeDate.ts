import { type ActRow, actsSaidBy, actUsed, type Entry } from "./entries.ts";
import type { Facts } from "./facts.ts";
import type { DateQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Judgement, Reason, Verdict } from "./verdict.ts";

/**
 * Judges the date of an act, or the term of a doctrine, by the acts of the register.
 *
 * Dates agree as far as both are known: a year is met by any day in it. Sources that give different days both stand.
 * Missing: where the register has no such act the claim is “not covered”: a missing act is no proof.
 */
export function judgeDate(
  query: DateQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const entry = facts.register.byId.get(query.entry);
  const rule = rules.dates.id;
  if (entry === undefined) return missing(day, rule, query.entry);
  const term = query.period === undefined ? undefined : termOf(entry, query.period);
  const isStart = query.period?.startsWith(query.date) === true;
  if (term !== undefined && isStart) return { day, rule, rows: [entry.row], ...term };
  const dated = judgeActs(query, entry, day, facts, rules);
  if (term === undefined) return dated;
  const verdict = dated.verdict === term.verdict ? term.verdict : "partly";
  return { ...dated, verdict, reasons: [...term.reasons, ...dated.reasons] };
}

function missing(day: string, rule: string, entry: string): Judgement {
  const reasons = [{ id: "no-entry", values: { entry } }];
  return { verdict: "not covered", day, reasons, rows: [], rule };
}

function termOf(entry: Entry, claimed: string): { verdict: Verdict; reasons: Reason[] } {
  const { period } = entry;
  if (period === undefined) {
    return { verdict: "not covered", reasons: [{ id: "no-term", values: { entry: entry.id } }] };
  }
  const [from = "", to = ""] = period.split("/");
  const [claimedFrom = "", claimedTo = ""] = claimed.split("/");
  const fits =
    agree(from, claimedFrom) &&
    (to === claimedTo || (to !== "" && claimedTo !== "" && agree(to, claimedTo)));
  const reason = { id: "term", values: { entry: entry.id, begin: from, to } };
  return { verdict: fits ? "supported" : "contradicted", reasons: [reason] };
}

function judgeActs(
  query: DateQuery,
  entry: Entry,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const rule = rules.dates.id;
  const all = actsSaidBy(facts.register, entry.id, day);
  const own = actsAsked(query, entry, all, rules);
  const met = own.filter((one) => agree(one.date, query.date));
  const others = all.filter((one) => !own.includes(one) && agree(one.date, query.date));
  const rows = (met.length > 0 || own.length > 0 ? own : others).map(actUsed);
  const said = actReasons(own);
  if (own.length === 0) {
    const values = { entry: entry.id, act: query.act ?? "" };
    const reasons = [{ id: "no-act", values }, ...actReasons(others)];
    return { verdict: "not covered", day, reasons, rows: [entry.row, ...rows], rule };
  }
  if (met.length > 0) {
    const dissent = own.filter((one) => isDissent(one, met, facts));
    const note: readonly Reason[] =
      dissent.length > 0 ? [{ id: "sources-disagree", values: {} }] : [];
    const verdict = dissent.length > 0 ? "partly" : "supported";
    return { verdict, day, reasons: [...said, ...note], rows, rule };
  }
  const wrongAct = others.map((one): Reason => ({ id: "other-act", values: valuesOf(one) }));
  const known = [...rows, ...others.map(actUsed)];
  return { verdict: "contradicted", day, reasons: [...said, ...wrongAct], rows: known, rule };
}

/** The acts that the words mean: those of the state named, where the register knows who acted. */
function actsAsked(
  query: DateQuery,
  entry: Entry,
  all: readonly ActRow[],
  rules: ClaimRules,
): readonly ActRow[] {
  const words = query.act === undefined ? rules.dates.undated[entry.kind] : [query.act];
  const said = all.filter((one) => words.includes(one.act));
  const instead = words.flatMap((one) => rules.dates.instead[one] ?? []);
  const own = said.length > 0 ? said : all.filter((one) => instead.includes(one.act));
  if (query.party === undefined) return said;
  const by = own.filter((one) => one.party === query.party);
  return by.length > 0 ? by : own.filter((one) => one.party === undefined);
}

/** Another day for the same act of the same party, where the act happens once. */
function isDissent(one: ActRow, met: readonly ActRow[], facts: Facts): boolean {
  if (!facts.register.isOnce(one.act) || met.includes(one)) return false;
  return met.some(
    (other) => other.act === one.act && other.party === one.party && !agree(other.date, one.date),
  );
}

/** Whether two dates can be the same day, each as exact as it is. */
export function agree(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length);
  return length > 0 && one.slice(0, length) === other.slice(0, length);
}

function actReasons(rows: readonly ActRow[]): readonly Reason[] {
  return rows.map((one) => ({
    id: one.party === undefined ? "act" : "act-of",
    values: valuesOf(one),
  }));
}

function valuesOf({ act, date, party, sourceTitle }: ActRow): Reason["values"] {
  return { act, date, source: sourceTitle, of: party === undefined ? [] : [party] };
}

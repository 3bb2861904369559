import type { Standing } from "../register/index.ts";
import { type ActRow, actsBy, actUsed, type Entry } from "./entries.ts";
import type { Facts } from "./facts.ts";
import type { StatusQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { dayOf, type Occasion } from "./trial.ts";
import type { Judgement, Reason, RowUsed, Verdict } from "./verdict.ts";

interface Stood {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly rows: readonly RowUsed[];
}

/**
 * Judges how papers, disputes or works stand on a day, by the statuses that follow from their acts.
 *
 * Missing: where the register knows of no act, or lacks the one claimed and none speaks against it, it does not refute.
 */
export function judgeStatus(
  query: StatusQuery,
  { day, textDate }: Occasion,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const meant = query.when === undefined ? day : earlier(dayOf(query.when.to), day);
  // What had been overtaken before the text was written, or since, is told by its two days.
  const past: Verdict = textDate === undefined ? "out of date" : "contradicted";
  const all = query.entries.map((id) => {
    const stood = stoodOf(id, query, meant, facts, rules);
    return stood.verdict === "out of date" ? { ...stood, verdict: past } : stood;
  });
  return {
    verdict: together(all.map((one) => one.verdict)),
    day,
    reasons: all.flatMap((one) => one.reasons),
    rows: all.flatMap((one) => one.rows),
    rule: rules.statuses.id,
  };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

function together(verdicts: readonly Verdict[]): Verdict {
  const [first = "not covered"] = verdicts;
  return verdicts.every((one) => one === first) ? first : "partly";
}

function stoodOf(
  id: string,
  query: StatusQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Stood {
  const entry = facts.register.byId.get(id);
  const standing = facts.register.standing(id, day);
  if (entry === undefined || standing === undefined) return nothing(id, day);
  if (query.party !== undefined) return byParty(query, query.party, entry, day, facts);
  if (standing.status === "unknown") {
    const later = comesLater(id, query, day, facts, rules);
    const stood = nothing(id, day);
    if (later === undefined) return stood;
    return { verdict: "contradicted", reasons: [...stood.reasons, later], rows: [entry.row] };
  }
  const acts = (facts.register.acts.get(id) ?? []).filter((one) => standing.acts.includes(one.id));
  const values = { entry: id, status: standing.status, kind: entry.kind, date: day };
  const said: Reason = { id: "status", values };
  const rows = [entry.row, ...acts.map(actUsed)];
  const verdict = verdictOf(standing, query, rules);
  if (verdict === "supported") return { verdict, reasons: [said], rows };
  const before = heldEarlier(id, query, day, facts, rules);
  if (before !== undefined) {
    return { verdict: "out of date", reasons: [said, before], rows };
  }
  const later = comesLater(id, query, day, facts, rules);
  if (later !== undefined) return { verdict: "contradicted", reasons: [said, later], rows };
  const lacks: readonly Reason[] =
    verdict === "partly" ? [{ id: "act-not-shown", values: { entry: id } }] : [];
  return { verdict, reasons: [said, ...lacks], rows };
}

function nothing(entry: string, day: string): Stood {
  const reasons = [{ id: "no-status", values: { entry, date: day } }];
  return { verdict: "not covered", reasons, rows: [] };
}

function verdictOf({ status }: Standing, query: StatusQuery, rules: ClaimRules): Verdict {
  if (query.statuses.some((asked) => meets(status, asked, rules))) return "supported";
  const { partly } = rules.statuses;
  const inPart = query.statuses.some((asked) => partly[asked]?.includes(status) === true);
  return inPart ? "partly" : "contradicted";
}

function meets(status: string, asked: string, rules: ClaimRules): boolean {
  return status === asked || rules.statuses.implied[asked]?.includes(status) === true;
}

/** The days on which something was done: only then can a status change, but for terms that run out. */
function heldEarlier(
  id: string,
  query: StatusQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Reason | undefined {
  const days = actsBy(facts.register, id, day).map((one) => dayOf(one.date));
  const held = days.filter((one) => {
    const then = facts.register.standing(id, one);
    return then !== undefined && verdictOf(then, query, rules) === "supported";
  });
  const last = held.at(-1);
  return last === undefined
    ? undefined
    : { id: "status-before", values: { entry: id, date: last } };
}

/** An act after the day shows that it had not come to that yet. */
function comesLater(
  id: string,
  query: StatusQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Reason | undefined {
  const later = (facts.register.acts.get(id) ?? []).map((one) => dayOf(one.date));
  const first = later
    .filter((one) => one > day)
    .find((one) => {
      const then = facts.register.standing(id, one);
      return then !== undefined && verdictOf(then, query, rules) === "supported";
    });
  return first === undefined
    ? undefined
    : { id: "status-later", values: { entry: id, date: first } };
}

/** For one party its own act counts, or one that all did together. */
function byParty(
  query: StatusQuery,
  party: string,
  entry: Entry,
  day: string,
  facts: Facts,
): Stood {
  const acts = actsBy(facts.register, entry.id, day);
  const asked = acts.filter((one) => query.statuses.some((status) => isActOf(one, status)));
  const own = asked.filter((one) => one.party === party || one.party === undefined);
  const of = [party];
  if (own.length > 0) {
    const reasons = own.map(({ act, date, sourceTitle }) => ({
      id: "act-of",
      values: { act, date, source: sourceTitle, of },
    }));
    return { verdict: "supported", reasons, rows: own.map(actUsed) };
  }
  const later = (facts.register.acts.get(entry.id) ?? []).find(
    (one) => one.party === party && query.statuses.some((status) => isActOf(one, status)),
  );
  if (later !== undefined && dayOf(later.date) > day) {
    const said = [{ id: "status-later", values: { entry: entry.id, date: later.date } }];
    return { verdict: "contradicted", reasons: said, rows: [entry.row, actUsed(later)] };
  }
  const reasons = [{ id: "party-act-not-shown", values: { entry: entry.id, of } }];
  if (!entry.parties.includes(party)) {
    const known = [{ id: "parties", values: { entry: entry.id, of: entry.parties } }];
    return { verdict: "contradicted", reasons: known, rows: [entry.row] };
  }
  const verdict = asked.length > 0 ? "partly" : "not covered";
  return { verdict, reasons, rows: [entry.row, ...asked.map(actUsed)] };
}

/** A status is named as the act that brings it about, but for entry into force. */
function isActOf({ act }: ActRow, status: string): boolean {
  return act === status || (status === "in-force" && act === "entered-into-force");
}

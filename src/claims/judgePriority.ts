import { type PriorityRow, priorityUsed } from "./entries.ts";
import type { Facts } from "./facts.ts";
import type { PriorityQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Judgement, Reason, Verdict } from "./verdict.ts";

/**
 * Judges the place of a partner in a doctrine by what its readers say of it; readers who disagree both stand.
 *
 * Missing: “not covered” where no reader gives the partner a place.
 */
export function judgePriority(
  query: PriorityQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const rule = rules.priorities.id;
  const doctrine = facts.register.priorities.filter(
    (one) => one.doctrine === query.doctrine && one.known <= day,
  );
  const ranked = doctrine.filter(
    (one) => one.rank !== undefined && isPartner(one, query.partner, facts),
  );
  const inItsPlace = doctrine.filter((one) => one.rank === query.rank);
  if (ranked.length === 0 && inItsPlace.some((one) => isSure(one, rules))) {
    const reasons = inItsPlace.map((one) => sayingOf(query.doctrine, one));
    return { verdict: "contradicted", day, reasons, rows: inItsPlace.map(priorityUsed), rule };
  }
  if (ranked.length === 0) {
    const reasons = [{ id: "no-rank", values: { entry: query.doctrine, partner: query.partner } }];
    return { verdict: "not covered", day, reasons, rows: [], rule };
  }
  if (query.before !== undefined) return judgeOrder(query, { ranked, doctrine, day }, facts, rules);
  const order = orderOf(query, doctrine, facts);
  const { verdict, note } = weighReaders(query, ranked, order, rules);
  const said = ranked.map((one) => sayingOf(query.doctrine, one));
  const rows = [...ranked, ...order.rows].map(priorityUsed);
  return { verdict, day, reasons: [...said, ...order.reasons, ...note], rows, rule };
}

function sayingOf(
  entry: string,
  { rank = 0, partner = "", topic, sourceTitle }: PriorityRow,
): Reason {
  return { id: "priority", values: { entry, partner, found: rank, topic, source: sourceTitle } };
}

function isSure({ confidence }: PriorityRow, rules: ClaimRules): boolean {
  return !rules.priorities.unsure.includes(confidence);
}

/** Who stands before whom, by every reader that gives both a place. */
function judgeOrder(
  query: PriorityQuery,
  known: {
    readonly ranked: readonly PriorityRow[];
    readonly doctrine: readonly PriorityRow[];
    readonly day: string;
  },
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const { ranked, doctrine, day } = known;
  const rule = rules.priorities.id;
  const behind = doctrine.filter(
    (one) =>
      one.rank !== undefined &&
      (query.before ?? []).some((partner) => isPartner(one, partner, facts)),
  );
  if (behind.length === 0) {
    const [partner = ""] = query.before ?? [];
    const reasons = [{ id: "no-rank", values: { entry: query.doctrine, partner } }];
    return { verdict: "not covered", day, reasons, rows: [], rule };
  }
  const lowest = Math.max(...ranked.map((one) => one.rank ?? 0));
  const highest = Math.min(...behind.map((one) => one.rank ?? 0));
  const some =
    Math.min(...ranked.map((one) => one.rank ?? 0)) <
    Math.max(...behind.map((one) => one.rank ?? 0));
  const verdict: Verdict = lowest < highest ? "supported" : some ? "partly" : "contradicted";
  const rows = [...ranked, ...behind];
  const reasons = rows.map((one) => sayingOf(query.doctrine, one));
  return { verdict, day, reasons, rows: rows.map(priorityUsed), rule };
}

interface Order {
  readonly holds: boolean;
  readonly reasons: readonly Reason[];
  readonly rows: readonly PriorityRow[];
}

/** Of those said to stand before it, the places that readers give. */
function orderOf(query: PriorityQuery, doctrine: readonly PriorityRow[], facts: Facts): Order {
  const rows = (query.after ?? []).flatMap((partner) =>
    doctrine.filter((one) => one.rank !== undefined && isPartner(one, partner, facts)).slice(0, 1),
  );
  const holds = rows.every((one) => (one.rank ?? 0) < query.rank);
  const reasons = rows.map((one) => sayingOf(query.doctrine, one));
  return { holds, reasons, rows };
}

function weighReaders(
  query: PriorityQuery,
  ranked: readonly PriorityRow[],
  order: Order,
  rules: ClaimRules,
): { readonly verdict: Verdict; readonly note: readonly Reason[] } {
  const sources = [...new Set(ranked.map((one) => one.sourceTitle))];
  const agreeing = sources.filter((source) =>
    ranked.some((one) => one.sourceTitle === source && one.rank === query.rank),
  );
  if (agreeing.length === sources.length) {
    return { verdict: order.holds ? "supported" : "partly", note: [] };
  }
  if (agreeing.length > 0) {
    return { verdict: "partly", note: [{ id: "readers-disagree", values: {} }] };
  }
  const sure = ranked.some((one) => isSure(one, rules));
  return {
    verdict: sure ? "contradicted" : "not covered",
    note: sure ? [] : [{ id: "unsure", values: {} }],
  };
}

/** A partner of the register by its words, by the code of a state, or as the region. */
function isPartner({ partner = "" }: PriorityRow, asked: string, facts: Facts): boolean {
  const names =
    asked === "region"
      ? facts.regionNames
      : [asked, ...Object.values(facts.states.get(asked)?.names ?? {})];
  const said = partner.toLowerCase();
  // “United States” stands for the longer name that the register of states has.
  return names.some(
    (name) =>
      begins(said, name.toLowerCase()) ||
      (said.length >= shortestPart && begins(name.toLowerCase(), said)),
  );
}

/** A shorter word would begin the names of several states. */
const shortestPart = 8;

function begins(partner: string, name: string): boolean {
  return (
    partner === name || (partner.startsWith(name) && /^[ ,(]/.test(partner.slice(name.length)))
  );
}

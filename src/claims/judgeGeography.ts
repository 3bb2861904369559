import { isNeighbour, landlockedDegree, neighboursOf } from "../measures/index.ts";
import type { Facts } from "./facts.ts";
import { type BorderGraph, borderRows, statesOfDegree } from "./geography.ts";
import type { GeographyQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { compare } from "./tolerance.ts";
import type { Judgement, Reason, RowUsed, Verdict } from "./verdict.ts";

type Fact<Name extends GeographyQuery["fact"]> = Extract<GeographyQuery, { fact: Name }>;

interface Found {
  readonly verdict: Verdict;
  readonly reasons: readonly Reason[];
  readonly rows: readonly RowUsed[];
  readonly rule?: string;
  readonly found?: number;
}

/**
 * Judges a claim on neighbours and the sea by the graph of land borders.
 *
 * Missing: “not covered” where the dossier has no series of borders, or knows nothing of the state.
 */
export function judgeGeography(
  query: GeographyQuery,
  day: string,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const rule = rules.geography.id;
  const { borders } = facts;
  const asked = query.subject === "region" ? facts.region : [query.subject];
  const known = (state: string): boolean =>
    (borders !== undefined && neighboursOf(borders, state).length > 0) ||
    borders?.hasCoast.has(state) === true;
  if (borders === undefined || !asked.every(known)) {
    const reason = { id: "no-borders", values: { of: asked } };
    return { verdict: "not covered", day, reasons: [reason], rows: [], rule };
  }
  return { day, rule, ...found(query, borders, facts, rules) };
}

function found(query: GeographyQuery, graph: BorderGraph, facts: Facts, rules: ClaimRules): Found {
  if (query.fact === "borders") return bordersThem(query, graph, facts);
  if (query.fact === "borders-all") return bordersAll(query, graph, facts);
  if (query.fact === "borders-only") return bordersOnly(query, graph);
  if (query.fact === "neighbour-count") return countsNeighbours(query, graph, facts, rules);
  return isLandlocked(query, graph, facts, rules);
}

function bordersThem(query: Fact<"borders">, graph: BorderGraph, facts: Facts): Found {
  const subjects = query.subject === "region" ? facts.region : [query.subject];
  const touches = (other: string): boolean =>
    subjects.some((one) => isNeighbour(graph, one, other));
  const met = query.others.filter(touches);
  // One that is no neighbour refutes a list of neighbours.
  const verdict = met.length === query.others.length ? "supported" : "contradicted";
  const missed = query.others.filter((one) => !met.includes(one));
  const all = [...new Set(subjects.flatMap((one) => neighboursOf(graph, one)))].sort();
  return {
    verdict,
    reasons: [
      ...(met.length === 0 ? [] : [{ id: "borders", values: { of: subjects, others: met } }]),
      ...(missed.length === 0
        ? []
        : [{ id: "borders-not", values: { of: subjects, others: missed } }]),
      { id: "neighbours", values: { of: subjects, others: all, found: all.length } },
    ],
    rows: subjects.flatMap((one) => borderRows(graph, one)),
  };
}

/** The neighbours are those named and no others, in the group where one is named. */
function bordersOnly(query: Fact<"borders-only">, graph: BorderGraph): Found {
  const { subject, others, among } = query;
  const all = neighboursOf(graph, subject).filter((one) => among?.states.includes(one) ?? true);
  const missed = others.filter((one) => !all.includes(one));
  const left = all.filter((one) => !others.includes(one));
  const of = [subject];
  const lacks = missed.length === 0 ? [] : [{ id: "borders-not", values: { of, others: missed } }];
  const told = { id: "neighbours", values: { of, others: all, found: all.length } };
  return {
    verdict: missed.length + left.length === 0 ? "supported" : "contradicted",
    reasons: [...lacks, told],
    rows: borderRows(graph, subject),
  };
}

function bordersAll(query: Fact<"borders-all">, graph: BorderGraph, facts: Facts): Found {
  const { subject, only } = query;
  const group = query.among.states.length > 0 ? query.among.states : facts.region;
  const full = group.filter((one) => missedBy(graph, one, group).length === 0);
  const missed = missedBy(graph, subject, group);
  const others = full.filter((one) => one !== subject);
  const rows = group.flatMap((one) => borderRows(graph, one));
  const of = [subject];
  if (missed.length > 0) {
    const reasons = [{ id: "borders-not", values: { of, others: missed } }];
    return { verdict: "contradicted", reasons, rows };
  }
  const all = { id: "borders-all", values: { of, others: group.filter((one) => one !== subject) } };
  if (!only) return { verdict: "supported", reasons: [all], rows };
  if (others.length > 0) {
    return {
      verdict: "contradicted",
      reasons: [all, { id: "borders-all-too", values: { others } }],
      rows,
    };
  }
  const lacking = group.filter((one) => one !== subject);
  return {
    verdict: "supported",
    reasons: [all, { id: "borders-all-only", values: { of, others: lacking } }],
    rows,
  };
}

function missedBy(graph: BorderGraph, state: string, group: readonly string[]): readonly string[] {
  return group.filter((one) => one !== state && !isNeighbour(graph, state, one));
}

function countsNeighbours(
  query: Fact<"neighbour-count">,
  graph: BorderGraph,
  facts: Facts,
  rules: ClaimRules,
): Found {
  const { subject, among, count, relation } = query;
  const subjects = subject === "region" ? facts.region : [subject];
  const all = [...new Set(subjects.flatMap((one) => neighboursOf(graph, one)))].filter(
    (one) => !subjects.includes(one),
  );
  const others = among === undefined ? all.sort() : all.filter((one) => among.states.includes(one));
  const exact = relation === "equals" || relation === "about" || relation === "almost";
  const holds = exact
    ? others.length === count
    : compare(others.length, count, relation, rules).mark === "holds";
  const reason = { id: "neighbours", values: { of: subjects, others, found: others.length } };
  return {
    verdict: holds ? "supported" : "contradicted",
    reasons: [reason],
    rows: subjects.flatMap((one) => borderRows(graph, one)),
    found: others.length,
  };
}

/** Double landlocked is landlocked as well; a shore of an inland sea is a sea, but none that leads to the ocean. */
function isLandlocked(
  query: Fact<"landlocked">,
  graph: BorderGraph,
  facts: Facts,
  rules: ClaimRules,
): Found {
  const { subject, degree } = query;
  const own = landlockedDegree(graph, subject);
  const rows = borderRows(graph, subject);
  const of = [subject];
  if (own === undefined) {
    return { verdict: "not covered", reasons: [{ id: "no-coast-known", values: { of } }], rows };
  }
  const others = neighboursOf(graph, subject);
  const said = { id: `landlocked-${own}`, values: { of, others } };
  const holds = degree === 0 ? own === 0 : own >= degree;
  if (!holds) {
    const inland = rules.geography.inlandSea;
    if (degree === 0 && facts.inlandCoasts.includes(subject)) {
      const reasons = [said, { id: "inland-sea", values: { of } }];
      return { verdict: "partly", reasons, rows, rule: inland.id };
    }
    return { verdict: "contradicted", reasons: [said], rows };
  }
  return amongAll(query, graph, { verdict: "supported", reasons: [said], rows });
}

/** “One of two in the world”, “only this one and that one”. */
function amongAll(query: Fact<"landlocked">, graph: BorderGraph, own: Found): Found {
  const { degree, only, count } = query;
  // Doubly landlocked states are so few that who they are is always told.
  if (only === undefined && count === undefined && degree !== 2) return own;
  const all = statesOfDegree(graph, degree);
  const named = only === undefined ? undefined : [...new Set([...only, query.subject])].sort();
  const fits =
    (named === undefined || named.join() === all.join()) &&
    (count === undefined || count === all.length);
  const reason = { id: `landlocked-all-${degree}`, values: { others: all, found: all.length } };
  return {
    verdict: fits ? "supported" : "contradicted",
    reasons: [...own.reasons, reason],
    rows: [...own.rows, ...all.flatMap((one) => borderRows(graph, one))],
    found: all.length,
  };
}

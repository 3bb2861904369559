import { countOf, isLack } from "./group.ts";
import type { RankQuery } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { type Asked, askedOf } from "./sources.ts";
import type { Mark } from "./tolerance.ts";
import type { Question, Test } from "./trial.ts";
import type { RowUsed } from "./verdict.ts";
import type { Voice } from "./voices.ts";

/** The question that a place in an order asks: is the subject so-and-so-many-th among these states? */
export function rankQuestion(query: RankQuery, rules: ClaimRules): Question {
  const asked = askedOf(query.measure, rules);
  const { subject, among, rank } = query;
  const test: Test = (voice, year) => {
    const partners = among.group === "partners" ? partnersOf(voice, asked, year) : among.states;
    const group = [...new Set([...partners, subject])];
    const listed = listOf(voice, asked, group, year, rules);
    const own = listed.values.get(subject);
    if (own === undefined || listed.filled.includes(subject))
      return { gap: "no row", of: [subject] };
    const places = placesOf(own, [...listed.values.values()], listed.missing.length, query.order);
    const mark = markOf(rank, places);
    if (mark === undefined) return { gap: "ranks missing", of: listed.missing };
    const { filled, missing } = listed;
    const { order } = query;
    const found = places.best;
    const of = [subject];
    const values = {
      of,
      among: group,
      found,
      order,
      value: own,
      filled,
      missing,
      unit: voice.unit,
    };
    const id = missing.length > 0 ? "rank-missing" : filled.length > 0 ? "rank-filled" : "rank";
    const deviation = Math.abs(places.best - rank) / rank;
    return { mark, found, deviation, far: false, rows: listed.rows, reason: { id, values } };
  };
  return {
    asked,
    when: query.when,
    meant: "all",
    exact: false,
    order: true,
    test,
    others: [],
    tolerance: { id: "allows-rank", values: {} },
    rule: rules.rank.id,
  };
}

/** All with whom a source counts the flow in a year, both ways where both are asked for. */
function partnersOf(voice: Voice, { measure }: Asked, year: number): readonly string[] {
  const self = (measure.from ?? measure.towards)?.states[0] ?? "";
  const flows = [...voice.cells]
    .filter(([key, cell]) => key.endsWith(` ${year}`) && cell.value !== undefined)
    .map(([key]) => key.split(" ")[0] ?? "");
  const known = new Set(flows);
  const sent = flows.filter((one) => one.startsWith(`${self}>`)).map((one) => one.split(">")[1]);
  const got = flows.filter((one) => one.endsWith(`>${self}`)).map((one) => one.split(">")[0]);
  const both = got.filter((one) => known.has(`${self}>${one}`));
  const all = measure.mutual === true ? both : measure.from === undefined ? got : sent;
  return all.flatMap((one) => one ?? []).sort();
}

interface Listed {
  readonly values: ReadonlyMap<string, number>;
  readonly rows: readonly RowUsed[];
  /** States whose value is of a year nearby. */
  readonly filled: readonly string[];
  readonly missing: readonly string[];
}

function listOf(
  voice: Voice,
  asked: Asked,
  group: readonly string[],
  year: number,
  rules: ClaimRules,
): Listed {
  const values = new Map<string, number>();
  const rows: RowUsed[] = [];
  const filled: string[] = [];
  const missing: string[] = [];
  for (const state of group) {
    const counted = nearby(year, rules.rank.fill)
      .map((one) => ({
        one,
        count: countOf(voice, asked.measure, { states: [state] }, one, rules),
      }))
      .find(({ count }) => !isLack(count));
    if (counted === undefined || isLack(counted.count)) missing.push(state);
    else {
      values.set(state, counted.count.value);
      rows.push(...counted.count.rows);
      if (counted.one !== year) filled.push(state);
    }
  }
  return { values, rows, filled, missing };
}

/** The year itself, then those around it, the nearest first. */
function nearby(year: number, reach: number): readonly number[] {
  const steps = Array.from({ length: reach }, (_, i) => i + 1);
  return [year, ...steps.flatMap((step) => [year - step, year + step])];
}

interface Places {
  readonly best: number;
  readonly worst: number;
  /** The last place that it may have, were all missing states before it. */
  readonly last: number;
}

/** Equal values share all the places that they take. */
function placesOf(
  own: number,
  all: readonly number[],
  missing: number,
  order: RankQuery["order"],
): Places {
  const before = all.filter((one) => (order === "highest" ? one > own : one < own)).length;
  const equal = all.filter((one) => one === own).length;
  return { best: before + 1, worst: before + equal, last: before + equal + missing };
}

/** Undefined where the states without a value decide. */
function markOf(rank: number, { best, worst, last }: Places): Mark | undefined {
  if (rank < best || rank > last) return "fails";
  if (last > worst) return undefined;
  return "holds";
}

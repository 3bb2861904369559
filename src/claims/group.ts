import { pairOf } from "../terms/index.ts";
import type { Measure, Whole } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import { unitNamed } from "./rules.ts";
import type { RowUsed } from "./verdict.ts";
import { cellKey, type Voice } from "./voices.ts";

/** The value of a whole in one year by one source, with the rows that make it up. */
export interface Counted {
  readonly value: number;
  readonly rows: readonly RowUsed[];
}

/** Why a source gives no value: the reason, and the states or pairs that it lacks. */
export interface Lack {
  readonly gap: string;
  readonly of: readonly string[];
}

/** Whether a source has no value. */
export function isLack(one: Counted | Lack): one is Lack {
  return "gap" in one;
}

/**
 * What a source counts for a whole: the sum of its states, of flows towards partners, or of both ways.
 *
 * Missing: where one part is missing, so is the whole: a sum never takes missing for 0 (TRUST D1).
 */
export function countOf(
  voice: Voice,
  measure: Measure,
  whole: Whole,
  year: number,
  rules: ClaimRules,
): Counted | Lack {
  const subjects = subjectsOf(voice, measure, whole);
  if (subjects.length === 0) return { gap: "not asked", of: whole.states };
  if (subjects.length > 1 && !addsUp(voice, rules)) return { gap: "does not add up", of: subjects };
  const lacking: string[] = [];
  const rows: RowUsed[] = [];
  let value = 0;
  let gap = "no row";
  for (const of of subjects) {
    const cell = voice.cells.get(cellKey(of, year));
    rows.push(...(cell?.rows ?? []));
    if (cell?.value === undefined) {
      lacking.push(of);
      gap = cell?.gap ?? (isOutside(voice, year) ? "outside period" : gap);
    } else value += cell.value;
  }
  if (lacking.length > 0) return { gap, of: lacking };
  return { value: measure.side === "deficit" ? -value : value, rows };
}

/** Whether the values of several states make a sum: people do, shares and values per head do not. */
export function addsUp(voice: Voice, rules: ClaimRules): boolean {
  return unitNamed(voice.unit, rules)?.adds === true;
}

function isOutside(voice: Voice, year: number): boolean {
  return year < voice.firstYear || year > voice.lastYear;
}

/** What the cells of a source must be “of” for a whole; none when it counts something of another grain. */
function subjectsOf(voice: Voice, measure: Measure, whole: Whole): readonly string[] {
  const { states } = whole;
  if (measure.from !== undefined)
    return voice.grain === "country" || voice.grain === "pair"
      ? []
      : crossing(measure.from.states, states).map(([a, b]) => `${a}>${b}`);
  const partners = measure.towards?.states ?? [];
  if (voice.grain === "country") return partners.length === 0 && !measure.mutual ? states : [];
  const crossed = partners.length > 0 ? crossing(states, partners) : within(states);
  if (voice.grain === "pair") {
    return [...new Set(crossed.map(([a, b]) => pairOf(a, b).id))];
  }
  if (partners.length === 0 && measure.mutual !== true) return [];
  const flows = crossed.map(([a, b]) => `${a}>${b}`);
  const back = crossed.map(([a, b]) => `${b}>${a}`);
  return measure.mutual === true ? [...new Set([...flows, ...back])] : flows;
}

function crossing(ones: readonly string[], others: readonly string[]): readonly [string, string][] {
  return ones.flatMap((a) => others.filter((b) => b !== a).map((b): [string, string] => [a, b]));
}

function within(states: readonly string[]): readonly [string, string][] {
  return states.flatMap((a, at) => states.slice(at + 1).map((b): [string, string] => [a, b]));
}

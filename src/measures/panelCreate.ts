import { Problem } from "../terms/index.ts";
import type { Grain, Panel } from "./panel.ts";

/**
 * One stretch of a state's life: members of a state system exist only between their dates.
 *
 * Shape: `iso3` may come more than once (a state that was lost and came back). Missing: `from` undefined means since
 * before the panel, `until` undefined means to this day; either may be a year or a day.
 */
export interface StateSpell {
  readonly iso3: string;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

/** Which states and years a panel is made of. */
export interface PanelSpan {
  readonly system: readonly StateSpell[];
  /** First and last year, both included. */
  readonly from: number;
  readonly to: number;
  /** Only these states (of a pair: both); without it, every state of the system. */
  readonly only?: readonly string[] | undefined;
}

/** What a panel of pairs is made of: all pairs of the states, or chosen ones. */
export interface PairSpan extends PanelSpan {
  /** Only these pairs, in whichever order they are named. */
  readonly pairs?: readonly (readonly [string, string])[] | undefined;
}

/** Which rows a panel has, by the name of its grain. */
export interface PanelRows {
  readonly grain: Grain;
  readonly states?: readonly string[] | undefined;
  readonly pairs?: readonly (readonly [string, string])[] | undefined;
  readonly from: number;
  readonly to: number;
}

/**
 * A panel without columns, of the grain named.
 *
 * Throws: as the maker of that grain.
 */
export function createPanel(system: readonly StateSpell[], rows: PanelRows): Panel {
  const { grain, pairs, states: only, from, to } = rows;
  const span = { system, from, to, only };
  if (grain === "state-year") return createStateYears(span);
  if (grain === "pair-month") return createPairMonths({ ...span, pairs });
  return createPairYears({ ...span, pairs, directed: grain === "directed-pair-year" });
}

/**
 * One row a state and year, for the years in which the state existed for the whole or a part.
 *
 * Throws: `span-backwards`; `state-not-in-system` for a chosen state that the system does not have.
 */
export function createStateYears(span: PanelSpan): Panel {
  const { states, lives } = livesOf(span);
  const a: number[] = [];
  const year: number[] = [];
  for (const [at, life] of lives.entries()) {
    for (let of = span.from; of <= span.to; of++) {
      if (life[of - span.from] === 1) {
        a.push(at);
        year.push(of);
      }
    }
  }
  return panelOf("state-year", states, Uint16Array.from(a), undefined, Int16Array.from(year));
}

/**
 * One row a pair and year in which both states existed: each pair once, or, directed, each state towards each other.
 *
 * Throws: as `createStateYears`; `pair-of-one` when a chosen pair is one state twice.
 */
export function createPairYears(span: PairSpan & { readonly directed: boolean }): Panel {
  const { states, lives } = livesOf(span);
  const isWanted = wantedPairs(states, span);
  const years = span.to - span.from + 1;
  const most = states.length * states.length * years;
  const [a, b, year] = [new Uint16Array(most), new Uint16Array(most), new Int16Array(most)];
  let rows = 0;
  for (const [one, first] of lives.entries()) {
    for (const [other, second] of lives.entries()) {
      if (span.directed ? one === other : one >= other) continue;
      if (!isWanted(one, other)) continue;
      for (let at = 0; at < years; at++) {
        if (first[at] !== 1 || second[at] !== 1) continue;
        a[rows] = one;
        b[rows] = other;
        year[rows++] = span.from + at;
      }
    }
  }
  const grain = span.directed ? "directed-pair-year" : "pair-year";
  return panelOf(grain, states, a.slice(0, rows), b.slice(0, rows), year.slice(0, rows));
}

/**
 * One row a pair and month, for months of years in which both states existed; a pair has no order.
 *
 * Throws: as `createPairYears`.
 */
export function createPairMonths(span: PairSpan): Panel {
  const { grain: _, ...years } = createPairYears({ ...span, directed: false });
  const twelve = <T extends Uint16Array | Int16Array>(column: T, into: T): T => {
    for (let row = 0; row < into.length; row++) into[row] = column[Math.floor(row / 12)] ?? 0;
    return into;
  };
  const rows = years.rows * 12;
  return {
    ...years,
    grain: "pair-month",
    rows,
    a: twelve(years.a, new Uint16Array(rows)),
    b: years.b && twelve(years.b, new Uint16Array(rows)),
    year: twelve(years.year, new Int16Array(rows)),
    month: Uint8Array.from({ length: rows }, (_none, row) => (row % 12) + 1),
  };
}

/** Which year of the span each state of it existed in: 1 or 0 a year, states in the order of their codes. */
function livesOf(span: PanelSpan) {
  if (!(span.from <= span.to)) {
    throw new Problem(
      "span-backwards",
      `The years run from ${span.from} to ${span.to}: turn them round.`,
    );
  }
  const known = new Set(span.system.map(({ iso3 }) => iso3));
  const named = "pairs" in span ? ((span as PairSpan).pairs?.flat() ?? []) : [];
  const strange = [...(span.only ?? []), ...named].find((iso3) => !known.has(iso3));
  if (strange !== undefined) {
    throw new Problem(
      "state-not-in-system",
      `${strange} is not in the state system: use its ISO3 code, or add it.`,
    );
  }
  const wanted = new Set(span.only ?? (named.length > 0 ? named : known));
  const states = [...wanted].sort();
  const lives = states.map(() => new Uint8Array(span.to - span.from + 1));
  for (const { iso3, from, until } of span.system) {
    const life = lives[states.indexOf(iso3)];
    if (life === undefined) continue;
    const first = Math.max(yearOf(from) ?? span.from, span.from);
    const last = Math.min(yearOf(until) ?? span.to, span.to);
    for (let year = first; year <= last; year++) life[year - span.from] = 1;
  }
  return { states, lives };
}

const yearOf = (date: string | undefined) =>
  date === undefined ? undefined : Number(date.slice(0, 4));

function wantedPairs(states: readonly string[], { pairs }: PairSpan) {
  if (pairs === undefined) return () => true;
  const keys = new Set<string>();
  for (const [one, other] of pairs) {
    if (one === other) {
      throw new Problem("pair-of-one", `${one} has no relation with itself: name two states.`);
    }
    keys.add(`${one} ${other}`).add(`${other} ${one}`);
  }
  return (one: number, other: number) => keys.has(`${states[one]} ${states[other]}`);
}

function panelOf(
  grain: Grain,
  states: readonly string[],
  a: Uint16Array,
  b: Uint16Array | undefined,
  year: Int16Array,
): Panel {
  return { grain, states, rows: a.length, a, b, year, month: undefined, columns: [] };
}

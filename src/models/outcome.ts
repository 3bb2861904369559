import { quantile } from "../numbers/index.ts";
import type { Figure } from "./engine.ts";

/** Where the draws of a number lie: shares of them below each value. */
export interface Band {
  readonly p5: number;
  readonly p25: number;
  readonly p50: number;
  readonly p75: number;
  readonly p95: number;
}

/** One number of a scenario: without the change, with it, and what the change makes. */
export interface OutcomeRow {
  readonly measure: string;
  readonly state?: string;
  readonly item?: string;
  readonly year?: number;
  readonly month?: number;
  /** Missing: undefined where the model gives no number on that side. */
  readonly baseline: number | undefined;
  readonly change: number | undefined;
  readonly difference: number | undefined;
  /** Only after draws: where the change's own number and the difference lie. */
  readonly band?: { readonly change: Band; readonly difference: Band; readonly draws: number };
}

/** What tells two numbers of a run apart. */
export function keyOf({ measure, state, item, year, month }: Figure): string {
  return `${measure}|${state ?? ""}|${item ?? ""}|${year ?? ""}|${month ?? ""}`;
}

/** Lays two runs side by side: every number of either, in the order in which they came. */
export function sideBySide(
  baseline: readonly Figure[],
  change: readonly Figure[],
): readonly OutcomeRow[] {
  const before = new Map(baseline.map((one) => [keyOf(one), one]));
  const after = new Map(change.map((one) => [keyOf(one), one]));
  const keys = [...new Set([...before.keys(), ...after.keys()])];
  return keys.flatMap((key): OutcomeRow[] => {
    const [was, is] = [before.get(key), after.get(key)];
    const one = was ?? is;
    if (one === undefined) return [];
    const { value: _value, ...name } = one;
    return [
      { ...name, baseline: was?.value, change: is?.value, difference: less(is?.value, was?.value) },
    ];
  });
}

const less = (a: number | undefined, b: number | undefined): number | undefined =>
  a === undefined || b === undefined ? undefined : a - b;

/** Gathers the same number from run after run, so that bands can be told of each. */
export interface Gathered {
  /** Takes the rows of one draw. */
  take(rows: readonly OutcomeRow[]): void;
  /** The rows of the central run with the bands of all draws taken. */
  banded(rows: readonly OutcomeRow[]): readonly OutcomeRow[];
}

/** Begins to gather draws. Numbers of single months are not gathered: they are drawn, not compared. */
export function createGathered(): Gathered {
  const changes = new Map<string, number[]>();
  const differences = new Map<string, number[]>();
  const add = (to: Map<string, number[]>, key: string, value: number | undefined): void => {
    if (value === undefined) return;
    const list = to.get(key);
    if (list === undefined) to.set(key, [value]);
    else list.push(value);
  };
  return {
    take: (rows) => {
      for (const row of rows) {
        if (row.month !== undefined) continue;
        const key = keyOf({ ...row, value: undefined });
        add(changes, key, row.change);
        add(differences, key, row.difference);
      }
    },
    banded: (rows) =>
      rows.map((row) => {
        const key = keyOf({ ...row, value: undefined });
        const [change, difference] = [bandOf(changes.get(key)), bandOf(differences.get(key))];
        if (change === undefined || difference === undefined) return row;
        return { ...row, band: { change, difference, draws: changes.get(key)?.length ?? 0 } };
      }),
  };
}

function bandOf(values: readonly number[] | undefined): Band | undefined {
  if (values === undefined || values.length === 0) return undefined;
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number): number => quantile(sorted, share) ?? 0;
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

import { Buffer } from "node:buffer";
import { parseCsv } from "../../sources/index.ts";
import { Problem } from "../../terms/index.ts";
import type { ModelFiles } from "../engine.ts";
import type { ThreatInput } from "./input.ts";

/** One state's part in one conflict in one year. */
export interface ConflictYear {
  readonly state: number;
  readonly year: number;
  readonly isWar: boolean;
}

/** What exposure is worked out from. States are numbered as in `states`. */
export interface ThreatGround {
  readonly states: readonly string[];
  /** How many of them, from the first, have their exposure told. */
  readonly told: number;
  readonly conflicts: readonly ConflictYear[];
  /** Unit: km, by the name of the kind of distance; states × states. */
  readonly distances: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** Unit: km of border; 0 where two states do not touch. */
  readonly borders: readonly (readonly number[])[];
  /** The latest figure of stability up to the last year. Missing: undefined where the source has none. */
  readonly stability: readonly (number | undefined)[];
}

type Row = Readonly<Record<string, string>>;

/**
 * Reads conflicts, distances, borders and stability of the states that a scenario names.
 *
 * Throws: `threat-distance-missing`, naming the pair for which no distance is known.
 */
export function readThreats(input: ThreatInput, files: ModelFiles): ThreatGround {
  const states = [...new Set([...input.states, ...input.sources])];
  const told = new Set(input.states).size;
  const rows = (path: string): readonly Row[] =>
    parseCsv(Buffer.from(files.text(path), "utf8"), path).records.map((one) => one.fields);
  const pairs = rows(input.files.pairs);
  const distances = Object.entries(input.series.distances).map(([kind, series]) => {
    const square = squareOf(pairs, series, states);
    checkDistances(square.slice(0, told), states, series);
    return [kind, square] as const;
  });
  return {
    states,
    told,
    conflicts: readConflicts(rows(input.files.conflicts), states, input.years),
    distances: new Map(distances),
    borders: squareOf(pairs, input.series.borderLength, states),
    stability: latestOf(
      rows(input.files.observations),
      input.series.stability,
      states,
      input.years.to,
    ),
  };
}

/** Every state that takes part in a conflict in the span counts once for that conflict and year. */
function readConflicts(
  rows: readonly Row[],
  states: readonly string[],
  years: ThreatInput["years"],
): readonly ConflictYear[] {
  return rows.flatMap((row) => {
    const year = Number(row.year);
    if (!(year >= years.from && year <= years.to)) return [];
    const sides = [...`${row.iso3_a ?? ""};${row.iso3_b ?? ""}`.split(/[;, ]+/)];
    return [...new Set(sides)].flatMap((code) => {
      const state = states.indexOf(code);
      return state < 0 ? [] : [{ state, year, isWar: row.intensity_level === "2" }];
    });
  });
}

function squareOf(
  rows: readonly Row[],
  series: string,
  states: readonly string[],
): readonly (readonly number[])[] {
  const square = states.map(() => states.map(() => 0));
  for (const row of rows) {
    if (row.series !== series || row.value === undefined || row.value === "") continue;
    const [a, b] = [states.indexOf(row.from ?? ""), states.indexOf(row.to ?? "")];
    const [there, back] = [square[a], square[b]];
    if (there === undefined || back === undefined) continue;
    there[b] = Number(row.value);
    back[a] = Number(row.value);
  }
  return square;
}

function checkDistances(
  square: readonly (readonly number[])[],
  states: readonly string[],
  series: string,
): void {
  for (const [i, row] of square.entries()) {
    for (const [j, km] of row.entries()) {
      if (i === j || km > 0) continue;
      const message = `There is no distance between ${states[i]} and ${states[j]}: leave one of them out, or add it.`;
      throw new Problem("threat-distance-missing", message, { where: series });
    }
  }
}

function latestOf(
  rows: readonly Row[],
  series: string,
  states: readonly string[],
  until: number,
): readonly (number | undefined)[] {
  const own = rows.filter((row) => row.series === series && row.value !== "");
  return states.map((state) => {
    const years = own.filter((row) => row.iso3 === state && Number(row.year) <= until);
    const last = years.reduce<Row | undefined>(
      (best, row) => (best === undefined || Number(row.year) > Number(best.year) ? row : best),
      undefined,
    );
    return last === undefined ? undefined : Number(last.value);
  });
}

import { Problem } from "../terms/index.ts";
import { type AllianceScale, type AllianceTable, packProfiles } from "./alliances.ts";
import type { WithoutVariation } from "./likeness.ts";
import { likenessOfPairs, type PairLikeness } from "./pairLikeness.ts";
import { pairsOf } from "./pairPlaces.ts";

/** What must be said before likeness of alliances means anything; nothing of it has a default. */
export interface AllianceOptions {
  readonly scale: AllianceScale;
  readonly withoutVariation: WithoutVariation;
  /** Pairs asked for, in either order; all pairs when not given. */
  readonly pairs?: readonly (readonly [string, string])[];
  /** Years asked for; all of the table when not given. */
  readonly years?: readonly number[];
}

/** Likeness of alliance profiles, with the choices under it; `group` is a place in `years`, `joint` the states compared with. */
export interface AllianceSimilarities extends PairLikeness {
  readonly scale: AllianceScale;
  readonly withoutVariation: WithoutVariation;
  readonly states: readonly string[];
  readonly years: readonly number[];
}

/**
 * How alike two states chose their allies: S, κ and π over all states of the system in the year, themselves included.
 *
 * Unit: S from -1 to 1, where 1 means the same promises to everyone.
 * Missing: a pair of which one did not exist in the year has no row.
 * Throws: `year-unknown` for a year that the source does not cover; `state-unknown`.
 * Source: Signorino and Ritter 1999, International Studies Quarterly 43(1); Häge 2011 for κ and π.
 */
export function allianceSimilarity(
  table: AllianceTable,
  options: AllianceOptions,
): AllianceSimilarities {
  const { scale, withoutVariation } = options;
  const years = options.years ?? table.years;
  const groups = years.map((year) => {
    const at = table.years.indexOf(year);
    if (at < 0) throw unknownYear(table, year);
    return () => packProfiles(table, at, scale);
  });
  const pairs = pairsOf(table.states, options.pairs);
  const choices = scale === "valued" ? 4 : 2;
  const found = likenessOfPairs(pairs, groups, { choices, withoutVariation });
  return { scale, withoutVariation, states: table.states, years, ...found };
}

function unknownYear({ years }: AllianceTable, year: number): Problem {
  const span = years.length === 0 ? "no year" : `${years[0]} to ${years.at(-1)}`;
  return new Problem("year-unknown", `The alliances cover ${span}, not ${year}.`);
}

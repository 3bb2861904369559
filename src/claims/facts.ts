import { observation, pairObservation, series, turnover } from "../indicators/index.ts";
import { readRegisterContent, state } from "../register/index.ts";
import type { Dossier } from "../sources/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import { derivedVoices } from "./derived.ts";
import { type Entries, type PriorityRow, readEntries } from "./entries.ts";
import { type BorderGraph, borderGraph } from "./geography.ts";
import { inlandCoasts } from "./inlandCoasts.ts";
import type { ClaimRules } from "./rules.ts";
import { readThings } from "./things.ts";
import { type Voice, voicesOfSeries, voicesOfTurnover } from "./voices.ts";

/** A state as claims speak of it. */
export interface StateFacts {
  readonly iso3: string;
  readonly names: Readonly<Record<string, string>>;
  readonly existsFrom: string | undefined;
  readonly existsUntil: string | undefined;
}

/**
 * All that judging needs of a dossier, at hand: figures by what they count, borders, the register, names of states.
 *
 * Shape: `region` are the states of the dossier, `around` the neighbours that it names; `regionNames` are the words
 * by which the register calls the region.
 */
export interface Facts {
  readonly region: readonly string[];
  readonly around: readonly string[];
  /** The pair that the dossier shows first, in alphabetical order. */
  readonly focus: readonly string[];
  readonly regionNames: readonly string[];
  readonly states: ReadonlyMap<string, StateFacts>;
  /** Names of rivers and reservoirs that have figures of their own. */
  readonly things: ReadonlyMap<string, Readonly<Record<string, string>>>;
  readonly voices: ReadonlyMap<string, readonly Voice[]>;
  readonly borders: BorderGraph | undefined;
  /** States with a shore on a closed water that is called a sea. */
  readonly inlandCoasts: readonly string[];
  readonly register: Entries;
}

/**
 * Reads the facts of a built dossier.
 *
 * Throws: `table-not-declared` when the store was opened without the tables of indicators and register.
 */
export async function readFacts(
  reader: Reader,
  dossier: Dossier,
  rules: ClaimRules,
): Promise<Facts> {
  const { states: region, neighbours: around, focus } = dossier.settings;
  const states = await reader.rows(state);
  const counted = voicesOfSeries(
    await reader.rows(series),
    await reader.rows(observation),
    await reader.rows(pairObservation),
    rules,
  );
  const things = readThings(dossier);
  const all = [
    ...things.voices,
    ...counted,
    ...derivedVoices(counted, rules),
    ...voicesOfTurnover(await reader.rows(turnover), rules),
  ];
  const register = await readEntries(reader, readRegisterContent(dossier).rules);
  return {
    region,
    around,
    focus: [...focus].sort(),
    regionNames: regionNames(register.priorities, region),
    states: new Map(states.map((one) => [one.iso3, stateFacts(one)])),
    things: things.names,
    voices: byConcept(all),
    borders: borderGraph(counted, coasts(states), rules),
    inlandCoasts: inlandCoasts(dossier, rules),
    register,
  };
}

function stateFacts(one: RowOf<typeof state>): StateFacts {
  const { iso3, names, existsFrom, existsUntil } = one;
  return { iso3, names, existsFrom, existsUntil };
}

function byConcept(all: readonly Voice[]): ReadonlyMap<string, readonly Voice[]> {
  const groups = new Map<string, Voice[]>();
  for (const one of all) groups.set(one.concept, [...(groups.get(one.concept) ?? []), one]);
  return groups;
}

/** Only states that exist have a coast or none. */
function coasts(states: readonly RowOf<typeof state>[]): ReadonlyMap<string, boolean> {
  const known = states.filter(
    (one) => one.existsUntil === undefined && one.landlocked !== undefined,
  );
  return new Map(known.map((one) => [one.iso3, one.landlocked === "no"]));
}

/** A partner that lists the states of the region in brackets is the region, by the words before the bracket. */
function regionNames(rows: readonly PriorityRow[], region: readonly string[]): readonly string[] {
  const named = rows.flatMap(({ partner, states }) => {
    const [, words, listed] = /^(.+?) \(([A-Z]{3}(?:, [A-Z]{3})+)\)$/.exec(partner ?? "") ?? [];
    if (words === undefined || listed === undefined) return [];
    const all = new Set([...listed.split(", "), ...states]);
    return region.every((one) => all.has(one)) && all.size === region.length ? [words] : [];
  });
  return [...new Set(named)].sort();
}

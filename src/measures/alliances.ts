import { Problem } from "../terms/index.ts";
import { packChoices, type ValueBits } from "./valueBits.ts";
import type { MemberSpell } from "./voteTable.ts";

/** What one state has promised another in a year, as the Alliance Treaty Obligations and Provisions data code it. */
export interface AllianceRow {
  readonly from: string;
  readonly to: string;
  readonly year: number;
  readonly defense: boolean;
  readonly offense: boolean;
  readonly neutrality: boolean;
  readonly nonaggression: boolean;
  readonly consultation: boolean;
}

/** How much is promised: 0 nothing, 1 not to attack, 2 to stay neutral or consult, 3 to fight beside. */
export type Obligation = 0 | 1 | 2 | 3;

/** Whether obligations count by their depth, or only whether there is one. */
export type AllianceScale = "valued" | "binary";

/**
 * Who was allied with whom, year by year, in the system of states of that year.
 *
 * Shape: `obligations` holds for each year a byte for each two of `states`, the one that promises first; `members` one for
 * each state. `strays` counts rows about a state that was no member of the system in the year: they count for nothing.
 */
export interface AllianceTable {
  readonly states: readonly string[];
  readonly years: readonly number[];
  readonly obligations: readonly Uint8Array[];
  readonly members: readonly Uint8Array[];
  readonly strays: number;
}

/**
 * The depth of an obligation: the deepest of those that stand.
 *
 * Source: Signorino and Ritter 1999, as valued in the FPSIM data after Häge 2011.
 */
export function obligationOf(row: AllianceRow): Obligation {
  if (row.defense || row.offense) return 3;
  if (row.neutrality || row.consultation) return 2;
  return row.nonaggression ? 1 : 0;
}

/**
 * Makes the table of alliances from rows of a source and the dates between which states existed.
 *
 * Shape: years are those of the rows, since a source that covers a year lists its alliances; several rows of one
 * directed pair-year count by the deepest.
 * Throws: `states-missing` when no dates are given.
 */
export function createAllianceTable(
  rows: readonly AllianceRow[],
  spells: readonly MemberSpell[],
): AllianceTable {
  const states = [...new Set(spells.map(({ state }) => state))].sort();
  if (states.length === 0) {
    throw new Problem("states-missing", "Give the dates of states: S compares with all of them.");
  }
  const years = [...new Set(rows.map(({ year }) => year))].sort((one, other) => one - other);
  const place = new Map(states.map((state, i) => [state, i]));
  const members = years.map((year) => membersIn(year, spells, place));
  const obligations = years.map(() => new Uint8Array(states.length ** 2));
  let strays = 0;
  for (const row of rows) {
    const year = years.indexOf(row.year);
    const [from, to] = [place.get(row.from) ?? -1, place.get(row.to) ?? -1];
    if (members[year]?.[from] !== 1 || members[year]?.[to] !== 1) strays += 1;
    else deepen(obligations[year], from * states.length + to, obligationOf(row));
  }
  return { states, years, obligations, members, strays };
}

/**
 * The profiles of all states in a year, packed for counting: what each promised to every state of the system.
 *
 * Shape: actors and items are the states; a state counts itself as its firmest ally. Missing: states that were no members.
 */
export function packProfiles(table: AllianceTable, year: number, scale: AllianceScale): ValueBits {
  const size = table.states.length;
  const members = table.members[year] ?? new Uint8Array(size);
  const obligations = table.obligations[year] ?? new Uint8Array(size * size);
  const choices = scale === "valued" ? 4 : 2;
  return packChoices({ actors: size, items: size, choices }, (actor, item) => {
    if (members[actor] !== 1 || members[item] !== 1) return -1;
    if (actor === item) return choices - 1;
    const depth = obligations[actor * size + item] ?? 0;
    return scale === "valued" ? depth : Math.min(depth, 1);
  });
}

/** A state counts in a year when it existed for any part of it. */
function membersIn(
  year: number,
  spells: readonly MemberSpell[],
  place: ReadonlyMap<string, number>,
): Uint8Array {
  const members = new Uint8Array(place.size);
  for (const { state, from, until } of spells) {
    const isOver = until !== undefined && Number(until.slice(0, 4)) < year;
    if (Number(from.slice(0, 4)) <= year && !isOver) members[place.get(state) ?? 0] = 1;
  }
  return members;
}

function deepen(into: Uint8Array | undefined, at: number, depth: Obligation): void {
  if (into !== undefined) into[at] = Math.max(into[at] ?? 0, depth);
}

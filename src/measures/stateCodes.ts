import type { SystemTable } from "./layoutTables.ts";
import type { StateSpell } from "./panelCreate.ts";
import type { TableCells } from "./tableCells.ts";

/** The states of a system: their dates, and which ISO3 code each Correlates of War number stands for. */
export interface StateSystem {
  readonly spells: readonly StateSpell[];
  /** Missing: an empty text for a state that has no ISO3 code, such as Prussia's neighbours of 1850. */
  readonly isoOfCow: ReadonlyMap<string, string>;
}

/** Reads the states of a system: a state without an ISO3 code has no spell, but its number is known. */
export function readSystem(table: TableCells, layout: SystemTable): StateSystem {
  const [iso3, cow, start, end] = [layout.iso3, layout.cow, layout.start, layout.end].map((name) =>
    table.text(name),
  );
  const spells: StateSpell[] = [];
  const isoOfCow = new Map<string, string>();
  for (let row = 0; row < table.scan.rows; row++) {
    const code = iso3?.[row] ?? "";
    isoOfCow.set(cow?.[row] ?? "", code);
    const last = end?.[row];
    const until = last === layout.open || last === "" ? undefined : last;
    if (code !== "") spells.push({ iso3: code, from: start?.[row] || undefined, until });
  }
  return { spells, isoOfCow };
}

/**
 * Turns the codes of a column into ISO3.
 *
 * Shape: an empty text where the state has no ISO3 code (out of scope); undefined where the code is none (to be refused).
 */
export function toIso3(
  codes: readonly string[],
  scheme: "iso3" | "cow",
  system: StateSystem,
): readonly (string | undefined)[] {
  const known = new Map<string, string | undefined>();
  return codes.map((code) => {
    if (known.has(code)) return known.get(code);
    const found = scheme === "cow" ? system.isoOfCow.get(code) : iso3Of(code);
    known.set(code, found);
    return found;
  });
}

const iso3Of = (code: string) => (code === "" || /^[A-Z]{3}$/.test(code) ? code : undefined);

import { readdirSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { GoldRow } from "./claimSheet.ts";

type Cells = Readonly<Record<string, string>>;

const dossier = new URL("../../dossiers/central-asia/", import.meta.url);
const tables = new Map<string, readonly Cells[]>();

/** The rows of one shipped table, named as folder and file without its ending; read once. */
function rowsOf(name: string): readonly Cells[] {
  const known = tables.get(name);
  if (known) return known;
  const text = readFileSync(new URL(`${name}.csv`, dossier), "utf8");
  const rows: readonly Cells[] = parse(text, { columns: true, bom: true });
  tables.set(name, rows);
  return rows;
}

/** Values by series, states and year: `series/of/year` or `series/of/towards/year`. */
const values = readValues();

function readValues(): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const file of readdirSync(new URL("indicators/", dossier))) {
    if (!/^(?:observations|pairs)-/.test(file)) continue;
    for (const row of rowsOf(`indicators/${file.replace(".csv", "")}`)) {
      const sides = row.iso3 ?? `${row.from}/${row.to}`;
      if (row.value) found.set(`${row.series}/${sides}/${row.year}`, Number(row.value));
    }
  }
  return found;
}

/**
 * What is wrong with a row that a label rests on: it is not in the shipped tables, or says something else there.
 *
 * Missing: undefined where the row stands as given.
 */
export function faultOf(row: GoldRow): string | undefined {
  if ("series" in row) {
    const sides = row.towards === undefined ? row.of : `${row.of}/${row.towards}`;
    const key = `${row.series}/${sides}/${row.year}`;
    return values.get(key) === row.value ? undefined : `${key}: ${values.get(key)}`;
  }
  const stored = rowsOf(row.table).find((one) => one.id === row.id);
  if (stored === undefined) return `${row.table} ${row.id} is missing`;
  return saysTheSame(row, stored) ? undefined : `${row.table} ${row.id} says something else`;
}

/** Whether the stored row has every value that the label's row gives. */
function saysTheSame(row: Exclude<GoldRow, { series: string }>, stored: Cells): boolean {
  if ("column" in row) return Number(stored[row.column]) === row.value;
  if ("value" in row) return Number(stored.value) === row.value;
  if ("parties" in row) return stored.parties === row.parties.join(";");
  if ("rank" in row) return Number(stored.rank) === row.rank && stored.partner === row.partner;
  const same = stored.entry === row.entry && stored.act === row.act && stored.date === row.date;
  return same && (stored.party || undefined) === row.party;
}

import type { Lineage, Table } from "../store/index.ts";
import type { Explanation } from "./contract.ts";
import { type TableWords, wordsOf } from "./tableWords.ts";
import { type Said, saidOf, type Wordings } from "./wordings.ts";

/** What is needed to tell rows in the reader's language. */
interface Ground {
  readonly tables: readonly Table[];
  readonly sayings: ReadonlyMap<string, Said>;
  readonly wordings: Wordings;
}

/**
 * Lineages as they cross the wire: each row with its short texts in the languages of the dossier, and the first row of
 * each table with what the table and its columns say of themselves.
 */
export function viewLineages(
  lineages: readonly Lineage[],
  { tables, sayings, wordings }: Ground,
): Explanation[] {
  const told = new Set<string>();
  const introduce = (name: string): TableWords | undefined => {
    const table = tables.find((one) => one.name === name);
    if (table === undefined || told.has(name)) return undefined;
    told.add(name);
    return wordsOf(table, sayings);
  };
  const view = (one: Lineage): Explanation => {
    const said = saidOf(wordings, one.row);
    const words = introduce(one.table);
    return {
      ...one,
      ...(said !== undefined && { said }),
      ...(words !== undefined && { words }),
      restsOn: one.restsOn.map(view),
    };
  };
  return lineages.map(view);
}

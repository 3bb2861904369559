import type { CsvRecord, CsvTable } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import { cellText, cellTexts, requiredInteger } from "./cells.ts";
import type { rollCall, rollCallSet } from "./table.ts";
import { type Fault, faultIn, isFault, type RowReader } from "./take.ts";

/** One vote of an assembly, with what each state did. */
export type RollCallRow = RowOf<typeof rollCall>;
/** One collection of roll calls. */
export type RollCallSetRow = RowOf<typeof rollCallSet>;

/** Tables of votes: one row a roll call, one column a state by its ISO3 code. */
export const voteFiles = /^indicators\/votes_([^/]+)\.csv$/;

/** The columns of a table of votes that are states. */
export function statesOf({ header }: CsvTable): readonly string[] {
  return header.filter((name) => /^[A-Z]{3}$/.test(name)).sort();
}

/**
 * How rows of `votes_*.csv` are read: the first column is the source's number, a column named by a code is a state's vote.
 *
 * Missing: an empty cell is absent or not a member; sources of this kind do not tell which.
 */
export function rollCallReader(states: ReadonlySet<string>): RowReader<RollCallRow> {
  return {
    keyOf: (row) => row.id,
    keyColumn: "number",
    read: (record, file) => {
      const dataset = datasetOf(file);
      const number = Object.values(record.fields)[0] ?? "";
      const year = requiredInteger(record, "year");
      if (isFault(year)) return year;
      const votes = votesOf(record, states);
      if (isFault(votes)) return votes;
      return {
        id: `${dataset}/${number}`,
        dataset,
        number,
        year,
        session: numberIn(record, "session"),
        date: cellText(record, "date"),
        resolution: cellText(record, "resolution"),
        issues: cellTexts(record, "issues"),
        votes,
        file,
        row: record.row,
      };
    },
  };
}

/** The collection that a file of votes holds: the part of its name after `votes_`. */
export function datasetOf(file: string): string {
  return voteFiles.exec(file)?.[1] ?? file;
}

const numberIn = (record: CsvRecord, column: string) => {
  const written = cellText(record, column);
  return written !== undefined && /^\d+$/.test(written) ? Number(written) : undefined;
};

function votesOf(
  record: CsvRecord,
  states: ReadonlySet<string>,
): Readonly<Record<string, number>> | Fault {
  const votes: Record<string, number> = {};
  for (const [column, cell] of Object.entries(record.fields)) {
    if (!/^[A-Z]{3}$/.test(column) || cell === "") continue;
    if (!states.has(column)) {
      return faultIn(
        column,
        "state-unknown",
        `${column} is no state of the dossier; the row was not read.`,
        "Correct the code in the header, or add the state to register/states.csv.",
      );
    }
    if (!/^[123]$/.test(cell)) {
      return faultIn(
        column,
        "vote-unreadable",
        `The vote of ${column} is none of 1, 2, 3; the row was not read.`,
        "Write 1 for yes, 2 for abstain, 3 for no; leave the cell empty for absent.",
      );
    }
    votes[column] = Number(cell);
  }
  return votes;
}

import type { Finding } from "../terms/index.ts";
import type { CellFilter } from "./layoutWords.ts";
import { type StateSystem, toIso3 } from "./stateCodes.ts";
import type { TableCells } from "./tableCells.ts";
import { lineOfRow } from "./tableScan.ts";

/** What became of the rows of a table: every one is used, out of scope or refused with a finding. */
export interface RowAccount {
  readonly rows: number;
  readonly used: number;
  /** Rows that a layout leaves out, of states without an ISO3 code, and of a state with itself. */
  readonly outOfScope: number;
  readonly refused: number;
}

/** The rows of a table that speak of known states. */
export interface StateRows {
  /** Places in the table of the rows that are used, rising. */
  readonly rows: readonly number[];
  /** Shape: one entry a used row. */
  readonly a: readonly string[];
  readonly b: readonly string[] | undefined;
  readonly account: RowAccount;
  readonly findings: readonly Finding[];
}

/** Which rows are meant, and where their states stand. */
export interface RowChoice {
  readonly a: string;
  readonly b?: string | undefined;
  readonly codes: "iso3" | "cow";
  readonly where?: CellFilter | undefined;
  readonly not?: CellFilter | undefined;
}

/** The rows of a table that a layout means; a code that nobody knows refuses its rows, with one finding a code. */
export function stateRows(table: TableCells, choice: RowChoice, system: StateSystem): StateRows {
  const { scan } = table;
  const isMeant = filterOf(table, choice);
  const first = toIso3(table.text(choice.a), choice.codes, system);
  const second = choice.b && toIso3(table.text(choice.b), choice.codes, system);
  const [rows, a, b] = [[] as number[], [] as string[], [] as string[]];
  const strange = new Map<string, number[]>();
  let [outOfScope, refused] = [0, scan.refused];
  for (let row = 0; row < scan.rows; row++) {
    const one = first[row];
    const other = second ? second[row] : "";
    const isNoState = one === "" || (second !== undefined && other === "") || one === other;
    if (!isMeant(row)) outOfScope += 1;
    else if (one === undefined || other === undefined) {
      refused += 1;
      const column = one === undefined ? choice.a : (choice.b ?? "");
      const key = `${column} ${table.text(column)[row]}`;
      strange.set(key, [...(strange.get(key)?.slice(0, 1) ?? []), row]);
    } else if (isNoState) outOfScope += 1;
    else {
      rows.push(row);
      a.push(one);
      if (second) b.push(other);
    }
  }
  const account = { rows: scan.rows + scan.refused, used: rows.length, outOfScope, refused };
  const findings = [...strange].map(([key, [row = 0]]) => unknownCode(table, key, row));
  return { rows, a, b: second ? b : undefined, account, findings: [...scan.findings, ...findings] };
}

/** Whether a row has the cells that it must have, and none of those that it must not. */
export function filterOf(
  table: TableCells,
  choice: Pick<RowChoice, "where" | "not">,
): (row: number) => boolean {
  const tests = [...testsOf(table, choice.where, true), ...testsOf(table, choice.not, false)];
  return (row) => tests.every(({ cells, wanted, must }) => wanted.has(cells[row] ?? "") === must);
}

function testsOf(table: TableCells, filter: CellFilter | undefined, must: boolean) {
  return Object.entries(filter ?? {}).map(([column, values]) => ({
    cells: table.text(column),
    wanted: new Set([values].flat()),
    must,
  }));
}

function unknownCode(table: TableCells, key: string, row: number): Finding {
  const [column = "", ...code] = key.split(" ");
  return {
    code: "state-code-unknown",
    severity: "warning",
    message: `${column} has the code ${code.join(" ").slice(0, 20)}, which is no state's; its rows were not read.`,
    remedy: "Use ISO3 codes, or numbers that stand in the table of the state system.",
    file: table.scan.file,
    row: lineOfRow(table.scan, row),
    column,
  };
}

import type { RowOf } from "../store/index.ts";
import type { Cells } from "./cells.ts";
import type { commitment, measure } from "./table.ts";

type Measured = Pick<RowOf<typeof commitment>, "id" | "targetValue">;

/** Where the figures of a measure stand: counts that each side gives, or series of the indicators. */
export const measureSources = ["turnover", "series"] as const;

/**
 * What counts how far a promise has come: which figures, of whom, and how they become its unit.
 *
 * Missing: undefined when the row is refused: its promise is not known or has no target, the place of the figures is
 * no such place, or a column is empty.
 */
export function readMeasure(
  cells: Cells,
  commitments: ReadonlyMap<string, Measured>,
): RowOf<typeof measure> | undefined {
  const id = cells.needed("id", "id-missing", "Give the row an id of its own.");
  const promise = cells.needed(
    "commitment",
    "commitment-missing",
    "Name the commitment by its id.",
  );
  const from = cells.needed("from", "measure-source", `Write ${measureSources.join(" or ")}.`);
  const indicator = cells.needed("indicator", "indicator-missing", "Name what is counted.");
  const of = cells.needed("of", "subject-missing", "Name the state, AAA, or the pair, AAA-BBB.");
  const reason = cells.needed("reason", "reason-missing", "Say why it measures the promise.");
  checkPromise(cells, promise, commitments);
  if (from !== "" && !measureSources.some((one) => one === from)) {
    const remedy = `Write ${measureSources.join(" or ")}.`;
    cells.note("error", "measure-source", "from", "That is no place of figures.", remedy);
  }
  checkSubject(cells, of, from);
  if (cells.isRefused()) return undefined;
  return {
    id,
    commitment: promise,
    from,
    indicator,
    of,
    periods: cells.list("periods").length === 0 ? ["year"] : cells.list("periods"),
    factor: cells.number("factor") ?? 1,
    reason,
    file: cells.file,
    row: cells.row,
  };
}

function checkPromise(cells: Cells, id: string, commitments: ReadonlyMap<string, Measured>): void {
  if (id === "") return;
  const found = commitments.get(id);
  if (found === undefined) {
    const remedy = "Mend the id, or add the commitment.";
    cells.note("error", "link-dangling", "commitment", "The register has no such promise.", remedy);
  } else if (found.targetValue === undefined) {
    const remedy = "Give the commitment a target value and its unit.";
    cells.note("error", "target-missing", "commitment", "The promise has no target.", remedy);
  }
}

function checkSubject(cells: Cells, of: string, from: string): void {
  const isPair = /^[A-Z]{3}-[A-Z]{3}$/.test(of) && of.slice(0, 3) !== of.slice(4);
  if (of === "" || isPair || (from === "series" && /^[A-Z]{3}$/.test(of))) return;
  const remedy = "Write a pair, AAA-BBB; a series may be of one state, AAA.";
  cells.note("error", "subject-unreadable", "of", "That is no state or pair.", remedy);
}

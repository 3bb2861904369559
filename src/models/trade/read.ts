import { type CsvRecord, parseCsv } from "../../sources/index.ts";
import { Problem } from "../../terms/index.ts";
import type { ModelFiles } from "../engine.ts";
import type { TradeInput } from "./input.ts";

/** Flows of one year as they were read: what was counted, what was filled, and what each state makes. */
export interface TradeGround {
  readonly states: readonly string[];
  /** Counted flows between states, row by row, exporters first; the diagonal is 0. */
  readonly counted: Float64Array;
  /** Flows that nobody counted, as a gravity model expects them. */
  readonly filled: Float64Array;
  /** Gross domestic product by state. */
  readonly product: Float64Array;
}

/**
 * Reads the trade of a year from the files of the dossier.
 *
 * Throws: `model-number` or `model-row`, naming the file and the row that is wrong, and what to write instead.
 */
export function readTrade(input: TradeInput, files: ModelFiles): TradeGround {
  const rows = (path: string) => parseCsv(new TextEncoder().encode(files.text(path)), path).records;
  const table = rows(input.files.states);
  const states = table.map((one) => one.fields.iso3 ?? "");
  if (states.length === 0) throw empty(input.files.states);
  const place = new Map(states.map((state, i) => [state, i]));
  for (const one of [
    ...input.states,
    ...input.neighbours,
    input.reference,
    ...(input.zone?.members ?? []),
  ]) {
    if (!place.has(one)) {
      throw new Problem(
        "model-row",
        `${one} is not in ${input.files.states}: add its row, or leave it out of the scenario.`,
        { where: input.files.states },
      );
    }
  }
  const size = states.length;
  const counted = new Float64Array(size * size);
  const filled = new Float64Array(size * size);
  const isFilled = new Set(input.filled);
  const flows = rows(input.files.pairs);
  if (flows.length === 0) throw empty(input.files.pairs);
  for (const one of flows) {
    const i = place.get(one.fields.exporter ?? "");
    const j = place.get(one.fields.importer ?? "");
    if (i === undefined || j === undefined || i === j) {
      throw new Problem(
        "model-row",
        "Exporter and importer must be two states of the list of states: mend the row.",
        { where: `${input.files.pairs}:${one.row}` },
      );
    }
    (isFilled.has(one.fields.how ?? "") ? filled : counted)[i * size + j] = amount(
      one,
      "trade_usd",
      input.files.pairs,
    );
  }
  const product = Float64Array.from(table, (one) => amount(one, "gdp_usd", input.files.states));
  return { states, counted, filled, product };
}

function amount({ fields, row }: CsvRecord, column: string, file: string): number {
  const text = fields[column] ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value) && value >= 0) return value;
  throw new Problem("model-number", `${column} is no amount from zero: write one.`, {
    where: `${file}:${row}`,
  });
}

function empty(where: string): Problem {
  return new Problem("model-row", "The file has no row: give one for each state or flow.", {
    where,
  });
}

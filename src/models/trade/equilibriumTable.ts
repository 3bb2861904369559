import type { CsvRecord, CsvTable } from "../../sources/index.ts";
import { Problem } from "../../terms/index.ts";
import { changesOf, type StateChange } from "./changes.ts";
import { type Closure, solveTrade, type TradeEquilibrium } from "./equilibrium.ts";
import { checkColumns } from "./estimateTable.ts";
import { checkWorld, type TradeWorld, worldOfTrade } from "./world.ts";

/** How the costs of trade stand in a table of pairs, before and after. */
export type CostsAsked =
  /** A column says by what the cost of trade is multiplied; trade as it is stands for what was before. */
  | { readonly kind: "ratio"; readonly column: string }
  /** Two columns hold costs to the power of 1 - σ. */
  | { readonly kind: "openness"; readonly before: string; readonly after: string }
  /** Openness is exp of factors times columns; for what comes after, some columns are put in place of others. */
  | {
      readonly kind: "factors";
      readonly factors: Readonly<Record<string, number>>;
      readonly constant: number;
      readonly instead: Readonly<Record<string, string>>;
    };

/** A counterfactual on a table of one's own, by names of columns. */
export interface EquilibriumAsked {
  readonly exporter: string;
  readonly importer: string;
  readonly trade: string;
  readonly costs: CostsAsked;
  /** Columns with what the exporter makes and the importer spends; without them trade is added up. */
  readonly output?: string;
  readonly spending?: string;
  readonly sigma: number;
  readonly reference: string;
  readonly closure: Closure;
}

/** The answer for every state, with how well it is solved. */
export interface EquilibriumAnswer {
  readonly asked: EquilibriumAsked;
  readonly rows: {
    readonly given: number;
    readonly refused: number;
    readonly pairsWithoutRow: number;
  };
  readonly states: number;
  readonly convergence: TradeEquilibrium["convergence"];
  /** In percent of what was, incomes as they were. */
  readonly conditional: readonly StateChange[];
  /** In percent of what was, incomes and prices moved. */
  readonly full: readonly StateChange[];
}

/**
 * Works a change of trade costs through a table of pairs.
 *
 * Shape: one row for each ordered pair, domestic trade too; a pair without a row has no trade.
 * Throws: `estimate-column`; `trade-unfit` naming the row or state; what `solveTrade` throws.
 */
export function equilibriumOfTable(table: CsvTable, asked: EquilibriumAsked): EquilibriumAnswer {
  const { exporter, importer, trade, costs, output, spending, sigma } = asked;
  const own = [
    exporter,
    importer,
    ...(costs.kind === "factors" && output !== undefined
      ? []
      : costs.kind === "ratio" || output === undefined
        ? [trade]
        : []),
  ];
  checkColumns(table, [
    ...own,
    ...columnsOf(costs),
    ...(output === undefined ? [] : [output]),
    ...(spending === undefined ? [] : [spending]),
  ]);
  const { records } = table;
  if (records.length === 0)
    throw unfit("The file has no row under its header: give one for each ordered pair.");
  const states = [
    ...new Set(records.flatMap(({ fields }) => [fields[exporter] ?? "", fields[importer] ?? ""])),
  ].sort();
  const reference = states.indexOf(asked.reference);
  if (reference < 0)
    throw unfit(
      `The reference ${asked.reference} is not among the states: ${states.slice(0, 20).join(", ")}${states.length > 20 ? " …" : ""}.`,
    );
  const places = placesOf(records, states, asked);
  const size = states.length;
  const square = (value: (record: CsvRecord) => number) => {
    const values = new Float64Array(size * size);
    for (const [row, record] of records.entries()) values[places[row] ?? 0] = value(record);
    return values;
  };
  const base =
    costs.kind === "ratio" || output === undefined
      ? worldOfTrade(
          states,
          square((one) => cell(one, trade)),
        )
      : undefined;
  const before =
    costs.kind === "ratio"
      ? (base?.openness ?? new Float64Array())
      : square((one) => opennessOf(one, costs, "before"));
  const after = square((one) => opennessOf(one, costs, "after", sigma));
  const world: TradeWorld = checkWorld({
    states,
    output: base?.output ?? totals(records, places, size, output ?? "", "exporter"),
    spending: base?.spending ?? totals(records, places, size, spending ?? "", "importer"),
    openness: before,
  });
  const openness = costs.kind === "ratio" ? after.map((one, at) => one * (before[at] ?? 0)) : after;
  const found = solveTrade(world, openness, { sigma, closure: asked.closure, reference });
  return {
    asked,
    rows: {
      given: table.rows,
      refused: table.refused,
      pairsWithoutRow: size * size - records.length,
    },
    states: size,
    convergence: found.convergence,
    conditional: changesOf(states, found, found.conditional, sigma),
    full: changesOf(states, found, found.full, sigma),
  };
}

function columnsOf(costs: CostsAsked): readonly string[] {
  if (costs.kind === "ratio") return [costs.column];
  if (costs.kind === "openness") return [costs.before, costs.after];
  return [...Object.keys(costs.factors), ...Object.values(costs.instead)];
}

/** Where each row's pair stands; a pair that stands twice is a mistake. */
function placesOf(
  records: readonly CsvRecord[],
  states: readonly string[],
  asked: EquilibriumAsked,
): Int32Array {
  const place = new Map(states.map((state, i) => [state, i]));
  const seen = new Set<number>();
  return Int32Array.from(records, ({ fields, row }) => {
    const [from, to] = [fields[asked.exporter] ?? "", fields[asked.importer] ?? ""];
    const at = (place.get(from) ?? 0) * states.length + (place.get(to) ?? 0);
    if (seen.has(at))
      throw unfit(
        `Row ${row}: the pair ${from} to ${to} stands twice; keep one year and one row for each pair.`,
      );
    seen.add(at);
    return at;
  });
}

function cell({ fields, row }: CsvRecord, column: string): number {
  const text = fields[column] ?? "";
  const value = text === "" ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw unfit(`Row ${row}: ${column} holds no number; write one, 0 where there is no trade.`);
}

function opennessOf(
  record: CsvRecord,
  costs: CostsAsked,
  side: "before" | "after",
  sigma = 2,
): number {
  if (costs.kind === "openness") return cell(record, costs[side]);
  if (costs.kind === "ratio") {
    const ratio = cell(record, costs.column);
    if (ratio > 0) return ratio ** (1 - sigma);
    throw unfit(
      `Row ${record.row}: ${costs.column} multiplies a cost; write a number above 0, 1 for no change.`,
    );
  }
  const score = Object.entries(costs.factors).reduce((sum, [name, factor]) => {
    const column = side === "after" ? (costs.instead[name] ?? name) : name;
    return sum + factor * cell(record, column);
  }, costs.constant);
  return Math.exp(score);
}

/** What the exporter makes, or the importer spends, as its rows say it. */
function totals(
  records: readonly CsvRecord[],
  places: Int32Array,
  size: number,
  column: string,
  side: "exporter" | "importer",
): Float64Array {
  const found = new Float64Array(size).fill(Number.NaN);
  for (const [row, record] of records.entries()) {
    const at = places[row] ?? 0;
    const own = side === "exporter" ? Math.floor(at / size) : at % size;
    const value = cell(record, column);
    if (!Number.isNaN(found[own]) && found[own] !== value) {
      throw unfit(
        `Row ${record.row}: ${column} is not the same in all rows of one ${side}; give one total for each state.`,
      );
    }
    found[own] = value;
  }
  return found;
}

function unfit(message: string): Problem {
  return new Problem("trade-unfit", message);
}

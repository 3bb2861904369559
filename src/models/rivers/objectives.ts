import type { Task } from "./task.ts";

/**
 * What each choice is worth to one party, or to all when none is named.
 *
 * Shape: one number for each column. Unit: million USD for each km³ or GWh, less as it lies further off.
 */
export function worthTo(task: Task, party: number | undefined): Float64Array {
  const { network, layout, amounts } = task;
  const { steps, columns } = layout;
  const worth = new Float64Array(columns.count);
  const weight = discounts(task);
  const put = (from: number, at: (t: number) => number): void => {
    for (let t = 0; t < steps; t += 1) worth[from + t] = at(t) * (weight[t] ?? 1);
  };
  for (const [at, one] of network.demands.entries()) {
    if (party !== undefined && one.party !== party) continue;
    for (const [piece, value] of (amounts.demands[at]?.worth ?? []).entries()) {
      put(columns.take + ((layout.pieceOf[at] ?? 0) + piece) * steps, () => value);
    }
  }
  for (const [at, one] of network.markets.entries()) {
    if (party !== undefined && one.party !== party) continue;
    const { price, surplus = 0 } = amounts.markets[at] ?? {};
    put(columns.sold + 2 * at * steps, (t) => price?.[t] ?? 0);
    put(columns.sold + (2 * at + 1) * steps, () => surplus);
  }
  if (party === undefined && task.regime === "trade") {
    const each = network.steps.length;
    for (let at = columns.over; at < columns.count; at += 1) {
      const isYear = at < columns.under;
      const t = isYear ? ((at - columns.over) % layout.years) * each : (at - columns.under) % steps;
      worth[at] = -task.transactionCost * 1000 * (weight[t] ?? 1);
    }
  }
  return worth;
}

function discounts({ network, layout, discount }: Task): Float64Array {
  const each = network.steps.length;
  return Float64Array.from({ length: layout.steps }, (_, t) => (1 + discount) ** (-t / each));
}

/** Departures from agreed releases, to be as few as the water allows; agreed withdrawals are never passed. */
export function departures({ layout }: Task): Float64Array {
  const cost = new Float64Array(layout.columns.count);
  return cost.fill(-1, layout.columns.under);
}

/** Water for those who come first, one objective for each rank, the first first. */
export function priorityObjectives({ network, layout }: Task): readonly Float64Array[] {
  const ranks = [...new Set(network.demands.flatMap(({ priority }) => priority ?? []))];
  return ranks
    .sort((a, b) => a - b)
    .map((rank) => {
      const cost = new Float64Array(layout.columns.count);
      for (const [at, one] of network.demands.entries()) {
        if (one.priority !== rank) continue;
        const from = layout.columns.take + (layout.pieceOf[at] ?? 0) * layout.steps;
        cost.fill(1, from, from + one.worth.length * layout.steps);
      }
      return cost;
    });
}

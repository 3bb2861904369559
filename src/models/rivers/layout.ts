import type { Network } from "./network.ts";

/**
 * Where each choice and each constraint of a river stands in its linear programme.
 *
 * Shape: a block of columns or rows begins at a place and holds one for each thing and step; `names` are for messages.
 */
export interface Layout {
  readonly steps: number;
  readonly years: number;
  readonly columns: {
    readonly flow: number;
    readonly storage: number;
    readonly turbine: number;
    readonly take: number;
    readonly sold: number;
    readonly over: number;
    readonly under: number;
    readonly beyond: number;
    readonly count: number;
  };
  readonly rows: {
    readonly balance: number;
    readonly turbine: number;
    readonly market: number;
    readonly least: number;
    readonly end: number;
    readonly withdrawal: number;
    readonly releaseLeast: number;
    readonly releaseMost: number;
    readonly count: number;
  };
  /** Place of each node among reservoirs, and of each link among those with a least flow; -1 for none. */
  readonly storageOf: Int32Array;
  readonly leastOf: Int32Array;
  /** First piece of each demand among all pieces. */
  readonly pieceOf: Int32Array;
  readonly pieces: number;
  readonly columnNames: readonly string[];
  readonly rowNames: readonly string[];
}

/** Lays out the programme of a river over some years. */
export function layOut(network: Network, years: number): Layout {
  const { nodes, links, plants, demands, markets, agreement } = network;
  const steps = network.steps.length * years;
  const storageOf = places(nodes.map((one) => one.reservoir !== undefined));
  const leastOf = places(links.map((one) => one.least !== undefined));
  const pieceOf = new Int32Array(demands.length);
  let pieces = 0;
  for (const [at, one] of demands.entries()) {
    pieceOf[at] = pieces;
    pieces += one.worth.length;
  }
  const reservoirs = nodes.filter((one) => one.reservoir !== undefined);
  const withLeast = links.filter((one) => one.least !== undefined);
  const time = (at: number): string => {
    const step = network.steps[at % network.steps.length];
    return `year ${Math.floor(at / network.steps.length) + 1}, step ${step?.id ?? ""}`;
  };
  const columns = createBlocks(steps, time);
  const rows = createBlocks(steps, time);
  const byYear = (at: number): string => `year ${at + 1}`;
  const takers = demands.flatMap((one) =>
    one.worth.map((_, piece) => `${one.id}, part ${piece + 1}`),
  );
  const releases = agreement.releases.map((one) => one.id);
  return {
    steps,
    years,
    storageOf,
    leastOf,
    pieceOf,
    pieces,
    columns: {
      flow: columns.add(links.map((one) => `flow ${one.id}`)),
      storage: columns.add(reservoirs.map((one) => `storage of ${one.id}`)),
      turbine: columns.add(plants.map((one) => `water through ${one.id}`)),
      take: columns.add(takers.map((one) => `water taken by ${one}`)),
      sold: columns.add(
        markets.flatMap((one) => {
          const party = network.parties[one.party]?.id ?? "";
          return [`electricity used by ${party}`, `electricity beyond the need of ${party}`];
        }),
      ),
      over: columns.add(
        agreement.withdrawals.map((one) => `water beyond ${one.id}`),
        years,
        byYear,
      ),
      under: columns.add(releases.map((one) => `release short of ${one}`)),
      beyond: columns.add(releases.map((one) => `release beyond ${one}`)),
      count: columns.names.length,
    },
    rows: {
      balance: rows.add(nodes.map((one) => `water balance of ${one.id}`)),
      turbine: rows.add(plants.map((one) => `water at ${one.id}`)),
      market: rows.add(
        markets.map((one) => `electricity of ${network.parties[one.party]?.id ?? ""}`),
      ),
      least: rows.add(withLeast.map((one) => `least flow of ${one.id}`)),
      end: rows.add(
        reservoirs.map((one) => `storage of ${one.id}`),
        1,
        () => "the end",
      ),
      withdrawal: rows.add(
        agreement.withdrawals.map((one) => `agreed withdrawal ${one.id}`),
        years,
        byYear,
      ),
      releaseLeast: rows.add(releases.map((one) => `agreed least release ${one}`)),
      releaseMost: rows.add(releases.map((one) => `agreed greatest release ${one}`)),
      count: rows.names.length,
    },
    columnNames: columns.names,
    rowNames: rows.names,
  };
}

function createBlocks(steps: number, time: (at: number) => string) {
  const names: string[] = [];
  const add = (of: readonly string[], count = steps, when = time): number => {
    const begins = names.length;
    for (const one of of) for (let at = 0; at < count; at += 1) names.push(`${one}, ${when(at)}`);
    return begins;
  };
  return { names, add };
}

function places(has: readonly boolean[]): Int32Array {
  let next = 0;
  return Int32Array.from(has, (one) => {
    if (!one) return -1;
    next += 1;
    return next - 1;
  });
}

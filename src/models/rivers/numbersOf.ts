import type { Given, GivenSeries } from "../given.ts";
import type { Network } from "./network.ts";

/** Every number of a river that its file gives, with where it comes from. */
export function numbersOf(network: Network): readonly (Given | GivenSeries)[] {
  const { nodes, links, plants, demands, markets, agreement } = network;
  const all: readonly (Given | GivenSeries | undefined)[] = [
    ...nodes.flatMap((one) => [
      ...[...one.inflow.values()].map((flow) => flow.series),
      one.reservoir?.capacity,
      one.reservoir?.dead,
      one.reservoir?.start,
      one.reservoir?.end,
      one.reservoir?.evaporation,
    ]),
    ...links.flatMap((one) => [one.loss, one.least?.series, one.most]),
    ...plants.flatMap((one) => [one.capacity, one.efficiency, one.head]),
    ...demands.flatMap((one) => [
      one.volume,
      one.shape,
      one.m3PerHa,
      one.most,
      ...one.worth.map((part) => part.usdPerM3),
      ...one.returns.map((part) => part.share),
    ]),
    ...markets.flatMap((one) => [one.need, one.shape, one.price, one.surplus]),
    ...agreement.withdrawals.map((one) => one.most),
    ...agreement.releases.flatMap((one) => [one.least, one.most]),
  ];
  return all.flatMap((one) => (one === undefined ? [] : [one]));
}

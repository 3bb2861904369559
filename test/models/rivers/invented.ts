import type { ModelFiles } from "../../../src/models/engine.ts";
import { type RiverCase, rivers } from "../../../src/models/rivers/engine.ts";

/** A dossier without files: everything stands in the case itself. */
export const noFiles: ModelFiles = {
  text: (path) => {
    throw new Error(`no file ${path}`);
  },
};

/** Prepares a case written out whole. */
export function prepare(input: unknown): RiverCase {
  return rivers.prepare(input, noFiles, "test");
}

/** Steps of which one m³/s makes one unit, so that flows read as volumes. */
export const plainSteps = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ id: `s${at + 1}`, days: 1e9 / 86400 }));

/** What an invented mountain river is made of; numbers that tests vary are arguments. */
export interface Mountain {
  readonly inflow: readonly number[];
  readonly need?: number;
  readonly states?: readonly [string, string];
  readonly least?: number;
  readonly isHeadKnown?: boolean;
  readonly years?: number;
}

/** Two states on an invented river of four seasons: a dam and a plant above, fields below, a lake at the end. */
export function mountain(one: Mountain): unknown {
  const [upper, lower] = one.states ?? ["AAA", "BBB"];
  return {
    years: { from: 1, to: one.years ?? 2 },
    hydrology: { mean: ["mean"] },
    rounds: 6,
    network: {
      id: "ashwater",
      steps: plainSteps(4),
      growing: [2, 3],
      parties: [
        { id: "upper", state: upper },
        { id: "lower", state: lower },
      ],
      nodes: [
        {
          id: "high-lake",
          party: "upper",
          inflow: { mean: { km3: one.inflow } },
          reservoir: {
            capacityKm3: 8,
            deadKm3: 1,
            startKm3: 4,
            evaporationMm: [5, 30, 40, 10],
            curve: {
              points: [
                { volume: 0, head: 40, area: 20 },
                { volume: 4, head: 80, area: 60 },
                { volume: 8, head: 100, area: 100 },
              ],
            },
          },
        },
        { id: "ford", party: "lower" },
        { id: "salt-lake", isEnd: true },
      ],
      links: [
        { from: "high-lake", to: "ford", loss: 0.05 },
        { from: "ford", to: "salt-lake", least: { km3: new Array(4).fill(one.least ?? 0.1) } },
      ],
      plants: [
        {
          id: "high-plant",
          party: "upper",
          link: "high-lake-ford",
          capacityMw: 400,
          efficiency: 0.9,
          ...(one.isHeadKnown === true ? { headM: 80 } : { headOf: "high-lake" }),
        },
      ],
      demands: [
        {
          id: "fields",
          party: "lower",
          node: "ford",
          volumeKm3: { value: one.need ?? 9, scale: "need" },
          shape: [0, 0.5, 0.5, 0],
          worth: [
            { share: 0.6, usdPerM3: 0.06 },
            { share: 0.4, usdPerM3: { value: 0.02, setting: "low-worth" } },
          ],
          m3PerHa: 9000,
          returns: [{ to: "salt-lake", share: 0.2 }],
        },
      ],
      markets: [
        {
          party: "upper",
          needGwh: 1200,
          shape: [0.4, 0.15, 0.15, 0.3],
          usdPerKwh: [0.05, 0.02, 0.02, 0.05],
          surplusUsdPerKwh: 0.005,
        },
      ],
      agreement: {
        withdrawals: [{ id: "fields-right", demands: ["fields"], steps: [1, 2, 3, 4], mostKm3: 5 }],
        releases: [{ id: "summer", link: "high-lake-ford", steps: [2, 3], leastM3s: 2.5 }],
      },
    },
  };
}

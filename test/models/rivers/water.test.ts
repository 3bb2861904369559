import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type RiverCase, runRiver } from "../../../src/models/rivers/engine.ts";
import { plainSteps, prepare } from "./invented.ts";

const reference = "../shared/data/reference/games/water.json";
type Case = Readonly<Record<string, unknown>> & { readonly id: string };

/** One lake, one taker, an end; more nodes and links as given. Volumes are units. */
function lake(steps: number, parts: Readonly<Record<string, unknown>>, discount = 0.05): RiverCase {
  return prepare({
    years: { from: 1, to: 1 },
    hydrology: { only: ["only"] },
    discount,
    network: {
      id: "test-river",
      steps: plainSteps(steps),
      parties: [{ id: "one", state: "ONE" }],
      ...parts,
    },
  });
}

const evenly = (steps: number): number[] => new Array(steps).fill(1 / steps);
const flat = (steps: number, flow: number) => ({ only: { km3: new Array(steps).fill(flow) } });

function taker(id: string, node: string, steps: number, need: number) {
  return {
    id,
    party: "one",
    node,
    volumeKm3: need * steps,
    shape: evenly(steps),
    worth: [{ share: 1, usdPerM3: 0.01 }],
  };
}

function reservoir(steps: number, start: number, inflow: number) {
  return {
    id: "lake",
    party: "one",
    inflow: flat(steps, inflow),
    reservoir: { capacityKm3: 35, deadKm3: 0, startKm3: start, endKm3: 0 },
  };
}

describe.skipIf(!existsSync(reference))(`reference cases of water (${reference})`, () => {
  const cases = existsSync(reference)
    ? (JSON.parse(readFileSync(reference, "utf8")) as readonly Case[])
    : [];
  const known = (id: string): Case => cases.find((one) => one.id === id) ?? { id };
  const close = (found: Float64Array | undefined, expected: unknown): void => {
    const list = expected as readonly number[];
    expect(found).toHaveLength(list.length);
    for (const [at, one] of list.entries()) expect(found?.[at]).toBeCloseTo(one, 9);
  };

  it("has eight cases", () => expect(cases).toHaveLength(8));

  it("empties a lake without refill: earlier deliveries come first", async () => {
    const given = known("pywr_reservoir1");
    const { ledger } = await runRiver(
      lake(5, {
        nodes: [reservoir(5, 35, 0), { id: "sea", isEnd: true }],
        links: [{ from: "lake", to: "sea" }],
        demands: [taker("town", "lake", 5, 10)],
      }),
      {},
    );
    close(ledger.taken[0], given.expected_delivery);
    close(ledger.storage[0], given.expected_storage);
  });

  it("empties a lake beside a river from which five may be taken", async () => {
    const given = known("pywr_reservoir2");
    const { ledger } = await runRiver(
      lake(5, {
        nodes: [
          { ...reservoir(5, 35, 0), inflow: flat(5, 0) },
          { id: "spring", inflow: flat(5, 5) },
          { id: "works", party: "one" },
          { id: "sea", isEnd: true },
        ],
        links: [
          { from: "lake", to: "works" },
          { from: "spring", to: "works", mostM3s: 5 },
          { from: "spring", to: "sea", id: "past" },
          { from: "works", to: "sea" },
        ],
        demands: [taker("town", "works", 5, 15)],
      }),
      {},
    );
    close(ledger.taken[0], given.expected_delivery);
    close(ledger.storage[0], given.expected_storage);
  });

  it("takes no more from a river than it brings", async () => {
    const { ledger } = await runRiver(
      lake(1, {
        nodes: [
          { id: "spring", inflow: flat(1, 5) },
          { id: "works", party: "one" },
          { id: "sea", isEnd: true },
        ],
        links: [
          { from: "spring", to: "works", mostM3s: 15 },
          { from: "works", to: "sea" },
        ],
        demands: [taker("town", "works", 1, 10)],
      }),
      {},
    );
    close(ledger.taken[0], [known("pywr_river1").expected_delivery]);
  });

  it("delivers what a narrow link lets through", async () => {
    const { ledger } = await runRiver(
      lake(1, {
        nodes: [
          { id: "first", inflow: flat(1, 20) },
          { id: "second", inflow: flat(1, 20) },
          { id: "weir" },
          { id: "works", party: "one" },
          { id: "sea", isEnd: true },
        ],
        links: [
          { from: "first", to: "weir" },
          { from: "second", to: "weir" },
          { from: "weir", to: "works", mostM3s: 15 },
          { from: "weir", to: "sea", id: "past" },
          { from: "works", to: "sea" },
        ],
        demands: [taker("east", "works", 1, 10), taker("west", "works", 1, 10)],
      }),
      {},
    );
    const total = (ledger.taken[0]?.[0] ?? 0) + (ledger.taken[1]?.[0] ?? 0);
    expect(total).toBeCloseTo(known("pywr_bottleneck").expected_total_delivery as number, 9);
  });

  it("turns as much water as the electricity that is wanted needs", async () => {
    const given = known("pywr_two_domain");
    // 18 units of water a unit of electricity: 2.725 GWh a km³ and metre of fall, so a fall of 1 / 18 / 2.725 m.
    const { ledger, operation } = await runRiver(
      lake(1, {
        nodes: [
          { id: "spring", inflow: flat(1, 864) },
          { id: "sea", isEnd: true },
        ],
        links: [{ from: "spring", to: "sea" }],
        plants: [
          {
            id: "mill",
            party: "one",
            link: "spring-sea",
            capacityMw: 12000 / (1e9 / 3600),
            efficiency: 1,
            headM: 3.6 / 9.81 / 18,
          },
        ],
        markets: [{ party: "one", needGwh: 12, shape: [1], usdPerKwh: [1], surplusUsdPerKwh: 0 }],
      }),
      {},
    );
    expect(ledger.energy[0]?.[0]).toBeCloseTo(given.expected_power as number, 9);
    const turned = operation.values[operation.task.layout.columns.turbine];
    expect(turned).toBeCloseTo(given.expected_water as number, 8);
  });

  it("empties a lake to its dead volume where water is worth more below than held", async () => {
    const given = known("pywr_storage_analytic");
    const { ledger } = await runRiver(
      lake(1, {
        nodes: [
          {
            id: "lake",
            party: "one",
            inflow: flat(1, 10),
            reservoir: { capacityKm3: 10, deadKm3: 2, startKm3: 10, endKm3: 2 },
          },
          { id: "mouth", party: "one" },
          { id: "sea", isEnd: true },
        ],
        links: [
          { from: "lake", to: "mouth", least: { km3: [5] } },
          { from: "mouth", to: "sea" },
        ],
        demands: [
          {
            ...taker("delta", "mouth", 1, 100),
            worth: [{ share: 1, usdPerM3: 0.005 }],
            returns: [{ to: "sea", share: 1 }],
          },
        ],
      }),
      {},
    );
    close(ledger.flow[0], [given.expected_outflow]);
    close(ledger.storage[0], [given.expected_storage_end]);
    close(ledger.arriving[2], [given.expected_outflow]);
  });

  describe("two states and two seasons", () => {
    const given = known("series_reservoirs_two_states");
    const twoStates = () =>
      prepare({
        years: { from: 1, to: 1 },
        hydrology: { only: ["only"] },
        network: {
          id: "series",
          steps: plainSteps(2),
          parties: [
            { id: "up", state: "UPP" },
            { id: "down", state: "DOW" },
          ],
          nodes: [
            {
              id: "lake",
              party: "up",
              inflow: { only: { km3: [10, 10] } },
              reservoir: { capacityKm3: 8, deadKm3: 0, startKm3: 0 },
            },
            { id: "fields", party: "down" },
            { id: "sea", isEnd: true },
          ],
          links: [
            { from: "lake", to: "fields" },
            { from: "fields", to: "sea" },
          ],
          plants: [
            {
              id: "mill",
              party: "up",
              link: "lake-fields",
              capacityMw: 1e6,
              efficiency: 1,
              headM: 3.6 / 9.81,
            },
          ],
          markets: [
            {
              party: "up",
              needGwh: 100,
              shape: [1, 0],
              usdPerKwh: [3, 0],
              surplusUsdPerKwh: 0,
            },
          ],
          demands: [
            {
              id: "cotton",
              party: "down",
              node: "fields",
              volumeKm3: 20,
              shape: [0, 1],
              worth: [{ share: 1, usdPerM3: 0.005 }],
            },
          ],
        },
      });
    const values = (ledger: {
      readonly energyValue: readonly Float64Array[];
      readonly irrigationValue: readonly Float64Array[];
    }) =>
      [ledger.energyValue[0], ledger.irrigationValue[0]].map(
        (one) => (one?.[0] ?? 0) + (one?.[1] ?? 0),
      );

    it("gives 30 and 50 where the upper one thinks of its winter only", async () => {
      const { ledger } = await runRiver(twoStates(), { regime: "alone" });
      const { release, upstream_value, downstream_value } = given.upstream_alone as Record<
        string,
        unknown
      >;
      close(ledger.flow[0], release);
      expect(values(ledger)[0]).toBeCloseTo(upstream_value as number, 9);
      expect(values(ledger)[1]).toBeCloseTo(downstream_value as number, 9);
    });

    it("gives 6 and 90 together, 16 more than apart", async () => {
      const river = twoStates();
      const { ledger } = await runRiver(river, { regime: "joint" });
      const { release, upstream_value, downstream_value, total } = given.joint as Record<
        string,
        unknown
      >;
      close(ledger.flow[0], release);
      const [up = 0, down = 0] = values(ledger);
      expect(up).toBeCloseTo(upstream_value as number, 9);
      expect(down).toBeCloseTo(downstream_value as number, 9);
      expect(up + down).toBeCloseTo(total as number, 9);
      const [upAlone = 0, downAlone = 0] = values(
        (await runRiver(river, { regime: "alone" })).ledger,
      );
      expect(up + down - upAlone - downAlone).toBeCloseTo(
        given.surplus_of_cooperation as number,
        9,
      );
    });
  });
});

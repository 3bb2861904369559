import { describe, expect, it } from "vitest";
import { rivers } from "../../../src/models/rivers/engine.ts";
import { mountain, noFiles, prepare } from "./invented.ts";

type Plain = Record<string, unknown>;

/** The invented river with some of its network put otherwise. */
function changed(change: (network: Record<string, Plain[]>) => void): unknown {
  const input = structuredClone(mountain({ inflow: [2, 2, 2, 2] })) as Plain;
  change(input.network as Record<string, Plain[]>);
  return input;
}

const expectProblem = (input: unknown, code: string, says: string): void => {
  let found: unknown;
  try {
    prepare(input);
  } catch (error) {
    found = error;
  }
  expect(found).toMatchObject({ code, message: expect.stringContaining(says) });
};

describe("readNetwork", () => {
  it("names a key that it does not know", () => {
    const input = changed((network) => Object.assign(network.nodes?.[1] ?? {}, { colour: "blue" }));
    expectProblem(input, "river-wrong", "colour");
  });

  it("names a link that leads nowhere", () => {
    const input = changed((network) => Object.assign(network.links?.[0] ?? {}, { to: "nowhere" }));
    expectProblem(
      input,
      "river-wrong",
      "there is no nowhere in nodes (high-lake, ford, salt-lake)",
    );
  });

  it("names a place that water cannot leave", () => {
    const input = changed((network) => network.links?.pop());
    expectProblem(input, "river-outlet", "water has no way out of ford");
  });

  it("names a part that no link joins", () => {
    const input = changed((network) => {
      network.nodes?.push({ id: "far-spring", inflow: { mean: { km3: [1, 1, 1, 1] } } });
      network.nodes?.push({ id: "far-sea", isEnd: true });
      network.links?.push({ from: "far-spring", to: "far-sea" });
    });
    expectProblem(input, "river-disconnected", "no link joins far-spring, far-sea");
  });

  it("names a circle", () => {
    const input = changed((network) => {
      network.nodes?.push({ id: "loop" });
      network.links?.push({ from: "ford", to: "loop" }, { from: "loop", to: "high-lake" });
    });
    expectProblem(input, "river-circle", "high-lake");
  });

  it("names shares that do not make a whole", () => {
    const input = changed((network) =>
      Object.assign(network.demands?.[0] ?? {}, { shape: [0, 0.5, 0.2, 0] }),
    );
    expectProblem(input, "river-wrong", "demands fields.shape: the year makes 0.7");
  });

  it("names a list that is too short for the year", () => {
    const input = changed((network) =>
      Object.assign(network.nodes?.[0] ?? {}, { inflow: { mean: { km3: [1, 2] } } }),
    );
    expectProblem(input, "model-number", "2 numbers where the year has 4 steps");
  });

  it("reads numbers from a table with the source of their row, and names a row that is not there", () => {
    const files = { text: () => "id,volume,source,confidence\nhigh,8,Survey 1901,measured\n" };
    const input = (row: string) =>
      changed((network) => {
        const reservoir = network.nodes?.[0]?.reservoir as Plain;
        reservoir.capacityKm3 = { file: "dams.csv", row, column: "volume" };
      });
    const river = rivers.prepare(input("high"), files, "test");
    expect(river.network.nodes[0]?.reservoir?.capacity).toMatchObject({
      base: 8,
      source: "Survey 1901",
      confidence: "measured",
    });
    expect(() => rivers.prepare(input("low"), files, "test")).toThrow(
      "dams.csv has no row with id low",
    );
    expect(() => rivers.prepare(input("high"), noFiles, "test")).toThrow("no file");
  });
});

import { describe, expect, it } from "vitest";
import { answerRoute } from "../../../src/models/corridors/answer.ts";
import { nameNodes } from "../../../src/models/corridors/names.ts";
import { surveyed } from "../../../src/models/corridors/survey.ts";
import { shippedNetwork } from "./network.ts";

const { survey, transport, ways, rates, network } = shippedNetwork();
const plan = transport.survey;
const ask = { mode: "road", state: "UZB" } as const;

describe("reference case 7 of the region: the CPMM survey", () => {
  it("holds 10.1, 7.6, 4.2 h by road in Uzbekistan and 48.6, 57.2, 67.4, 69.7 h by rail in Kazakhstan", () => {
    const year = (until: number, state: string, mode: "road" | "rail") =>
      surveyed(survey, { ...plan, until }, { indicator: "crossingTime", mode, state })?.value;
    expect([2020, 2021, 2022].map((one) => year(one, "UZB", "road"))).toEqual([10.1, 7.6, 4.2]);
    expect([2020, 2021, 2022, 2023].map((one) => year(one, "KAZ", "rail"))).toEqual([
      48.6, 57.2, 67.4, 69.7,
    ]);
  });

  it("costs 687 USD by road and 635 by rail for 20 t over 500 km in Uzbekistan in 2022", () => {
    expect(surveyed(survey, plan, { ...ask, indicator: "haulCost" })?.value).toBe(687);
    expect(surveyed(survey, plan, { ...ask, mode: "rail", indicator: "haulCost" })?.value).toBe(
      635,
    );
  });

  it("takes a crossing's own figure, else the state's of that direction, else the region's", () => {
    const inbound = { ...ask, indicator: "crossingTime", direction: "inbound" } as const;
    expect(surveyed(survey, plan, { ...inbound, crossing: "Alat (UZB)" })).toMatchObject({
      value: 1.7,
      year: 2022,
      level: "crossing",
    });
    // Yallama's 30 h are of 2020, and two years older than the state's.
    expect(surveyed(survey, plan, { ...inbound, crossing: "Yallama (UZB)" })).toMatchObject({
      value: 5.5,
      level: "country",
    });
    expect(surveyed(survey, plan, { ...inbound, state: "TKM" })).toMatchObject({
      value: 9.9,
      level: "region",
      direction: "both",
    });
  });

  it("gives speed with delay from speed without it and the crossing time within a quarter for lorries, one crossing in 500 km", () => {
    const off = [2020, 2021, 2022].flatMap((year) =>
      ["UZB", "KAZ", "PAK", "AFG"].flatMap((state) => {
        const one = (indicator: "speed" | "speedWithDelay" | "crossingTime") => {
          const found = surveyed(
            survey,
            { ...plan, until: year },
            { indicator, mode: "road", state },
          );
          return found?.year === year && found.level === "country" ? found.value : Number.NaN;
        };
        const found = 500 / (500 / one("speed") + one("crossingTime"));
        const difference = found / one("speedWithDelay") - 1;
        return Number.isNaN(difference) ? [] : [difference];
      }),
    );
    expect(off.length).toBe(10);
    expect(Math.max(...off.map(Math.abs))).toBeLessThan(0.25);
    const mean = off.reduce((sum, one) => sum + one, 0) / off.length;
    expect(Math.abs(mean)).toBeLessThan(0.06);
  });
});

describe("reference case 8 of the region: a lorry from Karachi to Tashkent", () => {
  it("takes about the seven days that one took in 2022", () => {
    const names = nameNodes(network, [], new Map());
    const found = answerRoute({ ways, rates }, names, {
      from: "KHI",
      to: "TAS",
      modes: ["road"],
      by: "time",
      count: 1,
      without: [],
      withLinks: [],
      mostShared: 1,
    });
    const [route] = found.routes;
    expect(route?.km).toBe(2945);
    expect(Math.abs((route?.hours ?? 0) / 24 - 7)).toBeLessThan(0.5);
    expect(route?.band.hours.p5).toBeLessThan(168);
    expect(route?.band.hours.p95).toBeGreaterThan(168);
  });
});

describe("published times of trains on the network", () => {
  const days = (from: string, to: string, modes: readonly string[]): number => {
    const asked = { from, to, modes, by: "time", count: 1, mostShared: 1 } as const;
    const names = nameNodes(network, [], new Map());
    const found = answerRoute({ ways, rates }, names, { ...asked, without: [], withLinks: [] });
    return (found.routes[0]?.hours ?? Number.NaN) / 24;
  };

  it("are met within a tenth by the schedules of 2024 from the Chinese border to the Caspian and the Black Sea", () => {
    expect(Math.abs(days("KHG", "BAK", ["rail", "sea"]) / 9 - 1)).toBeLessThan(0.11);
    expect(Math.abs(days("KHG", "POT", ["rail", "sea"]) / 12 - 1)).toBeLessThan(0.11);
  });

  it("are passed by less than half where a block train is quicker than the survey's mean", () => {
    for (const [from, to, published] of [
      ["XIA", "BAK", 11],
      ["CHE", "BND", 10],
    ] as const) {
      const ratio = days(from, to, ["rail", "sea"]) / published;
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThan(1.5);
    }
  });
});

import { describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";

async function route(...words: readonly string[]) {
  let [out, error] = ["", ""];
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    error: (text: string) => {
      error += text;
    },
    isWatched: false,
  };
  const code = await main(["route", ...words, "--dossier", "dossiers/central-asia"], terminal);
  return { code, out, error };
}

describe("hamkor route", () => {
  it("tells legs, borders, hours and USD with bands, and what the lengths rest on", async () => {
    const { code, out } = await route("Karachi", "Tashkent", "--json");
    expect(code).toBe(0);
    const found = JSON.parse(out);
    expect(found).toMatchObject({ from: "KHI", to: "TAS", by: "generalised", tonnes: 20 });
    expect(found.routes).toHaveLength(3);
    for (const one of found.routes) {
      const sum = (name: string) =>
        one.legs.reduce(
          (total: number, leg: Record<string, number>) => total + (leg[name] ?? 0),
          0,
        );
      expect(sum("hours")).toBeCloseTo(one.hours, 6);
      expect(sum("usd")).toBeCloseTo(one.usd, 6);
      expect(sum("km")).toBeCloseTo(one.km, 6);
      const rests = Object.values(one.rests as Record<string, number>);
      expect(rests.reduce((total, km) => total + km, 0)).toBeCloseTo(one.km, 6);
      expect(one.band.hours.p5).toBeLessThan(one.band.hours.p50);
      expect(one.band.hours.p50).toBeLessThan(one.band.hours.p95);
    }
    const ways = found.routes.map((one: { links: string[] }) => one.links.join());
    expect(new Set(ways).size).toBe(3);
  });

  it("knows places in five spellings, states by their main place, and the way to the sea", async () => {
    for (const name of [
      "Tashkent",
      "Toshkent",
      "Тошкент",
      "Ташкент",
      "TAS",
      "UZB",
      "Oʻzbekiston",
      "Өзбекстан",
    ]) {
      const { out } = await route(name, "Герат", "--k", "1", "--json");
      expect(JSON.parse(out)).toMatchObject({ from: "TAS", to: "HER" });
    }
    const { out } = await route("KGZ", "sea", "--k", "1");
    expect(out).toMatch(/^Bishkek to /);
  });

  it("answers a misspelt place with the nearest names", async () => {
    const { code, error } = await route("Tashkint", "Karachi");
    expect(code).toBe(3);
    expect(error).toMatch(/no place “Tashkint”\. Nearest are Tashkent \(TAS\)/);
  });

  it("names the gap and the nearest link that would close it", async () => {
    const { code, error } = await route("Herat", "Tashkent", "--mode", "rail");
    expect(code).toBe(3);
    expect(error).toMatch(
      /no way from Herat to Tashkent: 1 nodes .*tgd-her-rail \(rail, 115 km, planned/,
    );
    const afar = await route("KHI", "TAS", "--mode", "sea");
    expect(afar.error).toMatch(/no way from Karachi to Tashkent/);
  });

  it("takes out states and takes in lines that are not yet open", async () => {
    const around = JSON.parse(
      (await route("TAS", "KHI", "--without", "AFG", "--k", "1", "--json")).out,
    );
    expect(around.routes[0].states).not.toContain("AFG");
    const open = JSON.parse(
      (await route("AND", "KSG", "--mode", "rail", "--with", "planned", "--k", "1", "--json")).out,
    );
    expect(open.routes[0].links).toEqual(["mak-and-rail", "ksg-mak-rail"]);
    expect(open.routes[0].km).toBe(523);
    expect(open.routes[0].legs.map((leg: { kind: string }) => leg.kind)).toContain("gauge");
    expect((await route("AND", "KSG", "--with", "Andijan:Moon")).error).toMatch(/no place “Moon”/);
  });

  it("refuses options that mean nothing", async () => {
    for (const words of [
      ["TAS"],
      ["TAS", "KHI", "--by", "luck"],
      ["TAS", "KHI", "--mode", "air"],
      ["TAS", "KHI", "--k", "0"],
    ]) {
      expect((await route(...words)).code).toBe(2);
    }
  });
});

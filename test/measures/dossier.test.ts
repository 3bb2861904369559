import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { tableFromIPC } from "@uwdata/flechette";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { panelCited, panelJson, panelSdmx, panelSheet, toArrow } from "../../src/briefs/index.ts";
import {
  askPanel,
  type Panel,
  type PanelGround,
  panelNames,
  readPanelGround,
} from "../../src/measures/index.ts";
import { type OpenedDossier, openBuilt } from "../../src/pipeline.ts";
import { toParquet } from "../../src/store/index.ts";
import { storeShipped } from "../shipped.ts";

const shipped = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
let folder = "";
let opened: OpenedDossier;
let ground: PanelGround;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-panel-"));
  const store = join(folder, "store");
  await storeShipped(store);
  opened = await openBuilt(shipped, store);
  ground = await readPanelGround(opened.dossier, opened.store);
}, 120_000);
afterAll(() => {
  opened?.store.close();
  rmSync(folder, { recursive: true, force: true });
});

const focus = [["UZB", "KAZ"]] as const;
const ask = (columns: readonly string[], from: number, to: number, rest = {}) =>
  askPanel(ground, {
    grain: "pair-year",
    pairs: focus,
    columns,
    from,
    to,
    day: "2026-11-22",
    ...rest,
  });
const rowOf = (panel: Panel, year: number) =>
  panelJson(panel).rows.find((row) => row.year === year);

describe("a panel of the shipped dossier", () => {
  it("has the likeness of the votes of Kazakhstan and Uzbekistan as the reference has it", async () => {
    const panel = await ask(
      ["votes.kappa", "votes.s_squared", "votes.agreement", "votes.joint"],
      2019,
      2022,
    );
    // ../shared/data/states/un_vote_similarity_reference.csv, ungadm_miller, KAZ-UZB
    expect(rowOf(panel, 2019)).toMatchObject({ "votes.joint": 84 });
    expect(rowOf(panel, 2019)?.["votes.kappa"]).toBeCloseTo(0.46594005, 8);
    expect(rowOf(panel, 2022)?.["votes.kappa"]).toBeCloseTo(0.47604396, 8);
    expect(rowOf(panel, 2022)?.["votes.s_squared"]).toBeCloseTo(0.94630872, 8);
  });

  it("says of the GDP of one against the other four what each basis and edition says", async () => {
    const states = ["KAZ", "UZB", "KGZ", "TJK", "TKM"];
    const ratio = async (column: string, year: number) => {
      const panel = await askPanel(ground, {
        grain: "state-year",
        states,
        columns: [column],
        from: year,
        to: year,
        day: "2026-11-22",
      });
      const values = new Map(panelJson(panel).rows.map((row) => [row.state, Number(row[column])]));
      const of = (iso3: string) => values.get(iso3) ?? Number.NaN;
      return of("KAZ") / (of("UZB") + of("KGZ") + of("TJK") + of("TKM"));
    };
    expect(await ratio("gdp.constant_2015_usd", 2023)).toBeCloseTo(1.08, 2);
    expect(await ratio("gdp.current_usd@wdi-2025-06", 2023)).toBeCloseTo(1.395, 3);
    expect(await ratio("gdp.current_usd@wdi-2024-10", 2016)).toBeGreaterThan(0.95);
  });

  it("D6: takes no edition in silence, and names those that there are", async () => {
    await expect(ask(["gdp-current-usd"], 2019, 2020)).rejects.toThrow(
      /gdp-current-usd@ and one of .*wdi-2025-06/,
    );
    await expect(ask(["gdp.current_usd@wdi-1999"], 2019, 2020)).rejects.toThrow(
      /no edition wdi-1999/,
    );
    await expect(ask(["gdp.nominal"], 2019, 2020)).rejects.toThrow(/gdp\.current_usd/);
    const early = await ask(["gdp.current_usd"], 2019, 2020, { day: "2024-12-31" });
    expect(early.columns[0]?.sources[0]?.edition).toBe("wdi-2024-10");
  });

  it("R6: every column carries source, edition, licence and unit, and the citation names exactly those", async () => {
    const panel = await ask(
      ["votes.pi", "trade.share_of_gdp", "agreements.in_force", "migrants"],
      2019,
      2023,
    );
    for (const { unit, sources } of panel.columns) {
      expect(unit).not.toBe("");
      for (const source of sources)
        expect(source).toMatchObject({
          title: expect.any(String),
          edition: expect.any(String),
          licence: expect.any(String),
        });
    }
    const cited = panelCited(panel).map(({ title }) => title);
    const used = new Set(panel.columns.flatMap(({ sources }) => sources.map(({ title }) => title)));
    expect(new Set(cited)).toEqual(used);
  });

  it("is the same whichever state is named first, and a column more is no row more", async () => {
    const columns = ["votes.kappa", "gdp.current_usd", "ideal_point.distance", "border.length_km"];
    const one = await ask(columns, 2000, 2010);
    const other = await ask(columns, 2000, 2010, { pairs: [["KAZ", "UZB"]] });
    expect(panelJson(other)).toEqual(panelJson(one));
    expect(one.rows).toBe((await ask([], 2000, 2010)).rows);
  });

  it("counts the register by its rules: the meetings held, the agreements in force", async () => {
    const panel = await ask(["meetings", "agreements.in_force", "disputes.open"], 1992, 2025);
    const inForce = panelJson(panel).rows.map((row) => Number(row["agreements.in_force"]));
    expect(inForce[0]).toBeGreaterThanOrEqual(0);
    expect(inForce.at(-1)).toBeGreaterThan(inForce[0] ?? 0);
    const outside = await ask(["meetings"], 2023, 2023, { pairs: [["AFG", "CHN"]] });
    expect(panelJson(outside).rows[0]).toMatchObject({
      meetings: null,
      missing: { meetings: "not collected" },
    });
  });

  it("goes out in six forms that say the same", async () => {
    const panel = await ask(["votes.kappa", "trade.exports_usd"], 2019, 2023);
    const sheet = panelSheet(panel);
    const kappa = sheet.columns.findIndex(({ name }) => name === "votes.kappa");
    const arrow = tableFromIPC(toArrow(sheet));
    expect([...(arrow.getChild("votes.kappa") ?? [])]).toEqual(
      sheet.rows.map((row) => row[kappa] ?? null),
    );
    const columns = sheet.columns.map(({ name, kind }) => ({
      name,
      kind: kind === "number" ? kind : ("text" as const),
    }));
    const parquet = await toParquet(columns, sheet.rows);
    expect(Buffer.from(parquet.slice(0, 4)).toString()).toBe("PAR1");
    expect(Buffer.from(await toParquet(columns, sheet.rows))).toEqual(Buffer.from(parquet));
    const sdmx = panelSdmx(panel);
    expect(sdmx.rows.length).toBe(panel.rows * panel.columns.length);
    const gap = sdmx.rows.find((row) => row.includes("votes.kappa") && row.includes("2023"));
    expect(gap).toContain("outside period");
    expect(gap).not.toContain(0);
  });

  it("lists the names that columns can have", () => {
    expect(panelNames(ground)).toEqual(
      expect.arrayContaining(["votes.kappa", "gdp.current_usd", "internet-users"]),
    );
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  indicatorAccount,
  indicatorsStage,
  observation,
  pairObservation,
  series,
  turnover,
} from "../../src/indicators/index.ts";
import { openDossier, readTable } from "../../src/sources/index.ts";
import { buildStore, explainRow, finding, openStore, type Store } from "../../src/store/index.ts";

const settings = `
id: test
title: { en: Test }
states: [ARL, BOR]
focus: [ARL, BOR]
frame: neighbourhood
languages: [en]
period: { from: 1990, to: 2020 }
asOf: 2020-12-31
boundaryPolicy: { id: drawn, label: As drawn, note: Nothing is claimed. }
`;
const seriesTable = `id,label_en,unit,frequency,grain,concept,vintage,source_title,licence,first_year,last_year
salt.first,Salt,tonnes,annual,country,salt,first,Salt Office,CC0-1.0,2000,2003
border.first,Border,km,annual,pair,border,first,Map Office,CC0-1.0,2000,2000
`;
const tables = indicatorsStage.writes;

describe("indicatorsStage", () => {
  let folder = "";
  let store: Store;
  const put = (path: string, content: string): void => {
    mkdirSync(join(folder, "dossier", path, ".."), { recursive: true });
    writeFileSync(join(folder, "dossier", path), content);
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hamkor-indicators-"));
    put("dossier.yaml", settings);
    put("indicators/series.csv", seriesTable);
    put(
      "indicators/observations-a.csv",
      "series,iso3,year,value,missing,note\nsalt.first,ARL,2001,5,,\nsalt.first,XXX,2001,5,,\nsalt.first,BOR,2001,,not-published,\n",
    );
    put(
      "indicators/pairs-a.csv",
      "series,from,to,year,value,missing,note\nborder.first,BOR,ARL,2000,12,,\nborder.first,ARL,CEN,2000,7,,\n",
    );
    put("indicators/countries.csv", "iso3\nCEN\n");
    store = await build(join(folder, "dossier"), join(folder, "store"));
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("accounts for every row of every table of figures (R13)", async () => {
    expect(await store.rows(indicatorAccount)).toEqual([
      { file: "indicators/countries.csv", used: 1, refused: 0 },
      { file: "indicators/observations-a.csv", used: 2, refused: 1 },
      { file: "indicators/pairs-a.csv", used: 2, refused: 0 },
      { file: "indicators/series.csv", used: 2, refused: 0 },
    ]);
  });

  it("notes a finding with file, row and column for each row refused", async () => {
    const found = await store.rows(finding, { where: { stage: "indicators" } });
    expect(found).toMatchObject([
      { code: "state-unknown", file: "indicators/observations-a.csv", row: 3, column: "iso3" },
    ]);
  });

  it("knows a state of the table of countries beside the dossier's own", async () => {
    const rows = await store.rows(pairObservation);
    expect(rows.map((row) => row.of)).toEqual(["ARL-BOR", "ARL-CEN"]);
  });

  it("lets a value be followed down to its line in the file, and to the series it belongs to", async () => {
    const [found] = await explainRow(store, tables, "salt.first/ARL/2001");
    expect(found?.reference).toMatchObject({ file: "indicators/observations-a.csv", row: 2 });
    const [below] = found?.restsOn ?? [];
    expect(below).toMatchObject({ table: "series", id: "salt.first" });
    expect(below?.reference).toMatchObject({ file: "indicators/series.csv", row: 2 });
  });

  it("keeps a reasoned gap as a missing value, with its reason in words", async () => {
    const rows = await store.rows(observation, { where: { of: "BOR" } });
    expect(rows[0]?.value).toBeUndefined();
    expect(rows[0]?.missing).toBe("not published");
  });
});

describe("the shipped dossier", () => {
  const dossier = "dossiers/central-asia";
  let folder = "";
  let store: Store;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "hamkor-indicators-"));
    store = await build(dossier, folder);
  });
  afterAll(() => {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("has tables of figures and of the region that fit their schemas, and all of them may be passed on", () => {
    const opened = openDossier(dossier);
    const files = opened.files.filter((file) => /^(indicators|region)\//.test(file.path));
    expect(files.length).toBeGreaterThan(60);
    const tables = files.filter((file) => file.kind === "table");
    expect(tables.flatMap((file) => readTable(opened, file.path)?.findings ?? [])).toEqual([]);
    const named = new Set(["indicators", "region"]);
    const about = opened.findings.filter((one) => named.has(one.file?.split("/")[0] ?? ""));
    expect(about).toEqual([]);
    expect(files.filter((file) => file.redistribute !== "yes").map((file) => file.path)).toEqual(
      [],
    );
  });

  it("gives no finding in its figures", async () => {
    expect(await store.rows(finding, { where: { stage: "indicators" } })).toEqual([]);
  });

  it("has three World Bank editions of the GDP of one state for one year, and none replaces another", async () => {
    const editions = await store.rows(series, { where: { concept: "gdp-current-usd" } });
    const values = await store.rows(observation, { where: { of: "UZB", year: 2023 } });
    const found = editions.flatMap((one) =>
      values.filter((row) => row.series === one.id).map((row) => [one.vintage, row.value]),
    );
    expect(Object.fromEntries(found)).toMatchObject({
      "wdi-2024-10": 90889149307,
      "wdi-2025-06": 101591769702,
      derived: 102641900000,
    });
  });

  it("lets the two sides' counts of their trade in one year both stand", async () => {
    const rows = await store.rows(turnover, { where: { indicator: "trade_turnover" } });
    const years = new Map<number, Set<string>>();
    for (const row of rows) {
      if (row.period === "year")
        years.set(row.year, (years.get(row.year) ?? new Set()).add(row.reporter));
    }
    expect([...years].some(([, sides]) => sides.has("UZB") && sides.has("KAZ"))).toBe(true);
    expect((await store.rows(turnover)).length).toBe(157);
  });

  it("holds no pair in no order twice, and has the later code second (D2)", async () => {
    const plain = new Set(
      (await store.rows(series, { where: { grain: "pair" } })).map((one) => one.id),
    );
    const rows = (await store.rows(pairObservation)).filter((row) => plain.has(row.series));
    expect(rows.length).toBeGreaterThan(10_000);
    expect(rows.filter((row) => row.from >= row.to)).toEqual([]);
  });
});

async function build(dossier: string, folder: string): Promise<Store> {
  await buildStore({
    folder,
    stages: [indicatorsStage],
    context: openDossier(dossier),
    codeDigest: "test",
  });
  return openStore(folder, tables);
}

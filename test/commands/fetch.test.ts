import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { observation } from "../../src/indicators/index.ts";
import { buildDossier, openBuilt } from "../../src/pipeline.ts";

const shipped = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "hamkor-fetch-"));
const dossier = join(folder, "dossier");
let server: Server;
let base = "";
let answer: {
  readonly status?: number;
  readonly body: string;
  readonly headers?: Record<string, string>;
};
const asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.writeHead(
      answer.status ?? 200,
      answer.headers ?? { "content-type": "application/json" },
    );
    response.end(answer.body);
  });
  await new Promise<void>((done) => {
    server.listen(0, "127.0.0.1", done);
  });
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  rmSync(dossier, { recursive: true, force: true });
  for (const part of ["dossier.yaml", "datapackage.json", "indicators", "register", "content"]) {
    cpSync(join(shipped, part), join(dossier, part), { recursive: true });
  }
});

/** A checksum of all that the dossier holds, names and contents. */
function state(): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(dossier, { recursive: true, encoding: "utf8" }).sort()) {
    hash.update(name);
    if (/\.\w+$/.test(name)) hash.update(readFileSync(join(dossier, name)));
  }
  return hash.digest("hex");
}
async function fetchPopulation(...words: readonly string[]) {
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
  const options = [
    "--dossier",
    dossier,
    "--series",
    "population",
    "--from",
    "2020",
    "--to",
    "2023",
    "--address",
    base,
  ];
  const code = await main(["fetch", "wdi", ...options, ...words], terminal);
  return { code, out, error };
}

// Figures of the shape of the World Bank's API, made after those of the dossier: a little above, as a revision would be.
const codes = ["UZB", "KAZ", "KGZ", "TJK", "TKM", "AFG", "RUS", "CHN", "IRN"];
const years = [2020, 2021, 2022, 2023];
const last = new Map(
  readFileSync(join(shipped, "indicators/observations-people.csv"), "utf8")
    .split("\n")
    .map((line) => line.split(","))
    .filter(([series]) => series === "population.wdi-425fc447")
    .map(([, iso3, year, value]) => [`${iso3} ${year}`, Number(value)]),
);
interface Row {
  [name: string]: unknown;
}
const records = (): Row[] =>
  codes.flatMap((iso3) =>
    years.map((year) => ({
      indicator: { id: "SP.POP.TOTL", value: "Population, total" },
      country: { id: iso3.slice(0, 2), value: iso3 },
      countryiso3code: iso3,
      date: String(year),
      value: Math.round((last.get(`${iso3} ${year}`) ?? 0) * 1.01),
    })),
  );
const head = { page: 1, pages: 1, per_page: 20000, total: 36, lastupdated: "2026-10-01" };
const body = (list: unknown = records(), first: unknown = head) => JSON.stringify([first, list]);
const each = (change: (record: Row, at: number) => Row) => body(records().map(change));

describe("hamkor fetch", () => {
  it("puts a new edition beside the ones that there are, and once only", async () => {
    answer = { body: body() };
    const { code, out } = await fetchPopulation();
    expect(out).toMatch(/population: 36 figures and 0 gaps/);
    expect(code).toBe(0);
    expect(asked.at(-1)).toContain(
      "/v2/country/UZB;KAZ;KGZ;TJK;TKM;AFG;RUS;CHN;IRN/indicator/SP.POP.TOTL?format=json",
    );
    const table = readFileSync(
      join(dossier, "indicators/observations-population.wdi-2026-10-01.csv"),
      "utf8",
    );
    expect(table.split("\n")[1]).toMatch(/^population\.wdi-2026-10-01,AFG,2020,\d+,,$/);
    const series = readFileSync(join(dossier, "indicators/series.csv"), "utf8");
    expect(series).toContain(readFileSync(join(shipped, "indicators/series.csv"), "utf8"));
    expect(series).toMatch(/\npopulation\.wdi-2026-10-01,Population,.*World Bank.*\n$/);
    const before = state();
    expect((await fetchPopulation()).out).toMatch(/already/);
    expect(state()).toBe(before);
    const store = join(folder, "store");
    await buildDossier(dossier, { store });
    const opened = await openBuilt(dossier, store);
    const rows = await opened.store.rows(observation, {
      where: { series: "population.wdi-2026-10-01" },
    });
    opened.store.close();
    expect(rows).toHaveLength(36);
  }, 120_000);

  const broken: readonly (readonly [string, () => typeof answer])[] = [
    ["a page", () => ({ body: "<!doctype html><html><body>Service moved</body></html>" })],
    [
      "a page that says it is JSON",
      () => ({ body: "\n<html></html>", headers: { "content-type": "application/json" } }),
    ],
    ["XML", () => ({ body: '<?xml version="1.0"?><wb:error/>' })],
    ["nothing", () => ({ body: "" })],
    ["white space", () => ({ body: " \n " })],
    ["a cut answer", () => ({ body: body().slice(0, 900) })],
    ["plain text", () => ({ body: "rate limit exceeded" })],
    ["null", () => ({ body: "null" })],
    ["a number", () => ({ body: "42" })],
    ["an empty list", () => ({ body: "[]" })],
    [
      "an error in the source's form",
      () => ({ body: '[{"message":[{"id":"120","value":"Invalid value"}]}]' }),
    ],
    ["no records", () => ({ body: body([]) })],
    ["records that are null", () => ({ body: body(null) })],
    ["records that are texts", () => ({ body: body(["a", "b"]) })],
    [
      "records under another name",
      () => ({ body: JSON.stringify({ meta: head, data: records() }) }),
    ],
    ["the first page of two", () => ({ body: body(records(), { ...head, pages: 2 }) })],
    ["no number of pages", () => ({ body: body(records(), { lastupdated: "2026-10-01" }) })],
    ["no edition", () => ({ body: body(records(), { ...head, lastupdated: undefined }) })],
    [
      "an edition that is a number",
      () => ({ body: body(records(), { ...head, lastupdated: 20261001 }) }),
    ],
    ["records without values", () => ({ body: each(({ value: _, ...rest }) => rest) })],
    ["records without years", () => ({ body: each(({ date: _, ...rest }) => rest) })],
    ["records without states", () => ({ body: each(({ countryiso3code: _, ...rest }) => rest) })],
    ["years that are none", () => ({ body: each((one) => ({ ...one, date: "latest" })) })],
    ["years of five digits", () => ({ body: each((one) => ({ ...one, date: "20231" })) })],
    ["figures as texts", () => ({ body: each((one) => ({ ...one, value: String(one.value) })) })],
    [
      "figures below zero",
      () => ({ body: each((one) => ({ ...one, value: -Number(one.value) })) }),
    ],
    ["figures beyond bounds", () => ({ body: each((one) => ({ ...one, value: 9e12 })) })],
    [
      "figures in thousands",
      () => ({ body: each((one) => ({ ...one, value: Number(one.value) / 1000 + 1000 })) }),
    ],
    [
      "figures doubled and more",
      () => ({ body: each((one) => ({ ...one, value: Math.min(Number(one.value) * 3, 1.9e9) })) }),
    ],
    ["no figure at all", () => ({ body: each((one) => ({ ...one, value: null })) })],
    ["figures of half the states", () => ({ body: body(records().slice(0, 18)) })],
    [
      "figures with every second missing",
      () => ({ body: each((one, at) => (at % 2 ? one : { ...one, value: null })) }),
    ],
    ["other states", () => ({ body: each((one) => ({ ...one, countryiso3code: "FRA" })) })],
    ["everything twice", () => ({ body: body([...records(), ...records()]) })],
    ["not found", () => ({ status: 404, body: body() })],
    ["an error of the server", () => ({ status: 503, body: body() })],
    [
      "a way elsewhere",
      () => ({ status: 302, body: "", headers: { location: "https://example.org/" } }),
    ],
    [
      "more than is read",
      () => ({ body: body([...records(), { padding: "x".repeat(5_000_000) }]) }),
    ],
  ];

  it.each(broken)(
    "D13: keeps what the dossier has when the source answers with %s",
    async (_what, make) => {
      const before = state();
      answer = make();
      const { code, error } = await fetchPopulation();
      expect(code).toBe(3);
      expect(error).toMatch(/\[(fetch|fetched)-[a-z-]+\]/);
      expect(error).not.toMatch(/Service moved|rate limit|Invalid value/);
      expect(state()).toBe(before);
    },
  );

  it("asks by the source's own codes, and reads flows between states", async () => {
    const flow = (from: number, to: number, year: number, value: number) => ({
      reporterCode: from,
      partnerCode: to,
      refYear: year,
      primaryValue: value,
    });
    answer = {
      body: JSON.stringify({
        count: 2,
        data: [flow(860, 398, 2023, 1_370_000_000), flow(398, 860, 2023, 3_170_000_000)],
        error: "",
      }),
    };
    const options = [
      "--dossier",
      dossier,
      "--series",
      "exports-usd",
      "--from",
      "2022",
      "--to",
      "2023",
      "--on",
      "2026-11-20",
      "--address",
      base,
    ];
    const terminal = { out: () => {}, error: () => {}, isWatched: false };
    // The last edition has more pairs: this one is shorter, and is refused.
    expect(await main(["fetch", "comtrade", ...options], terminal)).toBe(3);
    expect(asked.at(-1)).toContain(
      "reporterCode=860,398,417,762,795,4,643,156,364&partnerCode=860",
    );
    expect(asked.at(-1)).toContain("period=2022,2023");
  });

  it("names the sources and series that there are", async () => {
    let error = "";
    const terminal = {
      out: () => {},
      error: (text: string) => {
        error += text;
      },
      isWatched: false,
    };
    expect(await main(["fetch", "yearbook"], terminal)).toBeGreaterThan(1);
    expect(error).toMatch(/comtrade, un-population, wdi/);
    await main(["fetch", "wdi", "--dossier", dossier, "--series", "salt"], terminal);
    expect(error).toMatch(/no series salt: it has population/);
  });
});

import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { buildDossier } from "../../src/pipeline.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { sql } from "../../src/store/index.ts";
import { readWorkbook } from "../briefs/workbookRead.ts";

const home = mkdtempSync(join(tmpdir(), "hamkor-exports-"));
const folder = join(home, "dossier");
const store = join(home, "store");
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const host = "localhost:4321";
const ask = (path: string) => app.request(`http://${host}${path}`, { headers: { host } });
type Row = Readonly<Record<string, string>>;
const csv = async (path: string): Promise<readonly Row[]> =>
  parse(await (await ask(path)).text(), { bom: true, columns: true });

beforeAll(async () => {
  cpSync("test/region/dossier", folder, { recursive: true });
  const path = join(folder, "register/agreements.csv");
  const evil = readFileSync(path, "utf8").replace(
    "free passage, pilots, lights",
    "=cmd|' /C calc'!A0",
  );
  writeFileSync(path, evil);
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
});
afterAll(async () => {
  await live.close();
  rmSync(home, { recursive: true, force: true });
});

interface Listed {
  readonly total: number;
  readonly entries: readonly {
    readonly id: string;
    readonly status: { readonly status: string };
  }[];
}
const list = async (query: string) =>
  (await (await ask(`/api/register/${query}`)).json()) as Listed;

describe("/api/export/register", () => {
  it("has exactly the entries, the order and the statuses of the list with the same filters", async () => {
    for (const kind of ["agreement", "commitment", "dispute", "doctrine", "meeting", "priority"]) {
      for (const query of [
        "",
        "pair=ARL-BOR",
        "asOf=2005-01-01",
        "q=herring&sort=title",
        "party=CES",
      ]) {
        const shown = await list(`${kind}?${query}&limit=1000`);
        const rows = await csv(`/api/export/register/${kind}?${query}&format=csv`);
        expect(rows.map((one) => [one.id, one.status])).toEqual(
          shown.entries.map((one) => [one.id, one.status.status]),
        );
        if (shown.total === 0) continue;
        for (const row of rows) {
          expect(row.url).toMatch(new RegExp(`^http://localhost:4321/register/${kind}/`));
          expect(row.source_title).not.toBe("");
        }
      }
    }
  });

  it("O5: names the file, says what it is, and is taken for nothing else", async () => {
    for (const format of ["csv", "json", "parquet", "xlsx", "bib", "ris", "csl"]) {
      const { headers, status } = await ask(`/api/export/register/agreement?format=${format}`);
      expect(status).toBe(200);
      const name = /^attachment; filename="([\w.-]+)"; filename\*=UTF-8''[\w.%-]+$/.exec(
        headers.get("content-disposition") ?? "",
      );
      expect(name?.[1]).toMatch(format === "csl" ? /\.json$/ : new RegExp(`\\.${format}$`));
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-type")).not.toMatch(/html/);
    }
  });

  it("comes in the form that the reader accepts, and format= is asked first", async () => {
    const accepting = (accept: string, path = "/api/export/register/agreement") =>
      app.request(`http://${host}${path}`, { headers: { host, accept } });
    const type = async (answer: Response | Promise<Response>) =>
      (await answer).headers.get("content-type")?.split(";")[0];
    expect(await type(ask("/api/export/register/agreement"))).toBe("text/csv");
    expect(await type(accepting("application/json"))).toBe("application/json");
    expect(await type(accepting("text/csv;q=0.4, application/vnd.apache.parquet"))).toBe(
      "application/vnd.apache.parquet",
    );
    expect(await type(accepting("text/*;q=0.5, application/json;q=0.4"))).toBe("text/csv");
    const named = "/api/export/register/agreement?format=ris";
    expect(await type(accepting("text/csv", named))).toBe("application/x-research-info-systems");
    const refused = await accepting("text/html, image/*;q=0.8");
    expect(refused.status).toBe(406);
    expect(await refused.json()).toMatchObject({ code: "form-not-offered" });
    const again = await accepting("application/json");
    expect([await type(again), again.headers.get("vary")]).toEqual([
      "application/json",
      "accept, accept-encoding",
    ]);
  });

  it("has the same rows as JSON and as Parquet, read back, as it has as CSV", async () => {
    const rows = await csv("/api/export/series/herring-landings?format=csv");
    const told = (await (await ask("/api/export/series/herring-landings?format=json")).json()) as {
      readonly columns: readonly { readonly name: string; readonly kind: string }[];
      readonly rows: readonly Readonly<Record<string, string | number>>[];
    };
    expect(rows.length).toBeGreaterThan(3);
    expect(told.rows.length).toBe(rows.length);
    const path = join(home, "trade.parquet");
    const answer = await ask("/api/export/series/herring-landings?format=parquet");
    writeFileSync(path, new Uint8Array(await answer.arrayBuffer()));
    const read = await live.use(({ store: { query } }) =>
      query<Record<string, unknown>>(sql`SELECT * FROM read_parquet(${path})`),
    );
    expect(read.length).toBe(rows.length);
    for (const [at, row] of rows.entries()) {
      for (const { name, kind } of told.columns) {
        const cell = row[name] ?? "";
        const value = told.rows[at]?.[name];
        expect([name, read[at]?.[name] ?? undefined]).toEqual([name, value]);
        if (value === undefined) expect([name, cell]).toEqual([name, ""]);
        else if (kind === "number") expect(Number(cell)).toBe(value);
        else expect(cell.replace(/^'/, "")).toBe(String(value).replace(/^'/, ""));
      }
    }
  });

  it("O2: neutralises what a register row says, in the table and not in the citation", async () => {
    const rows = await csv("/api/export/register/agreement?format=csv&q=strait");
    expect(rows[0]?.subject).toBe("'=cmd|' /C calc'!A0");
    const bytes = new Uint8Array(
      await (await ask("/api/export/register/agreement?format=xlsx")).arrayBuffer(),
    );
    const book = await readWorkbook(bytes);
    const cells = [...book.values()].flatMap((sheet) => [...sheet.values()]);
    expect(cells.filter((one) => one.type === "formula")).toEqual([]);
    const evil = cells.filter((one) => String(one.value).startsWith("="));
    expect(evil.length).toBe(1);
    expect(evil[0]?.quoted).toBe(true);
  });

  it("gives a workbook with typed cells, its acts, and a sheet that says filter, day, sources and licence", async () => {
    const path = "/api/export/register/commitment?format=xlsx&asOf=2012-06-30&pair=ARL-BOR";
    const book = await readWorkbook(new Uint8Array(await (await ask(path)).arrayBuffer()));
    expect([...book.keys()]).toEqual(["Read me", "commitment", "acts", "quotes"]);
    const said = [...(book.get("Read me")?.values() ?? [])].map((one) => String(one.value));
    for (const text of ["As of", "2012-06-30", "Filter: pair", "ARL-BOR", "Missing", "Source"]) {
      expect(said).toContain(text);
    }
    expect(said.some((one) => one.startsWith("Licence of register/"))).toBe(true);
    const types = (name: string) => {
      const cells = [...(book.get("commitment") ?? new Map())];
      const head = cells.find(([ref, cell]) => /^[A-Z]+1$/.test(ref) && cell.value === name)?.[0];
      const letter = head?.replace("1", "");
      return cells
        .filter(([ref]) => ref.replace(/\d+$/, "") === letter && ref !== head)
        .map(([, cell]) => cell.type);
    };
    expect(new Set(types("target_value"))).toEqual(new Set(["number"]));
    expect(types("due")).toContain("day");
    expect(types("url").length).toBeGreaterThan(0);
  });

  it("has the columns that are asked for, and refuses others", async () => {
    const rows = await csv("/api/export/register/agreement?format=csv&columns=status,id");
    expect(Object.keys(rows[0] ?? {})).toEqual(["status", "id"]);
    const answer = await ask("/api/export/register/agreement?format=csv&columns=id,secret");
    expect(answer.status).toBe(400);
    expect((await ask("/api/export/register/agreement?format=exe")).status).toBe(400);
    expect((await ask("/api/export/register/agreement?format=")).status).toBe(400);
  });

  it("cites a treaty by its title, its parties and the day of its signature, in the language asked for", async () => {
    const items = (await (
      await ask("/api/export/register/agreement?format=csl&language=ru&id=halde-1997-strait")
    ).json()) as readonly {
      type: string;
      title: string;
      author: unknown[];
      issued: unknown;
      note?: string;
    }[];
    const treaty = items.find((one) => one.type === "treaty");
    expect(treaty?.title).toBe("Договор о проходе через Хальдский пролив");
    expect(treaty?.author.length).toBe(3);
    // The invented register read no title at a source: none is given out as the original, and that is said.
    expect(treaty).not.toHaveProperty("original-title");
    expect(treaty).not.toHaveProperty("language");
    expect(treaty?.note).toMatch(/title in ru: a rendering/);
    expect(treaty?.issued).toEqual({ "date-parts": [[1997, 5, 12]] });
    const early = (await (
      await ask("/api/export/register/agreement?format=csl&id=halde-1997-strait&asOf=1990")
    ).json()) as unknown[];
    expect(early).toEqual([]);
  });
});

describe("/api/export/series, /search and /changes", () => {
  it("have exactly the values of the series, numbers untouched, and only editions out by the day", async () => {
    type Values = {
      values: { series: string; of: string; year: number; value?: number; missing?: string }[];
    };
    for (const day of ["", "2015-01-01"]) {
      const shown = (await (
        await ask(`/api/series/herring-landings?asOf=${day}`)
      ).json()) as Values;
      const rows = await csv(`/api/export/series/herring-landings?format=csv&asOf=${day}`);
      expect(
        rows.map((one) => [
          one.series,
          one.of,
          Number(one.year),
          one.value === "" ? undefined : Number(one.value),
          one.missing,
        ]),
      ).toEqual(
        shown.values.map((one) => [one.series, one.of, one.year, one.value, one.missing ?? ""]),
      );
    }
    const early = await csv("/api/export/series/herring-landings?format=csv&asOf=2015-01-01");
    expect(new Set(early.map((one) => one.vintage))).toEqual(new Set(["count-2014"]));
    expect((await ask("/api/export/series/herring-landings?format=csv&asOf=2010")).status).toBe(
      404,
    );
  });

  it("have every passage found, with its place", async () => {
    const shown = (await (await ask("/api/search?q=herring&limit=10000")).json()) as {
      hits: { passage: string }[];
    };
    const rows = await csv("/api/export/search?q=herring&format=csv");
    expect(rows.map((one) => one.passage)).toEqual(shown.hits.map((one) => one.passage));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows[0]?.url).toMatch(/^http:\/\/localhost:4321\/documents\/.+\?at=\d+-\d+$/);
    expect(await (await ask("/api/export/search?q=herring&format=bib")).text()).toMatch(/^@misc\{/);
  });

  it("have every change", async () => {
    const shown = (await (await ask("/api/changes?from=2000&to=2015&limit=10000")).json()) as {
      changes: { day: string; kind: string }[];
    };
    const rows = await csv("/api/export/changes?from=2000&to=2015&format=csv");
    expect(rows.map((one) => [one.day, one.kind])).toEqual(
      shown.changes.map((one) => [one.day, one.kind]),
    );
  });
});

describe("words behind the rows", () => {
  interface Word extends Row {
    readonly quote: string;
    readonly quote_document: string;
    readonly quote_start: string;
    readonly quote_end: string;
  }
  const textOf = async (document: string) =>
    (
      (await (await ask(`/api/documents/${document}`)).json()) as {
        readonly passages: readonly { readonly start: number; readonly text: string }[];
      }
    ).passages;

  it("stand in their document at their place, in their own language", async () => {
    const rows = (await csv("/api/export/register/agreement?format=csv")) as readonly Word[];
    const quoted = rows.filter((one) => one.quote !== "");
    expect(quoted.length).toBeGreaterThan(0);
    for (const { quote, quote_document, quote_start, quote_end } of quoted) {
      const start = Number(quote_start);
      expect(Number(quote_end) - start).toBe(quote.length);
      const passage = (await textOf(quote_document)).find(
        (one) => one.start <= start && one.start + one.text.length >= start + quote.length,
      );
      const from = start - (passage?.start ?? 0);
      expect(passage?.text.slice(from, from + quote.length)).toBe(quote);
    }
  });

  it("are all in the workbook, and none of a document dated after the day", async () => {
    const path = "/api/export/register/agreement?format=xlsx";
    const words = async (query: string) => {
      const bytes = new Uint8Array(await (await ask(`${path}${query}`)).arrayBuffer());
      const sheet = (await readWorkbook(bytes)).get("quotes") ?? new Map();
      return [...sheet.keys()].filter((ref) => /^A\d+$/.test(ref)).length - 1;
    };
    expect(await words("")).toBeGreaterThan(0);
    expect(await words("&asOf=1980")).toBe(0);
  });

  it("D5: of documents that may not be passed on are left out where only open ones are asked for", async () => {
    const all = await csv("/api/export/register/agreement?format=csv");
    const open = await csv("/api/export/register/agreement?format=csv&quotes=open");
    const sum = (rows: readonly Row[]) =>
      rows.reduce((total, one) => total + Number(one.quotes), 0);
    expect(sum(open)).toBeLessThan(sum(all));
    expect(open.map((one) => one.id)).toEqual(all.map((one) => one.id));
  });
});

describe("/api/export/queue, /delivery and /disagreements", () => {
  const shownAt = async <Answer>(path: string) => (await (await ask(path)).json()) as Answer;

  it("have exactly the proposals of the queue, filtered, with their words", async () => {
    interface Queue {
      readonly proposals: readonly { readonly id: string; readonly state: string }[];
    }
    for (const query of ["", "kind=act", "state=open", "state=rejected"]) {
      const { proposals } = await shownAt<Queue>(`/api/queue?${query}&limit=500`);
      const rows = await csv(`/api/export/queue?${query}&format=csv`);
      expect(rows.map((one) => [one.id, one.state])).toEqual(
        proposals.map((one) => [one.id, one.state]),
      );
    }
    const answer = await ask("/api/export/queue?format=bib");
    expect(answer.status).toBe(200);
  });

  it("have exactly the promises of the board with what came of each", async () => {
    interface Board {
      readonly all: {
        readonly outcomes: readonly { readonly outcome: string; readonly ids: readonly string[] }[];
      };
    }
    for (const query of ["", "pair=ARL-BOR", "from=2000&to=2012", "direction=fisheries"]) {
      const { all } = await shownAt<Board>(`/api/delivery?${query}`);
      const rows = await csv(`/api/export/delivery?${query}&format=csv`);
      const pairs = all.outcomes.flatMap(({ outcome, ids }) => ids.map((id) => `${id} ${outcome}`));
      expect(rows.map((one) => `${one.id} ${one.outcome}`).sort()).toEqual(pairs.sort());
    }
    const book = await readWorkbook(
      new Uint8Array(await (await ask("/api/export/delivery?format=xlsx")).arrayBuffer()),
    );
    expect([...book.keys()]).toEqual([
      "Read me",
      "commitment",
      "acts",
      "quotes",
      "groups",
      "due next",
      "gone quiet",
    ]);
  });

  it("have every side of every disagreement", async () => {
    interface Found {
      readonly disagreements: readonly { readonly sides: readonly { readonly id: string }[] }[];
    }
    const { disagreements } = await shownAt<Found>("/api/disagreements");
    const rows = await csv("/api/export/disagreements?format=csv");
    expect(rows.map((one) => one.side)).toEqual(
      disagreements.flatMap(({ sides }) => sides.map((one) => one.id)),
    );
    expect(rows.length).toBeGreaterThan(1);
  });
});

describe("hamkor export --format", () => {
  const run = async (...words: readonly string[]) => {
    const told = { out: "", error: "" };
    const terminal = {
      out: (text: string) => {
        told.out += text;
      },
      error: (text: string) => {
        told.error += text;
      },
      isWatched: false,
    };
    const code = await main([...words, "--dossier", folder, "--store", store], terminal);
    return { code, ...told };
  };

  it("gives the same bytes as the page", async () => {
    const { code, out } = await run(
      "export",
      "--format",
      "csv",
      "--register",
      "agreement",
      "--on",
      "2005-01-01",
      "--where",
      "party=CES,sort=title",
      "--base",
      "http://localhost:4321",
    );
    expect(code).toBe(0);
    const page = await ask(
      "/api/export/register/agreement?format=csv&asOf=2005-01-01&party=CES&sort=title",
    );
    expect(Buffer.from(out, "utf8").equals(Buffer.from(await page.arrayBuffer()))).toBe(true);
    const file = join(home, "a.xlsx");
    expect(
      (await run("export", "--format", "xlsx", "--series", "herring-landings", "--out", file)).code,
    ).toBe(0);
    expect([...(await readWorkbook(new Uint8Array(readFileSync(file)))).keys()]).toContain(
      "values",
    );
  });

  it("D5: with --publish stops where a row may not be passed on", async () => {
    const path = join(folder, "datapackage.json");
    const whole = readFileSync(path, "utf8");
    expect(
      (await run("export", "--format", "csv", "--register", "agreement", "--publish")).code,
    ).toBe(0);
    const held = JSON.parse(whole) as { resources: { path: string; redistribute?: string }[] };
    for (const one of held.resources) if (one.path.includes("agreements")) one.redistribute = "no";
    writeFileSync(path, JSON.stringify(held));
    const told = await run("export", "--format", "csv", "--register", "agreement", "--publish");
    expect(told.error).toContain("licence-gate");
    expect(told.out).toBe("");
    writeFileSync(path, whole);
  });

  it("says what is wrong with the question", async () => {
    expect((await run("export", "--format", "exe")).error).toContain(
      "csv, json, parquet, xlsx, bib, ris, csl",
    );
    expect((await run("export", "--format", "csv")).error).toContain("--register");
    expect((await run("export", "--format", "xlsx", "--register", "agreement")).error).toContain(
      "--out",
    );
    expect((await run("export", "--format", "csv", "--register", "gossip")).error).toContain(
      "asked-wrongly",
    );
  });
});

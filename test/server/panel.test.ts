import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { main } from "../../src/commands/main.ts";
import { buildDossier } from "../../src/pipeline.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { panelAsked } from "../../src/server/panelQuestion.ts";

const home = mkdtempSync(join(tmpdir(), "hamkor-panel-"));
const store = join(home, "store");
const folder = "test/region/dossier";
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
const host = "localhost:4321";
const ask = (path: string) => app.request(`http://${host}${path}`, { headers: { host } });

beforeAll(async () => {
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
});
afterAll(async () => {
  await live.close();
  rmSync(home, { recursive: true, force: true });
});

interface Panel {
  readonly columns: readonly { readonly name: string; readonly edition: string }[];
  readonly rows: readonly Readonly<Record<string, unknown>>[];
}
const panel = async (query: string) => (await (await ask(`/api/panel?${query}`)).json()) as Panel;
const problem = async (path: string) => {
  const answer = await ask(path);
  const { code, detail } = (await answer.json()) as { code: string; detail: string };
  return { status: answer.status, code, detail };
};
const herring = "herring-landings@count-2014";

describe("/api/panel/columns", () => {
  it("names every concept of an invented region with its editions, and which must be named", async () => {
    const { columns } = (await (await ask("/api/panel/columns")).json()) as {
      columns: readonly {
        name: string;
        gives: string;
        edition?: string;
        editions: readonly { edition: string }[];
      }[];
    };
    const found = columns.find(({ name }) => name === "herring-landings");
    expect(found).toMatchObject({ gives: "states" });
    expect(found?.edition).toBeUndefined();
    expect(found?.editions.map(({ edition }) => edition).sort()).toEqual([
      "count-2014",
      "count-2016",
    ]);
    expect(columns.find(({ name }) => name === "ferry-passengers")).toMatchObject({
      gives: "one",
      edition: "count-2014",
    });
  });

  it("knows only editions that had come out by the day asked for", async () => {
    const { columns } = (await (await ask("/api/panel/columns?asOf=2015-01-01")).json()) as {
      columns: readonly { name: string; edition?: string }[];
    };
    expect(columns.find(({ name }) => name === "herring-landings")?.edition).toBe("count-2014");
  });
});

describe("/api/panel", () => {
  it("answers byte for byte what hamkor panel --json prints", async () => {
    const printed: string[] = [];
    const terminal = {
      out: (text: string) => void printed.push(text),
      error: () => undefined,
      isWatched: false,
    };
    const columns = `${herring},ferry-passengers`;
    const words = ["panel", "--pairs", "ARL-BOR", "--columns", columns, "--from", "2003"];
    const place = ["--dossier", folder, "--store", store];
    expect(await main([...words, "--to", "2008", "--json", ...place], terminal)).toBe(0);
    const asked = `pairs=BOR-ARL&columns=${columns}&from=2003&to=2008`;
    expect(await panel(asked)).toEqual(JSON.parse(printed.join("")));
    expect((await panel(asked)).rows).toHaveLength(6);
  });

  it("L3: keeps a reported zero apart from a gap, and gives the gap its reason", async () => {
    const { rows } = await panel(
      `pairs=ARL-BOR&columns=ferry-passengers,${herring}&from=2003&to=2020`,
    );
    expect(rows[0]).toMatchObject({ year: 2003, "ferry-passengers": 0 });
    const last = rows.at(-1) as { missing: Record<string, string> } & Record<string, unknown>;
    expect(last["ferry-passengers"]).toBeNull();
    expect(last.missing["ferry-passengers"]).toBe("outside period");
  });

  it("law 6: is the same whichever state of a pair is named first", async () => {
    const rest = `columns=${herring},ferry-passengers&from=2003&to=2010`;
    expect(await panel(`pairs=BOR-ARL&${rest}`)).toEqual(await panel(`pairs=ARL-BOR&${rest}`));
  });

  it("refuses by the place in the question, never by what was sent (A9)", async () => {
    const evil = "%3Cscript%3E";
    for (const [query, status, code] of [
      [`columns=${evil}`, 400, "column-unknown"],
      [`columns=herring-landings@${evil}`, 400, "edition-unknown"],
      ["columns=herring-landings&pairs=ARL-BOR", 400, "edition-not-named"],
      [`columns=${herring}&pairs=${evil}`, 400, "pair-unreadable"],
      [`columns=${herring}&pairs=ARL-ZZZ`, 400, "state-unknown"],
      [`columns=${herring}&states=${evil}`, 400, "state-unknown"],
      [`columns=${herring}&from=2010&to=2001`, 400, "span-backwards"],
      [`columns=${herring}&from=-5`, 400, "asked-wrongly"],
      ["columns=,", 400, "asked-wrongly"],
      ["columns=ferry-passengers&grain=state-year", 400, "grain-mismatch"],
    ] as const) {
      const found = await problem(`/api/panel?${query}`);
      expect({ query, status: found.status, code: found.code }).toEqual({ query, status, code });
      expect(found.detail).not.toContain("script");
    }
  });

  it("says how many cells are too many and what to do, and refuses one column twice", async () => {
    const asked = {
      columns: herring,
      pairs: "ARL-BOR",
      grain: "pair-year",
      from: 2003,
      to: 2012,
    } as const;
    const making = (most: number) => live.use((desk) => panelAsked(desk, asked, most));
    await expect(making(19)).rejects.toThrowError(
      "10 rows of 2 columns are 20 cells; at most 19 are given at once",
    );
    expect((await making(20)).rows).toBe(10);
    expect(await problem(`/api/panel?columns=${herring},herring-landings@every`)).toMatchObject({
      status: 400,
      code: "column-repeated",
    });
  });
});

describe("/api/export/panel", () => {
  it("has the rows of the answer, and cites exactly the sources used", async () => {
    const asked = `pairs=ARL-BOR&columns=${herring}&from=2003&to=2006`;
    const csv = await (await ask(`/api/export/panel?${asked}&format=csv`)).text();
    const rows: readonly Record<string, string>[] = parse(csv, { bom: true, columns: true });
    const { rows: shown } = await panel(asked);
    expect(rows.map((row) => Number(row[`${herring}.a`]))).toEqual(
      shown.map((row) => row[`${herring}.a`]),
    );
    const bib = await (await ask(`/api/export/panel?${asked}&format=bib`)).text();
    expect(bib.match(/^@/gm)).toHaveLength(1);
    expect(bib).toContain("count-2014");
  });
});

describe("/api/similarity", () => {
  it("says that a dossier has no votes rather than that they are unlike", async () => {
    expect(await problem("/api/similarity?pair=ARL-BOR")).toMatchObject({
      status: 404,
      code: "not-found",
    });
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeBrief } from "../../src/briefs/index.ts";
import {
  type BriefAnswer,
  type BriefList,
  briefAnswer,
  briefList,
  type ProblemDetails,
} from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

// The shipped dossier: what is handed over is made from its rows.
const folder = "dossiers/central-asia";
const store = mkdtempSync(join(tmpdir(), "hamkor-briefs-api-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
let now = 0;

const ask = (path: string, headers: Record<string, string> = {}) => {
  now += 60_000; // each question finds a whole allowance, but where a test is about it
  return app.request(`http://localhost${path}`, { headers: { host: "localhost", ...headers } });
};
const json = async <T>(path: string): Promise<T> => (await (await ask(path)).json()) as T;
const problemOf = async (path: string): Promise<readonly [number, string]> => {
  const answer = await ask(path);
  expect(answer.headers.get("content-type")).toContain("application/problem+json");
  return [answer.status, ((await answer.json()) as ProblemDetails).code];
};
const ministerial = "/api/briefs/ministerial";
const linesOf = ({ brief }: BriefAnswer) =>
  brief.sections.flatMap(({ paragraphs, figures }) => [
    ...paragraphs.flatMap(({ sentences }) => sentences),
    ...(figures?.rows ?? []),
  ]);

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({
    live,
    routes,
    pages: new Map(),
    hosts: [],
    log: () => undefined,
    now: () => now,
  });
}, 180_000);
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

describe("GET /api/briefs", () => {
  it("lists each template with its name in five spellings, what it asks, and its parts", async () => {
    const list = await json<BriefList>("/api/briefs");
    expect(briefList.parse(list)).toEqual(list);
    const names = list.templates.map((one) => one.id);
    expect(names).toEqual(expect.arrayContaining(["commitments-due", "ministerial"]));
    for (const { name, sections, asks } of list.templates) {
      expect(Object.keys(name).sort()).toEqual(["en", "kk", "ru", "uz-Cyrl", "uz-Latn"]);
      expect(sections.flatMap(({ parts }) => parts).length).toBeGreaterThan(0);
      expect(asks.length).toBeGreaterThan(0);
    }
  });
});

describe("GET /api/briefs/{template}", () => {
  it("gives the brief as data: every line with its footnote, every footnote with rows and places", async () => {
    const answer = await json<BriefAnswer>(`${ministerial}?pair=UZB-KAZ`);
    expect(briefAnswer.parse(answer)).toEqual(answer);
    expect(answer.brief.sides).toEqual(["UZB", "KAZ"]);
    const lines = linesOf(answer);
    expect(lines.map(({ note }) => note).sort((a, b) => a - b)).toEqual(
      answer.brief.notes.map((one) => one.number),
    );
    expect(answer.counts).toMatchObject({ lines: lines.length, notes: lines.length, without: 0 });
    const parts = answer.outline.flatMap((one) => one.parts);
    expect(parts.reduce((sum, one) => sum + one.lines, 0)).toBe(lines.length);
    expect(parts.filter((one) => one.state === "no-row").length).toBeLessThanOrEqual(
      answer.counts.gaps,
    );
    const places = new Set(answer.places.map(({ file, row }) => `${file}:${row}`));
    const rows = answer.brief.notes.flatMap((one) =>
      one.sources.flatMap(({ file, rows: own }) => own.map((row) => `${file}:${row}`)),
    );
    expect(rows.filter((one) => places.has(one)).length / rows.length).toBeGreaterThan(0.9);
  });

  it("has places that lead to what the API has", async () => {
    const { places } = await json<BriefAnswer>(`${ministerial}?pair=UZB-KAZ`);
    const kinds = new Map(places.map((one) => [one.kind, one]));
    expect(kinds.size).toBeGreaterThan(3);
    for (const { kind, id } of kinds.values()) {
      const own = encodeURIComponent(id);
      const path = kind === "series" ? `/api/series/${own}` : `/api/register/${kind}/${own}`;
      expect((await ask(path)).status, path).toBe(200);
    }
  });

  it("law 6: the pair named the other way round exchanges the sides and keeps the rows", async () => {
    const [one, other] = await Promise.all(
      ["UZB-KAZ", "KAZ-UZB"].map((pair) => json<BriefAnswer>(`${ministerial}?pair=${pair}`)),
    );
    expect(other?.brief.sides).toEqual(["KAZ", "UZB"]);
    const rowsOf = (answer: BriefAnswer | undefined) =>
      (answer ? linesOf(answer) : []).map((line) => ("row" in line ? line.row : line.label)).sort();
    expect(rowsOf(other)).toEqual(rowsOf(one));
  });

  it("leaves out parts and lines by choice, says so in the brief, and counts them", async () => {
    const whole = await json<BriefAnswer>(ministerial);
    const line = whole.brief.sections[0]?.paragraphs.flatMap((one) => one.sentences).at(-1);
    const without = `disputes-open,doctrines,${line?.id}/${line?.row},figures-of-sides/population`;
    const less = await json<BriefAnswer>(`${ministerial}?without=${without}`);
    const left = less.outline
      .flatMap((one) => one.parts)
      .filter(({ state }) => state === "without");
    expect(left.map(({ id }) => id)).toContain("disputes-open");
    expect(less.outline.find(({ id }) => id === "doctrines")?.isWithout).toBe(true);
    expect(less.brief.sections.map(({ id }) => id)).not.toContain("doctrines");
    expect(linesOf(less).some((one) => "row" in one && one.row === line?.row)).toBe(false);
    expect(linesOf(less).length).toBeLessThan(linesOf(whole).length);
    expect(linesOf(less).map(({ note }) => note)).toEqual(less.brief.notes.map((n) => n.number));
    expect(less.brief.versions.at(-1)?.join(" ")).toMatch(
      new RegExp(`4 .*disputes-open.*${line?.row}.*population`),
    );
    const put = less.outline.flatMap((one) => one.parts.flatMap((part) => part.left));
    expect(put.map(({ row }) => row)).toEqual([line?.row, "population"]);
  });

  it.each([
    ["html", "text/html", "<!doctype html>"],
    ["pdf", "application/pdf", "%PDF-1."],
    ["docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "PK"],
    ["xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "PK"],
  ])("hands it out as %s, named, tagged, the same bytes twice", async (format, type, begin) => {
    const path = `${ministerial}?pair=KAZ-UZB&language=kk&format=${format}&without=figures`;
    const answer = await ask(path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")?.split(";")[0]).toBe(type);
    expect(answer.headers.get("content-disposition")).toContain(`ministerial-KAZ-UZB-`);
    expect(answer.headers.get("content-disposition")).toContain(`-kk.${format}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(new TextDecoder("latin1").decode(bytes.slice(0, begin.length))).toBe(begin);
    const etag = answer.headers.get("etag") ?? "";
    expect(etag).not.toBe("");
    expect((await ask(path, { "if-none-match": etag })).status).toBe(304);
  });

  it("says what is wrong as problem details", async () => {
    expect(await problemOf("/api/briefs/no-such")).toEqual([404, "brief-template-unknown"]);
    expect(await problemOf("/api/briefs/words")).toEqual([404, "brief-template-unknown"]);
    expect(await problemOf("/api/briefs/..%2Fwords")).toEqual([404, "brief-template-unknown"]);
    expect(await problemOf(`${ministerial}?asOf=1900`)).toEqual([422, "brief-unsupported"]);
    expect(await problemOf(`${ministerial}?asOf=soon`)).toEqual([400, "date-unreadable"]);
    expect(await problemOf(`${ministerial}?pair=UZB-UZB`)).toEqual([400, "pair-of-one"]);
    expect(await problemOf(`${ministerial}?pair=UZB-ZZZ`)).toEqual([404, "not-found"]);
    expect(await problemOf(`${ministerial}?without=nothing`)).toEqual([400, "brief-part-unknown"]);
    expect(await problemOf("/api/briefs/claim-check")).toEqual([400, "brief-needs-text"]);
    expect(await problemOf(`${ministerial}?format=exe`)).toEqual([400, "asked-wrongly"]);
  });

  it("gives what the command gives, also where what is dear is kept for the build", async () => {
    for (const [name, text] of [
      ["doctrine-comparison", undefined],
      ["claim-check", { document: "uz-savdo-maqsadlari" }],
    ] as const) {
      const more = text === undefined ? "" : `&document=${text.document}`;
      const path = `/api/briefs/${name}?pair=UZB-KAZ&language=ru${more}`;
      const { brief } = await json<BriefAnswer>(path);
      const made = await live.use(({ opened: { dossier, store: built } }) =>
        writeBrief(dossier, built, {
          name,
          language: "ru",
          style: "apa",
          sides: ["UZB", "KAZ"],
          day: dossier.settings.asOf,
          program: brief.versions[0]?.[1] ?? "",
          text,
        }),
      );
      expect(brief).toEqual(JSON.parse(JSON.stringify(made)));
    }
  });

  it("law 7: hands out for passing on only where every file used may be", async () => {
    const { mayPublish } = await json<BriefAnswer>(ministerial);
    const asked = `${ministerial}?publish=true&format=html`;
    if (mayPublish) expect((await ask(asked)).status).toBe(200);
    else expect(await problemOf(asked)).toEqual([422, "licence-gate"]);
  });

  it("A11: counts what is set against the reader's allowance", async () => {
    now += 120_000;
    const statuses: number[] = [];
    const parts = ["agreed", "promised", "disputed", "figures", "doctrines"];
    const all = parts.flatMap((one) => parts.map((other) => `${one},${other}`));
    for (const without of all) {
      if (statuses.includes(429)) break;
      // Each question is another: what was answered before is given again without counting.
      const path = `${ministerial}?format=xlsx&without=${without}`;
      const answer = await app.request(`http://localhost${path}`, {
        headers: { host: "localhost" },
      });
      statuses.push(answer.status);
      if (answer.status !== 429) continue;
      expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    }
    expect(statuses[0]).toBe(200);
    expect(statuses.at(-1)).toBe(429);
  });
});

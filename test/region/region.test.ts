import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import type {
  BoundaryLines,
  Cell,
  DocumentDetail,
  DocumentList,
  EntryDetail,
  EntryList,
  Frame,
  Overview,
  SearchResult,
  Series,
  SeriesValues,
} from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";

// An invented region (see dossier/README.md): if it builds and shows, no state, river or language of another
// region is in the program. Must-show 8 of “First light”.

const shipped = fileURLToPath(new URL("dossier", import.meta.url));
let folder = "";
let live: LiveDossier;
let app: ReturnType<typeof createApp>;
let report: Awaited<ReturnType<typeof buildDossier>>;
const answers = new Map<string, string>();

async function ask<Answer>(path: string): Promise<Answer> {
  const response = await app.request(path, { headers: { host: "localhost" } });
  const body = await response.text();
  answers.set(path, body);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${body}`);
  return JSON.parse(body) as Answer;
}

const documents = async () => (await ask<DocumentList>("/api/documents")).documents;
const readDocument = async (file: string): Promise<DocumentDetail> => {
  const summary = (await documents()).find((one) => one.file === `documents/${file}`);
  if (summary === undefined) throw new Error(`${file} was not read`);
  return ask<DocumentDetail>(`/api/documents/${encodeURIComponent(summary.id)}`);
};
const mentionsIn = async (file: string): Promise<readonly string[]> => {
  const { evidence } = await readDocument(file);
  return [...new Set(evidence.flatMap((one) => one.mentions.map((m) => `${m.id} ${m.quote}`)))];
};
const statusOf = async (kind: string, id: string, day: string): Promise<string> => {
  const entry = await ask<EntryDetail>(`/api/register/${kind}/${id}?asOf=${day}`);
  return entry.status.status;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hamkor-region-"));
  cpSync(shipped, join(folder, "dossier"), { recursive: true });
  const options = { folder: join(folder, "dossier"), store: join(folder, "store") };
  report = await buildDossier(options.folder, options);
  live = await openLive({ ...options, watch: false, log: () => {} });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => {} });
});
afterAll(async () => {
  await live?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("an invented region", () => {
  it("builds, with every row used and no finding of severity error", async () => {
    expect(report).toMatchObject({ changed: true, dossier: "halde-strait" });
    const { totals, findings, files } = await ask<{
      readonly totals: Readonly<Record<string, number>>;
      readonly findings: readonly { readonly severity: string; readonly code: string }[];
      readonly files: readonly { readonly path: string; readonly rowsUsed?: number }[];
    }>("/api/accounting");
    expect(findings.filter((one) => one.severity !== "note")).toEqual([]);
    expect(totals).toMatchObject({ rowsRefused: 0 });
    expect(files.find((one) => one.path === "register/acts.csv")?.rowsUsed).toBe(43);
    expect(totals.pages).toBe(totals.pagesRead);
  });

  it("shows its own states, frame, languages and pairs", async () => {
    const frame = await ask<Frame>("/api/frame");
    expect(frame.directions.map((one) => one.id)).toEqual(["straits", "fisheries", "memory"]);
    expect(frame.interests.map((one) => one.id)).toEqual(["peace", "livelihood"]);
    expect(frame.states.map((one) => one.iso3)).toEqual(["ARL", "BOR", "CES"]);
    expect(frame.states.map((one) => one.names.ru)).toEqual(["Арлания", "Борсия", "Цестрия"]);
    expect(frame.dossier).toMatchObject({ languages: ["en", "ru"], asOf: "2016-03-01" });
    expect(frame.pairs.map((one) => one.id)).toEqual(["ARL-BOR", "ARL-CES", "BOR-CES"]);
    expect(frame.layers.map((one) => one.id)).toEqual(["land", "waters", "lines"]);
    expect(frame.actors.map((one) => one.id)).toContain("strait-commission");
  });

  it("reads its six documents in the languages they are in", async () => {
    const found = await documents();
    const languages = found.map((one) => [one.file.replace("documents/", ""), one.languages]);
    expect(Object.fromEntries(languages)).toEqual({
      "en-graves.html": ["en"],
      "en-herring.txt": ["en"],
      "en-strait-treaty.md": ["en"],
      "ru-pamyat.html": ["ru"],
      "ru-proliv.md": ["ru"],
      "ru-seld.txt": ["ru"],
    });
    expect(found.every((one) => one.pages === one.pagesRead && one.codings > 0)).toBe(true);
  });

  it("finds its states in Russian in every case, its capitals and adjectives", async () => {
    const strait = await mentionsIn("ru-proliv.md");
    for (const form of ["Арлания", "Арланией", "Арлании"]) expect(strait).toContain(`ARL ${form}`);
    for (const form of ["Борсия", "Борсией", "Борсию"]) expect(strait).toContain(`BOR ${form}`);
    for (const form of ["Цестрия", "Цестрии"]) expect(strait).toContain(`CES ${form}`);
    expect(strait).toContain("BOR Тессен");
    expect(await mentionsIn("ru-seld.txt")).toContain("ARL Арланскому");
    expect(await mentionsIn("ru-pamyat.html")).toContain("CES цестрийским");
  });

  it("finds its rivers and its organisation in both languages", async () => {
    const russian = await mentionsIn("ru-seld.txt");
    expect(russian).toEqual(
      expect.arrayContaining(["vella Велле", "sorn Сорне", "strait-commission Комиссия пролива"]),
    );
    expect(await mentionsIn("ru-proliv.md")).toContain("vella Веллы");
    const english = await mentionsIn("en-herring.txt");
    expect(english).toEqual(expect.arrayContaining(["vella Vella", "sorn Sorn", "ARL Arlanian"]));
    expect(await mentionsIn("en-strait-treaty.md")).toEqual(
      expect.arrayContaining(["halde-strait Halde Strait", "strait-commission Strait Commission"]),
    );
  });

  it("codes towards its own directions and interests, with quotes that stand in the text", async () => {
    const frame = await ask<Frame>("/api/frame");
    const directions = frame.directions.map((one) => one.id);
    const interests = frame.interests.map((one) => one.id);
    const seen = new Set<string>();
    for (const { file } of await documents()) {
      const { passages, evidence } = await readDocument(file.replace("documents/", ""));
      for (const coding of evidence) {
        if (coding.direction !== undefined) expect(directions).toContain(coding.direction);
        expect(interests).toEqual(expect.arrayContaining(coding.interests));
        const passage = passages.find((one) => one.id === coding.passage);
        const at = coding.start - (passage?.start ?? 0);
        expect(passage?.text.slice(at, at + coding.quote.length)).toBe(coding.quote);
        if (coding.direction !== undefined) seen.add(coding.direction);
      }
    }
    expect([...seen].sort()).toEqual(["fisheries", "memory", "straits"]);
  });

  it("derives statuses on a day from its acts", async () => {
    const strait = "halde-1997-strait";
    expect(await statusOf("agreement", strait, "1997-06-01")).toBe("signed");
    expect(await statusOf("agreement", strait, "1998-04-13")).toBe("ratified");
    expect(await statusOf("agreement", strait, "1998-04-14")).toBe("in-force");
    expect(await statusOf("agreement", "arbo-1999-herring", "2016-03-01")).toBe("ratified-in-part");
    expect(await statusOf("agreement", "arce-2005-pilotage", "2011-06-29")).toBe("in-force");
    expect(await statusOf("agreement", "arce-2005-pilotage", "2011-06-30")).toBe("terminated");
    expect(await statusOf("agreement", "arbo-2008-programme", "2013-12-31")).toBe("in-force");
    expect(await statusOf("agreement", "arbo-2008-programme", "2014-01-01")).toBe("expired");
    expect(await statusOf("commitment", "c-graves-list", "2016-03-01")).toBe("unreported");
    expect(await statusOf("commitment", "c-ferry", "2016-03-01")).toBe("fulfilled");
    expect(await statusOf("dispute", "d-orn-bank", "2016-03-01")).toBe("in-talks");
    expect(await statusOf("doctrine", "arl-1996-sea", "2009-01-31")).toBe("in-effect");
    expect(await statusOf("doctrine", "arl-1996-sea", "2009-02-01")).toBe("superseded");
    expect(await statusOf("meeting", "v-2016-morvik", "2016-03-01")).toBe("announced");
  });

  it("lets both sources stand where they give two days of signature", async () => {
    const entry = await ask<EntryDetail>("/api/register/agreement/arbo-2010-herring-protocol");
    expect(entry.acts.map((one) => one.date)).toEqual(["2010-03-04", "2010-03-09"]);
    expect(entry.status.conflicts).toHaveLength(1);
  });

  it("fills the matrix of a pair, the same whichever state is named first", async () => {
    const overview = await ask<Overview>("/api/overview?pair=ARL-BOR");
    const other = await ask<Overview>("/api/overview?pair=BOR-ARL");
    expect(other).toEqual(overview);
    expect(overview.matrix).toHaveLength(3 * 2);
    const cell = (direction: string, interest: string) =>
      overview.matrix.find((one) => one.direction === direction && one.interest === interest);
    expect(cell("straits", "peace")).toMatchObject({ disputes: 1 });
    expect(cell("fisheries", "livelihood")?.evidence).toBeGreaterThan(0);
    expect(cell("fisheries", "livelihood")?.indicators).toBeGreaterThan(0);
    expect(cell("memory", "peace")?.register).toBeGreaterThan(0);
    expect(overview.totals).toMatchObject({ agreements: 6, meetings: 4 });
  });

  it("says what falls due and what is past its day, as the register filtered by it does", async () => {
    const overview = await ask<Overview>("/api/overview?pair=ARL-BOR");
    const listed = async (due: string) => {
      const { entries, facets } = await ask<EntryList>(
        `/api/register/commitment?pair=ARL-BOR&due=${due}`,
      );
      expect(facets.due?.[due]).toBe(entries.length);
      return entries.map((one) => one.id).sort();
    };
    const ids = (list: Overview["dueNext"]) => list.map((one) => one.entry.id).sort();
    expect(ids(overview.dueNext)).toEqual(await listed("ahead"));
    expect(ids(overview.pastDue)).toEqual(await listed("passed"));
    expect(overview.dueNextFound).toBe(2);
    expect(ids(overview.pastDue)).toEqual(["c-dredging", "c-herring-share"]);
    const sum = overview.commitments.reduce((all, { count }) => all + count, 0);
    expect(overview.totals.commitments).toBe(sum);
    expect(overview.fulfilled).toBeLessThanOrEqual(overview.promised);
  });

  it("draws a border by the treaty in the register as it stands on the day", async () => {
    const on = async (day: string) => {
      const { lines } = await ask<BoundaryLines>(`/api/boundaries?asOf=${day}`);
      return lines.map(({ pair, rests, treaties }) => [pair, rests, treaties.map(({ id }) => id)]);
    };
    expect(await on("2003-06-17")).toEqual([]);
    expect(await on("2010-01-01")).toEqual([
      ["ARL-CES", "in-force", ["arce-2005-pilotage"]],
      ["BOR-CES", "not-in-force", ["boce-2003-graves"]],
    ]);
    // Terminated in 2011: the paper is still on record, and the line no longer rests on it.
    expect((await on("2016-03-01"))[0]).toEqual([
      "ARL-CES",
      "not-in-force",
      ["arce-2005-pilotage"],
    ]);
  });

  it("has no pair with a state that it does not know", async () => {
    for (const path of [
      "overview",
      "register/agreement",
      "cell?direction=straits&interest=peace",
    ]) {
      const asked = `/api/${path}${path.includes("?") ? "&" : "?"}pair=ARL-QQQ`;
      const response = await app.request(asked, { headers: { host: "localhost" } });
      expect([path, response.status]).toEqual([path, 404]);
    }
  });

  it("opens a cell to as much as the matrix counts in it", async () => {
    const { matrix } = await ask<Overview>("/api/overview?pair=ARL-BOR");
    for (const { direction, interest, evidence, indicators } of matrix) {
      const cell = await ask<Cell>(
        `/api/cell?pair=ARL-BOR&direction=${direction}&interest=${interest}`,
      );
      expect(cell.evidence).toHaveLength(evidence);
      expect(cell.series).toHaveLength(indicators);
    }
  });

  it("keeps editions of a series side by side and says why a value is missing", async () => {
    const series = await ask<readonly Series[]>("/api/series");
    expect(new Set(series.map((one) => one.concept)).size).toBe(3);
    const landings = await ask<SeriesValues>("/api/series/herring-landings?states=ARL,BOR,CES");
    expect(landings.series.map((one) => one.vintage)).toEqual(["count-2014", "count-2016"]);
    const value = (of: string, year: number, edition: string) =>
      landings.values.find(
        (one) => one.of === of && one.year === year && one.series.endsWith(edition),
      );
    expect(value("ARL", 2007, "2014")?.value).toBe(18_548);
    expect(value("ARL", 2007, "2016")?.value).toBe(18_798);
    expect(value("BOR", 2005, "2014")).toMatchObject({ missing: "withheld" });
    expect(value("BOR", 2005, "2014")?.value).toBeUndefined();
    expect(value("CES", 2012, "2014")).toMatchObject({ missing: "not applicable" });
  });

  it("keeps a reported zero of a pair a zero", async () => {
    const ferry = await ask<SeriesValues>("/api/series/ferry-passengers?pairs=ARL-BOR,ARL-CES");
    const of = (pair: string) => ferry.values.filter((one) => one.of === pair);
    expect(of("ARL-BOR").map((one) => one.value)).toEqual([...Array(9).fill(0), 41.5]);
    expect(of("ARL-CES").at(-1)).toMatchObject({ year: 2012, missing: "not applicable" });
  });

  it("searches across its two languages through its glossary, and folds cases", async () => {
    const exact = await ask<SearchResult>(
      `/api/search?q=${encodeURIComponent("Сорне")}&mode=exact`,
    );
    expect(exact.total.mentions).toBe(1);
    const across = await ask<SearchResult>("/api/search?q=herring&mode=across");
    expect(new Set(across.hits.map((one) => one.language))).toEqual(new Set(["en", "ru"]));
    for (const hit of across.hits) {
      for (const one of hit.mentions) {
        expect(hit.text.slice(one.start - hit.start, one.end - hit.start)).toBe(one.quote);
      }
    }
  });

  it("draws its own map and explains a row down to its file and line", async () => {
    const land = await ask<{ readonly features: readonly unknown[] }>("/api/maps/land");
    expect(land.features).toHaveLength(3);
    const river = await ask<{ readonly features: readonly unknown[] }>("/api/maps/waters");
    expect(river.features).toHaveLength(1);
    const lists = await ask<EntryList>("/api/register/dispute?pair=ARL-BOR");
    expect(lists.entries.map((one) => one.id).sort()).toEqual(["d-herring-war", "d-orn-bank"]);
    await ask("/api/explain/d-orn-bank");
    expect(answers.get("/api/explain/d-orn-bank")).toContain('"register/disputes.csv"');
  });

  it("says texts of its rows in its own languages where it words them, and keeps the text", async () => {
    const { entries } = await ask<EntryList>("/api/register/priority?party=ARL");
    const passage = entries.find((one) => one.id === "arl-1996-sea.p01");
    expect(passage?.title).toEqual({ en: "Borsia: free passage", ru: "Борсия: свободный проход" });
    expect(passage?.priorityOf).toMatchObject({ id: "arl-1996-sea", rank: 1 });
    const paper = await ask<EntryDetail>("/api/register/agreement/halde-1997-strait");
    const signed = paper.acts.find((one) => one.act === "signed");
    expect(signed).toMatchObject({ place: "Morvik", said: { place: { ru: "Морвик" } } });
    expect(paper.fields.find((one) => one.name === "subject")).toMatchObject({
      value: "free passage, pilots, lights",
      label: { ru: "свободный проход, лоцманы, огни" },
    });
  });

  it("says nothing of any other region in any of its answers", async () => {
    await ask("/api/openapi.json");
    await ask("/api/build");
    for (const kind of ["agreement", "doctrine", "commitment", "meeting", "priority"]) {
      await ask(`/api/register/${kind}`);
    }
    expect(answers.size).toBeGreaterThan(30);
    const elsewhere =
      /zbek|azakh|збек|азах|ózbek|tashkent|ташкент|amu.?dar|аму.?дар|\b(?:UZB|KAZ)\b/iu;
    for (const [path, body] of answers) {
      expect(elsewhere.exec(body)?.[0], path).toBeUndefined();
    }
  });
});

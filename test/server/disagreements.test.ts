import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Disagreement, DisagreementList } from "../../src/server/contract.ts";
import { createApp, type LiveDossier, openLive, routes } from "../../src/server/index.ts";
import { storeShipped } from "../shipped.ts";

const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
const store = mkdtempSync(join(tmpdir(), "hamkor-disagreements-"));
let live: LiveDossier;
let app: ReturnType<typeof createApp>;

async function ask(query: string): Promise<DisagreementList> {
  const path = `http://localhost/api/disagreements?${query}`;
  const answer = await app.request(path, { headers: { host: "localhost" } });
  expect(answer.status).toBe(200);
  return (await answer.json()) as DisagreementList;
}

beforeAll(async () => {
  await storeShipped(store);
  live = await openLive({ folder, store, watch: false, log: () => undefined });
  app = createApp({ live, routes, pages: new Map(), hosts: [], log: () => undefined });
}, 120_000);
afterAll(async () => {
  await live.close();
  rmSync(store, { recursive: true, force: true });
});

/** What each side says, in the order shown: its figure, else its day. */
const told = ({ sides }: Disagreement) => sides.map((one) => one.value ?? one.date);

describe("GET /api/disagreements", () => {
  it("has every disagreement that the collected register lists, with all its sides", async () => {
    const { disagreements } = await ask("pair=UZB-KAZ");
    const find = (kind: string, about: RegExp) => {
      const found = disagreements.find(
        (one) => one.kind === kind && about.test(`${one.title.en} ${one.about}`),
      );
      if (found === undefined) throw new Error(`${kind} ${about}`);
      return found;
    };
    // Trade by each side's count.
    expect(told(find("denied", /3 bn/)).join()).toMatch(/3000.*2100/);
    expect(told(find("counts", /turnover, 2021/))).toEqual(["3000 mln USD", "3260 mln USD"]);
    expect(told(find("counts", /turnover, 2022$/))).toEqual(["5000 mln USD", "4600 mln USD"]);
    expect(told(find("counts", /turnover, 2025/))).toEqual(["3400 mln USD", "4000 mln USD"]);
    // The concept of 2014: place of the region, and day of the decree.
    const places = find("places", /2014-2020 Central Asia/);
    expect(told(places)).toEqual(["1", "3", "3"]);
    expect(told(find("days", /adopted: 2014/))).toEqual(["2014-01-21", "2014-01-29"]);
    // The treaty on the line, and the marks on it.
    expect(told(find("days", /signed: 2022/))).toEqual(["2022-12-21", "2022-12-22"]);
    expect(told(find("stated", /marks/)).join()).toMatch(/1565.*1301/);
    // The centre, the portfolios, the railway, the road.
    expect(find("stated", /centre works or is being built/).sides).toHaveLength(2);
    const portfolio = told(find("stated", /portfolio/)).map((value) =>
      Number.parseInt(value ?? "", 10),
    );
    expect(portfolio.sort((a, b) => a - b)).toEqual([1700, 3100, 3400, 8000]);
    const due = find("stated", /railway is to be ready/).sides.map((one) => one.due);
    expect(due.sort()).toEqual(["2025", "2026", "2027"]);
    expect(
      find("stated", /road begins/)
        .sides.map((one) => one.act)
        .sort(),
    ).toEqual(["announced", "postponed"]);
  });

  it("names a source for every side, and has two sides or more of each", async () => {
    const { disagreements, counts } = await ask("");
    expect(Object.values(counts).reduce((sum, one) => sum + one, 0)).toBe(disagreements.length);
    for (const { id, sides } of disagreements) {
      expect(sides.length, id).toBeGreaterThan(1);
      for (const side of sides) expect(side.source.title, side.id).not.toBe("");
    }
    const ids = disagreements.map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("says every question, amount and note in every language of the dossier", async () => {
    const tags = ["en", "kk", "ru", "uz-Cyrl", "uz-Latn"];
    const { disagreements } = await ask("");
    for (const { id, title, note, said, sides } of disagreements) {
      expect(Object.keys(title).sort(), id).toEqual(tags);
      if (note) expect(Object.keys(said?.note ?? {}).sort(), id).toEqual(tags);
      for (const side of sides) {
        const own = [side.note && "note", /[a-z]/.test(side.value ?? "") && "value"];
        for (const field of own.filter((one) => typeof one === "string" && one !== "")) {
          expect(Object.keys(side.said?.[String(field)] ?? {}).sort(), side.id).toEqual(tags);
        }
      }
    }
    const counted = disagreements.find((one) => one.title.en === "Trade turnover, 2021, Jan-Oct");
    expect(counted?.title.ru).toBe("Товарооборот, 2021, январь–октябрь");
  });

  it("law 6: is the same whichever state is named first", async () => {
    expect(await ask("pair=KAZ-UZB")).toEqual(await ask("pair=UZB-KAZ"));
  });

  it("knows of a day only what was known by it", async () => {
    const before = await ask("pair=UZB-KAZ&asOf=2022-11-29");
    expect(before.disagreements.map((one) => one.id)).not.toContain("border-marks-counted");
    const after = await ask("pair=UZB-KAZ&asOf=2022-11-30");
    const marks = after.disagreements.find((one) => one.id === "border-marks-counted");
    expect(marks?.sides.map((one) => one.value)).toContain("1301 border marks");
    for (const { sides } of before.disagreements) {
      for (const { date } of sides) expect((date ?? "") <= "2022-11-29").toBe(true);
    }
  });

  it("gives those of one entry alone", async () => {
    const { disagreements } = await ask("entry=uzkz-2022-12-22-demarcation");
    expect(disagreements.map((one) => one.kind)).toEqual(["stated", "days"]);
  });
});

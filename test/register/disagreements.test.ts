import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type DatedAct,
  readRegister,
  readRegisterContent,
  registerFiles,
  sidesOn,
  statusOn,
} from "../../src/register/index.ts";
import { openDossier, readTable } from "../../src/sources/index.ts";
import { shippedRules } from "./rules.ts";

const dossier = openDossier(
  decodeURIComponent(new URL("../../dossiers/central-asia/", import.meta.url).pathname),
);
const tables = Object.fromEntries(
  Object.entries(registerFiles).map(([name, path]) => [name, readTable(dossier, path)]),
);
const content = readRegisterContent(dossier);
const register = readRegister(tables, content);

describe("the disagreements that the shipped register names", () => {
  it("lead to rows and entries that are there, each with a source of its own", () => {
    const entries = [
      ...register.agreements,
      ...register.commitments,
      ...register.disputes,
      ...register.doctrines,
    ];
    const rows = new Map(
      [...entries, ...register.acts, ...register.priorities].map((one) => [one.id, one]),
    );
    expect(register.disagreements.length).toBeGreaterThan(4);
    for (const { id, rows: sides, entries: about, title } of register.disagreements) {
      const sources = sides.map((side) => rows.get(side)?.sourceTitle ?? "");
      expect(new Set(sources).size, id).toBe(sides.length);
      expect(sources, id).not.toContain("");
      expect(
        about.filter((one) => !entries.some((entry) => entry.id === one)),
        id,
      ).toEqual([]);
      expect(Object.keys(title).sort(), id).toEqual(["en", "kk", "ru", "uz-Latn"]);
    }
  });

  it("have the 1,301 marks beside the 1,565 posts, and say that one counts marks and the other posts", () => {
    const marks = register.disagreements.find((one) => one.id === "border-marks-counted");
    const values = register.acts
      .filter((one) => marks?.rows.includes(one.id))
      .map((one) => one.value);
    expect(values).toEqual([
      "1301 border marks",
      "1301 border marks with 1672 posts",
      "1565 border posts",
    ]);
    expect(marks?.note).toMatch(/marks.*posts/);
  });
});

describe("a row of register/disagreements.csv", () => {
  const csv = (fields: Readonly<Record<string, string>>) => {
    const records = [{ row: 2, fields }];
    const table = { header: [], records, rows: 1, refused: 0, findings: [] };
    return readRegister({ ...tables, wordings: undefined, disagreements: table }, content);
  };
  const good = { id: "d", title_en: "What", entries: "uzb-2012-concept", checked: "2026-01-01" };

  it("is refused with fewer than two sides, or without words for what it is about", () => {
    const alone = csv({ ...good, rows: "uzb-2012-concept.p01;uzb-2012-concept.p01" });
    expect(alone.disagreements).toEqual([]);
    expect(alone.findings.map((one) => one.code)).toEqual(["sides-missing"]);
    const mute = csv({
      ...good,
      title_en: "",
      rows: "uzb-2012-concept.p01;kaz-2014-2020-concept.p01",
    });
    expect(mute.findings.map((one) => one.code)).toEqual(["title-missing"]);
  });

  it("notes a side that leads nowhere", () => {
    const { findings } = csv({ ...good, rows: "uzb-2012-concept.p01;nowhere" });
    expect(findings).toMatchObject([{ code: "link-dangling", column: "rows", about: "d" }]);
  });
});

describe("sidesOn", () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .map((one) => `2020-01-${String(one).padStart(2, "0")}`);
  const sides = fc.uniqueArray(fc.record({ id: fc.string({ minLength: 1 }), known: day }), {
    selector: (one) => one.id,
    maxLength: 6,
  });

  it("shows what was known by the day, whatever the order in which sides are named, and no side alone", () => {
    fc.assert(
      fc.property(sides, day, (all, on) => {
        const byId = new Map(all.map((one) => [one.id, one]));
        const ids = all.map((one) => one.id);
        const shown = sidesOn(ids, byId, on);
        const known = all.filter((one) => one.known <= on);
        expect(shown).toHaveLength(known.length < 2 ? 0 : known.length);
        expect(sidesOn([...ids].reverse(), byId, on)).toEqual(shown);
      }),
    );
  });
});

describe("a promise reported as done and as not done", () => {
  const subject = { id: "p", kind: "commitment", parties: ["AAA"] } as const;
  const act = (word: string, date: string): DatedAct =>
    ({ id: `p.${word}.${date}`, entry: "p", act: word, date }) as DatedAct;
  const on = (...acts: readonly DatedAct[]) => statusOn(subject, acts, "2025-01-01", shippedRules);

  it("is disputed, with both, when it is said to be late after it was said to be done", () => {
    const found = on(act("fulfilled", "2022"), act("reported-late", "2024-12-19"));
    expect(found).toMatchObject({
      status: "disputed",
      rule: "commitment/disputed-late",
      conflicts: [{ acts: ["p.fulfilled.2022", "p.reported-late.2024-12-19"] }],
    });
  });

  it("is fulfilled when it was late first and done afterwards: that is no contradiction", () => {
    const found = on(act("reported-late", "2022-07"), act("fulfilled", "2024-01-01"));
    expect(found).toMatchObject({ status: "fulfilled", conflicts: [] });
  });
});

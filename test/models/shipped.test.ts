import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { engines } from "../../src/models/engines.ts";
import {
  type OpenScenario,
  type Outcome,
  openScenario,
  runScenario,
  scenarioIds,
  wordsOf,
} from "../../src/models/index.ts";
import { openDossier } from "../../src/sources/index.ts";

const dossier = openDossier(fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url)));
const spellings = ["en", "kk", "ru", "uz-Cyrl", "uz-Latn"];
const isEmptyText = (text: string | undefined) => text === undefined || text.trim() === "";

/** Every set of labels in a value, wherever it stands, by the path to it. */
function labelsIn(value: unknown, path = ""): (readonly [string, Record<string, string>])[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = `${path}/${key}`;
    const isLabels =
      ["label", "title", "question", "text"].includes(key) && typeof inner === "object";
    return isLabels && path !== "/source" ? [[at, inner] as const] : labelsIn(inner, at);
  });
}

describe("the words of every model", () => {
  it.each(engines.map((one) => one.id))("%s: in all five spellings, sorted by the frame", (id) => {
    const words = wordsOf(dossier, id);
    for (const [path, labels] of labelsIn(words)) {
      expect([path, Object.keys(labels).sort()]).toEqual([path, spellings]);
      expect([path, Object.values(labels).filter(isEmptyText)]).toEqual([path, []]);
    }
    const interests = ["security", "stability", "economy"];
    const directions = "position heritage development security-belt rivers disputes south trade";
    for (const { interest, direction } of words.measures) {
      expect(interests).toContain(interest);
      expect(directions.split(" ")).toContain(direction);
    }
    expect(words.limits.length).toBeGreaterThan(2);
  });
});

describe.each(scenarioIds(dossier))("scenario %s", (id) => {
  let open: OpenScenario;
  let outcome: Outcome;
  beforeAll(async () => {
    open = openScenario(dossier, id);
    outcome = await runScenario(open);
  }, 60_000);

  it("speaks all five spellings", () => {
    const { input: _input, ...told } = open.scenario;
    for (const [path, labels] of labelsIn(told)) {
      if (path.includes("/source/")) continue;
      expect([path, Object.keys(labels).sort()]).toEqual([path, spellings]);
    }
  });

  it("gives numbers that the words of its model name, or says that there are none", () => {
    const known = new Set(open.words.measures.map((one) => one.id));
    expect(outcome.rows.length).toBeGreaterThan(3);
    for (const row of outcome.rows) {
      expect(known).toContain(row.measure);
      for (const value of [row.baseline, row.change, row.difference]) {
        if (value !== undefined) expect(Number.isFinite(value)).toBe(true);
      }
    }
    for (const shown of open.scenario.show) {
      expect(outcome.rows.some((row) => row.measure === shown && row.change !== undefined)).toBe(
        true,
      );
    }
  });

  it("changes something, and says of every assumption who says so", () => {
    expect(outcome.rows.some((row) => (row.difference ?? 0) !== 0)).toBe(true);
    for (const { id: name, source, distribution, range } of open.scenario.assumptions) {
      expect([name, source.title.length > 3]).toEqual([name, true]);
      if (distribution !== "fixed") expect([name, range?.length]).toEqual([name, 2]);
    }
  });

  it("gives the same again, from anew and after other questions", async () => {
    expect((await runScenario(openScenario(dossier, id))).rows).toEqual(outcome.rows);
    const [moved] = open.scenario.assumptions.filter((one) => one.range !== undefined);
    if (moved?.range !== undefined) await runScenario(open, { [moved.id]: moved.range[1] });
    expect((await runScenario(open)).rows).toEqual(outcome.rows);
  }, 60_000);

  it("rests on files of the dossier that may be passed on", () => {
    expect(open.files.length).toBeGreaterThanOrEqual(0);
    for (const { path, redistribute, sha256 } of open.files) {
      expect([path, redistribute]).toEqual([path, "yes"]);
      expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

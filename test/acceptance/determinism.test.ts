import { spawnSync } from "node:child_process";
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import { type Copy, copyDossier, firstDifference, hamkor, run } from "./setting.ts";

// Must-show 5 of “First light”: TRUST R4, and that only what changed is read again.

const places = [
  { TZ: "Asia/Tashkent", LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" },
  { TZ: "America/New_York", LC_ALL: "C", LANG: "C" },
];
const note = "documents/ru-promyshlennyj-centr.md";

let copy: Copy;
beforeAll(() => {
  copy = copyDossier();
});
afterAll(() => copy.remove());

const exported = async (store = copy.store): Promise<string> => {
  const { code, out, error } = await run(
    ...["export", "--json", "--dossier", copy.folder, "--store", store],
  );
  if (code !== 0) throw new Error(error);
  return out;
};
const build = (store = copy.store) => buildDossier(copy.folder, { store });
const unitsRun = (report: Awaited<ReturnType<typeof build>>): readonly string[] => [
  ...new Set(report.stages.flatMap((stage) => stage.unitsRun)),
];
const filesOf = (folder: string): readonly (readonly [string, number, number])[] =>
  readdirSync(folder).map((name) => {
    const { ino, mtimeMs } = statSync(join(folder, name));
    return [name, ino, mtimeMs] as const;
  });

describe("a store that is deleted and built again", () => {
  it("R4: exports the same bytes in another time zone and another locale", async () => {
    const exports = places.map((env) => {
      rmSync(copy.store, { recursive: true, force: true });
      const options = ["--dossier", copy.folder, "--store", copy.store];
      const built = hamkor(["build", "--json", ...options], { env });
      expect(built.error).toBe("");
      // The shipped dossier is whole: all of it is read, and no row is refused.
      expect(JSON.parse(built.out)).toMatchObject({
        findings: { error: 0 },
        accounting: { rowsRefused: 0 },
      });
      expect(built.code).toBe(0);
      return hamkor(["export", "--json", ...options], { env }).out;
    });
    expect(exports[0]?.length).toBeGreaterThan(1_000_000);
    expect(firstDifference(exports[0] ?? "", exports[1] ?? "")).toBeUndefined();
    // Two builds and two exports, each in a process of its own.
  }, 120_000);

  it("is tested in places that really differ in day and in locale", () => {
    const print = "console.log(new Date(0).getDate(), (1234.5).toLocaleString())";
    const told = places.map((env) =>
      spawnSync(process.execPath, ["-e", print], { env: { ...process.env, ...env } })
        .stdout.toString()
        .trim(),
    );
    expect(told).toEqual(["1 1.234,5", "31 1,234.5"]);
  });
});

describe("a build after a change", () => {
  let before = "";
  beforeAll(async () => {
    rmSync(copy.store, { recursive: true, force: true });
    await build();
    before = await exported();
  });

  it("writes nothing when nothing has changed", async () => {
    const files = filesOf(copy.store);
    const report = await build();
    expect(report.changed).toBe(false);
    expect(unitsRun(report)).toEqual([]);
    expect(filesOf(copy.store)).toEqual(files);
    expect(files.map(([name]) => name)).toEqual(["search.bin", "store.duckdb", "store.json"]);
  });

  it("reads only the document that changed, and comes to what a cold build comes to", async () => {
    const text = copy.read(note);
    copy.write(note, `${text}\nКазахстан и Узбекистан подписали новое соглашение о торговле.\n`);
    const report = await build();
    const read = unitsRun(report);
    expect(read.length).toBeGreaterThan(0);
    expect(read.filter((unit) => !unit.includes("ru-promyshlennyj-centr"))).toEqual([]);
    expect(report.stages.filter((stage) => stage.unitsKept >= 30).length).toBeGreaterThan(0);
    const warm = await exported();
    const cold = copy.elsewhere("cold-document");
    await build(cold);
    expect(firstDifference(warm, await exported(cold))).toBeUndefined();
    expect(warm === before).toBe(false);
    copy.write(note, text);
    await build();
    expect(firstDifference(await exported(), before)).toBeUndefined();
  });

  it("takes a document out again with all that rested on it", async () => {
    const text = copy.read(note);
    rmSync(join(copy.folder, note));
    const report = await build();
    expect(unitsRun(report)).toEqual([]);
    expect(await exported()).not.toContain("ru-promyshlennyj-centr.md");
    copy.write(note, text);
    await build();
    expect(firstDifference(await exported(), before)).toBeUndefined();
  });

  it("reads no document again when a row of the register changes", async () => {
    const path = "register/disputes.csv";
    const table = copy.read(path);
    copy.write(
      path,
      table.replace("Demarcation of the whole border", "Marking of the whole border"),
    );
    const report = await build();
    expect(report.changed).toBe(true);
    expect(unitsRun(report)).toEqual([path]);
    const warm = await exported();
    expect(warm).toContain("Marking of the whole border");
    const cold = copy.elsewhere("cold-register");
    await build(cold);
    expect(firstDifference(warm, await exported(cold))).toBeUndefined();
    copy.write(path, table);
    await build();
    expect(firstDifference(await exported(), before)).toBeUndefined();
  });
});

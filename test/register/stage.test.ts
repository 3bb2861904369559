import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { decisionsStage } from "../../src/decisions/index.ts";
import { evidenceStage } from "../../src/evidence/index.ts";
import { indicatorsStage } from "../../src/indicators/index.ts";
import {
  act,
  agreement,
  commitment,
  proposalsStage,
  registerAccount,
  registerFiles,
  registerStage,
} from "../../src/register/index.ts";
import { file, openDossier, sourcesStage } from "../../src/sources/index.ts";
import { buildStore, explainRow, finding, openStore, tablesOf } from "../../src/store/index.ts";
import { textsStage } from "../../src/texts/index.ts";

const shipped = fileURLToPath(new URL("../../dossiers/central-asia/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "register-"));
const dossier = join(folder, "dossier");
const stages = [
  sourcesStage,
  textsStage,
  evidenceStage,
  indicatorsStage,
  decisionsStage,
  proposalsStage,
  registerStage,
];

const build = () =>
  buildStore({
    folder: join(folder, "store"),
    stages,
    context: openDossier(dossier),
    codeDigest: "test",
  });

const open = () => openStore(join(folder, "store"), tablesOf(stages));

beforeAll(async () => {
  cpSync(join(shipped, "register"), join(dossier, "register"), { recursive: true });
  const counts = join("indicators", "trade_turnover.csv");
  cpSync(join(shipped, counts), join(dossier, counts));
  cpSync(join(shipped, "dossier.yaml"), join(dossier, "dossier.yaml"));
  await build();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("registerStage", () => {
  it("writes every row of the register, and accounts for each file", async () => {
    const store = await open();
    const accounts = await store.rows(registerAccount);
    expect(accounts).toHaveLength(Object.keys(registerFiles).length);
    expect(accounts.every((one) => one.refused === 0)).toBe(true);
    expect(await store.rows(agreement)).toHaveLength(168);
    expect(await store.rows(commitment, { where: { id: "c-trade-5bn-2020" } })).toMatchObject([
      { due: "2020", targetValue: 5000, unit: "mln USD", obligors: ["UZB", "KAZ"] },
    ]);
    store.close();
  });

  it("explains an agreement down to its acts, and each act down to its file and line", async () => {
    const store = await open();
    const [found] = await explainRow(
      store,
      [agreement, act, file],
      "uzkz-2022-12-22-allied-treaty",
    );
    const acts = found?.restsOn.filter((one) => one.table === "act") ?? [];
    expect(acts.map((one) => one.row.act)).toEqual([
      "signed",
      "ratified",
      "ratified",
      "entered-into-force",
    ]);
    const lines = readFileSync(join(dossier, registerFiles.acts), "utf8").split("\n");
    for (const one of acts) {
      expect(one.reference?.file).toBe(registerFiles.acts);
      expect(lines[(one.reference?.row ?? 0) - 1]).toMatch(new RegExp(`^${one.id},`));
    }
    store.close();
  });

  it("notes which acts are missing instead of guessing them", async () => {
    const store = await open();
    const missing = await store.rows(finding, { where: { code: "act-missing" } });
    const treaty = missing.find((one) => one.about === "uzkz-1998-10-31-eternal-friendship");
    expect(treaty).toMatchObject({ severity: "note", file: registerFiles.agreements });
    expect(treaty?.remedy).toContain("entered-into-force");
    expect(missing.some((one) => one.about === "uzkz-2022-12-22-allied-treaty")).toBe(false);
    store.close();
  });

  it("is not run again until a file of the register changes", async () => {
    expect((await build()).changed).toBe(false);
    const path = join(dossier, registerFiles.acts);
    const last = 'x1,uzkz-2006-classified-info,signed,2030-01-01,,,,,"A, later",,high,\n';
    writeFileSync(path, `${readFileSync(path, "utf8")}${last}`);
    const report = await build();
    expect(report.stages.find((one) => one.stage === "register")?.state).toBe("run");
    const store = await open();
    const [added] = await store.rows(act, { where: { id: "x1" } });
    expect(added).toMatchObject({ sourceTitle: "A, later", entryKind: "agreement", row: 643 });
    store.close();
  });
});

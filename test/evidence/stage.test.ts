import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { coding, evidenceStage, mention } from "../../src/evidence/index.ts";
import { openDossier, sourcesStage } from "../../src/sources/index.ts";
import { type BuildReport, buildStore, openStore, tablesOf } from "../../src/store/index.ts";
import { documentText, textsStage } from "../../src/texts/index.ts";

const source = fileURLToPath(new URL("../region/dossier/", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "evidence-"));
const dossier = join(folder, "dossier");
const store = join(folder, "store");
const stages = [sourcesStage, textsStage, evidenceStage];

cpSync(source, dossier, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function build(): Promise<BuildReport> {
  return buildStore({ folder: store, stages, context: openDossier(dossier), codeDigest: "test" });
}

describe("evidenceStage", () => {
  it("codes an invented region by its own codebooks, with quotes that stand in the text", async () => {
    await build();
    const opened = await openStore(store, tablesOf(stages));
    try {
      const codings = await opened.rows(coding);
      const texts = new Map(
        (await opened.rows(documentText)).map((one) => [one.document, one.text]),
      );
      expect(codings.length).toBeGreaterThan(10);
      for (const one of codings) {
        expect(texts.get(one.document)?.slice(one.start, one.end)).toBe(one.quote);
        expect(["straits", "fisheries", "memory", undefined]).toContain(one.direction);
        expect(one.interests.every((id) => id === "peace" || id === "livelihood")).toBe(true);
      }
      const named = new Set((await opened.rows(mention)).map((one) => one.code));
      for (const code of ["ARL", "BOR", "vella", "sorn"]) expect(named.has(code), code).toBe(true);
    } finally {
      opened.close();
    }
  });

  it("codes again only the document that changed", async () => {
    await build();
    writeFileSync(
      join(dossier, "documents", "en-new.md"),
      "---\nid: en-new\ntitle: New quota\nredistribute: yes\n---\nThe herring quota was raised by Arlania.\n",
    );
    const report = await build();
    const stage = report.stages.find((one) => one.stage === "evidence");
    expect(stage?.unitsRun).toEqual(["en-new"]);
  });

  it("gives the same rows from nothing", async () => {
    const rows = async (): Promise<string> => {
      const opened = await openStore(store, tablesOf(stages));
      try {
        return JSON.stringify([await opened.rows(coding), await opened.rows(mention)]);
      } finally {
        opened.close();
      }
    };
    await build();
    const before = await rows();
    rmSync(store, { recursive: true });
    await build();
    expect(await rows()).toBe(before);
  });
});

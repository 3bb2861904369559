import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { accountFor } from "../../src/account.ts";
import { buildDossier, openBuilt } from "../../src/pipeline.ts";
import { checkLicences } from "../../src/sources/index.ts";
import { copyDossier } from "./setting.ts";

const copy = copyDossier();
afterAll(() => copy.remove());

async function filesOf(): Promise<Awaited<ReturnType<typeof accountFor>>["files"]> {
  await buildDossier(copy.folder, { store: copy.store });
  const { store } = await openBuilt(copy.folder, copy.store);
  try {
    return (await accountFor(store)).files;
  } finally {
    store.close();
  }
}

describe("what may be published", () => {
  it("D5: is the whole shipped dossier, its documents by what each says of itself", async () => {
    const files = await filesOf();
    expect(files.filter((one) => one.kind === "document").length).toBeGreaterThanOrEqual(32);
    checkLicences(files);
  });

  it("D5: is nothing once one document does not say, or says no", async () => {
    const path = join(copy.folder, "documents", "strange.txt");
    writeFileSync(path, "A speech of unknown licence.\n");
    const unknown = await filesOf();
    expect(() => checkLicences(unknown)).toThrow(/strange\.txt \(unknown\)/);
    appendFileSync(`${path}.meta.yaml`, "redistribute: no\n");
    const refused = await filesOf();
    expect(() => checkLicences(refused)).toThrow(/strange\.txt \(no\)/);
  });
});

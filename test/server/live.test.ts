import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildDossier } from "../../src/pipeline.ts";
import { type LiveDossier, openLive } from "../../src/server/index.ts";
import { document } from "../../src/texts/index.ts";

const folder = mkdtempSync(join(tmpdir(), "hamkor-live-"));
const store = join(folder, ".hamkor");
let live: LiveDossier;

const settled = (wanted: (state: ReturnType<LiveDossier["state"]>) => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (wanted(live.state())) return resolve();
    const stop = live.onChange(() => {
      if (!wanted(live.state())) return;
      stop();
      resolve();
    });
  });
const characters = () =>
  live.use(async (desk) => {
    const rows = await desk.store.rows(document);
    return rows.reduce((sum, row) => sum + row.characters, 0);
  });

beforeAll(async () => {
  cpSync("test/region/dossier", folder, { recursive: true });
  await buildDossier(folder, { store });
  live = await openLive({ folder, store, watch: true, log: () => undefined });
});
afterAll(async () => {
  await live.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("openLive", () => {
  it("builds again when a document changes, and answers from the new build", async () => {
    const before = live.state().fingerprint;
    const length = await characters();
    appendFileSync(join(folder, "documents/en-herring.txt"), "\nOne sentence more.\n");
    await settled((state) => state.state === "ready" && state.fingerprint !== before);
    expect(await characters()).toBe(length + "\nOne sentence more.\n".length);
  });

  it("keeps answering from the last good build when one fails, and says so", async () => {
    const length = await characters();
    const settings = join(folder, "dossier.yaml");
    cpSync(settings, join(folder, ".good"));
    writeFileSync(settings, "id: [broken\n");
    await settled((state) => state.state === "failed");
    expect(live.state().problem).toContain("dossier.yaml");
    expect(await characters()).toBe(length);
    cpSync(join(folder, ".good"), settings);
    await settled((state) => state.state === "ready");
  });

  it("lets an answer under way finish on the build it began with", async () => {
    const before = live.state().fingerprint;
    let proceed = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      proceed = resolve;
    });
    const slow = live.use(async (desk) => {
      await gate;
      return (await desk.store.rows(document)).length;
    });
    appendFileSync(join(folder, "documents/en-herring.txt"), "And another.\n");
    await settled((state) => state.state === "ready" && state.fingerprint !== before);
    proceed();
    expect(await slow).toBeGreaterThan(0);
  });
});

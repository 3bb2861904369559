import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Brief, type BriefAsked, writeBrief } from "../../src/briefs/index.ts";
import { type OpenedDossier, openBuilt } from "../../src/pipeline.ts";
import { storeShipped } from "../shipped.ts";

/** The shipped dossier, built into a folder of its own for the tests of one file. */
export interface BuiltDossier {
  readonly opened: OpenedDossier;
  readonly home: string;
  brief(wanted?: Partial<BriefAsked>): Promise<Brief>;
  close(): void;
}

export async function buildShipped(): Promise<BuiltDossier> {
  const folder = fileURLToPath(new URL("../../dossiers/central-asia", import.meta.url));
  const home = mkdtempSync(join(tmpdir(), "hamkor-briefs-"));
  await storeShipped(home);
  const opened = await openBuilt(folder, home);
  return {
    opened,
    home,
    brief: (wanted = {}) =>
      writeBrief(opened.dossier, opened.store, {
        name: "ministerial",
        language: "en",
        style: "apa",
        sides: ["UZB", "KAZ"],
        day: "2026-11-22",
        program: "test",
        ...wanted,
      }),
    close: () => {
      opened.store.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

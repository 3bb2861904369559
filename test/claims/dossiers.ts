import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Facts, parseClaimRules, readFacts } from "../../src/claims/index.ts";
import { stages } from "../../src/pipeline.ts";
import { openDossier } from "../../src/sources/index.ts";
import { buildStore, openStore, tablesOf } from "../../src/store/index.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The written rules of judging, as the program ships them. */
export const rules = parseClaimRules(readFileSync(join(root, "content/rules/claims.yaml"), "utf8"));

/** The facts of a dossier, built from its files alone: the shipped one, or the invented region. */
export async function factsOf(which: "shipped" | "invented"): Promise<Facts> {
  const path = which === "shipped" ? "dossiers/central-asia" : "test/region/dossier";
  const place = mkdtempSync(join(tmpdir(), "hamkor-claims-"));
  const context = openDossier(join(root, path));
  await buildStore({ folder: place, stages, context, codeDigest: "test" });
  const store = await openStore(place, tablesOf(stages));
  try {
    return await readFacts(store, context, rules);
  } finally {
    store.close();
    rmSync(place, { recursive: true, force: true });
  }
}

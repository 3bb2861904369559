import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Keeps a folder for stores of the shipped dossier while tests run. Returns: what clears it away. */
export default function keepStores(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "hamkor-shipped-"));
  process.env.HAMKOR_TEST_STORES = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}

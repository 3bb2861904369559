import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildDossier } from "../src/pipeline.ts";

/** The dossier that comes with the program. */
export const shippedFolder = fileURLToPath(new URL("../dossiers/central-asia", import.meta.url));

let built: Promise<string> | undefined;

/** Puts a store of the shipped dossier into a folder: built once by each process that tests (test/shippedStores.ts), then copied. */
export async function storeShipped(store: string): Promise<void> {
  built ??= build();
  cpSync(await built, store, { recursive: true });
}

async function build(): Promise<string> {
  const place = join(process.env.HAMKOR_TEST_STORES ?? ".", `${process.pid}`);
  await buildDossier(shippedFolder, { store: place });
  return place;
}

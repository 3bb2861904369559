import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type Call, textOption } from "./command.ts";

/** The dossier that comes with the program. */
export const shippedDossier = fileURLToPath(
  new URL("../../dossiers/central-asia", import.meta.url),
);

/** Options by which a command is told its dossier and where the store is kept. */
export const placeOptions = {
  dossier: { type: "string", describe: "dossier folder (default: this one, or the shipped one)" },
  store: { type: "string", describe: "folder for the store (default: .hamkor in the dossier)" },
} as const;

/**
 * The dossier that a command is about: the one named, else the one it was called in, else the shipped one.
 */
export function dossierFolder(call: Call): string {
  const named = textOption(call, "dossier");
  if (named !== undefined) return resolve(call.folder, named);
  for (let folder = call.folder; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "dossier.yaml"))) return folder;
    if (folder === dirname(folder)) return shippedDossier;
  }
}

/** Where the store of that dossier is kept. */
export function storeFolder(call: Call, dossier: string): string {
  const named = textOption(call, "store");
  return named === undefined ? join(dossier, ".hamkor") : resolve(call.folder, named);
}

import { Problem } from "../terms/index.ts";

/** A file as the licence gate sees it. */
export interface Licensed {
  readonly path: string;
  readonly kind: string;
  readonly redistribute: string;
}

/** Kinds of file whose content somebody owns; settings and sidecars describe it and are ours. */
const owned = new Set(["document", "table", "events", "map"]);

/** How many of the files are named in the message; the rest is counted. */
const named = 5;

/** The files of a dossier that may not be passed on: unknown is not yes. */
export function heldFiles<File extends Licensed>(files: readonly File[]): readonly File[] {
  return files.filter((file) => owned.has(file.kind) && file.redistribute !== "yes");
}

/**
 * Stops whatever is about to be published unless every file may be passed on (law 7, TRUST D5).
 *
 * Throws: `licence-gate` for a file that says no, and for one that does not say: unknown is not yes.
 */
export function checkLicences(files: readonly Licensed[]): void {
  const held = heldFiles(files);
  if (held.length === 0) return;
  const list = held.slice(0, named).map((file) => `${file.path} (${file.redistribute})`);
  const rest = held.length > named ? ` and ${held.length - named} more` : "";
  throw new Problem(
    "licence-gate",
    `${held.length} files may not be passed on: ${list.join(", ")}${rest}. Take them out of the dossier, or state their licence and redistribute: yes where that is so.`,
  );
}

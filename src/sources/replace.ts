import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes files of a dossier so that none is ever half written: each is written beside its place and then put there.
 *
 * Shape: by path in the folder, put in their places in the order given; the one that others need comes last.
 */
export function replaceFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const beside = (path: string) => join(folder, dirname(path), `.${path.replaceAll("/", "-")}.new`);
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(beside(path), content);
  }
  for (const path of files.keys()) renameSync(beside(path), join(folder, path));
}

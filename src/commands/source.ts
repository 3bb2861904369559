import { existsSync, readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { maxFileBytes } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";

/**
 * The bytes of a file named on the command line.
 *
 * Throws: `file-missing`, `file-too-large`; neither names the folder it was looked for in.
 */
export function readSource(path: string): Buffer {
  const where = basename(path);
  if (!existsSync(path) || !statSync(path).isFile()) {
    throw new Problem("file-missing", "There is no such file: check the name.", { where });
  }
  if (statSync(path).size > maxFileBytes) {
    throw new Problem("file-too-large", "At most 25 MB are read: split the file.", { where });
  }
  return readFileSync(path);
}

import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { safeName } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { Decision } from "./decision.ts";
import { headerLine, lineOf } from "./line.ts";

/** Folder of the dossier in which decisions are kept. */
export const decisionsFolder = "decisions";

/**
 * Where a person's decisions are kept, relative to the dossier: a file for each, so that two people never write
 * to the same one and their branches merge.
 */
export function fileOf(who: string): string {
  const name = safeName(who.normalize("NFC").toLowerCase().replaceAll(".", " "));
  return `${decisionsFolder}/${name.startsWith("readme") ? `person-${name}` : name}.csv`;
}

/**
 * Writes a decision at the end of its person's file, and returns once the disk has it.
 *
 * Shape: the file, relative to the dossier. One write of a whole line in append mode: what another program is
 * writing is neither overwritten nor torn. A last line that was broken off is left as it is and a new one begun.
 * Throws: `dossier-missing`; `decision-not-written` when the disk took only a part, which then counts as no decision.
 */
export function appendDecision(folder: string, decision: Decision): string {
  if (!existsSync(join(folder, "dossier.yaml"))) {
    throw new Problem("dossier-missing", "There is no dossier.yaml in that folder.");
  }
  const file = fileOf(decision.who);
  const line = lineOf(decision);
  mkdirSync(join(folder, decisionsFolder), { recursive: true });
  const path = join(folder, file);
  const isNew = !existsSync(path);
  // A link could lead the line out of the dossier: it is not followed.
  const { O_APPEND, O_CREAT, O_RDWR, O_NOFOLLOW = 0 } = constants;
  const handle = openSync(path, O_APPEND | O_CREAT | O_RDWR | O_NOFOLLOW, 0o644);
  try {
    const bytes = Buffer.from(`${headOf(handle)}${line}`, "utf8");
    if (writeSync(handle, bytes) !== bytes.length) {
      throw new Problem("decision-not-written", "The disk is full: make room and decide again.");
    }
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  if (isNew) syncFolder(join(folder, decisionsFolder));
  return file;
}

/** What has to stand before the next line: the header in a new file, a line end where one is missing. */
function headOf(handle: number): string {
  const { size } = fstatSync(handle);
  if (size === 0) return headerLine;
  const last = Buffer.alloc(1);
  readSync(handle, last, 0, 1, size - 1);
  return last.toString("latin1") === "\n" ? "" : "\n";
}

function syncFolder(path: string): void {
  const handle = openSync(path, constants.O_RDONLY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { Problem } from "../terms/index.ts";
import { cellsOf, type TableCells } from "./tableCells.ts";
import { scanTable } from "./tableScan.ts";

/** Most bytes of one table of a user's folder, unpacked: it is held whole in memory. */
export const maxTableBytes = 1024 * 1024 * 1024;

/** The files of a folder, each read when it is first asked for. */
export interface WorldFiles {
  readonly names: ReadonlySet<string>;
  table(file: string): TableCells;
}

/**
 * The files of a folder that a user brings; `shipped` is where a table is looked for that the folder does not have.
 *
 * Throws: `folder-missing`.
 */
export function openFiles(folder: string, shipped: string): WorldFiles {
  if (!existsSync(folder) || !statSync(folder).isDirectory()) {
    throw new Problem("folder-missing", "There is no folder of that name: name one with tables.", {
      where: folder,
    });
  }
  const names = new Set(readdirSync(folder));
  const tables = new Map<string, TableCells>();
  return {
    names,
    table: (file) => {
      const known = tables.get(file);
      if (known !== undefined) return known;
      const made = cellsOf(
        scanTable(readTable(join(names.has(file) ? folder : shipped, file), file), file),
      );
      tables.set(file, made);
      return made;
    },
  };
}

/**
 * Throws: `table-missing`; `table-too-large`, before or after unpacking.
 */
function readTable(path: string, file: string): Uint8Array {
  if (!existsSync(path)) {
    throw new Problem(
      "table-missing",
      "The table is not in the folder: add it, or leave its columns out.",
      {
        where: file,
      },
    );
  }
  if (statSync(path).size > maxTableBytes) throw tooLarge(file);
  const bytes = readFileSync(path);
  if (!file.endsWith(".gz")) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: maxTableBytes });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE") throw tooLarge(file);
    throw new Problem(
      "table-unreadable",
      "The table could not be unpacked: pack it anew with gzip.",
      {
        where: file,
        cause,
      },
    );
  }
}

const tooLarge = (file: string) =>
  new Problem(
    "table-too-large",
    "The table has more than 1 GB: keep the rows and columns in use.",
    {
      where: file,
    },
  );

import { readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { storePath } from "./open.ts";

const shape = z.object({
  fingerprint: z.string(),
  schema: z.string(),
  size: z.number(),
  modifiedMs: z.number(),
  summary: z.unknown(),
});

/** What a store was built from, kept beside it so that “nothing has changed” can be told without opening it. */
export interface Stamp {
  readonly fingerprint: string;
  readonly schema: string;
  /** What the build was asked to say of the store, such as its account. */
  readonly summary: unknown;
}

/**
 * The stamp of the store in a folder.
 *
 * Missing: undefined when there is none, or when the store beside it is not the one that it was made for:
 * a stamp is a shortcut and never the only witness.
 */
export function readStamp(folder: string): Stamp | undefined {
  try {
    const { size, mtimeMs } = statSync(storePath(folder));
    const parsed = shape.safeParse(JSON.parse(readFileSync(stampPath(folder), "utf8")));
    if (!parsed.success) return undefined;
    const { data } = parsed;
    return data.size === size && data.modifiedMs === mtimeMs ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Writes the stamp of the store that now stands in the folder, in one step. */
export function writeStamp(folder: string, stamp: Stamp): void {
  const { size, mtimeMs } = statSync(storePath(folder));
  const draft = `${stampPath(folder)}.building-${process.pid}`;
  writeFileSync(draft, JSON.stringify({ ...stamp, size, modifiedMs: mtimeMs }));
  renameSync(draft, stampPath(folder));
}

function stampPath(folder: string): string {
  return join(folder, "store.json");
}

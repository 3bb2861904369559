import { existsSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../terms/index.ts";
import { schemaDigest, type Table } from "./declare.ts";
import { type Connection, connect } from "./driver.ts";
import { createReader, type Reader } from "./reader.ts";
import { ownTables, stageRun } from "./table.ts";

/** A store open for reading. It shows one finished build, whatever is being built beside it. */
export interface Store extends Reader {
  readonly path: string;
  readonly tables: readonly Table[];
  /** Digest of everything that the store was built from: the same for the same dossier and program. */
  readonly fingerprint: string;
  close(): void;
}

/** Where the store of a dossier lies. */
export function storePath(folder: string): string {
  return join(folder, "store.duckdb");
}

/**
 * Opens the last good store in a folder, for reading.
 *
 * Throws: `store-missing` when nothing has been built yet, `store-outdated` when another version of the
 * program built it; both are mended by building again.
 */
export async function openStore(folder: string, tables: readonly Table[]): Promise<Store> {
  const path = storePath(folder);
  if (!existsSync(path)) {
    throw new Problem("store-missing", "The dossier has not been built yet: run `hamkor build`.");
  }
  const connection = await openFile(path);
  const all = [...ownTables, ...tables];
  try {
    await checkSchema(connection, all);
    const reader = createReader(connection, all);
    const fingerprint = await storeFingerprint(reader);
    return { ...reader, path, tables: all, fingerprint, close: () => connection.close() };
  } catch (cause) {
    connection.close();
    throw cause;
  }
}

/** The digest of all stages of a store, by which a reader sees that it was built anew. */
export async function storeFingerprint(reader: Reader): Promise<string> {
  const runs = await reader.rows(stageRun);
  return runs.at(-1) === undefined ? "" : runs.map((run) => run.fingerprint.slice(0, 12)).join("");
}

async function openFile(path: string): Promise<Connection> {
  try {
    return await connect(path, "read");
  } catch (cause) {
    throw new Problem(
      "store-unreadable",
      "The store cannot be opened: delete it and build again.",
      {
        cause,
      },
    );
  }
}

async function checkSchema(connection: Connection, tables: readonly Table[]): Promise<void> {
  const found = await connection
    .query("SELECT digest FROM schema_digest")
    .catch(() => [{ digest: "" }]);
  if (found[0]?.digest !== schemaDigest(tables)) {
    throw new Problem(
      "store-outdated",
      "Another version of the program built this store: run `hamkor build`.",
    );
  }
}

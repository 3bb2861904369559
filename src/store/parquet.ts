import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { number, optional, text } from "./column.ts";
import { type Columns, createSql, table } from "./declare.ts";
import { connect } from "./driver.ts";

/** A column for a Parquet file: numbers are 64-bit floats. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: "text" | "number";
}

/**
 * A table as a Parquet file (zstd), in the order of its rows.
 *
 * Missing: undefined becomes NULL. The bytes of equal tables are equal.
 */
export async function toParquet(
  columns: readonly ParquetColumn[],
  rows: readonly (readonly (string | number | undefined)[])[],
): Promise<Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), "hamkor-parquet-"));
  const path = join(folder, "table.parquet");
  const connection = await connect(":memory:", "write");
  try {
    const declared = table({
      name: "sheet",
      room: "store",
      grain: "One row of a table that is handed out.",
      key: [],
      columns: columnsOf(columns),
    });
    await connection.run(createSql(declared));
    // In the file columns have their own names, which may have dots; inside they are numbered.
    await connection.append(
      declared,
      rows.map((row) => Object.fromEntries(row.map((value, at) => [`c${at}`, value]))),
    );
    const named = columns.map(({ name }, at) => `c${at} AS "${name.replaceAll('"', '""')}"`);
    await connection.run(
      `COPY (SELECT ${named.join(", ")} FROM sheet) TO '${path.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION zstd)`,
    );
    return readFileSync(path);
  } finally {
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function columnsOf(columns: readonly ParquetColumn[]): Columns {
  return Object.fromEntries(
    columns.map(({ name, kind }, at) => [
      `c${at}`,
      kind === "number" ? optional(number(name)) : optional(text(name)),
    ]),
  );
}

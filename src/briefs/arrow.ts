import { float64, tableFromArrays, tableToIPC, utf8 } from "@uwdata/flechette";
import type { Sheet } from "./sheet.ts";

/**
 * A table as an Arrow IPC file (Feather 2): numbers as 64-bit floats, all else as text, missing as null.
 *
 * Source: Apache Arrow columnar format 1.0.
 */
export function toArrow(sheet: Sheet): Uint8Array {
  const arrays = Object.fromEntries(
    sheet.columns.map(({ name }, at) => [name, sheet.rows.map((row) => row[at] ?? null)]),
  );
  const types = Object.fromEntries(
    sheet.columns.map(({ name, kind }) => [name, kind === "number" ? float64() : utf8()]),
  );
  const bytes = tableToIPC(tableFromArrays(arrays, { types }), { format: "file" });
  if (bytes === null) throw new TypeError("A table that is held in memory has bytes.");
  return bytes;
}

import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import {
  type CompositeData,
  type IndexDefinition,
  readCompositeTable,
  readIndex,
} from "../../src/measures/index.ts";
import { parseCsv } from "../../src/sources/index.ts";

const own = new URL("./asem/", import.meta.url);
const expectedFolder = "../shared/data/reference/composite";

/** Whether the expected values lie beside the repository; what needs them says so and is skipped else. */
export const hasExpected = existsSync(expectedFolder);
if (!hasExpected) {
  console.warn(
    "measures: ../shared/data/reference/composite is absent; the ASEM answers are not compared",
  );
}

/** The ASEM index and its figures, as they are kept here. */
export function readAsem(): { readonly asem: IndexDefinition; readonly data: CompositeData } {
  const asem = readIndex(readFileSync(new URL("asem.yaml", own), "utf8"), "asem.yaml");
  const table = parseCsv(readFileSync(new URL("asem_idata.csv", own)), "asem_idata.csv");
  return { asem, data: readCompositeTable(asem, table) };
}

/** One table of expected values. */
export function expectedRows(name: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(`${expectedFolder}/${name}`), { columns: true });
}

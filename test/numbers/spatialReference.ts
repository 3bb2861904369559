import { existsSync, readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import {
  createSpatialWeights,
  type SpatialWeights,
  type WeightStyle,
} from "../../src/numbers/index.ts";

const folder = "../shared/data/reference/spatial";
/** Whether the Columbus data are at hand; a test that needs them is skipped otherwise, and says so. */
export const hasColumbus = existsSync(folder);
if (!hasColumbus) console.warn(`skipped: ${folder} is not here`);

/** A column of the Columbus data. */
export function columbus(name: string): readonly number[] {
  const rows = parse(readFileSync(`${folder}/columbus.csv`), { columns: true }) as Record<
    string,
    string
  >[];
  return rows.map((row) => Number(row[name]));
}

/** The neighbours of the Columbus data. */
export function columbusWeights(style: WeightStyle): SpatialWeights {
  const text = readFileSync(`${folder}/columbus_neighbours.csv`);
  const rows = parse(text, { columns: true }) as Record<string, string>[];
  const links = rows.map(({ i, j }) => ({ from: Number(i) - 1, to: Number(j) - 1 }));
  return createSpatialWeights(49, links, { style, islands: "refuse" });
}

/** What R gives for the Columbus data. */
export function expectedOf(): Record<string, Record<string, unknown>> {
  return JSON.parse(readFileSync(`${folder}/columbus_expected.json`, "utf8"));
}

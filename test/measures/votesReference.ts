import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import type { RollCallVotes } from "../../src/measures/index.ts";

/** Rows of a CSV file by column name. */
export function rowsOf(path: string): readonly Record<string, string>[] {
  const bytes = readFileSync(path);
  const text = path.endsWith(".gz") ? gunzipSync(bytes) : bytes;
  return parse(text, { columns: true }) as readonly Record<string, string>[];
}

/** A matrix of votes, a column a state, as roll calls with votes. */
export function matrixVotes(path: string, id: string): readonly RollCallVotes[] {
  const rows = parse(readFileSync(path)) as readonly (readonly string[])[];
  const [header = [], ...lines] = rows;
  const states = header.flatMap((name, at) => (/^[A-Z]{3}$/.test(name) ? [{ name, at }] : []));
  const [idAt, yearAt] = [header.indexOf(id), header.indexOf("year")];
  return lines.map((line) => ({
    id: line[idAt] ?? "",
    year: Number(line[yearAt] ?? Number.NaN),
    votes: Object.fromEntries(
      states.flatMap(({ name, at }) => (line[at] ? [[name, Number(line[at])]] : [])),
    ),
  }));
}

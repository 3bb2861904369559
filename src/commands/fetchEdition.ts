import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  checkFetched,
  editionFile,
  editionTable,
  type FetchedRow,
  type FetchLayout,
  type FetchSeries,
  fetchAddress,
  readFetched,
  seriesLine,
  withResource,
} from "../indicators/index.ts";
import { type CsvTable, getText, openDossier, readTable, replaceFiles } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";

/** What is asked of a source for one series. */
export interface EditionAsked {
  readonly source: string;
  readonly layout: FetchLayout;
  readonly series: FetchSeries;
  readonly from: number;
  readonly to: number;
  readonly on: string;
  readonly base: string | undefined;
  readonly key: string | undefined;
}

/** What came of it. */
export interface Fetched {
  readonly series: string;
  readonly state: "added" | "already there";
  readonly file: string;
  readonly figures: number;
  readonly gaps: number;
}

const seriesTable = "indicators/series.csv";
const timeoutMs = 60_000;

/**
 * Fetches one edition, checks it, and puts it into the dossier beside the others.
 *
 * Shape: nothing is written before every check has passed; the line in `series.csv`, by which the edition counts, comes last.
 * Throws: what reaching, reading and checking throw; the dossier then is as it was.
 */
export async function fetchEdition(folder: string, asked: EditionAsked): Promise<Fetched> {
  const { layout, series } = asked;
  const dossier = openDossier(folder);
  const { states, neighbours } = dossier.settings;
  const codes = codesOf(readTable(dossier, "register/states.csv"), layout.states.as, [
    ...states,
    ...neighbours,
  ]);
  const wanted = { states: [...codes.keys()], from: asked.from, to: asked.to };
  const address = fetchAddress(layout, series, wanted, asked.base);
  const text = await getText({ address, key: asked.key, timeoutMs });
  const { rows, edition } = readFetched(
    text,
    layout,
    series,
    (code) => codes.get(code) ?? named(codes, code),
  );
  const known = edition ?? asked.on;
  const vintage = `${asked.source}-${known}`;
  const made = {
    layout,
    series,
    vintage,
    known,
    rows,
    address: fetchAddress(layout, series, wanted),
  };
  const file = editionFile(made);
  const figures = rows.filter(({ value }) => value !== undefined).length;
  const told = { series: series.concept, file, figures, gaps: rows.length - figures };
  const all = readTable(dossier, seriesTable);
  if (all === undefined)
    throw new Problem("file-missing", "The dossier has no indicators/series.csv: add one.");
  if (all.records.some(({ fields }) => fields.id === `${series.concept}.${vintage}`)) {
    return { ...told, state: "already there" };
  }
  checkFetched(series.concept, rows, lastEdition(dossier, all, asked));
  const old = (path: string) => readFileSync(join(folder, path), "utf8");
  const files = new Map([[file, editionTable(made)]]);
  if (existsSync(join(folder, "datapackage.json"))) {
    files.set("datapackage.json", withResource(old("datapackage.json"), made));
  }
  files.set(seriesTable, `${old(seriesTable).replace(/\n*$/, "\n")}${seriesLine(all, made)}`);
  replaceFiles(folder, files);
  return { ...told, state: "added" };
}

/** States in the source’s codes, each with its ISO3. */
function codesOf(
  table: CsvTable | undefined,
  as: "iso3" | "m49",
  wanted: readonly string[],
): ReadonlyMap<string, string> {
  if (as === "iso3") return new Map(wanted.map((iso3) => [iso3, iso3]));
  const rows = new Map(table?.records.map(({ fields }) => [fields.iso3 ?? "", fields.m49 ?? ""]));
  return new Map(
    wanted.flatMap((iso3) => {
      const m49 = rows.get(iso3);
      return m49 ? [[String(Number(m49)), iso3] as const] : [];
    }),
  );
}

/** Some sources are asked by number and answer by ISO3. */
const named = (codes: ReadonlyMap<string, string>, code: string) =>
  [...codes.values()].find((iso3) => iso3 === code);

/** The figures of the newest edition of the concept in the dossier, for the years asked for. */
function lastEdition(
  dossier: ReturnType<typeof openDossier>,
  all: CsvTable,
  { series, layout, from, to }: EditionAsked,
): readonly FetchedRow[] {
  const editions = all.records
    .map(({ fields }) => fields)
    .filter((one) => one.concept === series.concept && one.grain === layout.of)
    .sort((one, other) => ((one.known ?? "") < (other.known ?? "") ? -1 : 1));
  const last = editions.at(-1)?.id;
  const { states, neighbours } = dossier.settings;
  const own = new Set([...states, ...neighbours]);
  const files = dossier.files.filter(({ path }) =>
    /^indicators\/(observations|pairs)-[^/]+\.csv$/.test(path),
  );
  return files.flatMap(({ path }) =>
    (readTable(dossier, path)?.records ?? []).flatMap(({ fields }) => {
      const year = Number(fields.year);
      const isMeant = fields.series === last && year >= from && year <= to;
      const [one, other] = [fields.iso3 ?? fields.from ?? "", fields.to ?? ""];
      if (!isMeant || !own.has(one) || (other !== "" && !own.has(other))) return [];
      const value = fields.value ? Number(fields.value) : undefined;
      return [{ from: one, to: other, year, value }];
    }),
  );
}

import { type Dossier, type DossierFile, filesDigest, readTable } from "../sources/index.ts";
import type { Columns, Row, Stage, Table, Workbench } from "../store/index.ts";
import { type SeriesRow, seriesReader } from "./definitions.ts";
import { conflictReader, turnoverReader } from "./facts.ts";
import { observationReader, pairReader } from "./figures.ts";
import { datasetOf, type RollCallRow, rollCallReader, statesOf, voteFiles } from "./rollCalls.ts";
import {
  conflict,
  indicatorAccount,
  observation,
  pairObservation,
  rollCall,
  rollCallSet,
  series,
  turnover,
} from "./table.ts";
import { type RowReader, takeRows } from "./take.ts";

const seriesFile = "indicators/series.csv";
const countriesFile = "indicators/countries.csv";
const observationFiles = /^indicators\/observations-[^/]+\.csv$/;
const pairFiles = /^indicators\/pairs-[^/]+\.csv$/;
const conflictFile = /^indicators\/conflicts\.csv$/;
const turnoverFile = /^indicators\/trade_turnover\.csv$/;

/** Takes the dossier's figures into the store: series, values of states and of pairs, conflicts, counts of a pair. */
export const indicatorsStage: Stage<Dossier> = {
  name: "indicators",
  reads: [],
  writes: [
    series,
    observation,
    pairObservation,
    conflict,
    turnover,
    rollCall,
    rollCallSet,
    indicatorAccount,
  ],
  inputs: (dossier) => filesDigest(dossier, dossier.files.filter(isOurs)),
  run: async (work, dossier) => {
    const states = knownStates(dossier);
    const steps = dossier.files.filter(
      (file) => isOurs(file) && file.path !== countriesFile,
    ).length;
    const taking = createTaking(work, dossier, steps);
    const labelled = seriesReader(dossier.settings.languages);
    const all = await taking(series, (path) => path === seriesFile, labelled);
    const known = { series: new Map(all.map((one): [string, SeriesRow] => [one.id, one])), states };
    await taking(observation, (path) => observationFiles.test(path), observationReader(known));
    await taking(pairObservation, (path) => pairFiles.test(path), pairReader(known));
    await taking(conflict, (path) => conflictFile.test(path), conflictReader(states));
    await taking(turnover, (path) => turnoverFile.test(path), turnoverReader(states));
    const calls = await taking(rollCall, (path) => voteFiles.test(path), rollCallReader(states));
    await work.write(rollCallSet, setsOf(dossier, calls));
    await accountForCountries(work, dossier);
  },
};

/** The codes that figures may speak of: the dossier's own states, and those of its table of countries. */
function knownStates(dossier: Dossier): ReadonlySet<string> {
  const { states, neighbours } = dossier.settings;
  const listed = readTable(dossier, countriesFile)?.records ?? [];
  return new Set([...states, ...neighbours, ...listed.map(({ fields }) => fields.iso3 ?? "")]);
}

/** Each collection of roll calls with its source, as the data package names it. */
function setsOf(dossier: Dossier, calls: readonly RollCallRow[]) {
  return dossier.files
    .filter(({ path }) => voteFiles.test(path))
    .flatMap((file) => {
      const dataset = datasetOf(file.path);
      const years = calls.filter((call) => call.dataset === dataset).map(({ year }) => year);
      const read = readTable(dossier, file.path);
      if (years.length === 0 || read === undefined) return [];
      const source = file.resource?.sources?.[0];
      return {
        id: dataset,
        title: file.resource?.title ?? dataset,
        states: statesOf(read),
        firstYear: years.reduce((least, year) => Math.min(least, year)),
        lastYear: years.reduce((most, year) => Math.max(most, year)),
        sourceTitle: source?.title ?? "not stated",
        sourceUrl: source?.path,
        sourceVersion: source?.version,
        licence: file.licence ?? "unknown",
        redistribute: file.redistribute,
        file: file.path,
      };
    });
}

/** Every country listed is used: its code is one that figures may speak of. */
async function accountForCountries(work: Workbench, dossier: Dossier): Promise<void> {
  const used = readTable(dossier, countriesFile)?.records.length;
  if (used !== undefined) {
    await work.write(indicatorAccount, [{ file: countriesFile, used, refused: 0 }]);
  }
}

type Taking = <C extends Columns>(
  table: Table<C>,
  isWanted: (path: string) => boolean,
  reader: RowReader<Row<C>>,
) => Promise<readonly Row<C>[]>;

function createTaking(work: Workbench, dossier: Dossier, total: number): Taking {
  let done = 0;
  return async (table, isWanted, reader) => {
    const seen = new Set<string>();
    const all: Row<typeof table.columns>[] = [];
    for (const { path } of dossier.files.filter((file) => isWanted(file.path))) {
      const read = readTable(dossier, path);
      if (read === undefined) continue;
      const taken = takeRows(read, path, reader, seen);
      for (const finding of taken.findings) work.find(finding);
      await work.write(table, taken.rows);
      const account = { file: path, used: taken.rows.length, refused: taken.refused };
      await work.write(indicatorAccount, [account]);
      for (const row of taken.rows) all.push(row);
      done += 1;
      work.progress(done, total);
    }
    return all;
  };
}

function isOurs({ path }: DossierFile): boolean {
  const named = path === seriesFile || path === countriesFile;
  const kinds = [observationFiles, pairFiles, conflictFile, turnoverFile, voteFiles];
  return named || kinds.some((kind) => kind.test(path));
}

import { type Dossier, type DossierFile, filesDigest, readTable } from "../sources/index.ts";
import type { Columns, Row, Stage, Table, Workbench } from "../store/index.ts";
import { type SeriesRow, seriesReader } from "./definitions.ts";
import { conflictReader, turnoverReader } from "./facts.ts";
import { observationReader, pairReader } from "./figures.ts";
import {
  conflict,
  indicatorAccount,
  observation,
  pairObservation,
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
  writes: [series, observation, pairObservation, conflict, turnover, indicatorAccount],
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
    await accountForCountries(work, dossier);
  },
};

/** The codes that figures may speak of: the dossier's own states, and those of its table of countries. */
function knownStates(dossier: Dossier): ReadonlySet<string> {
  const { states, neighbours } = dossier.settings;
  const listed = readTable(dossier, countriesFile)?.records ?? [];
  return new Set([...states, ...neighbours, ...listed.map(({ fields }) => fields.iso3 ?? "")]);
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
  const kinds = [observationFiles, pairFiles, conflictFile, turnoverFile];
  return named || kinds.some((kind) => kind.test(path));
}

import {
  type ConflictRow,
  conflict,
  observation,
  pairObservation,
  series,
} from "../indicators/index.ts";
import {
  act,
  datedActs,
  readRegisterContent,
  readSubjectRows,
  type Subject,
} from "../register/index.ts";
import type { Dossier } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import { isPartialDate, type Pair, Problem, pairOf } from "../terms/index.ts";
import type { IndexSourceView } from "./compositeAnswer.ts";
import type { PairValues } from "./compositePairs.ts";
import {
  createRegisterValues,
  type PlacedEntry,
  quietYears,
  type RegisterBook,
} from "./compositeRegister.ts";
import { createSeriesGround, seriesValue } from "./compositeSeries.ts";
import type { IndexDefinition } from "./compositeShape.ts";
import type { IndexSource } from "./compositeSource.ts";

/**
 * The pairs that an index of a dossier is about.
 *
 * Shape: all pairs of its states in the order of their ids; with neighbours, also each state with each neighbour.
 */
export function indexPairs({ data }: IndexDefinition, { settings }: Dossier): readonly Pair[] {
  const { states, neighbours } = settings;
  const own = states.flatMap((one, at) => states.slice(at + 1).map((other) => pairOf(one, other)));
  const isWide = "pairs" in data && data.pairs === "of-states-and-neighbours";
  const beyond = isWide
    ? states.flatMap((state) => neighbours.map((neighbour) => pairOf(state, neighbour)))
    : [];
  return [...own, ...beyond].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * What a dossier holds of pairs, for the indicators of an index: out of its built store.
 *
 * Missing: every gap says why. Throws: `index-series` when a series that the index names is not in the dossier.
 */
export async function readPairValues(
  definition: IndexDefinition,
  dossier: Dossier,
  reader: Reader,
): Promise<PairValues> {
  const sources = [...definition.indicators, ...definition.denominators].map((one) => one.from);
  const ground = await readSeries(sources, reader);
  const book = await readBook(dossier, reader);
  const registerValue = createRegisterValues(book);
  return (source, pair, year) => {
    if ("register" in source) return registerValue(source, pair, year);
    if ("conflicts" in source) return quietYears(source, pair, year, book);
    if ("column" in source)
      throw new Problem("index-data", "A dossier has no columns: name a series.");
    return seriesValue(source, pair, year, ground);
  };
}

async function readSeries(sources: readonly IndexSource[], reader: Reader) {
  const wanted = new Set(sources.flatMap((one) => ("editions" in one ? one.editions : [])));
  const rows = [];
  for (const id of wanted) {
    rows.push(...(await reader.rows(observation, { where: { series: id } })));
    rows.push(...(await reader.rows(pairObservation, { where: { series: id } })));
  }
  return createSeriesGround(await reader.rows(series), rows);
}

async function readBook(dossier: Dossier, reader: Reader): Promise<RegisterBook> {
  const conflicts = await reader.rows(conflict);
  const seen = await readSubjectRows(reader);
  return {
    entries: seen.flatMap((one) => (one.kind === "doctrine" ? [] : [placed(one.row, one.subject)])),
    acts: datedActs(await reader.rows(act)),
    rules: readRegisterContent(dossier).rules,
    states: new Set(dossier.settings.states),
    asOf: dossier.settings.asOf,
    conflicts,
    conflictYears: spanOf(conflicts),
  };
}

function placed(
  row: {
    readonly interests: readonly string[];
    readonly directions: readonly string[];
    readonly date?: string | undefined;
  },
  subject: Subject,
): PlacedEntry {
  const { interests, directions, date } = row;
  return {
    subject,
    interests,
    directions,
    date: date !== undefined && isPartialDate(date) ? date : undefined,
  };
}

function spanOf(conflicts: readonly ConflictRow[]): RegisterBook["conflictYears"] {
  if (conflicts.length === 0) return undefined;
  const years = conflicts.map((one) => one.year);
  return { from: Math.min(...years), to: Math.max(...years) };
}

/** The series that an index rests on, each with its source, edition and licence, in the order of their ids. */
export async function indexSources(
  definition: IndexDefinition,
  reader: Reader,
): Promise<readonly IndexSourceView[]> {
  const named = [...definition.indicators, ...definition.denominators].flatMap(({ from }) =>
    "editions" in from ? from.editions : [],
  );
  return (await reader.rows(series))
    .filter((one) => named.includes(one.id))
    .map((one) => ({
      id: one.id,
      title: one.sourceTitle,
      url: one.sourceUrl,
      edition: one.sourceVersion ?? one.vintage,
      licence: one.licence,
      redistribute: one.redistribute,
      note: one.note,
    }));
}

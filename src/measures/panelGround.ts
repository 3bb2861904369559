import {
  type RollCallSetRow,
  rollCall,
  rollCallSet,
  type SeriesRow,
  series,
} from "../indicators/index.ts";
import { act, datedActs, readRegisterContent, readSubjectRows, state } from "../register/index.ts";
import { type Dossier, readContent } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import { type Catalogue, catalogueFile, parseCatalogue } from "./catalogue.ts";
import type { ColumnSource } from "./panel.ts";
import type { StateSpell } from "./panelCreate.ts";
import type { RegisterGround } from "./registerColumns.ts";
import type { Votes } from "./voteColumns.ts";
import { createVoteTable } from "./voteTable.ts";

/** What panels of a dossier are made from; what is dear is read when it is first asked for. */
export interface PanelGround {
  readonly reader: Reader;
  readonly catalogue: Catalogue;
  readonly series: readonly SeriesRow[];
  readonly system: readonly StateSpell[];
  readonly voteSets: readonly RollCallSetRow[];
  /** The dossier's own states and its neighbours. */
  readonly followed: readonly string[];
  votes(set: string): Promise<Votes>;
  votesSource(set: RollCallSetRow): ColumnSource;
  register(): Promise<RegisterGround>;
  registerSource(): ColumnSource;
}

/**
 * Sets out what the panels of an opened dossier need.
 *
 * Throws: `catalogue-unreadable` when the dossier's list of columns cannot be read.
 */
export async function readPanelGround(dossier: Dossier, reader: Reader): Promise<PanelGround> {
  const { settings } = dossier;
  const hasCatalogue = dossier.files.some(({ path }) => path === `content/${catalogueFile}`);
  const states = await reader.rows(state);
  const voteSets = await reader.rows(rollCallSet);
  const known = new Map<string, Promise<Votes>>();
  let book: Promise<RegisterGround> | undefined;
  return {
    reader,
    catalogue: hasCatalogue
      ? parseCatalogue(readContent(dossier, catalogueFile), catalogueFile)
      : [],
    series: await reader.rows(series),
    system: states.map(({ iso3, existsFrom, existsUntil }) => ({
      iso3,
      from: existsFrom,
      until: existsUntil,
    })),
    voteSets,
    followed: [...settings.states, ...settings.neighbours],
    votes: (set) => {
      const found = known.get(set) ?? readVotes(reader, voteSets, set);
      known.set(set, found);
      return found;
    },
    votesSource: sourceOfVotes,
    register: () => {
      book ??= readRegisterGround(dossier, reader);
      return book;
    },
    registerSource: () => ({
      title: `Register of the dossier ${settings.id}`,
      url: undefined,
      edition: settings.asOf,
      licence: settings.licence ?? "unknown",
      redistribute: "yes",
    }),
  };
}

async function readVotes(
  reader: Reader,
  sets: readonly RollCallSetRow[],
  set: string,
): Promise<Votes> {
  const found = sets.find(({ id }) => id === set);
  if (found === undefined) {
    const names = sets.map(({ id }) => id).join(", ");
    throw new Problem(
      "votes-unknown",
      `The dossier has no votes ${set}: it has ${names || "none"}.`,
    );
  }
  const rows = await reader.rows(rollCall, { where: { dataset: set }, orderBy: ["row"] });
  return {
    table: createVoteTable(rows, {
      membership: { by: "votes of the year" },
      states: found.states,
    }),
    source: sourceOfVotes(found),
  };
}

function sourceOfVotes(set: RollCallSetRow): ColumnSource {
  const { redistribute } = set;
  return {
    title: set.sourceTitle,
    url: set.sourceUrl,
    edition: set.sourceVersion ?? set.id,
    licence: set.licence,
    redistribute: redistribute === "yes" || redistribute === "no" ? redistribute : "unknown",
  };
}

async function readRegisterGround(dossier: Dossier, reader: Reader): Promise<RegisterGround> {
  const { settings } = dossier;
  const seen = await readSubjectRows(reader);
  return {
    subjects: seen.flatMap(({ kind, subject }) => (kind === "doctrine" ? [] : [subject])),
    acts: datedActs(await reader.rows(act)),
    rules: readRegisterContent(dossier).rules,
    from: settings.period.from,
    to: Math.min(settings.period.to, Number(settings.asOf.slice(0, 4))),
    states: new Set(settings.states),
  };
}

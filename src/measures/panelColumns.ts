import { editionsOf, isKnownOn, type SeriesRow } from "../indicators/index.ts";
import type { CatalogueColumn } from "./catalogue.ts";
import type { ColumnSource } from "./panel.ts";
import type { PanelGround } from "./panelGround.ts";
import { sourceOf } from "./seriesFigures.ts";
import { labelOfVotes, unitOfVotes } from "./voteColumns.ts";

/** One edition in which a column can be had. */
export interface ColumnEdition {
  /** Key of the series whose figures it has. */
  readonly series: string;
  readonly edition: string;
  readonly label: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly firstYear: number | undefined;
  readonly lastYear: number | undefined;
  readonly source: ColumnSource;
  readonly note: string | undefined;
}

/**
 * What a column that can be asked for by name is, before any panel is made of it.
 *
 * Shape: in a panel of pairs `gives` is `one` figure of the pair, one of each of the `states` whatever the pair, one of each
 * of its `sides`, or one in each of the two `directions`.
 * Missing: `edition` where several could be meant and none may be taken in silence: one must then be named.
 */
export interface DescribedColumn {
  readonly name: string;
  readonly label: Readonly<Record<string, string>>;
  readonly unit: string;
  readonly from: "series" | "votes" | "register" | "other columns";
  /** Names of the columns or concepts that it is made of. */
  readonly parts: readonly string[];
  readonly gives: "one" | "states" | "sides" | "directions";
  readonly edition: string | undefined;
  readonly editions: readonly ColumnEdition[];
  readonly sources: readonly ColumnSource[];
  readonly firstYear: number | undefined;
  readonly lastYear: number | undefined;
  readonly note: string | undefined;
  /** Whether the dossier would show it first. */
  readonly start: boolean;
}

/** All columns that a dossier's panel knows: those of its list, then the concepts that the list does not name. */
export function describeColumns(ground: PanelGround, day: string): readonly DescribedColumn[] {
  const listed = new Map<string, DescribedColumn>();
  for (const column of ground.catalogue)
    listed.set(column.name, describe(ground, day, column, listed));
  const named = new Set(ground.catalogue.map((one) => ("concept" in one ? one.concept : "")));
  const rest = [...new Set(ground.series.map(({ concept }) => concept))]
    .filter((concept) => !named.has(concept) && !listed.has(concept))
    .sort();
  const concepts = rest.map((concept) => ofSeries(ground, day, { name: concept, concept }));
  return [...listed.values(), ...concepts];
}

type Listed = ReadonlyMap<string, DescribedColumn>;

function describe(
  ground: PanelGround,
  day: string,
  column: CatalogueColumn,
  listed: Listed,
): DescribedColumn {
  if ("concept" in column) return ofSeries(ground, day, column);
  if ("votes" in column) return ofVotes(ground, column);
  if ("register" in column) return ofRegister(ground, column);
  const isRatio = "ratio" in column;
  const names = isRatio
    ? [...column.ratio.of, column.ratio.to]
    : ["difference" in column ? column.difference : column.positive];
  const parts = names.map(
    (name) => listed.get(name) ?? ofSeries(ground, day, { name, concept: name }),
  );
  const [first] = parts;
  const own = "difference" in column ? "one" : (first?.gives ?? "one");
  return {
    ...headOf(column),
    unit: column.unit,
    from: "other columns",
    parts: names,
    gives: isRatio ? "sides" : own,
    edition: undefined,
    editions: [],
    sources: distinct(parts.flatMap(({ sources }) => sources)),
    firstYear: latest(parts.map(({ firstYear }) => firstYear)),
    lastYear: earliest(parts.map(({ lastYear }) => lastYear)),
  };
}

interface Concept {
  readonly name: string;
  readonly concept: string;
  readonly label?: string | undefined;
  readonly note?: string | undefined;
  readonly start?: boolean | undefined;
  readonly prefer?: readonly string[] | undefined;
}

function ofSeries(ground: PanelGround, day: string, wanted: Concept): DescribedColumn {
  const known = editionsOf(ground.series, wanted.concept).filter((one) => isKnownOn(one, day));
  const preferred = (wanted.prefer ?? []).flatMap(
    (vintage) => known.find((one) => one.vintage === vintage) ?? [],
  );
  const chosen = preferred[0] ?? (known.length === 1 ? known[0] : undefined);
  const shown = chosen ?? known[0];
  return {
    ...headOf(wanted),
    label: wanted.label === undefined ? { ...shown?.labels } : { en: wanted.label },
    unit: shown?.unit ?? "",
    from: "series",
    parts: [wanted.concept],
    gives: shown?.grain === "country" ? "states" : shown?.grain === "pair" ? "one" : "directions",
    edition: chosen?.vintage,
    editions: known.map(ofEdition),
    sources: chosen === undefined ? distinct(known.map(sourceOf)) : [sourceOf(chosen)],
    firstYear: shown?.firstYear,
    lastYear: shown?.lastYear,
    note: wanted.note ?? chosen?.note,
  };
}

const ofEdition = (series: SeriesRow): ColumnEdition => ({
  series: series.id,
  edition: series.vintage,
  label: { ...series.labels },
  unit: series.unit,
  firstYear: series.firstYear,
  lastYear: series.lastYear,
  source: sourceOf(series),
  note: series.note,
});

function ofVotes(
  ground: PanelGround,
  column: Extract<CatalogueColumn, { readonly votes: unknown }>,
): DescribedColumn {
  const set = ground.voteSets.find(({ id }) => id === column.votes.set);
  return {
    ...headOf(column),
    label: { en: labelOfVotes(column.votes) },
    unit: unitOfVotes(column.votes.measure),
    from: "votes",
    parts: [column.votes.set],
    gives: "one",
    edition: undefined,
    editions: [],
    sources: set === undefined ? [] : [ground.votesSource(set)],
    firstYear: set?.firstYear,
    lastYear: set?.lastYear,
  };
}

function ofRegister(
  ground: PanelGround,
  column: Extract<CatalogueColumn, { readonly register: unknown }>,
): DescribedColumn {
  return {
    ...headOf(column),
    unit: "entries",
    from: "register",
    parts: [column.register.count],
    gives: "one",
    edition: undefined,
    editions: [],
    sources: [ground.registerSource()],
    firstYear: undefined,
    lastYear: undefined,
  };
}

interface Head {
  readonly name: string;
  readonly label?: string | undefined;
  readonly note?: string | undefined;
  readonly start?: boolean | undefined;
}

const headOf = ({ name, label, note, start }: Head) => ({
  name,
  label: { en: label ?? name },
  note,
  start: start ?? false,
});

function distinct(sources: readonly ColumnSource[]): readonly ColumnSource[] {
  return [
    ...new Map(sources.map((one) => [JSON.stringify([one.title, one.edition]), one])).values(),
  ];
}

const known = (years: readonly (number | undefined)[]) => years.flatMap((year) => year ?? []);
const latest = (years: readonly (number | undefined)[]) =>
  known(years).length === 0 ? undefined : Math.max(...known(years));
const earliest = (years: readonly (number | undefined)[]) =>
  known(years).length === 0 ? undefined : Math.min(...known(years));

import { panelCited, panelSheet, similaritySheet, sourcesCited, toSheet } from "../briefs/index.ts";
import { observation, pairObservation } from "../indicators/index.ts";
import type { Column, ColumnSource, PairSimilarity, Panel } from "../measures/index.ts";
import { sql } from "../store/index.ts";
import type { Desk } from "./desk.ts";
import { column } from "./exportColumns.ts";
import { askedOf, type Exported, inLanguage } from "./exportFile.ts";
import { panelGround } from "./panelQuestion.ts";

/** What is asked of a panel or of likeness that is handed out. */
export interface PanelExport {
  readonly day: string;
  readonly language: string;
  readonly filters: Readonly<Record<string, string | number | undefined>>;
}

/** A panel as files: the table as `hamkor panel --csv` has it, and its columns with their sources. */
export async function exportPanel(
  desk: Desk,
  panel: Panel,
  { day, language, filters }: PanelExport,
): Promise<Exported> {
  const { settings } = desk.opened.dossier;
  const sources = panel.columns.flatMap((one) => one.sources);
  return {
    name: `${settings.id}-panel-${day}`,
    title: `${inLanguage(settings.title, language)}: panel`,
    sheets: [panelSheet(panel), columnSheet(panel)],
    items: panelCited(panel),
    day,
    asked: askedOf(filters),
    files: await filesOf(desk, sources),
    sources: sources.map(told),
  };
}

/** Likeness of votes as files: as `hamkor similarity --csv` has it. */
export async function exportSimilarity(
  desk: Desk,
  found: PairSimilarity,
  { day, language, filters }: PanelExport,
): Promise<Exported> {
  const { settings } = desk.opened.dossier;
  return {
    name: `${settings.id}-likeness-${found.pair.join("-")}-${found.by}`,
    title: `${inLanguage(settings.title, language)}: likeness of votes, ${found.pair.join(" and ")}`,
    sheets: [similaritySheet(found)],
    items: sourcesCited([found.source]),
    day,
    asked: askedOf(filters),
    files: await filesOf(desk, [found.source]),
    sources: [told(found.source)],
  };
}

const told = ({ title, url }: ColumnSource) => [title, url].filter(Boolean).join(" ");

interface OneSource {
  readonly of: Column;
  readonly source: ColumnSource;
}

function columnSheet(panel: Panel) {
  const rows = panel.columns.flatMap((of) => of.sources.map((source) => ({ of, source })));
  return toSheet<OneSource>("columns", rows, [
    column("name", "text", "Column of the panel.", ({ of }) => of.name),
    column("label", "text", "What it counts.", ({ of }) => of.label),
    column("unit", "text", "Unit.", ({ of }) => of.unit),
    column("source_title", "text", "Source.", ({ source }) => source.title),
    column("source_url", "link", "Address of the source.", ({ source }) => source.url),
    column("edition", "text", "Edition.", ({ source }) => source.edition),
    column("licence", "text", "Licence.", ({ source }) => source.licence),
    column(
      "redistribute",
      "text",
      "Whether it may be passed on.",
      ({ source }) => source.redistribute,
    ),
    column("note", "text", "What a reader must know.", ({ of }) => of.note),
  ]);
}

/** Files of the dossier that rows of some sources stand in: what may be passed on follows from them. */
async function filesOf(desk: Desk, sources: readonly ColumnSource[]): Promise<readonly string[]> {
  const ground = await panelGround(desk);
  const isUsed = (title: string, edition: string | undefined) =>
    sources.some((one) => one.title === title && one.edition === edition);
  const ids = ground.series
    .filter((one) => isUsed(one.sourceTitle, one.vintage))
    .map(({ id }) => id);
  const rows = await desk.store.query<{ file: string }>(
    sql`SELECT DISTINCT file FROM ${observation} WHERE list_contains(${ids}, series)
        UNION SELECT DISTINCT file FROM ${pairObservation} WHERE list_contains(${ids}, series) ORDER BY 1`,
  );
  const votes = ground.voteSets
    .filter((one) => isUsed(one.sourceTitle, one.sourceVersion ?? one.id))
    .map(({ file }) => file);
  const own = ground.registerSource();
  const register = isUsed(own.title, own.edition)
    ? desk.opened.dossier.files.flatMap(({ path }) => (path.startsWith("register/") ? [path] : []))
    : [];
  return [...new Set([...rows.map(({ file }) => file), ...votes, ...register])];
}

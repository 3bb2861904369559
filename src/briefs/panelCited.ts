import type { ColumnSource, Panel } from "../measures/index.ts";
import { type CslItem, toCsl } from "./citation.ts";

/** Exactly the sources that the columns of a panel rest on, each edition once, as texts to cite. */
export function panelCited(panel: Panel): readonly CslItem[] {
  return sourcesCited(panel.columns.flatMap(({ sources }) => sources));
}

/** Sources of figures as texts to cite, each edition once. */
export function sourcesCited(sources: readonly ColumnSource[]): readonly CslItem[] {
  const items = new Map<string, CslItem>();
  for (const source of sources) {
    const key = JSON.stringify([source.title, source.edition]);
    if (!items.has(key)) items.set(key, citeSource(source));
  }
  return [...items.values()];
}

function citeSource({ title, url, edition, licence }: ColumnSource): CslItem {
  const id = `${title} ${edition}`
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return toCsl({
    id: id.slice(0, 60),
    type: "dataset",
    title,
    issued: /(?:19|20)\d{2}(?:-\d{2}){0,2}/.exec(edition)?.[0],
    url,
    version: edition,
    note: `Licence: ${licence}`,
  });
}

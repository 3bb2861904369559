import type { ColumnSource, Panel, PanelCitation } from "../measures/index.ts";
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

/** Works that sources ask to be cited by, as texts to cite; what CSL has no field for stands in the note. */
export function worksCited(works: readonly PanelCitation[]): readonly CslItem[] {
  return works.map((work) =>
    toCsl({
      id: work.id,
      type: work.type === "dataset" ? "dataset" : "document",
      title: work.title,
      authors: work.author,
      issued: String(work.year),
      url: work.doi === undefined ? work.url : `https://doi.org/${work.doi}`,
      publisher: work.publisher,
      note: [work.journal ?? work.booktitle, work.volume, work.number, work.pages]
        .filter(Boolean)
        .join(", "),
    }),
  );
}

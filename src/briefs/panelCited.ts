import type { Panel } from "../measures/index.ts";
import { type CslItem, toCsl } from "./citation.ts";

/** Exactly the sources that the columns of a panel rest on, each edition once, as texts to cite. */
export function panelCited(panel: Panel): readonly CslItem[] {
  const items = new Map<string, CslItem>();
  for (const { sources } of panel.columns) {
    for (const { title, url, edition, licence } of sources) {
      const key = JSON.stringify([title, edition]);
      if (items.has(key)) continue;
      const id = `${title} ${edition}`
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
      const year = /(?:19|20)\d{2}(?:-\d{2}){0,2}/.exec(edition)?.[0];
      items.set(
        key,
        toCsl({
          id: id.slice(0, 60),
          type: "dataset",
          title,
          issued: year,
          url,
          version: edition,
          note: `Licence: ${licence}`,
        }),
      );
    }
  }
  return [...items.values()];
}

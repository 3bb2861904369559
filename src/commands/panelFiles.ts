import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  type CslItem,
  panelCited,
  panelPackage,
  panelSheet,
  toBibtex,
  toCsv,
} from "../briefs/index.ts";
import type { Panel } from "../measures/index.ts";

/** A panel as a Data Package: the table, its description and its sources, by the names of their files. */
export function packageFiles(
  panel: Panel,
  cited: readonly CslItem[] = panelCited(panel),
): ReadonlyMap<string, string> {
  const csv = toCsv(panelSheet(panel));
  const described = panelPackage(panel, csv, "panel.csv");
  return new Map([
    ["panel.csv", csv],
    ["datapackage.json", `${JSON.stringify(described, undefined, 2)}\n`],
    ["sources.bib", toBibtex(cited)],
  ]);
}

/** Writes files into a folder, which is made when it is not there. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

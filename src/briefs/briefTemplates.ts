import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { type Dossier, packageContent, readContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { briefQueryNames } from "./briefQueries.ts";
import { type BriefTemplate, parseBriefTemplate } from "./briefTemplate.ts";

/** Files beside the templates that are none themselves. */
const others = ["words.yaml", "marks.yaml"];

/** The ids of all templates, the dossier's own and the program's, in the order of the alphabet. */
export function listBriefTemplates({ folder }: Dossier): readonly string[] {
  const folders = [join(folder, "content"), packageContent].map((one) => join(one, "briefs"));
  const names = folders
    .filter((one) => existsSync(one))
    .flatMap((one) => readdirSync(one))
    .filter((one) => one.endsWith(".yaml") && !others.includes(one))
    .map((one) => one.slice(0, -".yaml".length));
  return [...new Set(names)].sort();
}

/**
 * Reads a template by its id.
 *
 * Throws: `brief-template-unknown`; `template-wrong` when it does not keep its promises.
 */
export function readBriefTemplate(dossier: Dossier, id: string): BriefTemplate {
  const known = listBriefTemplates(dossier);
  if (!known.includes(id)) {
    const remedy = `Take one of ${known.join(", ")}.`;
    throw new Problem("brief-template-unknown", `There is no such template of a brief. ${remedy}`);
  }
  const path = `briefs/${id}.yaml`;
  return parseBriefTemplate(readContent(dossier, path), path, briefQueryNames);
}

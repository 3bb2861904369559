import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { type Dossier, readContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { BriefWriter } from "./briefWords.ts";

const labels = z.strictObject({
  en: z.string(),
  "uz-Latn": z.string(),
  kk: z.string(),
  ru: z.string(),
});

const shape = z.strictObject({
  figure: labels,
  year: labels,
  row: labels,
  rowList: labels,
  rows: labels,
  known: labels,
  counted: labels,
  unsure: labels,
  notes: labels,
  references: labels,
  retrieved: labels,
  electronic: labels,
  seen: labels,
  gaps: labels,
  noRow: labels,
  byChoice: labels,
  made: labels,
  asOf: labels,
  program: labels,
  dossier: labels,
  template: labels,
  boundaries: labels,
  files: labels,
  file: labels,
  checksum: labels,
  back: labels,
  page: labels,
  tables: labels,
  table: labels,
  sentence: labels,
  characters: labels,
  notStated: labels,
  stated: labels,
  notRanked: labels,
  place: labels,
  quoted: labels,
  saidIn: labels,
  saidUndated: labels,
  ranged: labels,
  towards: labels,
  byPartner: labels,
  byDirection: labels,
  coast: labels,
  landlocked: labels,
  doublyLandlocked: labels,
  scenarioWork: labels,
  indexWork: labels,
  statements: labels,
  statedTimes: labels,
  readIn: labels,
  count: labels,
  source: labels,
  figures: labels,
  numbersOfFigures: labels,
  picture: labels,
  promisesUnit: labels,
  claimsUnit: labels,
  entriesUnit: labels,
  placeUnit: labels,
  dataset: labels,
  electronicData: labels,
  webPage: labels,
  site: labels,
  undated: labels,
  edition: labels,
  inDossier: labels,
});

/** The words that stand in every brief, in their languages. */
export type FixedLabels = z.infer<typeof shape>;

/** The words that stand in every brief, in one language. */
export type FixedWords = Readonly<Record<keyof FixedLabels, string>>;

const file = "briefs/words.yaml";

/**
 * Reads the words that stand in every brief.
 *
 * Throws: `content-wrong` when one is missing or lacks a language.
 * Source: content/briefs/words.yaml.
 */
export function readFixedLabels(dossier: Dossier): FixedLabels {
  const parsed = shape.safeParse(load(readContent(dossier, file), { schema: CORE_SCHEMA }));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
    throw new Problem("content-wrong", `content/${file}: ${faults.join("; ")}.`, { where: file });
  }
  return parsed.data;
}

/** The words that stand in every brief, in one language. Places of values stay as they are. */
export function writeFixedWords(labels: FixedLabels, writer: BriefWriter): FixedWords {
  const written = Object.entries(labels).map(([name, all]) => {
    return [name, writer.fill(all, {})] as const;
  });
  return Object.fromEntries(written) as FixedWords;
}

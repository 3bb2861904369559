import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { accountFor, countFindings, type FindingCounts, type Totals } from "./account.ts";
import { decisionsStage } from "./decisions/index.ts";
import {
  eventMonthsStage,
  eventsStage,
  evidenceStage,
  modelCodingsStage,
} from "./evidence/index.ts";
import { indicatorsStage } from "./indicators/index.ts";
import { proposalsStage, registerStage } from "./register/index.ts";
import { type Dossier, openDossier, packageContent, sourcesStage } from "./sources/index.ts";
import {
  type BuildProgress,
  type BuildReport,
  buildStore,
  openStore,
  type Stage,
  type Store,
  tablesOf,
} from "./store/index.ts";
import { glossaryStage, searchFile, textsStage } from "./texts/index.ts";

/** The stages in their order: each reads files and the tables of those before it. */
export const stages: readonly Stage<Dossier>[] = [
  sourcesStage,
  glossaryStage,
  textsStage,
  evidenceStage,
  eventsStage,
  eventMonthsStage,
  modelCodingsStage,
  indicatorsStage,
  decisionsStage,
  proposalsStage,
  registerStage,
];

/** How and where to build. */
export interface PipelineOptions {
  /** Folder of the store, usually `.hamkor` in the dossier. */
  readonly store: string;
  readonly progress?: (progress: BuildProgress) => void;
}

/** What a build did for which dossier, how its pages and rows are accounted for, and what was odd. */
export interface DossierReport extends Omit<BuildReport, "summary"> {
  readonly dossier: string;
  readonly accounting: Totals;
  readonly findings: FindingCounts;
}

/** A dossier with its built store, open for reading. */
export interface OpenedDossier {
  readonly dossier: Dossier;
  readonly store: Store;
}

/**
 * Builds the store of a dossier; where nothing changed since the last time, nothing is written.
 *
 * Throws: what `openDossier` and the stages throw; the last good store then stays as it was.
 */
export async function buildDossier(
  folder: string,
  options: PipelineOptions,
): Promise<DossierReport> {
  const context = openDossier(folder);
  const report = await buildStore({
    folder: options.store,
    stages,
    context,
    codeDigest: programDigest(),
    beside: [searchFile],
    summarise: async (store) => ({
      accounting: (await accountFor(store)).totals,
      findings: await countFindings(store),
    }),
    ...(options.progress === undefined ? {} : { progress: options.progress }),
  });
  const { summary, ...done } = report;
  return { ...done, dossier: context.settings.id, ...readSummary(summary) };
}

/**
 * Opens a dossier and the last good store that was built from it.
 *
 * Throws: `dossier-missing`, `store-missing`, `store-outdated`.
 */
export async function openBuilt(folder: string, store: string): Promise<OpenedDossier> {
  const dossier = openDossier(folder);
  return { dossier, store: await openStore(store, tablesOf(stages)) };
}

type Summary = Pick<DossierReport, "accounting" | "findings">;

/** The summary comes from this program's own stamp: its digest of the code has been checked. */
function readSummary(summary: unknown): Summary {
  return summary as Summary;
}

let known: string | undefined;

/** A digest of the running program and its language data: another program keeps no rows of this one. */
export function programDigest(): string {
  if (known !== undefined) return known;
  const hash = createHash("sha256");
  const program = fileURLToPath(new URL(".", import.meta.url));
  for (const folder of [program, join(packageContent, "language")]) {
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
      if (
        !/\.(js|ts|yaml|json|csv|tsv|txt)$/.test(path) ||
        path.endsWith(".d.ts") ||
        /^web[\\/]/.test(path)
      )
        continue;
      hash.update(path).update(readFileSync(join(folder, path)));
    }
  }
  known = hash.digest("hex");
  return known;
}

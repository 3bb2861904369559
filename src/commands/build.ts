import { buildDossier, type DossierReport } from "../pipeline.ts";
import { type Command, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { endProgress, showProgress } from "./terminal.ts";

/** `hamkor build`: makes or renews the store of a dossier. */
export const command: Command = {
  usage: "build",
  describe: "Builds the dossier's store; only what changed is read again.",
  options: placeOptions,
  run: async (call) => {
    const folder = dossierFolder(call);
    const store = storeFolder(call, folder);
    const progress = showProgress(call.terminal);
    const report = await buildDossier(folder, { store, progress });
    endProgress(call.terminal);
    if (call.options.json === true) writeJson(call.terminal, report);
    else call.terminal.out(summary(report));
    return report.findings.error > 0 ? exitCodes.findings : exitCodes.done;
  },
};

function summary(report: DossierReport): string {
  const { changed, stages, accounting, findings } = report;
  const texts = stages.filter((one) => one.stage === "texts");
  const read = texts.reduce((sum, stage) => sum + stage.unitsRun.length, 0);
  const kept = texts.reduce((sum, stage) => sum + stage.unitsKept, 0);
  const what = changed ? `built: ${read} documents read, ${kept} kept` : "nothing had changed";
  return [
    `${report.dossier}: ${what}`,
    `pages: ${accounting.pages} = ${accounting.pagesRead} read + ${accounting.pages - accounting.pagesRead} unread`,
    `rows: ${accounting.rows} = ${accounting.rowsUsed} used + ${accounting.rowsRefused} refused + ${accounting.rowsKept} kept as they are`,
    `findings: ${findings.error} errors, ${findings.warning} warnings, ${findings.note} notes (see them on the accounting page)`,
    "",
  ].join("\n");
}

import { buildDossier, type DossierReport, openBuilt } from "../pipeline.ts";
import { finding } from "../store/index.ts";
import { type Command, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { endProgress, printable, showProgress } from "./terminal.ts";

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
    else call.terminal.out(summary(report) + (await errorsOf(report, folder, store)));
    return report.findings.error > 0 ? exitCodes.findings : exitCodes.done;
  },
};

function summary(report: DossierReport): string {
  const { changed, stages, accounting, findings } = report;
  const texts = stages.filter((one) => one.stage === "texts");
  const read = texts.reduce((sum, stage) => sum + stage.unitsRun.length, 0);
  const kept = texts.reduce((sum, stage) => sum + stage.unitsKept, 0);
  const what = changed
    ? `built: ${count(read, "document")} read, ${kept} kept`
    : "nothing had changed";
  return [
    `${report.dossier}: ${what}`,
    `pages: ${accounting.pages} = ${accounting.pagesRead} read + ${accounting.pages - accounting.pagesRead} unread`,
    `rows: ${accounting.rows} = ${accounting.rowsUsed} used + ${accounting.rowsRefused} refused + ${accounting.rowsOutOfScope} out of scope + ${accounting.rowsKept} kept as they are`,
    `findings: ${count(findings.error, "error")}, ${count(findings.warning, "warning")}, ${count(findings.note, "note")} (all stand on the accounting page)`,
    "",
  ].join("\n");
}

/** How many errors are told at once; the rest stand on the accounting page. */
const shownErrors = 10;

/** The errors among the findings, each with its place and remedy. */
async function errorsOf(report: DossierReport, folder: string, at: string): Promise<string> {
  if (report.findings.error === 0) return "";
  const { store } = await openBuilt(folder, at);
  try {
    const errors = await store.rows(finding, { where: { severity: "error" } });
    const lines = errors.slice(0, shownErrors).map((one) => {
      const row = one.row === undefined ? "" : `, row ${one.row}`;
      return `${one.file ?? one.stage}${row}: ${one.message} ${one.remedy} [${one.code}]`;
    });
    const rest = errors.length - lines.length;
    const more = rest > 0 ? [`… and ${count(rest, "more error")}`] : [];
    return printable(`${[...lines, ...more].join("\n")}\n`);
  } finally {
    store.close();
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

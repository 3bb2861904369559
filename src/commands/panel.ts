import { resolve } from "node:path";
import { panelCited, panelJson, panelSdmx, panelSheet, toCsv } from "../briefs/index.ts";
import { askPanel, type Panel, panelNames, readPanelGround } from "../measures/index.ts";
import { openBuilt } from "../pipeline.ts";
import { type Command, textOption } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { packageFiles, writeFiles } from "./panelFiles.ts";
import { panelOptions, panelRequest } from "./panelOptions.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { formOptions, handOut } from "./tableForms.ts";

/** `hamkor panel`: states or pairs over time, with columns by name. */
export const command: Command = {
  usage: "panel",
  describe: "A panel of pairs of states over time, with chosen columns and their sources.",
  options: {
    ...placeOptions,
    ...panelOptions,
    list: { type: "boolean", describe: "lists the names that columns can have" },
    ...formOptions,
    sdmx: { type: "boolean", describe: "as SDMX-CSV" },
    package: {
      type: "string",
      describe: "folder for a Data Package: panel.csv, datapackage.json, sources.bib",
    },
  },
  run: async (call) => {
    const folder = dossierFolder(call);
    const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const ground = await readPanelGround(dossier, store);
      if (call.options.list === true) {
        call.terminal.out(`${panelNames(ground).join("\n")}\n`);
        return exitCodes.done;
      }
      const panel = await askPanel(ground, panelRequest(call, dossier.settings));
      const into = textOption(call, "package");
      if (into !== undefined) {
        writeFiles(resolve(call.folder, into), packageFiles(panel));
        call.terminal.error(`hamkor: ${into} has panel.csv, datapackage.json and sources.bib\n`);
      } else await handOut(call, handed(panel));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

const handed = (panel: Panel) => ({
  title: "Panel",
  sheet: () => panelSheet(panel),
  json: () => panelJson(panel),
  cited: () => panelCited(panel),
  more: { sdmx: () => toCsv(panelSdmx(panel)) },
});

import { resolve } from "node:path";
import {
  type CslItem,
  panelCited,
  panelJson,
  panelSdmx,
  panelSheet,
  toCsv,
  worksCited,
} from "../briefs/index.ts";
import {
  addWorldColumns,
  askPanel,
  citationsOf,
  columnsOfWorld,
  createPanel,
  findingsOf,
  type Panel,
  panelNames,
  readPanelGround,
  readWorld,
} from "../measures/index.ts";
import { openBuilt } from "../pipeline.ts";
import { type Call, type Command, textOption } from "./command.ts";
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
    data: {
      type: "string",
      describe: "folder of your own copies of known sources (docs/panel.md), instead of a dossier",
    },
    list: { type: "boolean", describe: "lists the names that columns can have" },
    ...formOptions,
    sdmx: { type: "boolean", describe: "as SDMX-CSV" },
    package: {
      type: "string",
      describe: "folder for a Data Package: panel.csv, datapackage.json, sources.bib",
    },
  },
  run: async (call) => {
    const data = textOption(call, "data");
    if (data === undefined) await ofDossier(call);
    else await ofFolder(call, resolve(call.folder, data));
    return exitCodes.done;
  },
};

async function ofDossier(call: Call): Promise<void> {
  const folder = dossierFolder(call);
  const { dossier, store } = await openBuilt(folder, storeFolder(call, folder));
  try {
    const ground = await readPanelGround(dossier, store);
    if (call.options.list === true) list(call, panelNames(ground));
    else await give(call, await askPanel(ground, panelRequest(call, dossier.settings)));
  } finally {
    store.close();
  }
}

/** Bounds of years where none are named: the Cold War's end and the last year that the sources of a folder may have. */
const worldYears = { period: { from: 1991, to: 2024 }, asOf: "2024-12-31" };

async function ofFolder(call: Call, folder: string): Promise<void> {
  const world = readWorld(folder);
  if (call.options.list === true) {
    list(
      call,
      columnsOfWorld(world).map(({ name }) => name),
    );
    return;
  }
  const { columns, ...rows } = panelRequest(call, worldYears);
  const panel = addWorldColumns(createPanel(world.system().spells, rows), world, columns);
  for (const { file = "", message, remedy } of findingsOf(world, columns)) {
    call.terminal.error(`hamkor: ${file}: ${message} ${remedy}\n`);
  }
  const sources = panel.columns.flatMap((column) => column.sources);
  await give(call, panel, () => worksCited(citationsOf(world, sources)));
}

const list = (call: Call, names: readonly string[]) => call.terminal.out(`${names.join("\n")}\n`);

async function give(
  call: Call,
  panel: Panel,
  cited: () => readonly CslItem[] = () => panelCited(panel),
): Promise<void> {
  const into = textOption(call, "package");
  if (into === undefined) return handOut(call, { ...handed(panel), cited });
  writeFiles(resolve(call.folder, into), packageFiles(panel, cited()));
  call.terminal.error(`hamkor: ${into} has panel.csv, datapackage.json and sources.bib\n`);
}

const handed = (panel: Panel) => ({
  title: "Panel",
  sheet: () => panelSheet(panel),
  json: () => panelJson(panel),
  more: { sdmx: () => toCsv(panelSdmx(panel)) },
});

import { resolve } from "node:path";
import { checkLicences, openDossier } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { writeFiles } from "./panelFiles.ts";
import { panelOptions, panelRequest } from "./panelOptions.ts";
import { dossierFolder, placeOptions } from "./place.ts";
import { neededFiles, type Replicated, replicaFiles, replicate } from "./replica.ts";

/** `hamkor replicate`: a folder by which a panel can be made again elsewhere, to the same bytes. */
export const command: Command = {
  usage: "replicate [FOLDER]",
  describe:
    "Makes a folder from which a panel can be made again (--out), or makes a folder’s panel again and compares it.",
  options: {
    dossier: placeOptions.dossier,
    ...panelOptions,
    out: { type: "string", describe: "folder to make" },
    publish: { type: "boolean", describe: "stop when a table may not be passed on" },
  },
  run: async (call) => {
    const [folder] = call.words;
    if (folder === undefined) return makeFolder(call);
    const found = await replicate(resolve(call.folder, folder));
    if (call.options.json === true) writeJson(call.terminal, found);
    else call.terminal.out(told(found));
    return found.differ.length + found.changed.length === 0 ? exitCodes.done : exitCodes.findings;
  },
};

async function makeFolder(call: Call) {
  const out = textOption(call, "out");
  if (out === undefined) {
    throw new Problem("usage", "Name the folder to make with --out, or one to make again.");
  }
  const dossier = openDossier(dossierFolder(call));
  if (call.options.publish === true) {
    checkLicences(neededFiles(dossier));
  }
  const files = await replicaFiles(dossier, panelRequest(call, dossier.settings));
  writeFiles(resolve(call.folder, out), files);
  call.terminal.error(
    `hamkor: ${out} has ${files.size} files; hamkor replicate ${out} makes the panel again\n`,
  );
  return exitCodes.done;
}

function told({ differ, changed, files, sameProgram }: Replicated): string {
  const lines = [
    differ.length === 0
      ? `${files} files came out with the same bytes.`
      : `Other bytes: ${differ.join(", ")}.`,
    ...(changed.length === 0 ? [] : [`Changed since the folder was made: ${changed.join(", ")}.`]),
    ...(sameProgram ? [] : ["Another version of the program made the folder."]),
  ];
  return `${lines.join("\n")}\n`;
}

import { openBuilt } from "../pipeline.ts";
import { explainRow, type Lineage } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

/** `hamkor explain`: what a row rests on, down to file, row and offset. */
export const command: Command = {
  usage: "explain ID",
  describe: "Shows how a row is known: what it rests on, down to the file, the row and the offset.",
  options: placeOptions,
  run: async (call) => {
    const [id] = call.words;
    if (id === undefined) throw new Problem("usage", "hamkor explain needs an id.");
    const folder = dossierFolder(call);
    const { store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const found = await explainRow(store, store.tables, id);
      if (found.length === 0) {
        throw new Problem(
          "not-found",
          "No table of this dossier has that id: search for it first.",
        );
      }
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(found.map((one) => draw(one, "")).join("\n"));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

function draw(lineage: Lineage, indent: string): string {
  const { reference } = lineage;
  const row = reference?.row === undefined ? "" : `, row ${reference.row}`;
  const span = reference?.start === undefined ? "" : `, ${reference.start}–${reference.end}`;
  const place = reference === undefined ? "" : `  ${reference.file}${row}${span}`;
  const below = lineage.restsOn.map((one) => draw(one, `${indent}  `));
  return `${indent}${lineage.table} ${printable(lineage.id)}${place}\n${below.join("")}`;
}

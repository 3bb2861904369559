import { existsSync, readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { createDossier } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { shippedDossier } from "./place.ts";

/** `hamkor new`: an empty dossier with all its tables, ready to be filled. */
export const command: Command = {
  usage: "new DIR --states AAA,BBB",
  describe: "Makes an empty dossier for two or more states, with every table described.",
  options: {
    states: {
      type: "string",
      describe: "ISO3 codes with commas; the first two are the pair shown first",
    },
    title: { type: "string", describe: "title of the dossier, in English" },
    day: { type: "string", describe: "day as of which it is shown, YYYY-MM-DD (default: today)" },
  },
  run: async (call) => {
    const [name] = call.words;
    if (name === undefined) throw new Problem("usage", "hamkor new needs the folder to make.");
    const folder = resolve(call.folder, name);
    if (existsSync(folder) && readdirSync(folder).length > 0) {
      throw new Problem(
        "folder-not-empty",
        "That folder already holds files; nothing was changed: name a new one.",
      );
    }
    const states =
      textOption(call, "states")
        ?.split(",")
        .map((code) => code.trim()) ?? [];
    const day = textOption(call, "day") ?? new Date().toISOString().slice(0, 10);
    const title = textOption(call, "title") ?? basename(folder);
    const files = createDossier({ folder, template: shippedDossier, states, title, day });
    if (call.options.json === true) writeJson(call.terminal, { folder, files });
    else {
      call.terminal.out(
        `Made ${files.length} files.\nNext: hamkor add FILE --dossier ${name}; hamkor serve --dossier ${name}\n`,
      );
    }
    return exitCodes.done;
  },
};

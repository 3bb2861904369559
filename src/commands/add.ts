import { resolve } from "node:path";
import { addDocument, type DocumentFacts } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { type Call, type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions } from "./place.ts";
import { printable } from "./terminal.ts";

const facts = [
  "title",
  "date",
  "author",
  "side",
  "kind",
  "language",
  "licence",
  "redistribute",
] as const;

/** `hamkor add`: copies documents into the dossier, unchanged, with what is known of them beside. */
export const command: Command = {
  usage: "add FILE…",
  describe:
    "Copies documents into the dossier, unchanged, with a sidecar for what is known of them.",
  options: {
    dossier: placeOptions.dossier,
    title: { type: "string", describe: "title of the document" },
    date: { type: "string", describe: "its date: YYYY, YYYY-MM or YYYY-MM-DD" },
    author: { type: "string", describe: "who wrote it" },
    side: { type: "string", describe: "ISO3 of the state that speaks in it, or none" },
    kind: { type: "string", describe: "treaty, statement, article, note …" },
    language: { type: "string", describe: "language tag, when the whole document is in one" },
    licence: { type: "string", describe: "licence under which it is used" },
    redistribute: {
      type: "string",
      describe: "yes, no or unknown (default unknown: never published)",
    },
  },
  run: async (call) => {
    if (call.words.length === 0) throw new Problem("usage", "hamkor add needs at least one file.");
    const folder = dossierFolder(call);
    const known = factsOf(call);
    const added = call.words.map((name) => addDocument(folder, resolve(call.folder, name), known));
    if (call.options.json === true) writeJson(call.terminal, added);
    else {
      for (const one of added) call.terminal.out(`${one.state}: ${printable(one.path)}\n`);
    }
    return exitCodes.done;
  },
};

function factsOf(call: Call): DocumentFacts {
  return Object.fromEntries(
    facts.flatMap((name) => {
      const value = textOption(call, name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
}

import { openBuilt } from "../pipeline.ts";
import { createIndex } from "../server/index.ts";
import { Problem } from "../terms/index.ts";
import { type SearchMode, type SearchResult, search } from "../texts/index.ts";
import { type Command, textOption, writeJson } from "./command.ts";
import { exitCodes } from "./exit.ts";
import { dossierFolder, placeOptions, storeFolder } from "./place.ts";
import { printable } from "./terminal.ts";

const modes: readonly SearchMode[] = ["exact", "folded", "across"];

/** `hamkor search`: passages that have the words, with the reason. */
export const command: Command = {
  usage: "search WORDS",
  describe: "Finds passages that have all the words; phrases stand in quotation marks.",
  options: {
    ...placeOptions,
    mode: { type: "string", describe: "exact, folded (default) or across (through the glossary)" },
    language: { type: "string", describe: "only passages in this language" },
    limit: { type: "string", describe: "most passages to show (default 20); counts are of all" },
  },
  run: async (call) => {
    const query = call.words.join(" ").trim();
    if (query === "") throw new Problem("usage", "hamkor search needs words to look for.");
    const mode = parseMode(textOption(call, "mode") ?? "folded");
    const limit = parseLimit(textOption(call, "limit") ?? "20");
    const folder = dossierFolder(call);
    const { store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const index = await createIndex(store);
      const language = textOption(call, "language");
      const found = search(index, { query, mode, language, limit });
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(draw(found));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

function draw({ total, hits, cut }: SearchResult): string {
  const counts = `${total.mentions} mentions in ${total.passages} passages of ${total.documents} documents`;
  const shown = hits.map(({ document, start, language, text, why }) => {
    const words = [...new Set(why.map((one) => `${one.matched} (${one.how})`))].join(", ");
    const line = text.replace(/\s+/g, " ").slice(0, 160);
    return `${document} @${start} [${language}] ${words}\n    ${line}`;
  });
  const rest = cut ? [`… ${total.passages - hits.length} more passages: raise --limit`] : [];
  return printable(`${[counts, ...shown, ...rest].join("\n")}\n`);
}

function parseMode(text: string): SearchMode {
  const found = modes.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Problem("usage", `The mode must be one of ${modes.join(", ")}.`);
}

function parseLimit(text: string): number {
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new Problem("usage", "The limit must be a whole number.");
}

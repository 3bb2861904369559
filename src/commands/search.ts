import { openBuilt } from "../pipeline.ts";
import { openSearch } from "../server/index.ts";
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
  describe:
    'Finds passages: words, "phrases", begin*, -not, field:value (text, title, side, language, date, kind, direction, year, document).',
  options: {
    ...placeOptions,
    mode: { type: "string", describe: "exact, folded (default) or across (through the glossary)" },
    language: { type: "string", describe: "only passages in this language" },
    offset: { type: "string", describe: "how many of the best passages to pass over (default 0)" },
    limit: { type: "string", describe: "most passages to show (default 20); counts are of all" },
  },
  run: async (call) => {
    const query = call.words.join(" ").trim();
    if (query === "") throw new Problem("usage", "hamkor search needs words to look for.");
    const mode = parseMode(textOption(call, "mode") ?? "folded");
    const limit = parseCount(textOption(call, "limit") ?? "20", "limit");
    const offset = parseCount(textOption(call, "offset") ?? "0", "offset");
    const folder = dossierFolder(call);
    const { store } = await openBuilt(folder, storeFolder(call, folder));
    try {
      const searcher = await openSearch(store);
      const language = textOption(call, "language");
      const found = await search(searcher, { query, mode, language, offset, limit });
      if (call.options.json === true) writeJson(call.terminal, found);
      else call.terminal.out(draw(found));
    } finally {
      store.close();
    }
    return exitCodes.done;
  },
};

function draw({ total, hits, offset }: SearchResult): string {
  const counts = `${total.mentions} mentions in ${total.passages} passages of ${total.documents} documents`;
  const shown = hits.map(({ document, start, language, text, why }) => {
    const words = [...new Set(why.map((one) => `${one.matched} (${one.how})`))].join(", ");
    const line = text.replace(/\s+/g, " ").slice(0, 160);
    return `${document} @${start} [${language}] ${words}\n    ${line}`;
  });
  return printable(
    `${[counts, ...shown, ...cutNote(total.passages, offset, hits.length)].join("\n")}\n`,
  );
}

/** Says which part of the passages is shown, where it is not all of them. */
function cutNote(passages: number, offset: number, shown: number): readonly string[] {
  if (shown === passages) return [];
  const rest = passages - offset - shown;
  const part = shown === 0 ? "none" : `${offset + 1}–${offset + shown}`;
  const next = rest > 0 ? `; the next: --offset ${offset + shown}, or raise --limit` : "";
  return [`… shown: ${part} of ${passages} passages${next}`];
}

function parseMode(text: string): SearchMode {
  const found = modes.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Problem("usage", `The mode must be one of ${modes.join(", ")}.`);
}

function parseCount(text: string, name: string): number {
  if (/^\d{1,8}$/.test(text)) return Number(text);
  throw new Problem("usage", `The ${name} must be a whole number.`);
}

import { readdirSync, readFileSync } from "node:fs";
import type { CodebookText } from "./codebook.ts";

const folder = new URL("../../content/codebook/", import.meta.url);
const grammarFile = "roles.yaml";

/** The codebooks that come with the program, by file name without its ending, in alphabetical order. */
export function packageCodebooks(): readonly CodebookText[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".yaml") && name !== grammarFile)
    .sort()
    .map((name) => ({ id: name.slice(0, -".yaml".length), text: readContent(name) }));
}

/** The grammar of roles that comes with the program. */
export function packageGrammar(): CodebookText {
  return { id: "roles", text: readContent(grammarFile) };
}

function readContent(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

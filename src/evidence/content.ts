import { readdirSync, readFileSync } from "node:fs";
import type { CodebookText } from "./codebook.ts";

const content = new URL("../../content/", import.meta.url);
const folder = new URL("codebook/", content);
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

/**
 * A small table that comes with the program, row by row.
 *
 * Shape: cells hold no commas and no quotes; keys are the names in the first line.
 */
export function packageTable(path: string): readonly Readonly<Record<string, string>>[] {
  const text = readFileSync(new URL(path, content), "utf8");
  const [head = "", ...lines] = text.split(/\r?\n/).filter((line) => line !== "");
  const names = head.split(",");
  return lines.map((line) => {
    const cells = line.split(",");
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ""]));
  });
}

function readContent(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

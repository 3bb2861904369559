import { readFileSync } from "node:fs";
import type { Language } from "../../src/terms/index.ts";

/** A word of a natural text with its stem as labelled by hand. */
export interface Label {
  readonly word: string;
  readonly stem: string;
}

/** The words of stems.txt by language; those at even places were looked at while the grammar was written. */
export function readLabels(): ReadonlyMap<Language, readonly Label[]> {
  const text = readFileSync(new URL("stems.txt", import.meta.url), "utf8");
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const [name = "", ...pairs] = line.split(" ");
      const language = name === "uz-Latn" || name === "uz-Cyrl" || name === "kk" ? name : "unknown";
      return [language, pairs.map(readPair)];
    }),
  );
}

function readPair(pair: string): Label {
  const [word = "", stem = ""] = pair.split("=");
  return { word, stem };
}

/** Those that were kept aside. */
export function labelsAside(labels: readonly Label[]): readonly Label[] {
  return labels.filter((_, i) => i % 2 === 1);
}

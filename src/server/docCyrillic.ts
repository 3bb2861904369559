import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { transliterate } from "../language/index.ts";
import { packageContent } from "../sources/index.ts";
import type { DocBlock, DocRun } from "./shapesDocs.ts";

const locales = z.object({ "uz-Cyrl": z.object({ keep: z.string() }) });

/** A guide in Uzbek in Cyrillic letters; code, addresses and the names that content keeps stay as they are. */
export function inCyrillic(blocks: readonly DocBlock[]): readonly DocBlock[] {
  const spell = speller(namesToKeep());
  const runs = (list: readonly DocRun[]): DocRun[] =>
    list.map((run) => (run.code ? run : { ...run, text: spell(run.text) }));
  const block = (one: DocBlock): DocBlock => {
    switch (one.kind) {
      case "heading":
      case "paragraph":
        return { ...one, runs: runs(one.runs) };
      case "list":
        return { ...one, items: one.items.map((item) => item.map(block)) };
      case "table":
        return { ...one, header: one.header.map(runs), rows: one.rows.map((row) => row.map(runs)) };
      case "quote":
        return { ...one, blocks: one.blocks.map(block) };
      default:
        return one;
    }
  };
  return blocks.map(block);
}

/** Names that are the same in both scripts: the list by which the pages are built. */
function namesToKeep(): readonly string[] {
  const text = readFileSync(join(packageContent, "language", "locales.yaml"), "utf8");
  return locales.parse(load(text, { schema: CORE_SCHEMA }))["uz-Cyrl"].keep.split(/\s+/);
}

function speller(keep: readonly string[]): (text: string) => string {
  const kept = new RegExp(`(?<![\\p{L}ʻʼ])(${keep.join("|")})(?![\\p{L}])`, "u");
  return (text) =>
    text
      .split(kept)
      .map((part, place) => (place % 2 === 1 ? part : transliterate(part, "uz-Latn", "uz-Cyrl")))
      .join("")
      // A year stands before its word without a stroke in Cyrillic: 2024 йил.
      .replace(/(?<=\d)-(?=йил)/gu, " ");
}

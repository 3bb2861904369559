import { readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { packageContent } from "../sources/index.ts";
import { eachRun } from "./docQuotes.ts";
import type { DocBlock, DocRun } from "./shapesDocs.ts";
import { spellKept } from "./spellKept.ts";

const locales = z.object({ "uz-Cyrl": z.object({ keep: z.string() }) });

/**
 * A guide in Uzbek in Cyrillic letters; code, addresses and the names that content keeps stay as they are.
 *
 * Shape: what the English says in the very same words (a work that is cited) is not Uzbek, and stays too.
 */
export function inCyrillic(
  blocks: readonly DocBlock[],
  english: readonly DocBlock[] = [],
): readonly DocBlock[] {
  const kept = namesToKeep();
  const cited = new Set(runsIn(english).flatMap(({ text }) => (isLong(text) ? [text] : [])));
  const stays = ({ code, language, text }: DocRun) =>
    code || language !== undefined || cited.has(text);
  return eachRun(blocks, (run) => [stays(run) ? run : { ...run, text: spellKept(run.text, kept) }]);
}

/** Whether a text is of several words: one word may be the same in both languages, as panel is. */
function isLong(text: string): boolean {
  return /\p{L}\P{L}*\P{L}[\p{L}\d]/u.test(text);
}

/** The runs of the paragraphs, in lists and quotes too. */
function runsIn(blocks: readonly DocBlock[]): readonly DocRun[] {
  return blocks.flatMap((one) => {
    if (one.kind === "paragraph") return one.runs;
    if (one.kind === "list") return one.items.flatMap(runsIn);
    return one.kind === "quote" ? runsIn(one.blocks) : [];
  });
}

/** What finds a name that is the same in both scripts: by the list with which the pages are built. */
function namesToKeep(): RegExp {
  const text = readFileSync(join(packageContent, "language", "locales.yaml"), "utf8");
  const { keep } = locales.parse(load(text, { schema: CORE_SCHEMA }))["uz-Cyrl"];
  return new RegExp(`(?<![\\p{L}ʻʼ])(${keep.split(/\s+/).join("|")})(?![\\p{L}])`, "u");
}

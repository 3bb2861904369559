// Makes the Cyrillic messages of Uzbek from the Latin ones, by the language room's own rules of script.
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";
import { wordsOf } from "./parity.mjs";

const room = fileURLToPath(new URL("../../src/language/index.ts", import.meta.url));

/** Messages and phrases in Cyrillic letters; what ICU reads, what is put in, and the words to keep stay as they are. */
export async function inCyrillic({ messages, phrases }, keep) {
  const { module } = await runnerImport(room, { configFile: false, logLevel: "error" });
  const spell = speller(module.inUzbekCyrillic, keep.split(/\s+/));
  const respelt = (message) =>
    wordsOf(message).reduceRight(
      (text, { start, text: words }) =>
        text.slice(0, start) + spell(words) + text.slice(start + words.length),
      message,
    );
  return {
    messages: each(messages, (list) => each(list, respelt)),
    phrases: each(phrases, spell),
  };
}

function each(table, change) {
  return Object.fromEntries(Object.entries(table).map(([key, value]) => [key, change(value)]));
}

function speller(inUzbekCyrillic, keep) {
  // What stands between backticks keeps its letters too.
  const kept = new RegExp(`((?<![\\p{L}ʻʼ])(?:${keep.join("|")})(?![\\p{L}])|\`[^\`]*\`)`, "u");
  return (words) =>
    words
      .split(kept)
      .map((part, place) => (place % 2 === 1 ? part : inUzbekCyrillic(part)))
      .join("");
}

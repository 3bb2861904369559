// Sheets coded by hand, read from test/gold/evidence, and what the rules make of their sentences.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { load } from "js-yaml";
import { scoreSheet } from "./score.mjs";

const folder = new URL("../../test/gold/evidence/", import.meta.url);

/**
 * The sheets of one half, by language; of a further set in it, the sheets of that set alone.
 * @param {"tuned" | "kept"} half
 * @param {string} [set] the end of the names of its files: “broad” for en-broad.yaml
 * @returns {Map<string, any[]>}
 */
export function readGold(half, set) {
  const place = new URL(`${half}/`, folder);
  const ending = set === undefined ? ".yaml" : `-${set}.yaml`;
  const names = existsSync(place) ? readdirSync(place).sort() : [];
  const own = names.filter((one) => one.endsWith(ending) && one.length === 2 + ending.length);
  return new Map(
    own.map((name) => {
      const sheets = /** @type {any[]} */ (load(readFileSync(new URL(name, place), "utf8")));
      return [name.slice(0, 2), sheets.map(withPlainDates)];
    }),
  );
}

/** YAML reads a whole day as a moment in time: the sheets mean the day. @param {any} sheet */
function withPlainDates(sheet) {
  const plain = (/** @type {any} */ day) =>
    day instanceof Date ? day.toISOString().slice(0, 10) : String(day);
  return {
    ...sheet,
    date: sheet.date === undefined ? undefined : plain(sheet.date),
    dates: sheet.dates.map(plain),
  };
}

/** The language tag of a sheet: Uzbek is told by its script. @param {string} name @param {string} text */
export function languageOf(name, text) {
  if (name !== "uz") return name;
  const cyrillic = text.match(/[\u0400-\u04ff]/g)?.length ?? 0;
  return cyrillic * 2 > text.length / 2 ? "uz-Cyrl" : "uz-Latn";
}

/**
 * What the coder makes of one sheet's sentence, taken alone.
 * @param {any} coder @param {string} name @param {any} sheet @returns {any[]}
 */
export function codeSheet(coder, name, { text, date, parties }) {
  const passage = { id: "p", start: 0, text, language: languageOf(name, text), kind: "paragraph" };
  return [...coder.code(passage, { document: "gold", date, parties })];
}

/** Scores of all sheets of a language. @param {any} coder @param {string} name @param {any[]} sheets */
export function scoreAll(coder, name, sheets) {
  return sheets.map((sheet) => scoreSheet(sheet, codeSheet(coder, name, sheet)));
}

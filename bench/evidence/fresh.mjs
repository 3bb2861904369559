// Fresh sentences (test/evidence/fresh-*.yaml): coded by hand for direction, kind and PLOVER type only, in two sets. The
// first was read while the vocabulary was broadened, the second was written after that and is only measured.
import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { codeSheet } from "./gold.mjs";
import { scoreSheet } from "./score.mjs";

const folder = new URL("../../test/evidence/", import.meta.url);

export const freshLanguages = /** @type {const} */ (["en", "kk", "ru", "uz"]);
export const freshSets = /** @type {const} */ (["first", "second"]);
export const freshFields = /** @type {const} */ (["direction", "kind", "event type"]);

/** The day by which “last year” is resolved. */
const day = "2025-06-30";

/**
 * The sentences of one language and set.
 * @param {string} language @param {string} set
 * @returns {any[]}
 */
export function readFresh(language, set) {
  const all = /** @type {any[]} */ (
    load(readFileSync(new URL(`fresh-${language}.yaml`, folder), "utf8"))
  );
  return all.filter((one) => one.set === set).map((one) => ({ ...one, date: day }));
}

/**
 * How the sentences of a language and set fare; only `freshFields` of a sheet mean anything.
 * @param {any} coder @param {string} language @param {string} set
 */
export function scoreFresh(coder, language, set) {
  return readFresh(language, set).map((one) => {
    const event = one.event === undefined ? undefined : { type: one.event };
    const lists = { interests: [], actors: [], quantities: [], dates: [], mentions: [] };
    return scoreSheet({ ...one, ...lists, event }, codeSheet(coder, language, one));
  });
}

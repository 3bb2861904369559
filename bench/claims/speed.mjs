// The time in which a text of twenty pages is checked (TRUST R14: under five seconds).
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Characters of a page of print. */
const page = 1800;
const pages = 20;

/** Checks twenty pages of the shipped notes in each language, first cold and then warm. @param {any} rooms */
export function measureSpeed(rooms) {
  for (const [name, text] of readNotes(rooms.dossier.folder)) {
    const times = [0, 1, 2].map(() => checkOnce(text, rooms));
    const [cold, ...warm] = times.map((one) => one.ms);
    const claims = times[0]?.claims ?? 0;
    const sentences = rooms.language.sentences(text).length;
    console.log(
      `20 pages, ${name}: ${sentences} sentences, ${claims} claims; first ${cold?.toFixed(0)} ms, then ${Math.min(...warm).toFixed(0)} ms (must: 5000)`,
    );
  }
}

/** @param {string} text @param {any} rooms */
function checkOnce(text, { claims: room, texts, examiner }) {
  const begun = performance.now();
  const extracted = { format: "txt", text, pages: [], bodyStart: 0, metadata: {}, findings: [] };
  const passages = texts
    .cutPassages(extracted, "bench")
    .map((/** @type {any} */ one) => ({ ...one, text: text.slice(one.start, one.end) }));
  const examined = room.examineText(passages, { id: "bench", date: "2025-06-30" }, examiner);
  return { ms: performance.now() - begun, claims: examined.claims.length };
}

/** The shipped notes of each language, repeated until they fill the pages. @param {string} folder @returns {Map<string, string>} */
function readNotes(folder) {
  const place = join(folder, "documents");
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const name of readdirSync(place).sort()) {
    const whole = readFileSync(join(place, name), "utf8");
    const tag = /\nlanguage: (\S+)/.exec(whole)?.[1] ?? "unknown";
    found.set(tag, `${found.get(tag) ?? ""}${whole.slice(whole.indexOf("\n---", 4) + 4)}\n`);
  }
  for (const [tag, text] of found) {
    found.set(tag, text.repeat(Math.ceil((page * pages) / text.length)).slice(0, page * pages));
  }
  return found;
}

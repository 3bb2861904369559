// How often the rule coder agrees with sentences coded by hand (docs/coding-guide.md), field by field and language by
// language, with F1's 95 % intervals (sentences drawn again by seeded chance), and how fast it codes.
//   npm run bench:evidence      or, after `npm run build`: node bench/evidence.mjs [tuned|broad|blind|plain|unseen|further|chancery|desk|released|kept|kept-2|kept-both|fresh|speed]
// Of the kept half only sums are printed: the rules are never improved on it.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { freshFields, freshLanguages, freshSets, scoreFresh } from "./evidence/fresh.mjs";
import { readGold, scoreAll } from "./evidence/gold.mjs";
import { answerFields, interval, measure, setFields, sumField } from "./evidence/score.mjs";

const root = new URL("../", import.meta.url);
const library = process.env.EVIDENCE_LIBRARY ?? new URL("dist/", root).href;
const {
  codeDocument,
  compileCodebooks,
  createRuleCoder,
  loadCodebooks,
  loadGrammars,
  packageCodebooks,
  packageGrammar,
} = await import(new URL("evidence/index.js", library).href);
const { sentences } = await import(new URL("language/index.js", library).href);
const { cutPassages, extract } = await import(new URL("texts/index.js", library).href);

const codebooks = compileCodebooks(loadCodebooks(packageCodebooks()));
const coder = createRuleCoder(codebooks, loadGrammars(packageGrammar()));
const wanted = process.argv[2];

if (isWanted("tuned")) printSheets("Tuned on", readGold("tuned"));
if (isWanted("broad")) printSheets("Tuned on, broad set", readGold("tuned", "broad"));
if (isWanted("blind")) printSheets("Second broad set", readGold("tuned", "blind"));
if (isWanted("plain")) printSheets("Plain register, tuned on", readGold("tuned", "plain"));
if (isWanted("unseen")) printSheets("Plain register, second set", readGold("tuned", "unseen"));
if (isWanted("further")) printSheets("Further sentences", readGold("tuned", "further"));
if (isWanted("chancery")) printSheets("Manner of ministries", readGold("tuned", "chancery"));
if (isWanted("desk")) printSheets("Desk sentences", readGold("tuned", "desk"));
if (isWanted("released"))
  printSheets("Released, kept aside until 23 November 2026", readGold("tuned", "released"));
if (isWanted("kept")) printSheets("Kept aside", readGold("kept"));
if (isWanted("kept-2")) printSheets("Kept aside, second set", readGold("kept", "2"));
if (isWanted("kept-both"))
  printSheets("Kept aside, both sets", together(readGold("kept"), readGold("kept", "2")));
if (isWanted("fresh")) printFresh();
if (isWanted("speed")) await printSpeed();

/** @param {string} part */
function isWanted(part) {
  return wanted === undefined || wanted === part;
}

/**
 * Two sets as one, by language.
 * @param {ReadonlyMap<string, any[]>} one @param {ReadonlyMap<string, any[]>} other
 */
function together(one, other) {
  return new Map([...one].map(([name, own]) => [name, [...own, ...(other.get(name) ?? [])]]));
}

/** @param {string} title @param {ReadonlyMap<string, any[]>} sheets by language */
function printSheets(title, sheets) {
  if (sheets.size === 0) return;
  const all = [...sheets].map(([name, own]) => ({ name, scored: scoreAll(coder, name, own) }));
  const counts = all.map(({ name, scored }) => `${name} ${scored.length}`).join(", ");
  console.log(`\n## ${title}: ${counts}\n`);
  console.log(
    `${"field".padEnd(12)}${"language".padEnd(10)}precision  recall  F1 (95 %)            right/found/wanted`,
  );
  for (const field of [...setFields, ...answerFields]) {
    for (const { name, scored } of all) printField(field, name, scored);
    printField(
      field,
      "all",
      all.flatMap(({ scored }) => scored),
    );
  }
}

/** @param {string} field @param {string} name @param {import("./evidence/score.mjs").Sheet[]} scored */
function printField(field, name, scored) {
  const tally = sumField(scored, field);
  const { precision, recall, f1 } = measure(tally);
  const { low, high } = interval(scored, field);
  const two = (/** @type {number} */ n) => n.toFixed(3);
  console.log(
    `${field.padEnd(12)}${name.padEnd(10)}${two(precision)}      ${two(recall)}   ${two(f1)} (${two(low)}–${two(high)})   ${tally.right}/${tally.found}/${tally.wanted}`,
  );
}

function printFresh() {
  for (const set of freshSets) {
    console.log(`\n## Fresh sentences, ${set} set\n`);
    for (const field of freshFields) {
      for (const name of freshLanguages) printField(field, name, scoreFresh(coder, name, set));
    }
  }
}

/** From the text of a file to codings: extracted, cut, sentences found and coded. */
async function printSpeed() {
  const texts = readNotes();
  const rounds = 20;
  const big = texts.map((text) =>
    Array.from({ length: rounds }, (_, i) => vary(text, i)).join("\n\n"),
  );
  const count = big.reduce((sum, text) => sum + countSentences(text), 0);
  const characters = big.reduce((sum, text) => sum + text.length, 0);
  console.log(`\n## Speed: ${count} sentences, ${characters} characters, one thread, warm\n`);
  // The budget is of a warm process: what the engine compiles, it has compiled after some ten rounds.
  for (let round = 0; round < 10; round += 1) await codeAll(big);
  const rows = [];
  for (let round = 0; round < 11; round += 1) rows.push(await codeAll(big));
  for (const [at, name] of ["by the clock", "of the process's own time"].entries()) {
    const taken = rows.map((row) => row[at] ?? 0).sort((x, y) => x - y);
    const [best = 0, median = 0] = [taken[0], taken[5]].map((time = 1) => Math.round(count / time));
    console.log(
      `raw text to coded evidence, sentences per second ${name}: ${median} median of 11 rounds, ${best} best (must 20,000, aim 60,000)`,
    );
  }
}

/** Seconds by the clock and of the process's own time. @param {readonly string[]} texts */
async function codeAll(texts) {
  const [start, before] = [performance.now(), process.cpuUsage()];
  for (const text of texts) await codeText(text);
  return [(performance.now() - start) / 1e3, process.cpuUsage(before).user / 1e6];
}

/** @param {string} text */
async function codeText(text) {
  const extracted = await extract(Buffer.from(text), "note.md");
  const passages = cutPassages(extracted, "note").map((/** @type {any} */ one) => ({
    ...one,
    text: extracted.text.slice(one.start, one.end),
  }));
  return codeDocument(passages, { document: "note", date: "2025-06-30" }, coder, codebooks);
}

/** @param {string} text */
function countSentences(text) {
  const body = text.slice(0, text.length / 20);
  return 20 * body.split(/\n\n+/).reduce((sum, part) => sum + sentences(part, "en").length, 0);
}

/** The same words with other figures, so that no two copies are the same text. @param {string} text @param {number} i */
function vary(text, i) {
  return text.replace(/\d+/g, (figure) =>
    figure.length < 4 ? String(Number(figure) + i) : figure,
  );
}

/** The notes of the shipped dossier without their front matter. */
function readNotes() {
  const folder = new URL("dossiers/central-asia/documents/", root);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".md"))
    .sort();
  return names.map((name) =>
    readFileSync(new URL(name, folder), "utf8").replace(/^---\n[\s\S]*?\n---\n/, ""),
  );
}

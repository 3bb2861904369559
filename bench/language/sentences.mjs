// Ends of sentences: F1 with n and a 95 % interval (of precision and recall by Wilson), ours beside Intl.Segmenter.
//   node bench/language/sentences.mjs [failures]     after `npm run build`
// The texts of test/gold/sentences were written and cut by hand before the splitter was tried on them; every second
// paragraph is kept aside. Of treebanks the second half of the sentences is joined by blanks or line ends.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { f1Share } from "./interval.mjs";

const root = new URL("../../", import.meta.url);
const library = process.env.LANGUAGE_LIBRARY ?? new URL("dist/language/index.js", root).href;
const dev = new URL("../shared/data/language/dev/", root);
const gold = new URL("test/gold/sentences/", root);
const { sentences } = await import(library);
/** Whether to show what fails, of the half that may be looked at. */
const showFailures = process.argv[2] === "failures";

/** @typedef {{ right: number, found: number, wanted: number }} Counts */
/** @typedef {(text: string) => number[]} Cutter */

/** @type {Cutter} */
const ours = (text) => sentences(text).map((/** @type {{ end: number }} */ { end }) => end);

/** @param {string} tag @returns {Cutter} */
const segmenter = (tag) => (text) =>
  [...new Intl.Segmenter(tag, { granularity: "sentence" }).segment(text)].map(
    ({ segment, index }) => index + segment.trimEnd().length,
  );

/** @param {readonly (readonly string[])[]} paragraphs @param {Cutter} cut @param {string} joint @param {boolean} [failures] @returns {Counts} */
function count(paragraphs, cut, joint, failures = false) {
  const total = { right: 0, found: 0, wanted: 0 };
  for (const paragraph of paragraphs) {
    const text = paragraph.join(joint);
    const wanted = new Set();
    let at = -joint.length;
    for (const one of paragraph) {
      at += one.length + joint.length;
      wanted.add(at);
    }
    const found = cut(text);
    total.right += found.filter((end) => wanted.has(end)).length;
    total.found += found.length;
    total.wanted += wanted.size;
    if (failures) show(text, wanted, new Set(found));
  }
  return total;
}

/** @param {string} text @param {ReadonlySet<unknown>} wanted @param {ReadonlySet<unknown>} found */
function show(text, wanted, found) {
  for (let at = 0; at <= text.length; at += 1) {
    if (wanted.has(at) === found.has(at)) continue;
    const around = `${text.slice(Math.max(0, at - 40), at)}|${text.slice(at, at + 25)}`;
    console.log(`  ${found.has(at) ? "too many" : "missed  "} ${around.replaceAll("\n", "⏎")}`);
  }
}

/** Lines wrapped at blanks, as mails and scanned pages have them. @param {Cutter} cut @returns {Cutter} */
const wrapped = (cut) => (text) => {
  let column = 0;
  const broken = text.replace(/\S+\s?/g, (word) => {
    const turns = column > 0 && column + word.trimEnd().length > 76;
    column = turns ? word.length : column + word.length;
    return turns ? `\u0000${word}` : word;
  });
  return cut(broken.replace(/ \u0000/g, "\n"));
};

/** @param {string} what @param {string} result */
const print = (what, result) => console.log(`${what.padEnd(58)} ${result}`);

/** @param {string} name @returns {readonly (readonly string[])[]} */
const readGold = (name) =>
  readFileSync(new URL(name, gold), "utf8")
    .split("\n")
    .filter((line) => !line.startsWith("#"))
    .join("\n")
    .trim()
    .split("\n\n")
    .map((paragraph) => paragraph.split("\n"));

function measureGold() {
  for (const name of readdirSync(gold).sort()) {
    const language = name.replace(".txt", "");
    const all = readGold(name);
    const tuned = all.filter((_, i) => i % 2 === 0);
    const kept = all.filter((_, i) => i % 2 === 1);
    print(`${language}, written texts, looked at`, f1Share(count(tuned, ours, " ", showFailures)));
    print(`${language}, written texts, kept aside`, f1Share(count(kept, ours, " ")));
    print(
      "… kept aside, ends inside a paragraph only",
      f1Share(inner(count(kept, ours, " "), kept)),
    );
    print("… looked at, lines wrapped", f1Share(count(tuned, wrapped(ours), " ", showFailures)));
    print("… kept aside, lines wrapped", f1Share(count(kept, wrapped(ours), " ")));
    const peer = segmenter(language.slice(0, 2));
    print("… kept aside, Intl.Segmenter", f1Share(count(kept, peer, " ")));
  }
}

/** Without the end of each paragraph, which no one can miss. @param {Counts} counts @param {readonly unknown[]} paragraphs @returns {Counts} */
const inner = ({ right, found, wanted }, { length }) => ({
  right: right - length,
  found: found - length,
  wanted: wanted - length,
});

/** @param {string} name */
const lines = (name) => {
  const all = readFileSync(new URL(name, dev), "utf8").split("\n");
  return all.map((line) => line.trim()).filter((line) => line !== "");
};

/** @param {string} name */
const treebank = (name) =>
  lines(name)
    .filter((line) => line.startsWith("# text = "))
    .map((line) => line.slice(9).trim());

/** Sentences that begin with a capital and end with a stop: social media have many that do neither. @param {string} name */
const proper = (name) =>
  lines(name).filter((one) => /[.!?…]["»”)]*$/.test(one) && /^["«“(—–-]*\s*[\p{Lu}\d]/u.test(one));

function measureTreebanks() {
  if (!existsSync(dev)) return console.log("Treebanks are left out: ../shared is absent.");
  /** @type {[string, string, readonly string[]][]} */
  const sets = [
    ["Uzbek, UT", "uz", treebank("uz_ut.conllu")],
    ["Kazakh, KTB", "kk", treebank("kk_ktb_first500.conllu")],
    ["Russian, Taiga, sentences that end as such", "ru", proper("ru_sentences.txt")],
    ["Kyrgyz, KTMU", "ky", lines("ky_sentences.txt")],
  ];
  for (const [name, tag, all] of sets) {
    const half = [all.slice(all.length >> 1)];
    print(`${name}, joined by blanks`, f1Share(count(half, ours, " ")));
    print("… by line ends", f1Share(count(half, ours, "\n")));
    print("… by blanks, Intl.Segmenter", f1Share(count(half, segmenter(tag), " ")));
  }
}

measureGold();
measureTreebanks();

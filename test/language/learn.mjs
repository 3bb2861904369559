// Learns the weights of letter groups by which `detect` tells languages apart, and writes content/language/letter-groups.txt.
// Run after `npm run build`, from the repository root, with the shared data beside it and, for all that corpus.mjs names,
// LANGUAGE_TEXTS set:
//   LANGUAGE_TEXTS=... node test/language/learn.mjs
// Texts are read and forgotten; only weights are kept. docs/language.md names the sources and what is kept aside.
import { writeFileSync } from "node:fs";
import { bare, changed, corpora, kazakhLatin, kazakhWayCount, uzbekNewer } from "./corpus.mjs";
import { add, chances, eachGroup, mostLetters, rare, sum, tokens } from "./count.mjs";
import { train } from "./train.mjs";

/** @typedef {import("./corpus.mjs").Corpus} Corpus */
/** @typedef {{ name: string, corpus: Corpus, counts: Float64Array }} Column */
/** @typedef {{ size: 1 | 2 | 3, key: number }} Group */
/** @typedef {{ letter: RegExp, ids: ReadonlyMap<string, number> }} Letters */

const library =
  process.env.LANGUAGE_LIBRARY ?? new URL("../../dist/language/index.js", import.meta.url).href;
/** @type {{ transliterate: (text: string, from: string, to: string) => string }} */
const { transliterate } = await import(library);

const own = ["uz-Latn", "uz-Cyrl", "kk", "kk-Latn", "ru", "en", "ky", "tg", "tk"];

/** As many groups of three letters as are kept for each script. */
const mostRows = 10_000;
/** A weight of one step, in natural logarithms; the file holds 94 steps as signs from ! to ~. */
const step = 0.1;
const steps = 94;

/**
 * The spellings of a language, each with its share of what is counted.
 * @param {string} name
 * @param {Corpus} corpus
 * @returns {{ corpus: Corpus, share: number }[]}
 */
function spellings(name, corpus) {
  if (name === "kk-Latn") {
    const some = { ...corpus, learn: corpus.learn.filter((_, i) => i % 3 === 0) };
    const shares = [0.25, 0.1, 0.2, 0.3, 0.1, 0.05];
    return Array.from({ length: kazakhWayCount }, (_, way) => ({
      corpus: changed(some, (text) => kazakhLatin(text, way)),
      share: shares[way] ?? 0,
    }));
  }
  if (name !== "uz-Latn") return [{ corpus, share: 1 }];
  const some = { ...corpus, learn: corpus.learn.filter((_, i) => i % 4 === 0) };
  return [
    { corpus, share: 0.92 },
    { corpus: changed(some, uzbekNewer), share: 0.08 },
  ];
}

/**
 * Groups of three counted in running text and in words, and in both typed barely.
 * @param {string} name
 * @param {Corpus} corpus
 * @param {Letters} options
 */
function countAll(name, corpus, options) {
  const all = new Float64Array(1 << 18);
  /** @param {readonly string[]} texts @param {number} most @param {number} share */
  const include = (texts, most, share) => {
    const counts = new Float64Array(1 << 18);
    for (const text of texts) eachGroup(text, options, (key) => add(counts, key, 1));
    const total = sum(counts);
    const scale = total === 0 ? 0 : (Math.min(total, most) / total) * share;
    for (const [key, n] of counts.entries()) if (n > 0) add(all, key, n * scale);
  };
  for (const { corpus: one, share } of spellings(name, corpus)) {
    for (const [texts, most] of /** @type {const} */ ([
      [one.learn, 400_000],
      [one.words, 250_000],
    ])) {
      include(texts, most, share * 0.8);
      include(
        texts.map((text) => bare(name, text)),
        most,
        share * 0.2,
      );
    }
  }
  return all;
}

/** @param {"latin" | "cyrillic"} script */
function learnScript(script) {
  const letter = script === "latin" ? /[\p{Script=Latin}ʻ]+/gu : /\p{Script=Cyrillic}+/gu;
  /** @param {string} text */
  const toCyrillic = (text) => transliterate(text, "uz-Latn", "uz-Cyrl");
  const all = Object.entries(corpora(script, { toCyrillic }));
  const seen = new Map();
  for (const [name, whole] of all) {
    for (const { corpus } of spellings(name, whole)) {
      const text = [...corpus.learn.slice(0, 3000), ...corpus.words.slice(0, 5000)].join(" ");
      for (const word of tokens(text, letter)) {
        for (const sign of word) seen.set(sign, (seen.get(sign) ?? 0) + 1);
      }
    }
  }
  const letters = [...seen]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, mostLetters)
    .map(([sign]) => `${sign}`);
  const ids = new Map(letters.map((sign, i) => [sign, i + 1]));
  const columns = all.map(([name, corpus]) => {
    const counts = countAll(name, corpus, { letter, ids });
    console.log(script, name, Math.round(sum(counts)));
    return { name, corpus, counts };
  });
  return { letter, letters, ids, columns };
}

/**
 * Groups that are kept, single letters first, then pairs, then groups of three.
 * @param {readonly string[]} letters
 * @param {readonly Column[]} columns
 * @returns {Group[]}
 */
function keptGroups(letters, columns) {
  const importance = new Map();
  const pairs = new Set();
  for (const { counts } of columns) {
    const total = sum(counts);
    for (const [key, n] of counts.entries()) {
      // Once in a short text is chance.
      if (n <= 3) continue;
      pairs.add(key & 4095);
      if (key >= 64) importance.set(key, (importance.get(key) ?? 0) + n / total);
    }
  }
  const kept = [...importance].sort(([a, m], [b, n]) => n - m || a - b).slice(0, mostRows);
  /** @param {1 | 2 | 3} size @param {number} key */
  const group = (size, key) => ({ size, key });
  return [
    ...[...Array(letters.length + 1).keys(), rare].map((key) => group(1, key)),
    ...[...pairs].sort((a, b) => a - b).map((key) => group(2, key)),
    ...kept.map(([key]) => group(3, key)),
  ];
}

/**
 * Weights in steps: each group's chance in a language against its mean chance.
 * @param {readonly Group[]} groups
 * @param {readonly Column[]} columns
 */
function weigh(groups, columns) {
  const weights = new Float32Array(groups.length * columns.length);
  const known = columns.map(({ counts }) => chances(counts));
  for (const [row, { size, key }] of groups.entries()) {
    const all = known.map((chance) => chance[size - 1]?.(key) ?? 1);
    const mean = all.reduce((a, b) => a + b, 0) / all.length;
    for (const [i, one] of all.entries()) {
      weights[row * columns.length + i] = Math.log(one / mean) / step;
    }
  }
  return weights;
}

/**
 * From three letter numbers to the row of the longest group that is kept.
 * @param {readonly Group[]} groups
 */
function placesOf(groups) {
  const places = new Uint16Array(1 << 18);
  for (const [row, { size, key }] of groups.entries()) {
    const bits = 6 * size;
    for (let first = 0; first < 1 << (18 - bits); first += 1) places[(first << bits) | key] = row;
  }
  return places;
}

/**
 * @param {readonly string[]} letters
 * @param {readonly Group[]} groups
 * @param {Float32Array} weights
 */
function linesOf(letters, groups, weights) {
  const width = weights.length / groups.length;
  /** @param {number} id */
  const sign = (id) => (id === 0 ? "_" : (letters[id - 1] ?? "?"));
  return groups.map(({ size, key }, row) => {
    const ids = [key >> 12, (key >> 6) & 63, key & 63].slice(3 - size);
    const levels = Array.from(weights.subarray(row * width, (row + 1) * width), (weight) => {
      const level = Math.round(weight) + steps / 2;
      return String.fromCharCode(33 + Math.max(0, Math.min(steps - 1, level)));
    });
    return `${ids.map(sign).join("")} ${levels.join("")}`;
  });
}

/** @type {string[]} */
const lines = [];
for (const script of /** @type {const} */ (["latin", "cyrillic"])) {
  const { letter, letters, ids, columns } = learnScript(script);
  const groups = keptGroups(letters, columns);
  const weights = weigh(groups, columns);
  const places = placesOf(groups);
  train({
    columns: columns.map(({ name, corpus }) => {
      return { name, corpus, language: own.includes(name) ? name : "unknown" };
    }),
    weights,
    letter,
    rowsOf: (text) => {
      /** @type {number[]} */
      const rows = [];
      eachGroup(text, { letter, ids }, (key) => rows.push(places[key] ?? 0));
      return rows;
    },
  });
  const names = columns.map(({ name }) => name).join(" ");
  lines.push(`= ${script} ${letters.join("")} ${names}`, ...linesOf(letters, groups, weights));
  console.log(script, "groups", groups.length);
}
const head = [
  "# How much likelier than on average a letter is after two others (or one, or any) in each language.",
  "# Weights are signs from ! to ~ in steps of a tenth, P none; _ is the edge of a word, ? a rare letter.",
  "# Learned by test/language/learn.mjs from texts named in docs/language.md.",
];
writeFileSync(
  new URL("../../content/language/letter-groups.txt", import.meta.url),
  `${[...head, ...lines].join("\n")}\n`,
);

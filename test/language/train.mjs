// Corrects weights counted from texts until they tell those texts apart: logistic regression that begins with the counts.
import {
  bare,
  declaration,
  declarationCodes,
  hash,
  kazakhLatin,
  kazakhWayCount,
  uzbekNewer,
} from "./corpus.mjs";

const rounds = 8;
const samplesEach = 5000;
/** How far one sample may move a weight, and how strongly weights are drawn back to the counts. */
const pace = 4.5;
const pull = 0.00002;

/** A sequence of numbers from 0 to 1 that is the same each time. @param {number} seed */
function numbersFrom(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

/** As in detect.ts. @param {number} count */
const repetition = (count) => 10 * (1.5 + count / 60);

/** How often each language is to be expected against the others, which count half. */
/** @type {Record<string, number>} */
const shares = {
  "uz-Latn": 3,
  "uz-Cyrl": 3,
  kk: 3,
  ru: 4,
  en: 3.5,
  "kk-Latn": 1,
  ky: 1.5,
  tg: 1.5,
  tk: 0.7,
};

const lookAlikes = "l1 1l i1 il rn mn ce ec оo еe нп пн шщ иц";

/**
 * Texts of a column, at random places and of random length, some typed barely, some damaged.
 * @param {string} name
 * @param {import("./corpus.mjs").Corpus} corpus
 * @param {() => number} random
 */
function sampler(name, corpus, random) {
  /** @param {number} n */
  const any = (n) => Math.floor(random() * n);
  const { learn, words } = corpus;
  return () => {
    let text = "";
    const long = any(8) === 0 ? 4 + any(12) : 12 + any(any(2) === 0 ? 40 : 200);
    if (words.length > 0 && (learn.length === 0 || random() < 0.3)) {
      while (text.length < long) text += `${words[any(words.length)]} `;
    } else {
      for (let at = any(learn.length); text.length < long; at += 1) {
        text += `${learn[at % learn.length]} `;
      }
      let from = any(Math.max(1, text.length - long));
      if (from > 0) from = text.indexOf(" ", from) + 1;
      text = text.slice(from, Math.max(from + long, text.indexOf(" ", from + long)));
    }
    if (name === "kk-Latn") text = kazakhLatin(text, any(kazakhWayCount));
    if (name === "uz-Latn" && random() < 0.1) text = uzbekNewer(text);
    if (random() < 0.25) text = bare(name, text);
    if (random() < 0.15) text = damaged(text, random);
    return text;
  };
}

/** @param {string} text @param {() => number} random */
function damaged(text, random) {
  return Array.from(text, (letter) => {
    if (random() > 0.06) return letter;
    const swap = lookAlikes.split(" ").find((pair) => pair.startsWith(letter));
    return swap?.slice(1) ?? (random() < 0.3 ? "" : letter);
  }).join("");
}

/** Half of the other languages of the declaration: the rest is for measuring. @param {RegExp} letter */
export function worldTexts(letter, half = 0) {
  const own = /^(uzn|kaz|rus|eng|kir|tgk|tuk|sco|pcm|kri|kaa|tat|pov|crs)/;
  return declarationCodes()
    .filter((code) => !own.test(code) && hash(code) % 2 === half)
    .map((code) => ({ code, texts: [...declaration(code).learn, ...declaration(code).aside] }))
    .filter(({ texts }) => {
      const text = texts.join(" ");
      return (text.match(letter)?.join("").length ?? 0) > text.length * 0.6;
    });
}

/**
 * @typedef {{ columns: { name: string, language: string, corpus: import("./corpus.mjs").Corpus }[], weights: Float32Array,
 *   rowsOf: (text: string) => number[], letter: RegExp }} Task
 * @typedef {{ language: string, draw: () => string, share: number }} Source
 */

/** @param {Task} task @param {() => number} random @returns {Source[]} */
function sourcesOf({ columns, letter }, random) {
  const own = columns.map(({ name, language, corpus }) => ({
    language,
    draw: sampler(name, corpus, random),
    share: shares[name] ?? 0.5,
  }));
  const world = worldTexts(letter).map(({ code, texts }) => ({
    language: "unknown",
    draw: sampler(code, { learn: texts, words: [], aside: [] }, random),
    share: 0.04,
  }));
  return [...own, ...world];
}

/**
 * Moves the weights of rows, in place.
 * @param {Task} task
 */
export function train(task) {
  const { weights, rowsOf } = task;
  const start = weights.slice();
  const random = numbersFrom(7);
  const sources = sourcesOf(task, random);
  const whole = sources.reduce((total, { share }) => total + share, 0);
  const samples = samplesEach * Math.round(whole);
  for (let round = 0; round < rounds; round += 1) {
    const speed = pace * (1 - round / rounds);
    let loss = 0;
    let right = 0;
    for (let n = 0; n < samples; n += 1) {
      const source = pick(sources, random() * whole);
      const rows = rowsOf(source.draw());
      if (rows.length < 4) continue;
      const judged = judge(task, rows, source.language);
      loss -= Math.log(Math.max(1e-12, judged.own));
      if (judged.right) right += 1;
      if (judged.own > 0.9995) continue;
      for (const [i, miss] of judged.misses.entries()) {
        const move = (speed * miss) / repetition(rows.length);
        if (Math.abs(move) < 1e-5) continue;
        for (const row of rows) {
          const at = row * judged.misses.length + i;
          const weight = weights[at] ?? 0;
          weights[at] = weight + move + pull * ((start[at] ?? 0) - weight);
        }
      }
    }
    console.log("round", round, (loss / samples).toFixed(4), (right / samples).toFixed(4));
  }
}

/** @param {readonly Source[]} sources @param {number} place @returns {Source} */
function pick(sources, place) {
  let left = place;
  for (const source of sources) {
    left -= source.share;
    if (left < 0) return source;
  }
  return /** @type {Source} */ (sources[0]);
}

/**
 * What the weights say of a text in a language: the share of that language, and how far each column is off.
 * @param {Task} task
 * @param {readonly number[]} rows
 * @param {string} language
 */
function judge({ columns, weights }, rows, language) {
  const width = columns.length;
  const sums = new Float64Array(width);
  for (const row of rows) {
    for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (weights[row * width + i] ?? 0);
  }
  const best = sums.reduce((most, one) => Math.max(most, one));
  const shares = sums.map((one) => Math.exp((one - best) / repetition(rows.length)));
  const total = shares.reduce((all, one) => all + one);
  const isOwn = columns.map((column) => column.language === language);
  const own = shares.reduce((all, one, i) => (isOwn[i] ? all + one : all), 0);
  const misses = shares.map((one, i) => (isOwn[i] ? one / own : 0) - one / total);
  return { own: own / total, right: isOwn[sums.indexOf(best)] === true, misses };
}

// Prints how often the first stem is right, how surely words are found, and how fast, beside snowball-stemmers in the same run:
//   node bench/language/stem.mjs          (after npm run build, with the shared data beside the repository)
// Lemmas of the Uzbek treebank are automatic, those of the Kazakh one follow Apertium; only second halves are counted.
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const before = process.memoryUsage().rss;
const started = performance.now();
const library =
  process.env.LANGUAGE_LIBRARY ?? new URL("../../dist/language/index.js", import.meta.url).href;
const { foldWord, formKey, inflect, stem, wordKeys, words } = await import(library);
stem("kitoblar", "uz-Latn");
const loaded = performance.now() - started;
const memory = (process.memoryUsage().rss - before) / 1e6;
const snowball = createRequire(import.meta.url)("snowball-stemmers");
const dev = new URL("../../../shared/data/language/dev/", import.meta.url);
const test = new URL("../../test/language/", import.meta.url);

/** @param {number} right @param {number} n */
function wilson(right, n) {
  const z = 1.96;
  const p = right / n;
  const middle = (p + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const percent = (/** @type {number} */ share) => (100 * share).toFixed(1);
  return `${percent(p)} %  n ${n}  95 % ${percent(middle - half)}–${percent(middle + half)}`;
}

/** @param {string} what @param {readonly (readonly [string, string])[]} pairs @param {(word: string) => string} of */
function accuracy(what, pairs, of) {
  const right = pairs.filter(([word, lemma]) => foldWord(of(word)) === foldWord(lemma)).length;
  console.log(`  ${what.padEnd(58)} ${wilson(right, pairs.length)}`);
}

/** @param {string} name @returns {readonly (readonly [string, string])[]} */
function treebank(name) {
  const rows = readFileSync(new URL(name, dev), "utf8").split("\n");
  /** @type {[string, string][]} */
  const pairs = [];
  for (const row of rows) {
    const [id = "", form = "", lemma = "", part = ""] = row.split("\t");
    const word = /^\d+$/.test(id) && /^[\p{L}ʻʼ‘’'`]+$/u.test(form);
    if (word && !["PUNCT", "NUM", "SYM", "X"].includes(part)) pairs.push([form, lemma]);
  }
  return pairs.slice(pairs.length >> 1);
}

/** @returns {readonly (readonly [string, readonly (readonly [string, string])[]])[]} */
function labels() {
  const lines = readFileSync(new URL("stems.txt", test), "utf8").split("\n");
  return lines
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [language = "", ...pairs] = line.split(" ");
      return [language, pairs.map((pair) => /** @type {[string, string]} */ (pair.split("=")))];
    });
}

/** @param {string} name */
const peer = (name) => {
  const stemmer = snowball.newStemmer(name);
  return (/** @type {string} */ word) => stemmer.stem(foldWord(word));
};
const turkish = peer("turkish");
const firstStem = (/** @type {string} */ language) => (/** @type {string} */ word) =>
  stem(word, language)[0].stem;

console.log(`loading with the first Uzbek word: ${loaded.toFixed(0)} ms, ${memory.toFixed(0)} MB`);
console.log("first stem right");
for (const [language, pairs] of labels()) {
  const aside = pairs.filter((_, i) => i % 2 === 1);
  accuracy(`${language}, source notes, labelled by hand, kept aside`, aside, firstStem(language));
  accuracy(`${language}, source notes, all`, pairs, firstStem(language));
  if (language === "uz-Latn") accuracy("  snowball Turkish on the same", pairs, turkish);
}
if (existsSync(dev)) {
  const uzbek = treebank("uz_ut.conllu");
  accuracy("uz-Latn, treebank, second half", uzbek, firstStem("uz-Latn"));
  accuracy("  snowball Turkish on the same", uzbek, turkish);
  accuracy("  the word as it is", uzbek, (word) => word);
  accuracy("kk, treebank, second half", treebank("kk_ktb_first500.conllu"), firstStem("kk"));
  const rows = readFileSync(new URL("kk_noun_forms.tsv", dev), "utf8").trim().split("\n");
  const nouns = rows.map((row) => row.split("\t")).filter(([, form]) => !form?.includes(" "));
  const aside = nouns
    .filter((_, i) => i % 12 !== 0)
    .map(([lemma = "", form = ""]) => [form, lemma]);
  accuracy(
    "kk, noun forms, eleven of twelve",
    /** @type {[string, string][]} */ (aside),
    firstStem("kk"),
  );
}

console.log("words of the source notes found by the stems of the same notes (L5)");
for (const [language, pairs] of labels()) {
  const stems = [...new Set(pairs.map(([, own]) => own))];
  const tally = { right: 0, wrong: 0, missed: 0 };
  for (const [word, own] of pairs) {
    const passive = stem(word, language)[0].features?.voice === "passive";
    const keys = wordKeys(word, language);
    for (const other of stems) {
      const found = keys.includes(formKey(other, language));
      if (found && other === own) tally.right += 1;
      else if (found) tally.wrong += 1;
      else if (other === own && !passive && own.length > 2) tally.missed += 1;
    }
  }
  console.log(`  ${language} found ${wilson(tally.right, tally.right + tally.missed)}`);
  console.log(
    `  ${language} of what was found, right ${wilson(tally.right, tally.right + tally.wrong)}`,
  );
}

console.log(
  "Russian and English: forms that share a stem with their dictionary form, of those labelled",
);
const groups = {
  ru: "рынок рынка рынков|день дня дней|посол посла послы|договор договора договоров|граница границы границ границами|сделка сделки сделок|соглашение соглашения соглашений|подписать подписал подписали|перевозка перевозок перевозки|уровень уровня уровней|участок участка участков|земля земли земель|река реки рек реками|станция станций станции",
  en: "agreement agreements|country countries|child children|crisis crises|take took taken|hold held|river rivers|sign signed signing|build built building|policy policies|woman women|meet met|rise risen|phenomenon phenomena",
};
for (const [language, text] of Object.entries(groups)) {
  const other = peer(language === "ru" ? "russian" : "english");
  const pairs = text.split("|").flatMap((group) => {
    const [form = "", ...rest] = group.split(" ");
    return rest.map((word) => /** @type {[string, string]} */ ([word, form]));
  });
  const ours = pairs.filter(([word, form]) =>
    wordKeys(word, language).includes(formKey(form, language)),
  );
  const theirs = pairs.filter(([word, form]) => other(word) === other(form));
  console.log(`  ${language} ${wilson(ours.length, pairs.length)}`);
  console.log(`    snowball ${wilson(theirs.length, pairs.length)}`);
}

/**
 * Words are cut from the text anew in each pass, as a reader of the text has them.
 * @param {string} what @param {string} text @param {readonly {start: number, end: number}[]} spans
 * @param {(word: string) => unknown} use
 */
function speed(what, text, spans, use) {
  const best = Math.min(
    ...[1, 2, 3, 4, 5].map(() => {
      const start = performance.now();
      for (const { start: from, end } of spans) use(text.slice(from, end));
      return performance.now() - start;
    }),
  );
  console.log(`  ${what.padEnd(58)} ${(spans.length / best / 1000).toFixed(2)} M words/s`);
}

if (existsSync(dev)) {
  console.log(
    "speed (best of five passes over running text; cold: each word type once, at first sight)",
  );
  const kazakh = readFileSync(new URL("kk_kaznerd_valid_iob2.txt", dev), "utf8");
  /** @type {Record<string, string>} */
  const texts = {
    "uz-Latn": readFileSync(new URL("uz_latn_sentences.txt", dev), "utf8"),
    kk: kazakh
      .split("\n")
      .map((line) => line.split(" ")[0])
      .join(" "),
    ru: readFileSync(new URL("ru_sentences.txt", dev), "utf8"),
  };
  for (const [language, text] of Object.entries(texts)) {
    const part = text.slice(0, 300_000);
    const spans = words(part);
    const types = [
      ...new Set(
        spans.map((/** @type {{start: number, end: number}} */ one) =>
          part.slice(one.start, one.end),
        ),
      ),
    ];
    for (const [name, use] of [
      ["stem", stem],
      ["wordKeys", wordKeys],
    ]) {
      const start = performance.now();
      for (const word of types) use(word, language);
      const cold = types.length / (performance.now() - start) / 1000;
      console.log(
        `  ${`${language} ${name}, cold, ${types.length} types`.padEnd(58)} ${cold.toFixed(3)} M types/s`,
      );
      speed(`${language} ${name}`, part, spans, (word) => use(word, language));
    }
    const name = language === "ru" ? "russian" : "turkish";
    speed(`  snowball ${name} on the same`, part, spans, peer(name));
  }
}
console.log(
  `forms made: ${inflect("Oʻzbekiston", { language: "uz-Latn", case: "genitive" })}, ${inflect("Қазақстан", { language: "kk", case: "dative" })}`,
);

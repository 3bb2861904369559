// Stems and languages of the texts of test/gold, which were written and labelled by hand after the rules.
//   node bench/language/unseen.mjs [failures]     after `npm run build`
import { readFileSync } from "node:fs";
import { percent, share, wilson } from "./interval.mjs";

const root = new URL("../../", import.meta.url);
const library = process.env.LANGUAGE_LIBRARY ?? new URL("dist/language/index.js", root).href;
const { detect, foldWord, formKey, stem, transliterate, wordKeys } = await import(library);
const showFailures = process.argv[2] === "failures";

/** @param {string} name @returns {readonly (readonly [string, string])[]} */
const pairs = (name) =>
  readFileSync(new URL(`test/gold/${name}`, root), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => {
      const [first = "", second = ""] = line.split("\t");
      return [first, second];
    });

/** @param {string} what @param {string} result */
const print = (what, result) => console.log(`${what.padEnd(52)} ${result}`);

/** @param {string} what @param {string} language @param {readonly (readonly [string, string])[]} all */
function measureStems(what, language, all) {
  /** @param {string} word */
  const first = (word) => stem(word, language)[0].stem;
  const wrong = all.filter(([word, wanted]) => first(word) !== foldWord(wanted));
  print(`first stem, ${what}`, share(all.length - wrong.length, all.length));
  const found = all.filter(([word, wanted]) =>
    wordKeys(word, language).includes(formKey(wanted, language)),
  );
  print(`… found by the stem as it is, ${what}`, share(found.length, all.length));
  if (!showFailures) return;
  console.log(
    `  ${wrong.map(([word, wanted]) => `${word}=${first(word)} (${wanted})`).join(", ")}`,
  );
}

/** @param {string} word */
const toCyrillic = (word) => transliterate(word, "uz-Latn", "uz-Cyrl");

const uzbek = pairs("stems/uz.tsv");
measureStems("uz-Latn", "uz-Latn", uzbek);
measureStems(
  "uz-Cyrl, by transliteration",
  "uz-Cyrl",
  uzbek.map(([word, wanted]) => [toCyrillic(word), toCyrillic(wanted)]),
);
measureStems("kk", "kk", pairs("stems/kk.tsv"));

const known = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en", "ky", "tg", "tk"];
const passages = pairs("passages.tsv").map(([tag, text]) => ({
  tag,
  wanted: known.includes(tag) ? tag : "unknown",
  text,
  found: detect(text).language,
}));
const shares = [];
for (const tag of new Set(passages.map((one) => one.tag))) {
  const all = passages.filter((one) => one.tag === tag);
  const wrong = all.filter((one) => one.found !== one.wanted);
  print(`language, ${tag}`, share(all.length - wrong.length, all.length));
  if (known.indexOf(tag) >= 0 && known.indexOf(tag) < 5) shares.push(1 - wrong.length / all.length);
  if (showFailures) for (const { text, found } of wrong) console.log(`  ${found}: ${text}`);
}
const five = passages.filter((one) => known.slice(0, 5).includes(one.tag));
const right = five.filter((one) => one.found === one.wanted).length;
const [low, high] = wilson(right, five.length);
const mean = shares.reduce((sum, one) => sum + one, 0) / shares.length;
print(
  "language, mean of the five",
  `${percent(mean)} %  n ${five.length}  95 % ${percent(low)}–${percent(high)}`,
);

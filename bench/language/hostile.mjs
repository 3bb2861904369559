// TRUST A8: 100 kB of hostile text through each function of the language room; each should take less than 50 ms.
// CPU time, best of five. Needs dist/ (npm run build).
import {
  compilePatterns,
  detect,
  fold,
  mixedScriptWords,
  sentences,
  stem,
  transliterate,
  wordKeys,
  words,
} from "../../dist/language/index.js";

const matcher = compilePatterns([
  { id: 1, language: "uz-Latn", words: [{ text: "suv" }, { text: "suv" }], gap: 3 },
]);
/** @type {Record<string, (text: string) => unknown>} */
const uses = {
  fold,
  words,
  mixedScriptWords,
  detect,
  sentences: (text) => sentences(text),
  patterns: (text) => matcher.find(text, "uz-Latn"),
  "transliterate uz-Latn to uz-Cyrl": (text) => transliterate(text, "uz-Latn", "uz-Cyrl"),
  "transliterate uz-Cyrl to uz-Latn": (text) => transliterate(text, "uz-Cyrl", "uz-Latn"),
  "wordKeys uz-Latn": (text) => wordKeys(text, "uz-Latn"),
  "stem kk": (text) => stem(text, "kk"),
};
const floods = [
  "\ud800a",
  "a\u0000",
  "\u202eabc\u202c",
  "a\u200b",
  "a\u0316\u0301",
  "a",
  "а",
  "aб",
  "aа",
  "ʻ'’`",
  "o'",
  ".",
  ". ",
  ".”)",
  " ",
  "\n",
  "\n \t",
  "[1; ",
  "A.",
  "BMT",
  "1,",
  "lari",
  "лары",
  "ами",
  "ings",
  "-—",
  "👩‍👩‍👧",
];

for (const [name, use] of Object.entries(uses)) {
  let worst = 0;
  let where = "";
  for (const part of floods) {
    const text = part.repeat(Math.ceil(100_000 / part.length)).slice(0, 100_000);
    const best = Math.min(...[1, 2, 3, 4, 5].map(() => milliseconds(() => use(text))));
    if (best > worst) [worst, where] = [best, part];
  }
  const verdict = worst < 50 ? "" : "  over 50 ms";
  console.log(
    `${name.padEnd(36)} worst ${worst.toFixed(1).padStart(6)} ms  on ${JSON.stringify(where)}${verdict}`,
  );
}

/** @param {() => unknown} work */
function milliseconds(work) {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

// How often `detect` names the language of texts it never learned from, how honest its confidence is, and how fast it
// is; beside it franc, cld3 and fasttext (lid.176) on the same texts in the same run. Prints Markdown.
//   node bench/language/detect.mjs     after `npm run build`, with ../shared; LANGUAGE_TEXTS adds more (corpus.mjs)
import { sets } from "./texts.mjs";

const library =
  process.env.LANGUAGE_LIBRARY ?? new URL("../../dist/language/index.js", import.meta.url).href;
/** @type {{ detect: (text: string) => { language: string, confidence: number }, transliterate: (text: string, from: string, to: string) => string }} */
const { detect, transliterate } = await import(library);

const own = ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"];
const all = sets({ toCyrillic: (text) => transliterate(text, "uz-Latn", "uz-Cyrl") })
  .map((set) => ({ ...set, texts: set.texts.slice(0, 1000) }))
  .filter(({ texts }) => texts.length > 0);

/** A share with its 95 % interval (Wilson). @param {number} right @param {number} n */
function wilson(right, n) {
  const z = 1.96;
  const share = right / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half =
    (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  const percent = (/** @type {number} */ one) => (100 * one).toFixed(1);
  return `${percent(share)} (${percent(Math.max(0, middle - half))}–${percent(Math.min(1, middle + half))})`;
}

/** @param {string} text */
function script(text) {
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin >= (text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0) ? "Latn" : "Cyrl";
}

/** Our tag for a peer's code; the script is given to it. @param {string} code @param {string} text */
function asTag(code, text) {
  const short = {
    uzn: "uz",
    uzb: "uz",
    kaz: "kk",
    rus: "ru",
    eng: "en",
    kir: "ky",
    tgk: "tg",
    tuk: "tk",
  };
  const name = /** @type {Record<string, string>} */ (short)[code] ?? code;
  if (name === "uz") return `uz-${script(text)}`;
  if (name === "kk") return script(text) === "Latn" ? "kk-Latn" : "kk";
  return ["ru", "en", "ky", "tg", "tk"].includes(name) ? name : "unknown";
}

/** @typedef {(text: string) => string | Promise<string>} Namer */
/** @type {Record<string, Namer>} */
const namers = { hamkor: (text) => detect(text).language };
const { franc } = await import("franc");
namers.franc = (text) => asTag(franc(text, { minLength: 1 }), text);
const { loadModule } = await import("cld3-asm");
const cld = (await loadModule()).create(0, 4000);
namers.cld3 = (text) => asTag(cld.findLanguage(text).language, text);
const { getLIDModel } = await import("fasttext.wasm.js");
const fasttext = await getLIDModel();
await fasttext.load();
namers.fasttext = async (text) => {
  const found = await fasttext.identify(text.replaceAll("\n", " "));
  return asTag(found.alpha2 ?? found.alpha3, text);
};
const names = Object.keys(namers);

/** @param {readonly string[]} cells */
const row = (cells) => console.log(`| ${cells.join(" | ")} |`);

/** @param {{ name: string, language: string, texts: readonly string[] }[]} chosen */
async function compare(chosen) {
  row(["texts", "n", ...names]);
  row(Array(names.length + 2).fill("---"));
  for (const { name, language, texts } of chosen) {
    const cells = [];
    for (const namer of Object.values(namers)) {
      let right = 0;
      for (const text of texts) if ((await namer(text)) === language) right += 1;
      cells.push(wilson(right, texts.length));
    }
    row([name, `${texts.length}`, ...cells]);
  }
}

/** The mean over the five languages of the share that is right. */
async function macro() {
  /** @type {string[]} */
  const cells = [];
  let n = 0;
  for (const namer of Object.values(namers)) {
    const shares = [];
    n = 0;
    for (const language of own) {
      const natural = all.filter(
        (set) =>
          set.language === language && !/no marks|newer|bare|glossary|programs/.test(set.name),
      );
      const texts = natural.flatMap((set) => set.texts);
      n += texts.length;
      let right = 0;
      for (const text of texts) if ((await namer(text)) === language) right += 1;
      shares.push(right / texts.length);
    }
    cells.push(((100 * shares.reduce((a, b) => a + b, 0)) / shares.length).toFixed(2));
  }
  row(["macro over the five, natural texts", `${n}`, ...cells]);
}

/** A sequence of numbers from 0 to 1 that is the same each time. */
let state = 11;
function random() {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return state / 4294967296;
}

/** @type {Record<string, (text: string) => string>} */
const damages = {
  "all capitals": (text) => text.toUpperCase(),
  "look-alike letters": (text) =>
    text.replace(/[aeopcxаеорсх]/g, (one) => {
      const other = "аеорсхaeopcx"["aeopcxаеорсх".indexOf(one)];
      return random() < 0.1 ? (other ?? one) : one;
    }),
  "letters misread": (text) =>
    text
      .replace(/[lI1i]/g, (one) =>
        random() < 0.15 ? ("lI1i"[Math.floor(random() * 4)] ?? one) : one,
      )
      .replace(/rn|m/g, (one) => (random() < 0.3 ? (one === "m" ? "rn" : "m") : one))
      .replace(/[шщнпйиьъ]/g, (one) =>
        random() < 0.1 ? ("шщнпйиьъ"[Math.floor(random() * 8)] ?? one) : one,
      ),
  "hyphens, hidden signs": (text) =>
    Array.from(text, (one) => (random() < 0.05 ? `${one}\u00ad` : one)).join(""),
  "numbers around": (text) => `12.05.2024 № 345 — ${text} (1991–2024, 45,6 %) [12; 34-b.]`,
  "first 20 characters": (text) => text.slice(0, 20),
};

/** Pieces of the natural texts, of many lengths, for how honest the confidence is and for speed. */
const pieces = all
  .filter(({ name }) => !/no marks|newer|bare|glossary|way/.test(name))
  .flatMap(({ language, texts }) =>
    texts
      .slice(0, language === "unknown" ? 60 : 400)
      .map((text) => ({ language, text: text.slice(0, 5 + Math.floor(random() * 60)) })),
  );

function reliability() {
  row(["confidence said", "n", "mean said", "right (95 %)"]);
  row(Array(4).fill("---"));
  for (const [from, to] of [
    [0, 0.4],
    [0.4, 0.5],
    [0.5, 0.6],
    [0.6, 0.7],
    [0.7, 0.8],
    [0.8, 0.9],
    [0.9, 0.99],
    [0.99, 1.01],
  ]) {
    let n = 0;
    let right = 0;
    let said = 0;
    for (const { language, text } of pieces) {
      const found = detect(text);
      if (found.confidence < (from ?? 0) || found.confidence >= (to ?? 1)) continue;
      n += 1;
      said += found.confidence;
      if (found.language === language) right += 1;
    }
    if (n > 0)
      row([`${from}–${Math.min(1, to ?? 1)}`, `${n}`, (said / n).toFixed(3), wilson(right, n)]);
  }
}

/** Passages of 20 to 500 characters of all languages in turn. */
function passages() {
  const joined = all
    .filter(({ name }) => !/no marks|newer|bare|glossary|way/.test(name))
    .map(({ texts }) => texts.join(" ").slice(0, 60_000))
    .filter((text) => text.length > 2000);
  const found = [];
  const at = joined.map(() => 0);
  for (let n = 0; n < 6000; n += 1) {
    const i = n % joined.length;
    const text = joined[i] ?? "";
    const length = 20 + Math.floor(random() * 481);
    if ((at[i] ?? 0) + length > text.length) at[i] = 0;
    found.push(text.slice(at[i], (at[i] ?? 0) + length));
    at[i] = (at[i] ?? 0) + length;
  }
  return found;
}

/** Megabytes of UTF-8 a second of this process's own time, the best of some rounds. @param {Namer} namer @param {readonly string[]} texts @param {number} rounds */
async function speed(namer, texts, rounds) {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  let best = 0;
  for (let round = 0; round < rounds; round += 1) {
    const before = process.cpuUsage();
    for (const text of texts) {
      const answer = namer(text);
      if (typeof answer !== "string") await answer;
    }
    const { user, system } = process.cpuUsage(before);
    best = Math.max(best, bytes / (user + system));
  }
  return best.toFixed(best < 10 ? 2 : 1);
}

console.log("Share right in %, with its 95 % interval; texts of 20 characters and more.\n");
await compare(all);
await macro();
console.log("\nThe five languages damaged:\n");
const clean = all.filter(({ name }) => /^(uz-Latn|uz-Cyrl written|kk treebank|ru|en)$/.test(name));
await compare(
  Object.entries(damages).flatMap(([damage, change]) =>
    clean.map(({ name, language, texts }) => ({
      name: `${name}, ${damage}`,
      language,
      texts: texts.slice(0, 400).map(change),
    })),
  ),
);
console.log("\nConfidence on beginnings of 5 to 64 characters, all languages:\n");
reliability();
console.log("\nSpeed, MB/s of UTF-8, one thread, warm:\n");
row(["texts", ...names]);
row(Array(names.length + 1).fill("---"));
const mixed = passages();
const speeds = [];
for (const [name, namer] of Object.entries(namers)) {
  speeds.push(
    await speed(namer, name === "hamkor" ? mixed : mixed.slice(0, 1200), name === "hamkor" ? 8 : 2),
  );
}
row(["passages of 20 to 500 characters", ...speeds]);
const files = all.map(({ texts }) => texts.join("\n")).filter((text) => text.length > 20_000);
const whole = await speed(namers.hamkor ?? (() => ""), Array(200).fill(files).flat(), 3);
row([
  "whole files (three parts of 500 characters are read)",
  whole,
  ...names.slice(1).map(() => ""),
]);
console.log(
  "\nfranc and fasttext know uz, kk, ru, en, ky, tg, tk; cld3 lacks tk; none knows Uzbek by script or Kazakh in Latin letters, and none answers `unknown` of its own: every other language of theirs counts as that. The script is given to them.",
);

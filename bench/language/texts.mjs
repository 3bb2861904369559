// Natural texts of known language that `detect` never learned from: sets by name, each of one language.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import {
  bare,
  corpora,
  declaration,
  kazakhLatin,
  uzbekNewer,
} from "../../test/language/corpus.mjs";

const root = new URL("../../", import.meta.url);
const dev = new URL("../shared/data/language/dev/", root);

/** @param {readonly string[]} texts */
const long = (texts) =>
  texts.map((text) => text.trim()).filter((text) => text.length >= 20 && /\p{L}{3}/u.test(text));

/** @param {string} file */
function treebank(file) {
  if (!existsSync(new URL(file, dev))) return [];
  const lines = readFileSync(new URL(file, dev), "utf8").split("\n");
  return lines.filter((line) => line.startsWith("# text = ")).map((line) => line.slice(9));
}

/** Paragraphs of the documents of the shipped dossier, which are original prose. @param {string} prefix */
function dossier(prefix) {
  const folder = new URL("dossiers/central-asia/documents/", root);
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${prefix}-`) && name.endsWith(".md"))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(new URL(name, folder), "utf8");
      return text.slice(text.indexOf("\n---", 4) + 4).split(/\n\s*\n/);
    })
    .filter((text) => !/https?:/.test(text));
}

/** Uzbek Cyrillic terms of the glossary that were taken from texts, not made by rule. */
function glossary() {
  const file = new URL("dossiers/central-asia/glossary/glossary.csv", root);
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes(",hand,"))
    .map((line) => line.match(/[А-Яа-яЎўҚқҒғҲҳЁё][А-Яа-яЎўҚқҒғҲҳЁё -]+/u)?.[0] ?? "");
}

function ownUzbek() {
  const text = readFileSync(new URL("test/language/uz-cyrl.txt", root), "utf8");
  return text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
}

/**
 * @param {{ toCyrillic: (text: string) => string }} library
 * @returns {{ name: string, language: string, texts: string[] }[]}
 */
export function sets(library) {
  const latin = corpora("latin", library);
  const cyrillic = corpora("cyrillic", library);
  /** @param {string} name */
  const aside = (name) => long((latin[name] ?? cyrillic[name])?.aside ?? []);
  const uzbek = aside("uz-Latn");
  const own = long(ownUzbek());
  const kazakh = long(cyrillic.kk?.aside ?? []);
  const kirghiz = aside("ky");
  const tajik = aside("tg");
  const natural = treebank("kk_ktb_first500.conllu");
  return [
    { name: "uz-Latn", language: "uz-Latn", texts: uzbek },
    { name: "uz-Latn dossier", language: "uz-Latn", texts: long(dossier("uz")) },
    { name: "uz-Latn no marks", language: "uz-Latn", texts: uzbek.map((t) => bare("uz-Latn", t)) },
    { name: "uz-Latn newer", language: "uz-Latn", texts: uzbek.map(uzbekNewer) },
    { name: "uz-Cyrl written", language: "uz-Cyrl", texts: own },
    {
      name: "uz-Cyrl declaration",
      language: "uz-Cyrl",
      texts: long(declaration("uzn_cyrl").aside),
    },
    { name: "uz-Cyrl programs etc", language: "uz-Cyrl", texts: aside("uz-Cyrl") },
    { name: "uz-Cyrl dossier", language: "uz-Cyrl", texts: long(dossier("uzc")) },
    {
      name: "uz-Cyrl glossary",
      language: "uz-Cyrl",
      texts: glossary().filter((t) => t.length > 5),
    },
    { name: "uz-Cyrl bare", language: "uz-Cyrl", texts: own.map((t) => bare("uz-Cyrl", t)) },
    { name: "kk treebank", language: "kk", texts: long(natural) },
    { name: "kk news etc", language: "kk", texts: kazakh },
    { name: "kk dossier", language: "kk", texts: long(dossier("kk")) },
    { name: "kk bare", language: "kk", texts: long(natural).map((t) => bare("kk", t)) },
    ...[0, 2, 3, 4, 5].map((way) => ({
      name: `kk-Latn way ${way}`,
      language: "kk-Latn",
      texts: long(natural).map((t) => kazakhLatin(t, way)),
    })),
    { name: "ru", language: "ru", texts: aside("ru") },
    { name: "ru dossier", language: "ru", texts: long(dossier("ru")) },
    { name: "en", language: "en", texts: aside("en") },
    { name: "en dossier", language: "en", texts: long(dossier("en")) },
    { name: "ky", language: "ky", texts: kirghiz },
    { name: "ky bare", language: "ky", texts: kirghiz.map((t) => bare("ky", t)) },
    { name: "tg", language: "tg", texts: tajik },
    { name: "tg bare", language: "tg", texts: tajik.map((t) => bare("tg", t)) },
    { name: "tk", language: "tk", texts: long(latin.tk?.aside ?? []) },
    ...Object.entries({ ...latin, ...cyrillic })
      .filter(([name]) => /^[a-z]{3,}$/.test(name))
      .map(([name]) => ({
        name: `other ${name}`,
        language: "unknown",
        texts: long([...(latin[name]?.aside ?? []), ...(cyrillic[name]?.aside ?? [])]),
      })),
  ];
}

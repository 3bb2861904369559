// Compiles the ICU messages of every language to plain functions, so that nothing is parsed in the page.
// Run before the pages are built and before their types are checked: node web/messages/compile.mjs
// With --draft, or HAMKOR_DRAFT=1, English stands in for messages that are not translated yet; else they are an error.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/compile-module.js";
import { CORE_SCHEMA, load } from "js-yaml";
import { inCyrillic } from "./cyrillic.mjs";
import { parted } from "./first.mjs";
import { compareKeys, compareMessage } from "./parity.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}compiled`;
const source = "en";
const made = { language: "uz-Cyrl", from: "uz-Latn" };
const isDraft = process.argv.includes("--draft") || process.env.HAMKOR_DRAFT === "1";
const shape = `type Message = (values?: Readonly<Record<string, unknown>>) => string;
declare const messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
export default messages;
`;
const notesShape = `export declare const phrases: Readonly<Record<string, string>>;
`;
const firstShape = `${shape}${notesShape}export declare const locale: import("../../lib/language.svelte.ts").Locale;
`;
const readYaml = (url) => load(readFileSync(url, "utf8"), { schema: CORE_SCHEMA });
const locales = readYaml(new URL("../../content/language/locales.yaml", import.meta.url));

/** Messages of a language by namespace: the name of each file is the first part of its keys. */
function readMessages(language) {
  const files = readdirSync(`${here}${language}`).filter((name) => name.endsWith(".json"));
  const read = (name) => JSON.parse(readFileSync(`${here}${language}/${name}`, "utf8"));
  return Object.fromEntries(files.sort().map((name) => [name.slice(0, -5), read(name)]));
}

/** Every key of the source language must be in each other one, no others, and each must be filled with the same. */
function findOdd(messages, expected) {
  const { missing, odd } = compareKeys(expected, messages);
  const strayed = Object.entries(messages).flatMap(([file, list]) =>
    Object.entries(list).flatMap(([key, text]) =>
      compareMessage(expected[file]?.[key] ?? text, text).map((line) => `${file}.${key} ${line}`),
    ),
  );
  return { missing, wrong: [...odd.map((key) => `${key} is not in ${source}`), ...strayed] };
}

/** The messages of a language with English in the gaps. */
function filled(messages, expected) {
  return Object.fromEntries(
    Object.entries(expected).map(([file, list]) => [file, { ...list, ...messages[file] }]),
  );
}

/** Speaks of what is amiss, by language and file, and whether the build can go on. */
function report(language, { missing, wrong }) {
  if (missing.length === 0 && wrong.length === 0) return true;
  const say = (line) => process.stderr.write(`hamkor: messages in ${language}: ${line}\n`);
  for (const line of wrong) say(line);
  const files = byFile(missing);
  for (const [file, keys] of files) {
    const names = keys.map((key) => key.slice(file.length + 1)).join(", ");
    say(`${file}.json lacks ${names}${isDraft ? "; English stands in" : ""}`);
  }
  return isDraft && wrong.length === 0;
}

function byFile(keys) {
  const files = new Map();
  for (const key of keys) {
    const file = key.slice(0, key.indexOf("."));
    files.set(file, [...(files.get(file) ?? []), key]);
  }
  return files;
}

/** Phrases of content in a language, by their English: those of every page, or those that come after. */
function phrasesIn(language, place) {
  if (language === source) return {};
  const folder = new URL(`../../content/phrases/${place}`, import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  const all = files.flatMap((name) => readYaml(new URL(name, folder)));
  return Object.fromEntries(all.map((one) => [one.en, one[language]]));
}

/** Messages as functions: plural rules of the language, digits grouped as it groups them. */
function compiled(language, messages) {
  const format = new MessageFormat(language, { returnType: "string" });
  const text = compileModule(format, messages);
  return text.replaceAll(`number("${language}"`, `number("${locales[language].numbers}"`);
}

/** What goes with the first messages: how the language writes dates and amounts. */
function besides(language) {
  const { keep: _keep, ...shown } = locales[language];
  return `export const locale = ${JSON.stringify(shown)};\n`;
}

/** Phrases as they are shown: backticks only say what stays in its own letters. */
function shownPhrases(phrases) {
  const plain = Object.entries(phrases).map(([key, text]) => [key, text.replaceAll("`", "")]);
  return `export const phrases = ${JSON.stringify(Object.fromEntries(plain))};\n`;
}

const written = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "compiled")
  .map((entry) => entry.name)
  .sort();
const expected = readMessages(source);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const isWhole = [];
for (const language of Object.keys(locales)) {
  const from = language === made.language ? made.from : language;
  const own = written.includes(from) ? readMessages(from) : {};
  const spell = (all) =>
    language === made.language ? inCyrillic(all, locales[language].keep) : all;
  const both = await spell({ messages: own, phrases: phrasesIn(from, "") });
  const { phrases: later } = await spell({ messages: {}, phrases: phrasesIn(from, "later/") });
  isWhole.push(report(language, findOdd(both.messages, expected)));
  const { first, rest } = parted(filled(both.messages, expected));
  const early = `${compiled(language, first)}\n${besides(language)}`;
  writeFileSync(`${out}/${language}.js`, early + shownPhrases(both.phrases));
  writeFileSync(`${out}/${language}.d.ts`, firstShape);
  writeFileSync(`${out}/${language}-rest.js`, compiled(language, rest));
  writeFileSync(`${out}/${language}-rest.d.ts`, shape);
  writeFileSync(`${out}/${language}-notes.js`, shownPhrases(later));
  writeFileSync(`${out}/${language}-notes.d.ts`, notesShape);
}
if (isWhole.includes(false)) {
  process.stderr.write(
    "hamkor: write these messages in web/messages, or build with HAMKOR_DRAFT=1 meanwhile.\n",
  );
  process.exit(1);
}

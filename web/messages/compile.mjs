// Compiles the ICU messages of every language to plain functions, so that nothing is parsed in the page.
// Run before the pages are built and before their types are checked: node web/messages/compile.mjs
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import MessageFormat from "@messageformat/core";
import compileModule from "@messageformat/core/compile-module.js";

const here = fileURLToPath(new URL(".", import.meta.url));
const out = `${here}compiled`;
const source = "en";
const shape = `type Message = (values?: Readonly<Record<string, unknown>>) => string;
declare const messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
export default messages;
`;

/** Messages of a language by namespace: the name of each file is the first part of its keys. */
function readMessages(language) {
  const files = readdirSync(`${here}${language}`).filter((name) => name.endsWith(".json"));
  const read = (name) => JSON.parse(readFileSync(`${here}${language}/${name}`, "utf8"));
  return Object.fromEntries(files.sort().map((name) => [name.slice(0, -5), read(name)]));
}

/** Every key of the source language must be in each other one, and no others. */
function checkParity(language, messages, expected) {
  const keys = (all) =>
    Object.entries(all).flatMap(([file, list]) => Object.keys(list).map((key) => `${file}.${key}`));
  const have = new Set(keys(messages));
  const want = new Set(keys(expected));
  const odd = [
    ...[...want].filter((key) => !have.has(key)).map((key) => `${key} is missing`),
    ...[...have].filter((key) => !want.has(key)).map((key) => `${key} is not in ${source}`),
  ];
  if (odd.length > 0) throw new Error(`Messages in ${language}: ${odd.join("; ")}. Add or remove.`);
}

const languages = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "compiled")
  .map((entry) => entry.name)
  .sort();
const expected = readMessages(source);

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const language of languages) {
  const messages = readMessages(language);
  checkParity(language, messages, expected);
  const format = new MessageFormat(language, { returnType: "string" });
  writeFileSync(`${out}/${language}.js`, compileModule(format, messages));
  writeFileSync(`${out}/${language}.d.ts`, shape);
}

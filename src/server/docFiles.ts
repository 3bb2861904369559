import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { languages, type ReadLanguage } from "../terms/index.ts";

/** Where the program's guides lie: beside its code, in a clone as in the package. */
const docsFolder = fileURLToPath(new URL("../../docs/", import.meta.url));

/** A translation as its file has it. */
export interface Translation {
  readonly text: string;
  /** Whether the English is another than the one that it was made from. */
  readonly isBehind: boolean;
}

/** Every guide under docs/, translations too: paths without their ending; empty where the guides are missing. */
export function docFiles(): readonly string[] {
  if (!existsSync(docsFolder)) return [];
  return readdirSync(docsFolder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".md"))
    .map((path) => path.slice(0, -3).replaceAll("\\", "/"))
    .sort();
}

/** The names of all guides, in order, translations left out. */
export function docNames(): readonly string[] {
  return docFiles().filter((file) => folderIn(file) === undefined);
}

/** The folder of translations in which a file lies. Missing: it is a guide in English. */
export function folderIn(file: string): ReadLanguage | undefined {
  return languages.find((tag) => file.startsWith(`${tag}/`));
}

/** Where translations into a language lie; Uzbek is written once, in Latin letters. */
export function folderFor(language: ReadLanguage): ReadLanguage {
  return language === "uz-Cyrl" ? "uz-Latn" : language;
}

/** The text of a guide in English. The name must be one of the list, so that no address leads out of the folder. */
export function englishOf(name: string): string {
  return readFileSync(join(docsFolder, `${name}.md`), "utf8");
}

/** A guide as it is written in a language, without its stamp. Missing: nobody has translated it. */
export function translationOf(name: string, language: ReadLanguage): Translation | undefined {
  const path = join(docsFolder, folderFor(language), `${name}.md`);
  if (language === "en" || !existsSync(path)) return undefined;
  return withoutStamp(readFileSync(path, "utf8"), englishOf(name));
}

/** A translation without its first line, which names the English that it was made from. */
export function withoutStamp(file: string, english: string): Translation {
  const [line = "", of] = /^<!-- of: ([0-9a-f]{12}) -->\n/.exec(file) ?? [];
  return { text: file.slice(line.length), isBehind: of !== stampOf(english) };
}

/** What a translation says of the English that it was made from: the beginning of its SHA-256. */
export function stampOf(english: string): string {
  return createHash("sha256").update(english).digest("hex").slice(0, 12);
}

import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";

/** Gives the text of a file of the language content by its name in that folder. */
export type ReadContent = (name: string) => string;

const folder = "../../content/language/";

let readContent: ReadContent = (name) =>
  readFileSync(new URL(name, new URL(folder, import.meta.url)), "utf8");

/** Reads the language content from elsewhere than the program's folder: a page without a disk brings it along. */
export function bringContent(read: ReadContent): void {
  readContent = read;
}

/** A value that is made at its first use and kept from then on. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** What a YAML file of the language content says. */
export function readYaml(name: string): Record<string, unknown> {
  return asRecord(load(readContent(name), { schema: CORE_SCHEMA }));
}

/** What a JSON file of the language content says. */
export function readJson(name: string): Record<string, unknown> {
  return asRecord(JSON.parse(readContent(name)));
}

/** A value as a table of names; an empty one when it is none. */
export function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

/** A value as a table of texts. */
export function asTexts(value: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(asRecord(value)).map(([key, text]) => [key, `${text}`]));
}

/** A value as a list of texts; a text of words is split at its blanks. */
export function asList(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map((item) => `${item}`);
  if (typeof value !== "string") return [];
  return value.split(/\s+/).filter((word) => word !== "");
}

/** The lines of a text file of the language content, without empty ones and comments. */
export function readLines(name: string): readonly string[] {
  const lines = readContent(name).split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#"));
}

/** A text of `key=value` words as a table, in the order written. */
export function asPairs(value: unknown): ReadonlyMap<string, string> {
  return new Map(
    asList(value).map((pair): [string, string] => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

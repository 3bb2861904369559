import type { Explanation } from "../../src/server/contract.ts";
import { langTag, safeUrl } from "./format.ts";
import { type Labelled, labelOf, phrase } from "./labels.ts";

type Words = NonNullable<Explanation["words"]>;

/** A row of a lineage; one that stands above already is not told again. */
export interface Row {
  readonly node: Explanation;
  readonly again: boolean;
  readonly below: readonly Row[];
  /** What its table and columns say of themselves. */
  readonly words: Words | undefined;
}

/** Lays out lineages so that each row is told once, however many others rest on it. */
export function layOutLineage(nodes: readonly Explanation[]): readonly Row[] {
  const told = new Set<string>();
  const words = new Map<string, Words>();
  const tell = (node: Explanation): Row => {
    const key = `${node.table} ${node.id}`;
    const again = told.has(key);
    told.add(key);
    if (node.words) words.set(node.table, node.words);
    const below = again ? [] : node.restsOn.map(tell);
    return { node, again, below, words: words.get(node.table) };
  };
  return nodes.map(tell);
}

/** What stands in a cell: words in a language, an address, or what programs write. */
export type Told =
  | { readonly kind: "words"; readonly words: readonly Labelled[] }
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "code"; readonly code: string };

/** A cell of a row with its name and what its column says of itself. */
export interface CellTold {
  readonly name: string;
  readonly describe: Labelled | undefined;
  readonly unit: Labelled | undefined;
  readonly told: Told;
}

/** The cells of a row that hold something, in the order of the table. */
export function cellsOf({ node, words }: Row): readonly CellTold[] {
  return Object.entries(node.row)
    .filter(([, value]) => isThere(value))
    .map(([name, value]) => {
      const said = words?.columns[name];
      return {
        name,
        describe: said && labelOf(said.describe),
        unit: said?.unit && labelOf(said.unit),
        told: toldOf(node, name, value),
      };
    });
}

function isThere(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== "";
}

function toldOf(node: Explanation, name: string, value: unknown): Told {
  const said = node.said?.[name];
  if (said !== undefined) return { kind: "words", words: [labelOf(said)] };
  if (isLabel(value)) return { kind: "words", words: [labelOf(value)] };
  if (typeof value === "string") return toldText(node, name, value);
  if (!Array.isArray(value)) return { kind: "code", code: written(value) };
  const texts = value.filter((one) => typeof one === "string");
  if (texts.length < value.length) return { kind: "code", code: written(value) };
  return texts.some((one) => /\s/.test(one))
    ? { kind: "words", words: texts.map((one) => inItsLanguage(node, name, one)) }
    : { kind: "code", code: texts.join(", ") };
}

function toldText(node: Explanation, name: string, value: string): Told {
  const url = /^https?:/.test(value) ? safeUrl(value) : undefined;
  if (url !== undefined) return { kind: "address", url };
  const own = inItsLanguage(node, name, value);
  return own.lang === "en" && !/\s/.test(value)
    ? { kind: "code", code: value }
    : { kind: "words", words: [own] };
}

/** What a source says stays in its language; what is ours is told in the reader's where content has it. */
function inItsLanguage({ row }: Explanation, name: string, text: string): Labelled {
  const isQuoted = ["quote", "text"].includes(name) && typeof row.language === "string";
  return isQuoted ? { text, lang: langTag(String(row.language)) } : phrase(text);
}

const tag = /^[a-z]{2}(-[A-Z][a-z]{3})?$/;

function isLabel(value: unknown): value is Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const all = Object.entries(value);
  return all.length > 0 && all.every(([key, text]) => tag.test(key) && typeof text === "string");
}

function written(value: unknown): string {
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

import { type CslItem, dateOf } from "./citation.ts";

/** Kinds of entries. Source: biblatex manual, 2.1.1 (legal: “legal documents such as treaties”) and 2.1.3 (legislation). */
const kinds: Readonly<Record<CslItem["type"], string>> = {
  treaty: "legal",
  legislation: "legislation",
  report: "report",
  webpage: "online",
  document: "misc",
  dataset: "dataset",
};

/**
 * Items as BibTeX for biblatex, in UTF-8: letters stay as they are, signs with a meaning in TeX are escaped.
 *
 * Shape: keys are the ids, without what a key may not hold, and each once.
 */
export function toBibtex(items: readonly CslItem[]): string {
  const keys = new Set<string>();
  return items.map((item) => entryOf(item, keyOf(item.id, keys))).join("\n");
}

function entryOf(item: CslItem, key: string): string {
  const authors = item.author?.map(({ literal }) => `{${escapeTex(literal)}}`).join(" and ");
  const fields: readonly (readonly [string, string | undefined])[] = [
    // Braces keep the capitals of a title, which some styles would take away.
    ["title", wrapped(item.title)],
    ["origtitle", wrapped(item["original-title"])],
    ["author", authors],
    ["date", dateOf(item.issued)],
    ["publisher", textOf(item.publisher)],
    ["organization", textOf(item.source)],
    ["type", textOf(item.genre)],
    ["version", textOf(item.version)],
    ["url", urlOf(item.URL)],
    ["urldate", dateOf(item.accessed)],
    ["language", textOf(item.language)],
    ["note", textOf(item.note)],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === undefined ? [] : [`  ${name} = {${value}},`],
  );
  return `@${kinds[item.type]}{${key},\n${lines.join("\n")}\n}\n`;
}

const textOf = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : escapeTex(text);

const wrapped = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : `{${escapeTex(text)}}`;

const signs: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\{",
  "}": "\\}",
  $: "\\$",
  "&": "\\&",
  "#": "\\#",
  _: "\\_",
  "%": "\\%",
  "^": "\\textasciicircum{}",
  "~": "\\textasciitilde{}",
};

/** A text in which no sign has a meaning to TeX; line breaks become spaces. */
function escapeTex(text: string): string {
  return text.replace(/[\\{}$&#_%^~]/g, (sign) => signs[sign] ?? sign).replace(/\s+/g, " ");
}

/** An address is taken as it is, but for what would end the field: that is written in per cent. */
function urlOf(url: string | undefined): string | undefined {
  return url?.replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign));
}

function keyOf(id: string, keys: Set<string>): string {
  const plain = id.replace(/[^A-Za-z0-9:._-]+/g, "-").replace(/^-+|-+$/g, "") || "item";
  let key = plain;
  for (let count = 2; keys.has(key.toLowerCase()); count += 1) key = `${plain}-${count}`;
  keys.add(key.toLowerCase());
  return key;
}

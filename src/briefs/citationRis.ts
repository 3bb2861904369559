import { type CslItem, dateOf } from "./citation.ts";

/**
 * Kinds of records: the format knows no treaty, and reference managers file treaties among laws (STAT).
 *
 * Source: RIS specification of 2011; Zotero's translator, which reads STAT as a statute with author, day and language.
 */
const kinds: Readonly<Record<CslItem["type"], string>> = {
  treaty: "STAT",
  legislation: "STAT",
  report: "RPRT",
  webpage: "ELEC",
  document: "GEN",
  dataset: "DATA",
};

/**
 * Items as RIS, in UTF-8 with CRLF line ends.
 *
 * Shape: a date is `YYYY/MM/DD/`, with what its source leaves open left empty. A text stands on one line.
 */
export function toRis(items: readonly CslItem[]): string {
  return items.map(recordOf).join("\r\n");
}

function recordOf(item: CslItem): string {
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["TY", kinds[item.type]],
    ["ID", item.id],
    ["TI", item.title],
    ...(item.author ?? []).map(({ literal }) => ["AU", literal] as const),
    ["PY", dateOf(item.issued)?.slice(0, 4)],
    ["DA", risDate(dateOf(item.issued))],
    ["PB", item.publisher],
    ["DP", item.source],
    ["M3", item.genre],
    ["ET", item.version],
    ["UR", item.URL],
    ["Y2", risDate(dateOf(item.accessed))],
    ["LA", item.language],
    // No tag of the format holds an original title that every program keeps; a note is kept by all.
    ["N1", originalOf(item)],
    ["N1", item.note],
    // Zotero keeps this as its line “extra”, and cites by it what it filed as a statute as the treaty that it is.
    ["M2", item.type === "treaty" ? "Type: treaty" : undefined],
    ["ER", ""],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}`],
  );
  return `${written.join("\r\n")}\r\n`;
}

function originalOf({ "original-title": title, language }: CslItem): string | undefined {
  if (title === undefined) return undefined;
  return `Original title${language === undefined ? "" : ` (${language})`}: ${title}`;
}

function risDate(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}/${month}/${day}/`;
}

import { type CslItem, dateOf } from "./citation.ts";

/** Kinds of records: reference managers know no treaty, and file treaties among laws. */
const kinds: Readonly<Record<CslItem["type"], string>> = {
  treaty: "STAT",
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
    ["OT", item["original-title"]],
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
    ["N1", item.note],
    ["ER", ""],
  ];
  const written = lines.flatMap(([tag, value]) =>
    value === undefined ? [] : [`${tag}  - ${value.replace(/\s+/g, " ")}`],
  );
  return `${written.join("\r\n")}\r\n`;
}

function risDate(date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const [year = "", month = "", day = ""] = date.split("-");
  return `${year}/${month}/${day}/`;
}

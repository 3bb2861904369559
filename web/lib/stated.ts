import type { EntryDetail } from "../../src/server/contract.ts";
import { formatDate, formatList, formatValue, languageName } from "./format.ts";
import { type Labelled, worded } from "./labels.ts";
import { language } from "./language.svelte.ts";

/** What a row of the register states in a field: dates and numbers as the reader writes them, texts in the reader's language. */
export function statedIn({ name, value, label }: EntryDetail["fields"][number]): Labelled {
  const lang = language();
  if (name === "titlesSeen") {
    return { text: formatList(value.split(/[;,]\s*/).map(languageName)), lang };
  }
  if (/^\d{4}-\d\d/.test(value) || /^date[A-Z]/.test(name))
    return { text: formatDate(value), lang };
  const period = periodIn(value);
  if (period !== undefined) return { text: period, lang };
  if (/^\d+(\.\d+)?$/.test(value)) return { text: formatValue(Number(value)), lang };
  return worded(value, label);
}

/** A period as the reader writes it, open at an end that is not stated. Missing: of a text that is none. */
export function periodIn(text: string): string | undefined {
  const [, from, to] = /^(\d{4}[\d-]*)?\/(\d{4}[\d-]*)?$/.exec(text) ?? [];
  return from || to ? [from, to].map((day) => day && formatDate(day)).join("–") : undefined;
}

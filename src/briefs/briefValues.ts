import type { BriefGround } from "./briefGround.ts";
import { lineText } from "./briefSource.ts";
import type { BriefValue } from "./briefWords.ts";

type Labels = Readonly<Record<string, string | undefined>>;

/** A number for a sentence, with its sign before it where it is a change. */
export function number(value: number, isSigned = false): BriefValue {
  return { kind: "number", value, isSigned };
}

/** A text that is the same in every brief: a quote, in its language, or a number as its source has it. */
export function text(plain: string, language?: string): BriefValue {
  return { kind: "text", text: plain, ...(language === undefined ? {} : { language }) };
}

/** Words that differ by language. */
export function words(labels: Labels): BriefValue {
  return { kind: "words", labels };
}

/** A phrase with values in it. */
export function phrase(pattern: Labels, values: Readonly<Record<string, BriefValue>>): BriefValue {
  return { kind: "phrase", pattern, values };
}

/** Several values with what each is of before it. */
export function named(by: BriefValue, value: BriefValue): BriefValue {
  return { kind: "named", by, value };
}

/** Several values, one after the other. */
export function list(items: readonly BriefValue[]): BriefValue {
  return { kind: "list", items };
}

/** The name of a state. */
export function stateName({ states }: Pick<BriefGround, "states">, iso3: string): BriefValue {
  return words(states.get(iso3)?.names ?? { en: iso3 });
}

/** A number with the range in which it lies; alone where the range is that number. */
export function ranged(
  { labels }: Pick<BriefGround, "labels">,
  one: { readonly value: number; readonly low?: number; readonly high?: number },
  isSigned = false,
): BriefValue {
  const { value, low = value, high = value } = one;
  if (low === high) return number(value, isSigned);
  return phrase(labels.ranged, {
    value: number(value, isSigned),
    low: number(low, isSigned),
    high: number(high, isSigned),
  });
}

/** Words as they stand in a document, with its title and date. */
export function quoted(
  { labels }: Pick<BriefGround, "labels">,
  quote: {
    readonly text: string;
    readonly documentTitle: string;
    readonly date?: string | undefined;
    readonly language: string;
  },
): BriefValue {
  const { language } = quote;
  const own = { text: text(shown(quote.text), language), title: lineText(quote.documentTitle) };
  if (quote.date === undefined) return phrase(labels.saidUndated, own);
  return phrase(labels.saidIn, { ...own, date: { kind: "date", date: quote.date } });
}

/** Quotes stand on one line; marks of quoting around the whole are not set twice. */
function shown(plain: string): string {
  return plain.replace(/\s+/g, " ").trim();
}

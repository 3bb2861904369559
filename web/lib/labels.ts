import { isNameAndDate, undated } from "./citation.ts";
import { language, spoken } from "./language.svelte.ts";

/** A label with the language that it is in. */
export interface Labelled {
  readonly text: string;
  readonly lang: string;
}

/** Puts things in the order of their names, as the alphabet of the reader's language has it. */
export function inNameOrder(x: { readonly name: string }, y: { readonly name: string }): number {
  return x.name.localeCompare(y.name, language());
}

/** A label as a heading begins: with a capital, by the rules of its own language. */
export function headed(label: Labelled): Labelled {
  const [first = "", ...rest] = label.text;
  return { ...label, text: first.toLocaleUpperCase(label.lang) + rest.join("") };
}

/** Uzbek in the other script is nearer to its reader than any other language. */
const near: Readonly<Record<string, readonly string[]>> = {
  "uz-Latn": ["uz-Latn", "uz-Cyrl", "en"],
  "uz-Cyrl": ["uz-Cyrl", "uz-Latn", "en"],
};

/** The label in the reader's language, else in English, else in any in which it is known. */
export function labelOf(labels: Readonly<Record<string, string>> | undefined, id = ""): Labelled {
  const own = language();
  for (const lang of near[own] ?? [own, "en"]) {
    const text = labels?.[lang];
    if (text) return lang === "en" ? phrase(text) : { text, lang };
  }
  const [first] = Object.entries(labels ?? {}).filter(([, text]) => text !== "");
  return first ? { text: first[1], lang: first[0] } : { text: id, lang: own };
}

/** A text of a row as the dossier words it in the reader's language, else as `phrase` has it. */
export function worded(text: string, labels?: Readonly<Record<string, string>>): Labelled {
  return labels === undefined ? phrase(text) : labelOf(labels, text);
}

/**
 * What content says in English alone (a unit, a choice, what a rule says of itself), in the reader's language where
 * content/phrases has it; numbers in it stay, and dates are written as the language writes them. A publisher's name with
 * a date needs no phrase. Else the English, marked as English.
 */
export function phrase(text: string): Labelled {
  const { language: lang, phrases } = spoken();
  const whole = phrases[text];
  if (whole !== undefined) return { text: whole, lang };
  if (lang === "en" || !/\d/.test(text)) return { text, lang: "en" };
  const pattern = phrases[text.replace(/\d+/g, "#")];
  if (pattern !== undefined) return { text: filled(pattern, text.match(/\d+/g) ?? []), lang };
  const { text: rest, dates } = undated(text);
  // A phrase comes first: “Khabar 24 (Kazakh), @” looks like a name, and its language is to be said.
  const dated = phrases[rest.replace(/\d+/g, "#")];
  if (dates.length === 0 || (dated === undefined && !isNameAndDate(rest)))
    return { text, lang: "en" };
  const said = dated === undefined ? rest : filled(dated, rest.match(/\d+/g) ?? []);
  let next = 0;
  return { text: said.replace(/@/g, () => dates[next++] ?? ""), lang };
}

/** A pattern with its numbers: `#` is the next of them, `{2}` the second. */
function filled(pattern: string, numbers: readonly string[]): string {
  let next = 0;
  return pattern.replace(/#|\{(\d)\}/g, (_, place?: string) =>
    String(numbers[place ? Number(place) - 1 : next++]),
  );
}

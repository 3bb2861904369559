import { language } from "./text.ts";

/** A label with the language that it is in. */
export interface Labelled {
  readonly text: string;
  readonly lang: string;
}

/** A label as a heading begins: with a capital, by the rules of its own language. */
export function headed(label: Labelled): Labelled {
  const [first = "", ...rest] = label.text;
  return { ...label, text: first.toLocaleUpperCase(label.lang) + rest.join("") };
}

/** The label in the reader's language, else in English, else in any in which it is known. */
export function labelOf(labels: Readonly<Record<string, string>> | undefined, id = ""): Labelled {
  for (const lang of [language, "en"]) {
    const text = labels?.[lang];
    if (text) return { text, lang };
  }
  const [first] = Object.entries(labels ?? {}).filter(([, text]) => text !== "");
  return first ? { text: first[1], lang: first[0] } : { text: id, lang: language };
}

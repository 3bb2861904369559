import { language } from "./language.svelte.ts";

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

/** Uzbek in the other script is nearer to its reader than any other language. */
const near: Readonly<Record<string, readonly string[]>> = {
  "uz-Latn": ["uz-Latn", "uz-Cyrl", "en"],
  "uz-Cyrl": ["uz-Cyrl", "uz-Latn", "en"],
};

/** The label in the reader's language, else in English, else in any in which it is known. */
export function labelOf(labels: Readonly<Record<string, string>> | undefined, id = ""): Labelled {
  const spoken = language();
  for (const lang of near[spoken] ?? [spoken, "en"]) {
    const text = labels?.[lang];
    if (text) return { text, lang };
  }
  const [first] = Object.entries(labels ?? {}).filter(([, text]) => text !== "");
  return first ? { text: first[1], lang: first[0] } : { text: id, lang: spoken };
}

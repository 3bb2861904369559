// In which language the pages speak: the one in the address, else the one that the reader set, else the browser's.

import { packed } from "./pack.ts";
import { route } from "./router.svelte.ts";

/** The languages of the pages, by tag, each with the name by which its readers know it. */
export const languages = [
  { tag: "en", name: "English" },
  { tag: "uz-Latn", name: "Oʻzbekcha" },
  { tag: "uz-Cyrl", name: "Ўзбекча" },
  { tag: "kk", name: "Қазақша" },
  { tag: "ru", name: "Русский" },
] as const;

/** The tag of a language of the pages. */
export type PageLanguage = (typeof languages)[number]["tag"];

type Message = (values?: Readonly<Record<string, unknown>>) => string;

/** How dates, amounts, lists and languages are written, from content/language/locales.yaml. */
export interface Locale {
  readonly name: string;
  readonly numbers: string;
  readonly percent?: string;
  readonly short?: readonly string[];
  readonly bytes: readonly string[];
  readonly day?: string;
  readonly month?: string;
  readonly months?: readonly string[];
  readonly alone?: readonly string[];
  readonly list?: readonly string[];
  readonly languages?: Readonly<Record<string, string>>;
}

interface Words {
  readonly messages: Readonly<Record<string, Readonly<Record<string, Message>>>>;
  readonly locale: Locale;
  readonly phrases: Readonly<Record<string, string>>;
}

interface Spoken extends Words {
  readonly language: PageLanguage;
}

interface File extends Omit<Words, "messages"> {
  readonly default: Words["messages"];
}

// Each language is a file of its own: a reader fetches only the one that is spoken.
const files: Readonly<Record<PageLanguage, () => Promise<File>>> = {
  en: () => import("../messages/compiled/en.js"),
  "uz-Latn": () => import("../messages/compiled/uz-Latn.js"),
  "uz-Cyrl": () => import("../messages/compiled/uz-Cyrl.js"),
  kk: () => import("../messages/compiled/kk.js"),
  ru: () => import("../messages/compiled/ru.js"),
};

let now = $state.raw<Spoken>({
  language: "en",
  messages: {},
  locale: { name: "", numbers: "en", bytes: [] },
  phrases: {},
});

/** What is spoken now: language, messages, and its ways with dates and amounts. */
export function spoken(): Spoken {
  return now;
}

/** The language in which the pages speak. Labels of the dossier fall back from it. */
export function language(): PageLanguage {
  return now.language;
}

/**
 * The language of the pages that a tag means: `uz` is Uzbek in Latin letters, `ru-KZ` Russian.
 *
 * Missing: undefined when the pages do not speak it.
 */
export function languageOf(tag: string | null | undefined): PageLanguage | undefined {
  const [first = "", ...rest] = (tag ?? "").toLowerCase().split("-");
  if (first === "uz") return rest.includes("cyrl") ? "uz-Cyrl" : "uz-Latn";
  return languages.find((one) => one.tag === first)?.tag;
}

const kept = "hamkor.language";

function remembered(): string | null {
  try {
    return localStorage.getItem(kept);
  } catch {
    return null; // storage may be shut off
  }
}

/** The language to begin in. */
export function firstLanguage(): PageLanguage {
  const tags = [
    route.query.get("lang"),
    remembered(),
    packed?.language,
    ...window.navigator.languages,
  ];
  for (const tag of tags) {
    const found = languageOf(tag);
    if (found) return found;
  }
  return "en";
}

/** Speaks a language from now on: every sentence on the page changes, and nothing else. */
export async function speak(tag: PageLanguage): Promise<void> {
  const { default: messages, locale, phrases } = await files[tag]();
  now = { language: tag, messages, locale, phrases };
  document.documentElement.lang = tag;
}

/** Remembers the language in this browser. */
export function keepLanguage(tag: PageLanguage): void {
  try {
    localStorage.setItem(kept, tag);
  } catch {
    // Shut off: the address still holds it.
  }
}

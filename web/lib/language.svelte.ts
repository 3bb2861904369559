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

interface Rest {
  readonly default: Words["messages"];
}

interface Notes {
  readonly phrases: Words["phrases"];
}

interface First extends Rest, Notes {
  readonly locale: Locale;
}

interface Files {
  readonly first: () => Promise<First>;
  readonly rest: () => Promise<Rest>;
  readonly notes: () => Promise<Notes>;
}

// Each language has files of its own, for the first view, for the rest, and for long notes: a reader fetches only what
// is spoken, and waits for no note.
const files: Readonly<Record<PageLanguage, Files>> = {
  en: {
    first: () => import("../messages/compiled/en.js"),
    rest: () => import("../messages/compiled/en-rest.js"),
    notes: () => import("../messages/compiled/en-notes.js"),
  },
  "uz-Latn": {
    first: () => import("../messages/compiled/uz-Latn.js"),
    rest: () => import("../messages/compiled/uz-Latn-rest.js"),
    notes: () => import("../messages/compiled/uz-Latn-notes.js"),
  },
  "uz-Cyrl": {
    first: () => import("../messages/compiled/uz-Cyrl.js"),
    rest: () => import("../messages/compiled/uz-Cyrl-rest.js"),
    notes: () => import("../messages/compiled/uz-Cyrl-notes.js"),
  },
  kk: {
    first: () => import("../messages/compiled/kk.js"),
    rest: () => import("../messages/compiled/kk-rest.js"),
    notes: () => import("../messages/compiled/kk-notes.js"),
  },
  ru: {
    first: () => import("../messages/compiled/ru.js"),
    rest: () => import("../messages/compiled/ru-rest.js"),
    notes: () => import("../messages/compiled/ru-notes.js"),
  },
};

let now = $state.raw<Spoken>({
  language: "en",
  messages: {},
  locale: { name: "", numbers: "en", bytes: [] },
  phrases: {},
});

let isWhole = false; // whether the words of all pages are here

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
  const { first, rest, notes } = files[tag];
  const [early, others, { phrases }] = await Promise.all([first(), rest(), notes()]);
  say(tag, { ...early, phrases: { ...early.phrases, ...phrases } }, others);
}

/** Speaks a language with as many words as the first view has. */
export async function speakFirst(tag: PageLanguage): Promise<void> {
  say(tag, await files[tag].first());
}

/** Has the words of every page, where until now those of the first view were enough. */
export async function speakOn(): Promise<void> {
  if (isWhole) return;
  const tag = now.language;
  void addNotes(tag);
  const rest = await files[tag].rest();
  if (isWhole || now.language !== tag) return;
  now = { ...now, messages: { ...now.messages, ...rest.default } };
  isWhole = true;
}

/** Notes come when they come: until then they stand in English, marked as English. */
async function addNotes(tag: PageLanguage): Promise<void> {
  const found = await files[tag].notes().catch(() => undefined);
  if (found && now.language === tag)
    now = { ...now, phrases: { ...now.phrases, ...found.phrases } };
}

function say(tag: PageLanguage, first: First, rest?: Rest) {
  now = {
    language: tag,
    messages: { ...first.default, ...rest?.default },
    locale: first.locale,
    phrases: first.phrases,
  };
  isWhole = rest !== undefined;
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

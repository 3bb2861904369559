import {
  compilePatterns,
  type Pattern,
  type PatternMatch,
  type PatternWord,
  transliterate,
} from "../language/index.ts";
import { type Language, languages } from "../terms/index.ts";
import type { Code, Codebook, CodebookLanguage, FormGroup, Forms } from "./codebook.ts";
import { verbForms } from "./verbs.ts";

/** A code found in a text: what it is, how it was said, and where it stands. */
export interface Named {
  readonly type: string;
  readonly code: Code;
  readonly group: FormGroup;
  /** The beginning of its words, by which the same word in another case is known again; only for what points somewhere. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** All codebooks as one matcher: a text is read in one pass, however many forms there are. */
export interface CompiledCodebooks {
  readonly books: readonly Codebook[];
  /** Versions of all books, so that a coding can say by which it was made. */
  readonly version: string;
  code(type: string, id: string): Code | undefined;
  codes(type: string): readonly Code[];
  /** What a text names, in its order: of one code only the longest form at a place, exceptions left out. */
  find(text: string, language: Language): readonly Named[];
}

/** How many letters tell one word from another, whatever its ending. */
const beginning = 5;

/** Groups of verbs, of whose one form all others are made. */
export const verbGroup = "verb";

interface Entry {
  readonly type: string;
  readonly code: Code;
  readonly group: FormGroup | undefined;
  /** The number of its code: the same for all groups of one. */
  readonly number: number;
  readonly isPointing: boolean;
}

/** Makes codebooks ready to be found in texts. */
export function compileCodebooks(books: readonly Codebook[]): CompiledCodebooks {
  const entries: Entry[] = [];
  const patterns: Pattern[] = [];
  const add = (entry: Entry, forms: Forms, gap: number): void => {
    const id = entries.push(entry) - 1;
    patterns.push(...patternsOf(id, forms, gap, entry.group?.as === verbGroup));
  };
  let number = 0;
  for (const { type, codes } of books) {
    for (const code of codes) {
      const own = { type, code, number, isPointing: isPointing(type, code) };
      number += 1;
      for (const group of code.groups) add({ ...own, group }, group.forms, group.gap);
      if (Object.keys(code.except).length > 0) add({ ...own, group: undefined }, code.except, 3);
    }
  }
  const matcher = compilePatterns(patterns);
  const ends = new Int32Array(number);
  const byType = new Map<string, Code[]>();
  for (const { type, codes } of books) {
    byType.set(type, [...(byType.get(type) ?? []), ...codes]);
  }
  return {
    books,
    version: books.map((book) => `${book.id} ${book.version}`).join(", "),
    code: (type, id) => byType.get(type)?.find((code) => code.id === id),
    codes: (type) => byType.get(type) ?? [],
    find(text, language) {
      return settle(matcher.find(text, language), { entries, ends }, text);
    },
  };
}

/** The forms of a language, with those of Uzbek Cyrillic that the letter table makes. */
export function formsIn(forms: Forms, language: CodebookLanguage): readonly string[] {
  const own = forms[language] ?? [];
  if (language !== "uz-Cyrl" || (own.length > 0 && !own.includes("auto"))) return own;
  if (forms["uz-Cyrl"] !== undefined && own.length === 0) return [];
  const made = (forms["uz-Latn"] ?? []).map((form) => transliterate(form, "uz-Latn", "uz-Cyrl"));
  return [...made, ...own.filter((form) => form !== "auto")];
}

/** A form as words: `=` before one asks for it as written, `…` lets other words stand between. */
export function readForm(form: string): { words: readonly PatternWord[]; open: boolean } {
  const parts = form.split(/\s+/).filter((part) => part !== "" && !/^[–—-]$/.test(part));
  const words = parts
    .filter((part) => part !== "…")
    .map((part) => (part.startsWith("=") ? { text: part.slice(1), exact: true } : { text: part }));
  return { words, open: parts.includes("…") };
}

function patternsOf(id: number, forms: Forms, gap: number, isVerb: boolean): readonly Pattern[] {
  return languages.flatMap((language) =>
    formsIn(forms, language)
      .flatMap((form) => (isVerb ? verbForms(form, language) : [form]))
      .flatMap((form) => spellings(form, language))
      .map((form) => {
        const { words, open } = readForm(form);
        return { id, language, words, gap: open ? gap : 0 };
      }),
  );
}

/**
 * A form as written and, for Russian, once more with its feminine nouns turned to a plain ending.
 *
 * The language room takes the -ть of безопасность for an infinitive and the -ья of a river for one ending; both
 * meet their other cases under the stem that a plain -а leaves.
 */
function spellings(form: string, language: CodebookLanguage): readonly string[] {
  if (language !== "ru" || !/ст[ьи]|ь[яи]/.test(form)) return [form];
  const plain = form
    .replace(/(?<=\p{L}{3}с)т[ьи](?!\p{L})/gu, "та")
    .replace(/(?<=\p{L}{3}ь)[яи](?!\p{L})/gu, "а");
  return plain === form ? [form] : [form, plain];
}

/** Drops what an exception or a longer form of the same code covers; matches come by start, then longer first. */
function settle(
  found: readonly PatternMatch[],
  { entries, ends }: { readonly entries: readonly Entry[]; readonly ends: Int32Array },
  text: string,
): readonly Named[] {
  if (found.length === 0) return nothing;
  const kept: Named[] = [];
  let acts = 0;
  const exceptions = exceptionsIn(found, entries);
  for (const one of found) {
    const { pattern, start, end } = one;
    const entry = entries[pattern];
    if (entry?.group === undefined) continue;
    const { type, code, group, number } = entry;
    // A capital is written with one: «делить» is not Delhi.
    if (group.as === "capital" && /^\p{Ll}/u.test(text.slice(start, start + 2))) continue;
    if ((ends[number] ?? 0) >= end && !isSameWithOtherNeeds(kept, entry, one)) continue;
    if (exceptions.length > 0 && isExcepted(one, code, exceptions, entries)) continue;
    ends[number] = end;
    const word = entry.isPointing ? text.slice(start, start + beginning).toLowerCase() : "";
    kept.push({ type, code, group, word, start, end });
    if (type === "event") acts += 1;
  }
  // Left as it was found, for the next text.
  for (const { pattern } of found) ends[entries[pattern]?.number ?? 0] = 0;
  return acts < 2 ? kept : kept.filter((one, i) => !isPartOfAct(one, i, kept));
}

/** The matches of forms that are none of their code; most texts have none. */
function exceptionsIn(
  found: readonly PatternMatch[],
  entries: readonly Entry[],
): readonly PatternMatch[] {
  const isException = (one: PatternMatch): boolean => entries[one.pattern]?.group === undefined;
  return found.some(isException) ? found.filter(isException) : none;
}

const none: readonly PatternMatch[] = [];

function isExcepted(
  one: PatternMatch,
  code: Code,
  exceptions: readonly PatternMatch[],
  entries: readonly Entry[],
): boolean {
  return exceptions.some((other) => entries[other.pattern]?.code === code && covers(other, one));
}

/** Whether the words of a form count a second time, under another condition: “is planned” with a date, and with an amount. */
function isSameWithOtherNeeds(
  kept: readonly Named[],
  { code, group }: Entry,
  { start, end }: PatternMatch,
): boolean {
  if (group?.needs === undefined) return false;
  const same = kept.filter((one) => one.code === code && one.start === start && one.end === end);
  return same.length > 0 && same.every((one) => one.group.needs !== group.needs);
}

/** Whether the verb of an act is the end of a longer one: «іске қосылды» is no «қосылды». */
function isPartOfAct(
  { type, group, start, end }: Named,
  i: number,
  kept: readonly Named[],
): boolean {
  if (type !== "event" || group.as !== verbGroup) return false;
  for (let k = i - 1; k >= 0; k -= 1) {
    const other = kept[k];
    if (other === undefined || other.start < start - longestAct) return false;
    if (other.type !== "event" || other.group.as !== verbGroup || other.end < end) continue;
    const isLonger = other.end - other.start > end - start;
    if (isLonger && other.end === end) return true;
  }
  return false;
}

/** Further before a verb no verb begins of which it may be a piece. */
const longestAct = 60;

const nothing: readonly Named[] = [];

/** Whether a code speaks for a direction: its own, or those of the river or agreement that it names. */
export function isPointing(type: string, code: Code): boolean {
  return type === "direction" || code.directions.length > 0;
}

function covers(outer: PatternMatch, inner: PatternMatch): boolean {
  return outer.start <= inner.start && outer.end >= inner.end;
}

import { foldWord, words } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import { formsIn, type Named, readForm } from "./compile.ts";
import type { RoleGrammar } from "./grammar.ts";
import type { Sentence } from "./sentence.ts";

const ofWords = new WeakMap<object, Map<string, string>>();

/** So many letters and a blank hold the noun after an adjective, with its ending. */
const longestNoun = 32;

/** The last two letters of the noun after an adjective: they show its case. */
const endOfNoun = /^ \p{Ll}+(\p{Ll}{2})(?!\p{L})/u;

/** Feminine adjectives have one ending for four cases. */
const feminine = /(?:ой|ей)$/u;

/** The case that the last word of a name shows; `bare` when it stands as in the codebook. */
export function caseOf(sentence: Sentence, named: Named): string {
  const { text, language } = sentence;
  const written = text.slice(named.start, named.end);
  const isDeclined =
    named.group.as === "adjective" &&
    sentence.grammar.hasCases &&
    sentence.grammar.after.size === 0;
  const tail = isDeclined
    ? (endOfNoun.exec(text.slice(named.end, named.end + longestNoun))?.[1] ?? "")
    : text.slice(named.end, named.end + 5);
  if (language === "en")
    return /^['’ʼ]s?(?!\p{L})/u.test(tail) || /['’ʼ]s$/u.test(written) ? "genitive" : "bare";
  const known = ofWords.get(named.code) ?? new Map<string, string>();
  if (known.size === 0) ofWords.set(named.code, known);
  const key = `${language}|${written}|${tail}`;
  const found = known.get(key) ?? readCase(sentence, named, written, tail);
  if (known.size < mostRemembered) known.set(key, found);
  return found;
}

const mostRemembered = 2_000;

function readCase(
  { grammar, language }: Sentence,
  named: Named,
  written: string,
  tail: string,
): string {
  const last = words(written).at(-1);
  if (last === undefined) return "bare";
  const word = foldWord(written.slice(last.start, last.end));
  // Where adjectives are declined, theirs is the case of what they stand before: «российские ведомства».
  if (named.group.as === "adjective" && grammar.adjectives.length > 0) {
    const found = grammar.adjectives.find(([ending]) => word.endsWith(ending))?.[1] ?? "bare";
    // «Афганским коллегам», «узбекской стороной»: one ending has several cases, and the noun tells which.
    if (found === "instrumental" && /[ая]м$/u.test(tail)) return "dative";
    if (!feminine.test(word)) return found;
    return grammar.heads.find(([ending]) => tail.endsWith(ending))?.[1] ?? found;
  }
  const form = longestForm(word, named, language);
  if (form === undefined) return endingOf(word, grammar, 3);
  if (form.length < word.length) return endingOf(word.slice(form.length), grammar, 0);
  const head = caseOfHead(written, named, grammar, language);
  if (head !== undefined) return head;
  // An ending may be set off by a hyphen or an apostrophe: БҰҰ-ның, BMT'ning.
  const apart = /^[-‐‑'’ʼʻ](\p{L}{2,4})/u.exec(tail)?.[1];
  return apart === undefined ? "bare" : endingOf(foldWord(apart), grammar, 0);
}

/**
 * «Странам Центральной Азии», «Организацией Объединённых Наций»: where the last word of a Russian name never changes,
 * its first shows the case.
 */
function caseOfHead(
  written: string,
  named: Named,
  grammar: RoleGrammar,
  language: ReadLanguage,
): string | undefined {
  if (!grammar.hasCases || grammar.after.size > 0 || named.type === "reference") return undefined;
  const [first, second] = words(written).map((one) => foldWord(written.slice(one.start, one.end)));
  if (first === undefined || second === undefined) return undefined;
  const forms = named.code.groups.flatMap((group) => formsIn(group.forms, language));
  if (forms.some((form) => foldWord(readForm(form).words[0]?.text ?? "") === first))
    return undefined;
  if (feminine.test(first)) {
    return grammar.heads.find(([ending]) => second.endsWith(ending))?.[1] ?? "genitive";
  }
  const adjective = grammar.adjectives.find(([ending]) => first.endsWith(ending))?.[1];
  if (adjective !== undefined && adjective !== "nominative") return adjective;
  const found = endingOf(first, grammar, 3);
  // «Стран», «государств»: no ending at all.
  return found === "bare" ? "genitive" : found;
}

function endingOf(word: string, grammar: RoleGrammar, least: number): string {
  const found = grammar.endings.find(
    ([ending]) => word.endsWith(ending) && word.length - ending.length >= least,
  );
  return found?.[1] ?? "bare";
}

/** The codebook's own form with which a word begins: what follows it is ending. */
function longestForm(word: string, named: Named, language: ReadLanguage): string | undefined {
  let longest: string | undefined;
  for (const form of formEnds(named, language)) {
    if (word.startsWith(form) && form.length > (longest?.length ?? 0)) longest = form;
  }
  return longest;
}

const ends = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** The last words of a code's forms, folded. */
function formEnds(named: Named, language: ReadLanguage): ReadonlySet<string> {
  const byLanguage = ends.get(named.code) ?? new Map<string, ReadonlySet<string>>();
  ends.set(named.code, byLanguage);
  const known = byLanguage.get(language);
  if (known !== undefined) return known;
  const forms = named.code.groups.flatMap((group) => formsIn(group.forms, language));
  const last = forms.map((form) => foldWord(lastWord(readForm(form).words.at(-1)?.text ?? "")));
  const made = new Set(last);
  byLanguage.set(language, made);
  return made;
}

function lastWord(text: string): string {
  const last = words(text).at(-1);
  return last === undefined ? text : text.slice(last.start, last.end);
}

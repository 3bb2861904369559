import { foldWord, type Span, words } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import { formsIn, type Named, readForm } from "./compile.ts";
import type { Cue, RoleGrammar } from "./grammar.ts";

/** An actor's name in a sentence with what its grammar says of its part. */
export interface Party {
  readonly named: Named;
  readonly case: string;
  cue: Cue | "first" | "later";
}

/** A sentence with its words, so that the neighbours of a name can be asked for. */
export interface Sentence {
  readonly text: string;
  readonly language: ReadLanguage;
  readonly grammar: RoleGrammar;
  readonly words: readonly Span[];
}

/** What stands beside a name, and its case, say of its part; `later` where they say nothing. */
export function readParty(sentence: Sentence, named: Named): Party {
  const grammatical = caseOf(sentence, named);
  const after = wordAfter(sentence, named.end);
  const before = wordBefore(sentence, named.start);
  const cue =
    (after === undefined ? undefined : sentence.grammar.after.get(after)) ??
    (before === undefined ? undefined : sentence.grammar.before.get(before)) ??
    sentence.grammar.cueOfCase.get(grammatical);
  if (cue !== undefined) return { named, case: grammatical, cue };
  const isBare = grammatical === "bare" && named.group.as !== "adjective";
  return { named, case: grammatical, cue: isBare ? "later" : "about" };
}

/** The case that the last word of a name shows; `bare` when it stands as in the codebook. */
export function caseOf(sentence: Sentence, named: Named): string {
  const { text, grammar, language } = sentence;
  const last = words(text.slice(named.start, named.end)).at(-1);
  if (last === undefined) return "bare";
  const word = foldWord(text.slice(named.start + last.start, named.start + last.end));
  const tail = text.slice(named.end, named.end + 3);
  if (language === "en")
    return /^['’ʼ]s?/u.test(tail) || /['’ʼ]s$/u.test(word) ? "genitive" : "bare";
  const form = longestForm(word, named, language);
  if (form === undefined) return endingOf(word, grammar, 3);
  if (form.length < word.length) return endingOf(word.slice(form.length), grammar, 0);
  // An ending may be set off by a hyphen or an apostrophe: БҰҰ-ның, BMT'ning.
  const apart = /^[-‐‑'’ʼʻ](\p{L}{2,4})/u.exec(text.slice(named.end))?.[1];
  return apart === undefined ? "bare" : endingOf(foldWord(apart), grammar, 0);
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

/** The word right after a place, folded. */
export function wordAfter(sentence: Sentence, from: number): string | undefined {
  const next = sentence.words.find((word) => word.start >= from);
  if (next === undefined || next.start - from > 3) return undefined;
  return foldWord(sentence.text.slice(next.start, next.end));
}

/** The word right before a place, folded; an article is passed over. */
export function wordBefore(sentence: Sentence, to: number): string | undefined {
  const before = sentence.words.filter((word) => word.end <= to).slice(-2);
  const read = (word: Span | undefined): string | undefined =>
    word === undefined ? undefined : foldWord(sentence.text.slice(word.start, word.end));
  const last = read(before.at(-1));
  return last === "the" ? read(before.at(-2)) : last;
}

import { foldWord, type Span, words } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import type { CodedActor, Role } from "./coder.ts";
import { formsIn, type Named, readForm } from "./compile.ts";
import type { Cue, RoleGrammar } from "./grammar.ts";

/** The types of codes that can act. */
export const actorTypes: ReadonlySet<string> = new Set(["state", "actor", "organisation"]);

/** An actor's name in a sentence with what its grammar says of its part. */
interface Party {
  readonly named: Named;
  readonly case: string;
  cue: Cue | "first" | "later";
}

/** A sentence with its words, so that the neighbours of a name can be asked for. */
interface Sentence {
  readonly text: string;
  readonly language: Exclude<Language, "unknown">;
  readonly grammar: RoleGrammar;
  readonly words: readonly Span[];
}

/**
 * The actors of a sentence and the parts they play.
 *
 * Shape: one entry an actor, in the order in which they are first named; an official or company also stands for
 * its state. Where the grammar leaves it open, the actor is what the sentence is `about`.
 */
export function findRoles(
  text: string,
  language: Language,
  named: readonly Named[],
  options: { readonly grammar: RoleGrammar | undefined; readonly isAct: boolean },
): readonly CodedActor[] {
  const { grammar, isAct } = options;
  const names = outermost(named.filter((one) => actorTypes.has(one.type)));
  if (grammar === undefined || language === "unknown") return collect(names.map(asAbout));
  const sentence: Sentence = { text, language, grammar, words: words(text) };
  const parties = names.map((one) => readParty(sentence, one));
  share(sentence, parties);
  return collect(assign(sentence, parties, isAct));
}

/** Whether a name stands where something happens: in the locative, or after `in` or `в`. */
export function isPlace(
  named: Named,
  text: string,
  language: Exclude<Language, "unknown">,
  grammar: RoleGrammar,
): boolean {
  const sentence: Sentence = { text, language, grammar, words: words(text) };
  if (caseOf(sentence, named) === "locative") return true;
  const before = wordBefore(sentence, named.start);
  return before !== undefined && grammar.before.get(before) === "about";
}

/** A name inside a longer name of another actor (the UN in the UN General Assembly) plays no part of its own. */
function outermost(named: readonly Named[]): readonly Named[] {
  return named.filter(
    (one) =>
      !named.some(
        (other) =>
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
}

function readParty(sentence: Sentence, named: Named): Party {
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
function caseOf(sentence: Sentence, named: Named): string {
  const { text, grammar, language } = sentence;
  const last = words(text.slice(named.start, named.end)).at(-1);
  if (last === undefined) return "bare";
  const word = foldWord(text.slice(named.start + last.start, named.start + last.end));
  const tail = text.slice(named.end, named.end + 3);
  if (language === "en")
    return /^['’ʼ]s?/u.test(tail) || /['’ʼ]s$/u.test(word) ? "genitive" : "bare";
  if (formEnds(named, language).has(word)) {
    // An ending may be set off by a hyphen or an apostrophe: БҰҰ-ның, BMT'ning.
    const apart = /^[-‐‑'’ʼʻ](\p{L}{2,4})/u.exec(text.slice(named.end))?.[1];
    return apart === undefined ? "bare" : endingOf(foldWord(apart), grammar, 0);
  }
  return endingOf(word, grammar, 3);
}

function endingOf(word: string, grammar: RoleGrammar, least: number): string {
  const found = grammar.endings.find(
    ([ending]) => word.endsWith(ending) && word.length - ending.length >= least,
  );
  return found?.[1] ?? "bare";
}

const ends = new WeakMap<object, Map<string, ReadonlySet<string>>>();

/** The last words of a code's forms, folded. */
function formEnds(named: Named, language: Exclude<Language, "unknown">): ReadonlySet<string> {
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

/** Names joined by “and”, and a title with the state it belongs to, play one part. */
function share(sentence: Sentence, parties: readonly Party[]): void {
  for (let i = parties.length - 2; i >= 0; i -= 1) {
    const [one, next] = [parties[i], parties[i + 1]];
    if (one === undefined || next === undefined) continue;
    // Turkic marks only the last of a row: the earlier ones take its part.
    if (isJoined(sentence, one, next) && sentence.grammar.after.size > 0) {
      if (one.case === "bare" && next.cue !== "later") one.cue = next.cue;
    }
    if (isTitleOf(sentence, next, one)) one.cue = next.cue;
  }
  for (let i = 1; i < parties.length; i += 1) {
    const [before, one] = [parties[i - 1], parties[i]];
    if (before === undefined || one === undefined) continue;
    // Russian and English say the preposition once, before the first of the row.
    const isOpen = one.cue === "later" || one.cue === "about";
    if (isJoined(sentence, before, one) && sentence.grammar.before.size > 0 && isOpen) {
      one.cue = before.cue;
    }
    if (isTitleOf(sentence, before, one)) one.cue = before.cue;
  }
}

function isJoined(sentence: Sentence, one: Party, next: Party): boolean {
  const between = sentence.text.slice(one.named.end, next.named.start);
  if (/^\s*[,–—-]\s*$/u.test(between)) return true;
  const found = words(between);
  return (
    found.length === 1 &&
    found.every((word) =>
      sentence.grammar.and.has(foldWord(between.slice(word.start, word.end))),
    ) &&
    between.length < 16
  );
}

/** A title beside its state or its bearer: “X Prezidenti”, “президент X-а”, “President of X”, “President N. N.”. */
function isTitleOf(sentence: Sentence, title: Party, state: Party): boolean {
  if (title.named.group.as !== "title" || state.named.group.as === "title") return false;
  if (title.named.start > state.named.start) {
    // One word may stand between: Oʻzbekiston Birinchi Prezidenti.
    const gap = sentence.text.slice(state.named.end, title.named.start);
    return state.named.type === "state" && /^\s+(?:\p{L}+\s+)?$/u.test(gap);
  }
  // Initials may stand between title and name: Prezident Sh.M.Mirziyoyev.
  const gap = sentence.text.slice(title.named.end, state.named.start);
  return /^\s+(?:of\s+)?(?:the\s+)?(?:\p{Lu}\p{L}?\.\s?){0,3}$/u.test(gap);
}

function assign(
  sentence: Sentence,
  parties: readonly Party[],
  isAct: boolean,
): readonly (readonly [Named, Role])[] {
  const first = parties.find((one) => one.cue === "later");
  if (first !== undefined) {
    const isSubject = sentence.grammar.hasCases || startsClause(sentence, first, parties);
    for (const one of parties) {
      if (one === first || isInRow(sentence, first, one, parties)) {
        one.cue = isSubject ? "first" : one.cue;
      }
    }
  }
  const hasSource = parties.some((one) => one.cue === "first" || one.cue === "source");
  return parties.map((one) => [
    one.named,
    roleOf(one, { hasSource, isAct, hasCases: sentence.grammar.hasCases }),
  ]);
}

/** In English the doer stands before the verb: before anything but other names and their “and”. */
function startsClause(sentence: Sentence, first: Party, parties: readonly Party[]): boolean {
  const before = sentence.words.filter((word) => word.end <= first.named.start);
  const free = before.filter(
    (word) => !parties.some((one) => one.named.start <= word.start && one.named.end >= word.end),
  );
  return free.length <= 12;
}

function isInRow(sentence: Sentence, first: Party, one: Party, parties: readonly Party[]): boolean {
  const from = parties.indexOf(first);
  const to = parties.indexOf(one);
  if (to <= from || one.cue !== "later") return false;
  for (let i = from; i < to; i += 1) {
    const [a, b] = [parties[i], parties[i + 1]];
    if (a === undefined || b === undefined) return false;
    if (!isJoined(sentence, a, b) && !isTitleOf(sentence, a, b) && !isTitleOf(sentence, b, a)) {
      return false;
    }
  }
  return true;
}

interface Setting {
  readonly hasSource: boolean;
  readonly isAct: boolean;
  readonly hasCases: boolean;
}

function roleOf(party: Party, { hasSource, isAct, hasCases }: Setting): Role {
  switch (party.cue) {
    case "first":
    case "source":
      return "source";
    case "between":
      // An act between two is an act of both; a matter between them is only about them.
      return isAct ? "source" : "about";
    case "with":
      if (hasSource) return "target";
      return isAct ? "source" : "about";
    case "target":
      return "target";
    case "later":
      return !hasCases && hasSource ? "target" : "about";
    default:
      if (party.case !== "ablative") return "about";
      return hasSource ? "target" : "source";
  }
}

function asAbout(named: Named): readonly [Named, Role] {
  return [named, "about"];
}

const strength: Readonly<Record<Role, number>> = { source: 2, target: 1, about: 0 };

function collect(found: readonly (readonly [Named, Role])[]): readonly CodedActor[] {
  const roles = new Map<string, Role>();
  const note = (id: string, role: Role): void => {
    const known = roles.get(id);
    if (known === undefined || strength[role] > strength[known]) roles.set(id, role);
  };
  for (const [named, role] of found) {
    note(named.code.id, role);
    if (named.code.iso3 !== undefined) note(named.code.iso3, role);
  }
  return [...roles].map(([id, role]) => ({ id, role }));
}

function wordAfter(sentence: Sentence, from: number): string | undefined {
  const next = sentence.words.find((word) => word.start >= from);
  if (next === undefined || next.start - from > 3) return undefined;
  return foldWord(sentence.text.slice(next.start, next.end));
}

function wordBefore(sentence: Sentence, to: number): string | undefined {
  const before = sentence.words.filter((word) => word.end <= to).slice(-2);
  const read = (word: Span | undefined): string | undefined =>
    word === undefined ? undefined : foldWord(sentence.text.slice(word.start, word.end));
  const last = read(before.at(-1));
  return last === "the" ? read(before.at(-2)) : last;
}

import { foldWord, words } from "../language/index.ts";
import { isRead, type Language, type ReadLanguage } from "../terms/index.ts";
import { caseOf, type Party, readParty, type Sentence, wordBefore } from "./cases.ts";
import type { CodedActor, Role } from "./coder.ts";
import type { Named } from "./compile.ts";
import type { RoleGrammar } from "./grammar.ts";

/** The types of codes that can act. */
export const actorTypes: ReadonlySet<string> = new Set(["state", "actor", "organisation"]);

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
  if (grammar === undefined || !isRead(language)) return collect(names.map(asAbout));
  const sentence: Sentence = { text, language, grammar, words: words(text) };
  const parties = names.map((one) => readParty(sentence, one));
  share(sentence, parties);
  return collect(assign(sentence, parties, isAct));
}

/** Whether a name stands where something happens: in the locative, or after `in` or `в`. */
export function isPlace(
  named: Named,
  text: string,
  language: ReadLanguage,
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

/** Names joined by “and”, and a title with the state it belongs to, play one part. */
function share(sentence: Sentence, parties: readonly Party[]): void {
  for (let i = parties.length - 2; i >= 0; i -= 1) {
    const [one, next] = [parties[i], parties[i + 1]];
    if (one === undefined || next === undefined) continue;
    // Turkic marks only the last of a row: the earlier ones take its part, and “with” between two is “and”.
    if (isJoined(sentence, one, next) && sentence.grammar.after.size > 0) {
      const isMarked = next.cue !== "later" || one.cue === "with";
      if (one.case === "bare" && isMarked) one.cue = next.cue;
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
  // “President of X”, «президент X-а»; in Turkic a title stands before its bearer only.
  const isTurkic = sentence.grammar.after.size > 0;
  if (isTurkic && state.named.type === "state") return false;
  if (sentence.grammar.hasCases && !isTurkic && state.named.type === "state") {
    if (state.case !== "genitive") return false;
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
    if (isSubject) findFurtherSubjects(sentence, parties);
  }
  const hasSource = parties.some((one) => one.cue === "first" || one.cue === "source");
  return parties.map((one) => [
    one.named,
    roleOf(one, { hasSource, isAct, hasCases: sentence.grammar.hasCases }),
  ]);
}

/** A bare name that begins another clause is another doer: “A ratified it in March and B in June”. */
function findFurtherSubjects(sentence: Sentence, parties: readonly Party[]): void {
  for (const [i, one] of parties.entries()) {
    if (one.cue !== "later") continue;
    const before = parties[i - 1];
    if (before !== undefined && isOneParty(sentence, before, one)) {
      one.cue = before.cue;
      continue;
    }
    const between = sentence.text.slice(before?.named.end ?? 0, one.named.start);
    const word = wordBefore(sentence, one.named.start);
    const isLinked = word !== undefined && sentence.grammar.and.has(word);
    if (isLinked || /[,;:–—]\s*$/u.test(between)) one.cue = "first";
  }
}

/** Whether two names in a row play one part: joined by “and”, or a title and whose it is. */
function isOneParty(sentence: Sentence, a: Party, b: Party): boolean {
  return isJoined(sentence, a, b) || isTitleOf(sentence, a, b) || isTitleOf(sentence, b, a);
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
    if (!isOneParty(sentence, a, b)) return false;
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

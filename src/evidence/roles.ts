import { clauseAt } from "./clauses.ts";
import type { CodedActor, Role } from "./coder.ts";
import { isJoined, isTitleOf, type Party, type PartyCue } from "./parties.ts";
import type { Predicate } from "./predicate.ts";
import { factsOf, type Sentence, wordBefore, wordFrom, wordsBetween } from "./sentence.ts";

/** What a sentence is, as far as the parts of its actors depend on it. */
export interface Statement {
  readonly kind: string;
  readonly predicate: Predicate | undefined;
  /** Whether a priority names its rank: then its subject is what is put first, not who puts it there. */
  readonly isRank: boolean;
  /** Parties in a clause of their own about something else. */
  readonly apart: ReadonlySet<Party>;
  /** Whether words such as “jointly” make the act one of all who do it. */
  readonly isTogether: boolean;
}

/** The part of a party before it is known what the sentence is. */
type Part = PartyCue | "subject" | "object";

/**
 * The actors of a sentence and the parts they play.
 *
 * Shape: in the order in which they are first named; the parties of a mutual act have two entries, source and target.
 * Where the sentence reports no act, its actors are what it is `about`.
 */
export function findRoles(
  sentence: Sentence | undefined,
  parties: readonly Party[],
  statement: Statement,
): readonly CodedActor[] {
  if (sentence === undefined) return collect(parties.map((one) => [one, ["about"]]));
  const within = parties.filter((one) => !statement.apart.has(one));
  const parts = partsOf(sentence, within, statement.predicate);
  const clauses = within.map((one) => clauseAt(sentence, one.named.start));
  const roles = new Map(
    within.map((one, i) => [one, rolesOf(parts, i, within, { ...statement, clauses })]),
  );
  return collect(parties.map((one) => [one, roles.get(one) ?? ["about"]]));
}

/** Finds subject and objects among the bare names. */
function partsOf(
  sentence: Sentence,
  parties: readonly Party[],
  predicate: Predicate | undefined,
): Part[] {
  const parts: Part[] = parties.map((one) => one.cue);
  if (isLeadingAdjective(sentence, parties, predicate)) parts[0] = "subject";
  const first = firstSubject(sentence, parties, predicate);
  if (first < 0) return objects(sentence, parties, parts, predicate);
  for (let i = first; i < parties.length; i += 1) {
    const [before, one] = [parties[i - 1], parties[i]];
    if (one === undefined || parts[i] !== "bare") continue;
    if (i === first) parts[i] = "subject";
    else if (before !== undefined && isOneParty(sentence, before, one))
      parts[i] = parts[i - 1] ?? "bare";
    else if (startsClause(sentence, before, one)) parts[i] = "subject";
  }
  return objects(sentence, parties, parts, predicate);
}

/** “Kazakh guards fired at …”: an adjective before the verb names the doer where no name stands before it. */
function isLeadingAdjective(
  sentence: Sentence,
  parties: readonly Party[],
  predicate: Predicate | undefined,
): boolean {
  if (sentence.grammar.after.size > 0 || predicate?.isVerb !== true) return false;
  const { start } = predicate.named;
  const [first] = parties;
  if (first?.cue !== "adjective" || first.named.end > start) return false;
  return !parties.some((one) => one.named.start < start && one.cue === "bare");
}

/** The first bare name; in English and Russian one before the verb, where a verb is known. */
function firstSubject(
  sentence: Sentence,
  parties: readonly Party[],
  predicate: Predicate | undefined,
): number {
  const first = parties.findIndex((one) => one.cue === "bare");
  const one = parties[first];
  if (one === undefined || sentence.grammar.after.size > 0) return first;
  const isBefore = predicate === undefined || one.named.start < predicate.named.start;
  if (sentence.grammar.hasCases) {
    // In Russian the subject may stand after its verb; then nothing before it says who acts.
    const acts = parties.slice(0, first).some((other) => other.cue === "source");
    return isBefore || !acts ? first : -1;
  }
  return isBefore && wordsBetween(sentence, 0, one.named.start) <= mostBeforeSubject ? first : -1;
}

/** More words than these before its first name, and an English sentence has another subject. */
const mostBeforeSubject = 22;

/** In Russian and English a bare name after the verb is its object. */
function objects(
  sentence: Sentence,
  parties: readonly Party[],
  parts: Part[],
  predicate: Predicate | undefined,
): Part[] {
  if (sentence.grammar.after.size > 0) return parts;
  const hasSubject = parts.includes("subject");
  return parts.map((part, i) => {
    const place = parties[i]?.named.start ?? 0;
    // “Called on X”: what stands right after the verb with its preposition is its object.
    if (part === "about" && isRightAfter(sentence, predicate, place)) return "object";
    if (part !== "bare") return part;
    const isAfter = predicate === undefined ? hasSubject : place > predicate.named.start;
    return isAfter ? "object" : part;
  });
}

function isRightAfter(
  sentence: Sentence,
  predicate: Predicate | undefined,
  place: number,
): boolean {
  if (predicate?.isVerb !== true || place < predicate.named.end) return false;
  const last = sentence.words[wordFrom(sentence.words, predicate.named.end) - 1];
  if (last === undefined || factsOf(sentence, last).before === undefined) return false;
  return wordsBetween(sentence, predicate.named.end, place) <= 1;
}

/** A bare name that begins another clause is another doer: “A ratified it in March and B in June”. */
function startsClause(sentence: Sentence, before: Party | undefined, one: Party): boolean {
  const between = sentence.text.slice(before?.named.end ?? 0, one.named.start);
  const word = wordBefore(sentence, one.named.start);
  return word?.isAnd === true || word?.isBut === true || /[,;:–—]\s*$/u.test(between);
}

/** Whether two names in a row play one part: joined by “and”, or a title and whose it is. */
function isOneParty(sentence: Sentence, a: Party, b: Party): boolean {
  return isJoined(sentence, a, b) || isTitleOf(sentence, a, b) || isTitleOf(sentence, b, a);
}

/** Kinds whose statements are of all their parties at once, as the duties of a treaty or a quarrel are. */
const shared: ReadonlySet<string> = new Set(["commitment", "dispute", "agreement"]);

/** Acts aimed at what another did or owns: the owner is their target. */
const aimed: ReadonlySet<string> = new Set(["dispute", "threat", "event"]);

function rolesOf(
  parts: readonly Part[],
  i: number,
  parties: readonly Party[],
  statement: Statement & { readonly clauses: readonly number[] },
): readonly Role[] {
  const { clauses } = statement;
  const part = parts[i] ?? "about";
  const role = roleOf(part, parts, statement);
  if (role === "about") return [role];
  // “The treaty obliges X to …”: who is bound owns the duty.
  if (statement.kind === "commitment" && parties[i]?.case === "accusative") {
    if (!parts.includes("subject") && !parts.includes("source")) return ["source"];
  }
  if (part === "between") return both;
  if (!isShared(statement)) return [role];
  if (part === "with") return both;
  if (role !== "source") return [role];
  const sides = new Set(
    parties.flatMap((one, k) => {
      const own = parts[k] ?? "about";
      if (clauses[k] !== clauses[i]) return [];
      const isSide = own === "with" || roleOf(own, parts, statement) === "source";
      return isSide ? one.ids : [];
    }),
  );
  return sides.size > 1 ? both : [role];
}

const both: readonly Role[] = ["source", "target"];

/** Whether those who do it do it to one another. */
function isShared({ kind, predicate, isTogether }: Statement): boolean {
  if (kind === "priority" || kind === "threat") return false;
  if (predicate?.act.mutual === true || (isTogether && kind !== "proposal")) return true;
  return shared.has(kind) && (predicate?.isVerb !== true || kind !== "dispute");
}

function roleOf(part: Part, parts: readonly Part[], statement: Statement): Role {
  const { kind, predicate } = statement;
  if (kind === "fact") return "about";
  if (kind === "priority") return roleInPriority(part, parts, statement.isRank);
  const hasDoer = parts.includes("subject") || parts.includes("source");
  if (kind === "threat" && (predicate === undefined || !hasDoer)) {
    return part === "from" || part === "about" || part === "between" ? "about" : "target";
  }
  if (predicate === undefined && kind === "agreement") {
    return part === "between" || part === "subject" || part === "source" ? "source" : "about";
  }
  return roleInAct(part, parts, statement);
}

function roleInPriority(part: Part, parts: readonly Part[], isRank: boolean): Role {
  if (part === "source" || part === "for") return "source";
  if (part === "subject") return isRank ? "target" : "source";
  const hasDoer = parts.includes("source") || parts.includes("for");
  if (part === "owner")
    return hasDoer || (parts.includes("subject") && !isRank) ? "target" : "source";
  return part === "about" ? "about" : "target";
}

function hasAim(parts: readonly Part[]): boolean {
  return parts.includes("object") || parts.includes("target") || parts.includes("for");
}

function isBefore(parts: readonly Part[], one: Part, other: Part): boolean {
  const at = parts.indexOf(one);
  return at >= 0 && at < parts.indexOf(other);
}

function roleInAct(part: Part, parts: readonly Part[], { kind, predicate }: Statement): Role {
  const passive = predicate?.isPassive === true && !predicate.act.mutual;
  const hasSource = passive
    ? parts.includes("source")
    : parts.includes("subject") || parts.includes("source");
  switch (part) {
    case "subject":
      return passive ? "target" : "source";
    case "object":
    case "target":
    case "for":
      return "target";
    case "source":
    case "between":
      return "source";
    case "with":
      return hasSource ? "target" : "source";
    case "from":
      // “X deputies demanded of Y”: the owner of those who act acts himself.
      return hasSource || isBefore(parts, "owner", "from") ? "target" : "source";
    case "owner":
      if (!hasSource) return "source";
      return aimed.has(kind) && !hasAim(parts) ? "target" : "about";
    case "adjective":
      if (hasSource) return aimed.has(kind) && !hasAim(parts) ? "target" : "about";
      return passive ? "target" : "source";
    default:
      return "about";
  }
}

function collect(found: readonly (readonly [Party, readonly Role[]])[]): readonly CodedActor[] {
  const roles = new Map<string, { roles: readonly Role[]; resolved: CodedActor["resolved"] }>();
  for (const [{ ids, resolved }, own] of found) {
    for (const id of ids) {
      const known = roles.get(id);
      if (known === undefined) roles.set(id, { roles: own, resolved });
      else if (weigh(own) > weigh(known.roles)) roles.set(id, { roles: own, resolved });
    }
  }
  return [...roles].flatMap(([id, one]) =>
    one.roles.map((role) =>
      one.resolved === undefined ? { id, role } : { id, role, resolved: one.resolved },
    ),
  );
}

const strength: Readonly<Record<Role, number>> = { source: 2, target: 1, about: 0 };

function weigh(roles: readonly Role[]): number {
  return roles.reduce((sum, role) => sum + strength[role], 0);
}

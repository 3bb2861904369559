import { typeOf } from "./acts.ts";
import { clauseAt } from "./clauses.ts";
import type { CodedActor, Role } from "./coder.ts";
import { type Part, partsOf } from "./parts.ts";
import type { Party } from "./party.ts";
import type { Predicate } from "./predicate.ts";
import type { Sentence } from "./sentence.ts";

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
  if (parties.length === 0) return nobody;
  if (sentence === undefined) return collect(parties.map((one) => [one, bystander]));
  const within = parties.filter((one) => !statement.apart.has(one));
  const parts = partsOf(sentence, within, statement);
  const clauses = within.map((one) => clauseAt(sentence, one.named.start));
  const { kind, predicate, isRank, apart, isTogether } = statement;
  const whole = { kind, predicate, isRank, apart, isTogether, clauses };
  const played = new Map<Party, readonly Role[]>();
  within.forEach((one, i) => {
    played.set(one, rolesOf(parts, i, within, whole));
  });
  const roles = withThoseWithin(played, statement);
  return collect(
    parties
      .filter((one) => !isOnlyDescribed(sentence, one, roles.get(one)))
      .map((one) => [one, roles.get(one) ?? bystander]),
  );
}

const bystander: readonly Role[] = ["about"];

const nobody: readonly CodedActor[] = [];

/** Acts that reach those in a land: “killed villagers in X”, “fed hospitals in X”, “was on a visit in X”. */
const reaching: ReadonlySet<string> = new Set(["ASSAULT", "AID"]);
const visiting = "042";

/** Where nobody else is reached, the land in which people are endangered, helped, attacked or visited is the target. */
function withThoseWithin(
  played: ReadonlyMap<Party, readonly Role[]>,
  { kind, predicate }: Statement,
): ReadonlyMap<Party, readonly Role[]> {
  if (isPlayed(played, "target")) return played;
  const type = predicate === undefined ? undefined : typeOf(predicate.act);
  const isReaching =
    predicate?.act.cameo === visiting || (type !== undefined && reaching.has(type));
  if (kind !== "threat" && !(isReaching && kind === "event" && isPlayed(played, "source")))
    return played;
  return new Map([...played].map(([one, own]) => [one, one.isIn ? (["target"] as const) : own]));
}

function isPlayed(played: ReadonlyMap<Party, readonly Role[]>, role: Role): boolean {
  for (const own of played.values()) if (own.includes(role)) return true;
  return false;
}

/** In Uzbek and Kazakh an adjective names peoples and goods; it is an actor only where what it belongs to takes part. */
function isOnlyDescribed(
  sentence: Sentence,
  { named, cue, ids }: Party,
  roles: readonly Role[] | undefined,
): boolean {
  if (sentence.grammar.after.size === 0 || named.group.as !== "adjective") return false;
  if (ids.length === 0) return false;
  return cue === "owner" || roles === undefined || roles.includes("about");
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
  const isAccusative = part === "adjective" && parties[i]?.case === "accusative";
  const role = roleOf(part, parts, isAccusative ? { ...statement, isAccusative } : statement);
  if (role === "about") return [role];
  // “The treaty obliges X to …”: who is bound owns the duty.
  const isOrdered = part === "target" && parties[i]?.resolved === "parties";
  const isBound = parties[i]?.case === "accusative" || part === "object" || isOrdered;
  if (statement.kind === "commitment" && isBound) {
    if (!parts.includes("subject") && !parts.includes("source"))
      return isOrdered ? both : ["source"];
  }
  if (role === "source" && isOfPair(parties, i)) return both;
  if (part === "between" || isDivided(parts, parties, i, statement.kind)) return both;
  if (isOneAnother(parts, parties, i, statement.kind)) return both;
  if (!isShared(statement)) return [role];
  if (part === "with") return both;
  if (role !== "source") return [role];
  const sides = new Set<string>();
  parties.forEach((one, k) => {
    const own = parts[k] ?? "about";
    if (clauses[k] !== clauses[i]) return;
    const isSide = own === "with" || roleOf(own, parts, statement) === "source";
    if (isSide) for (const id of one.ids) sides.add(id);
  });
  return sides.size > 1 ? both : [role];
}

const both: readonly Role[] = ["source", "target"];

/** What “the two sides” do in an event in which nobody else has a part, they do with one another. */
function isOneAnother(
  parts: readonly Part[],
  parties: readonly Party[],
  i: number,
  kind: string,
): boolean {
  const one = parties[i];
  if (kind !== "event" || one?.resolved !== "parties" || one.ids.length < 2) return false;
  return !hasAim(parts) && !parts.includes("with");
}

/** «Казахстанско-китайская комиссия»: what two adjectives joined by a hyphen name is of both, and so is what it does. */
function isOfPair(parties: readonly Party[], i: number): boolean {
  return [i - 1, i].some((k) => {
    const [one, next] = [parties[k]?.named, parties[k + 1]?.named];
    if (one?.group.as !== "adjective" || next?.group.as !== "adjective") return false;
    return next.start - one.end === 1;
  });
}

/** «Остаётся для X и Y предметом разногласий», “divides X and Y”: a quarrel in which nobody is said to act is theirs. */
function isDivided(
  parts: readonly Part[],
  parties: readonly Party[],
  i: number,
  kind: string,
): boolean {
  if (kind !== "dispute" || parties.length !== 2 || parts[0] !== parts[1]) return false;
  const ids = new Set(parties.flatMap((one) => one.ids));
  return ids.size === 2 && (parts[i] === "object" || parts[i] === "for");
}

/** Whether those who do it do it to one another. */
function isShared({ kind, predicate, isTogether }: Statement): boolean {
  if (kind === "priority" || kind === "threat") return false;
  if (predicate?.act.mutual === true || (isTogether && kind !== "proposal")) return true;
  // Two who approve of a third's wish do nothing to one another.
  if (predicate !== undefined && typeOf(predicate.act) === "SUPPORT") return false;
  return shared.has(kind) && (predicate?.isVerb !== true || kind !== "dispute");
}

/** A statement as one of its parties stands in it. */
interface Placed extends Statement {
  /** Whether it is an adjective in the accusative: «упрекнули узбекскую сторону». */
  readonly isAccusative?: boolean;
}

function roleOf(part: Part, parts: readonly Part[], statement: Placed): Role {
  const { kind, predicate } = statement;
  if (kind === "fact") return "about";
  if (kind === "priority") {
    return roleInPriority(part, parts, statement.isRank || isBefore(parts, "owner", "subject"));
  }
  const hasDoer = parts.includes("subject") || parts.includes("source");
  if (kind === "threat" && (predicate === undefined || !hasDoer)) {
    return part === "from" || part === "about" || part === "between" ? "about" : "target";
  }
  if (predicate === undefined && kind === "agreement") {
    if (part === "target" && parts.includes("subject")) return "target";
    return part === "between" || part === "subject" || part === "source" ? "source" : "about";
  }
  return roleInAct(part, parts, statement);
}

function roleInPriority(part: Part, parts: readonly Part[], isRank: boolean): Role {
  if (part === "source" || part === "for") return "source";
  if (part === "subject") return isRank && !parts.includes("object") ? "target" : "source";
  const hasDoer = parts.includes("source") || parts.includes("for");
  // “X's priority is Y”: the owner puts, the subject is put.
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

function roleInAct(
  part: Part,
  parts: readonly Part[],
  { kind, predicate, isAccusative }: Placed,
): Role {
  const passive = predicate?.isPassive === true && !predicate.act.mutual;
  const hasSource = passive
    ? parts.includes("source")
    : parts.includes("subject") || parts.includes("source");
  // Forces that are raised are their owner's: «войска X приведены в готовность».
  if (predicate?.act.ofOwn === true && !hasSource && part !== "about") return "source";
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
      // “Two clerks of X were sent away”: what is done to his own is done to him.
      if (!hasSource) return passive && aimed.has(kind) ? "target" : "source";
      return aimed.has(kind) && !hasAim(parts) ? "target" : "about";
    case "adjective":
      if (isAccusative) return "target";
      if (hasSource) return aimed.has(kind) && !hasAim(parts) ? "target" : "about";
      // “X-u vydelen rossiyskiy grant”: what is given to another is the giver's.
      return passive && !hasAim(parts) ? "target" : "source";
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
  const actors: CodedActor[] = [];
  for (const [id, { roles: own, resolved }] of roles) {
    for (const role of own)
      actors.push(resolved === undefined ? { id, role } : { id, role, resolved });
  }
  return actors;
}

const strength: Readonly<Record<Role, number>> = { source: 2, target: 1, about: 0 };

function weigh(roles: readonly Role[]): number {
  return roles.reduce((sum, role) => sum + strength[role], 0);
}

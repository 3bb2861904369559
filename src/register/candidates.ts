import type { Paper } from "./actWords.ts";
import type { ProposalRules } from "./proposalContent.ts";
import type { ActedKind } from "./rules.ts";
import type { Statement } from "./statement.ts";
import type { TitleMatch } from "./titles.ts";

/** An entry as proposals are matched to it. */
export interface KnownEntry {
  readonly id: string;
  readonly kind: ActedKind;
  readonly title: Readonly<Record<string, string>>;
  readonly parties: readonly string[];
  readonly directions: readonly string[];
  readonly form: string | undefined;
  readonly agreement: string | undefined;
  readonly due: string | undefined;
  /** Amount to be reached, in whole units, as texts give amounts. */
  readonly target: { readonly value: number; readonly unit: string } | undefined;
  readonly acts: readonly KnownAct[];
}

/** An act that the register has. */
export interface KnownAct {
  readonly id: string;
  readonly word: string;
  readonly date: string;
  readonly party: string | undefined;
}

/** Why a sentence may speak of an entry: what matched, and the words, states or days themselves. */
export interface Reason {
  readonly what:
    | "name"
    | "title"
    | "parties"
    | "day"
    | "period"
    | "form"
    | "amount"
    | "due"
    | "carried"
    | "direction";
  readonly matched: readonly string[];
}

/** An entry that a sentence may speak of. */
export interface Candidate {
  readonly entry: string;
  readonly score: number;
  readonly reasons: readonly Reason[];
  /** Where the sentence names it; undefined when only parties, days or amounts tell. */
  readonly start: number | undefined;
  readonly end: number | undefined;
}

/** What a sentence has that speaks for one entry or another. */
export interface Clues {
  readonly statement: Statement;
  readonly papers: readonly Paper[];
  readonly titles: ReadonlyMap<string, TitleMatch>;
  /** The entry that the sentence before in the same passage speaks of. */
  readonly carried: string | undefined;
}

interface Tally {
  score: number;
  readonly reasons: Reason[];
  start: number | undefined;
  end: number | undefined;
}

/**
 * How much a sentence speaks of an entry, and why.
 *
 * Unit: from 0 to 1. Missing: undefined where the states named are none of its parties, or nothing speaks for it.
 */
export function weighEntry(
  entry: KnownEntry,
  clues: Clues,
  rules: ProposalRules,
): Candidate | undefined {
  const weights = entry.kind === "commitment" ? rules.commitment : rules.agreement;
  const tally: Tally = { score: 0, reasons: [], start: undefined, end: undefined };
  const days = clues.statement.days.filter((day) => day.value.length === 10);
  const isDated = days.some((day) => entry.acts.some((act) => act.date === day.value));
  addNames(tally, entry, clues, isDated ? { ...weights, leastTitle: rules.leastDated } : weights);
  if (!addParties(tally, entry, clues.statement.states, weights)) return undefined;
  if (entry.kind === "commitment") addPromise(tally, entry, clues.statement, rules.commitment);
  else addPaper(tally, entry, clues, rules.agreement);
  if (!tally.reasons.some((one) => tellsApart.has(one.what))) return undefined;
  const score = Math.round(Math.min(1, tally.score) * 1000) / 1000;
  const { reasons, start, end } = tally;
  return { entry: entry.id, score, reasons, start, end };
}

/** Without one of these a sentence could be about any entry of the parties. */
const tellsApart: ReadonlySet<string> = new Set(["name", "title", "day", "amount", "carried"]);

type Names = Pick<ProposalRules["agreement"], "named" | "title" | "leastTitle"> & {
  readonly carried?: number;
};

function addNames(tally: Tally, entry: KnownEntry, clues: Clues, weights: Names): void {
  const ids = new Set([entry.id, entry.kind === "commitment" ? (entry.agreement ?? "") : ""]);
  const { quote, entries } = clues.statement;
  const named = entries.find((one) => ids.has(one.value));
  const title = clues.titles.get(entry.id);
  const byTitle = title !== undefined && title.share >= weights.leastTitle;
  if (named !== undefined) {
    tally.score += weights.named;
    tally.reasons.push({ what: "name", matched: [quote.slice(named.start, named.end)] });
    tally.start = named.start;
    tally.end = named.end;
  }
  if (byTitle) {
    tally.score += weights.title * title.share;
    tally.reasons.push({ what: "title", matched: title.words });
    tally.start = Math.min(tally.start ?? title.start, title.start);
    tally.end = Math.max(tally.end ?? title.end, title.end);
  }
  if (named === undefined && !byTitle && clues.carried === entry.id) {
    tally.score += weights.carried ?? 0;
    tally.reasons.push({ what: "carried", matched: [] });
  }
}

type Sides = Pick<
  ProposalRules["agreement"],
  "parties" | "someParties" | "moreParties" | "otherParties" | "noParties"
>;

/** Whether the states named leave the entry possible: some of them must be its parties. */
function addParties(
  tally: Tally,
  entry: KnownEntry,
  states: readonly string[],
  weights: Sides,
): boolean {
  if (entry.parties.length === 0) return true;
  if (states.length === 0) {
    if (!isNamed(tally)) tally.score += weights.noParties;
    return true;
  }
  const shared = states.filter((one) => entry.parties.includes(one));
  if (shared.length === 0) return false;
  const isMore = shared.length < states.length;
  const isAll = shared.length === entry.parties.length;
  if (isMore) tally.score += isAll ? weights.moreParties : weights.otherParties;
  else tally.score += isAll ? weights.parties : weights.someParties;
  tally.reasons.push({ what: "parties", matched: shared });
  return true;
}

/** Whether a codebook gives the name, or the sentence before did: that needs no form of paper and no party beside it. */
function isNamed({ reasons }: Tally): boolean {
  return reasons.some((one) => one.what === "name" || one.what === "carried");
}

function addPaper(
  tally: Tally,
  entry: KnownEntry,
  { statement, papers }: Clues,
  weights: ProposalRules["agreement"],
): void {
  const days = entry.acts.map((one) => one.date);
  const said = statement.days.map((one) => one.value);
  const same = said.filter((one) => days.includes(one) && one.length === 10);
  const near = said.filter((one) => days.some((day) => isCompatible(one, day)));
  if (same.length > 0) {
    tally.score += weights.day;
    tally.reasons.push({ what: "day", matched: unique(same) });
    // Another paper of that day: it has a name in this language, and the sentence has none of its words.
    const hasTitle = entry.title[statement.language] !== undefined;
    if (hasTitle && tally.start === undefined && !isNamed(tally)) tally.score += weights.otherTitle;
  } else if (near.length > 0) {
    tally.score += near.some((one) => one.length >= 7) ? weights.month : weights.year;
    tally.reasons.push({ what: "period", matched: unique(near) });
  }
  const forms = papers.filter((one) => !one.isLink).map((one) => one.value);
  if (entry.form === undefined) return;
  if (forms.length === 0) {
    if (!isNamed(tally)) tally.score += weights.noForm;
    return;
  }
  const isSame = forms.some((form) => entry.form?.includes(form));
  tally.score += isSame ? weights.form : weights.otherForm;
  if (isSame) tally.reasons.push({ what: "form", matched: [entry.form] });
}

function addPromise(
  tally: Tally,
  entry: KnownEntry,
  { amounts, deadline, directions }: Statement,
  weights: ProposalRules["commitment"],
): void {
  const { target, due } = entry;
  const comparable = amounts.filter(({ value }) => value.unit === target?.unit);
  if (target !== undefined && comparable.length > 0) {
    const same = comparable.some(({ value }) => Math.abs(value.value / target.value - 1) < 0.005);
    tally.score += same ? weights.amount : weights.otherAmount;
    if (same) {
      tally.reasons.push({ what: "amount", matched: [`${target.value} ${target.unit}`] });
    }
  }
  if (due !== undefined && deadline !== undefined) {
    const same = isCompatible(due, deadline);
    tally.score += same ? weights.due : weights.otherDue;
    if (same) tally.reasons.push({ what: "due", matched: [deadline] });
  }
  const shared = directions.filter((one) => entry.directions.includes(one));
  if (shared.length > 0) {
    tally.score += weights.direction;
    tally.reasons.push({ what: "direction", matched: shared });
  }
}

/** Whether two partial dates may mean the same day: one is the other, more exact. */
export function isCompatible(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

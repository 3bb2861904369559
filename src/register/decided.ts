import type { Correction, Decision, SeenProposal } from "../decisions/index.ts";
import { decidedValue } from "../decisions/index.ts";
import type { RowOf } from "../store/index.ts";
import { type Finding, isPartialDate } from "../terms/index.ts";
import { isCompatible } from "./candidates.ts";
import type { Draft } from "./entries.ts";
import { newEntryId } from "./proposals.ts";
import type { Decided } from "./queue.ts";
import type { ActedKind, StatusRules } from "./rules.ts";
import { knownFrom } from "./subject.ts";
import type { act, agreement, commitment } from "./table.ts";

/** Rows that stand in the register because people decided so, each with its decision. */
export interface DecidedRows {
  readonly acts: readonly RowOf<typeof act>[];
  readonly agreements: readonly Draft<RowOf<typeof agreement>>[];
  readonly commitments: readonly Draft<RowOf<typeof commitment>>[];
  readonly findings: readonly Finding[];
}

/** What a decision is held against: a decision that does not fit makes no row and is noted. */
export interface DecidedContext {
  readonly rules: StatusRules;
  readonly states: ReadonlySet<string>;
  /** Entries of the register's own tables by id. */
  readonly kinds: ReadonlyMap<string, ActedKind>;
  /** Acts of the register's own tables. */
  readonly acts: readonly Pick<RowOf<typeof act>, "entry" | "act" | "date">[];
}

/** A decision with its place in its file. */
export interface PlacedDecided extends Omit<Decided, "holds"> {
  readonly holds: (Decision & { readonly file: string; readonly row: number }) | undefined;
}

/**
 * The rows that people's decisions add to the register.
 *
 * Shape: accepted proposals as the person saw them, corrected and split ones as the person wrote them; what is merged
 * into an entry becomes an act of it, unless the register has that act. Never a row without its decision.
 */
export function decidedRows(
  decided: Iterable<PlacedDecided>,
  context: DecidedContext,
): DecidedRows {
  const made: Made = { acts: [], agreements: [], commitments: [], findings: [] };
  const all = [...decided].sort((a, b) => (a.id < b.id ? -1 : 1));
  const kinds = new Map(context.kinds);
  const wished = all.flatMap((one) => wishesOf(one));
  // New entries first: an act may be about one of them.
  for (const wish of wished) addEntry(wish, kinds, context, made);
  for (const wish of wished) addAct(wish, kinds, context, made);
  return made;
}

interface Made {
  readonly acts: RowOf<typeof act>[];
  readonly agreements: Draft<RowOf<typeof agreement>>[];
  readonly commitments: Draft<RowOf<typeof commitment>>[];
  readonly findings: Finding[];
}

/** What is to stand in the register: what the machine proposed, with what the person put in its place. */
interface Wish {
  readonly id: string;
  readonly seen: SeenProposal;
  readonly entry: string;
  readonly isNew: boolean;
  readonly put: Correction;
  readonly decision: NonNullable<PlacedDecided["holds"]>;
}

function wishesOf({ id, holds }: PlacedDecided): readonly Wish[] {
  if (holds === undefined) return [];
  const seen = seenBy(holds);
  if (seen === undefined || holds.kind === "reject") return [];
  const merged = decidedValue(holds, "merge");
  if (merged?.into.startsWith("p-") === true) return [];
  const puts: readonly Correction[] =
    decidedValue(holds, "split")?.parts ??
    (merged === undefined ? [correctionOf(holds)] : [{ entry: merged.into }]);
  return puts.map((put, index) => {
    const own = puts.length === 1 ? id : `${id}.${index + 1}`;
    const isNew = seen.kind !== "act" && put.entry === undefined;
    const entry = put.entry ?? (isNew ? newEntryId(own) : seen.entry);
    return { id: own, seen, entry, isNew, put, decision: holds };
  });
}

function seenBy(decision: Decision): SeenProposal | undefined {
  const { value } = decision;
  if (typeof value !== "object" || value === null || !("seen" in value)) return undefined;
  // Checked by makeDecision, by which every decision comes to be.
  return value.seen as SeenProposal;
}

function correctionOf(decision: Decision): Correction {
  const { seen: _, ...put } = decidedValue(decision, "correct") ?? { seen: undefined };
  return put;
}

function addEntry(
  wish: Wish,
  kinds: Map<string, ActedKind>,
  { states }: DecidedContext,
  made: Made,
): void {
  const { seen, put, entry, isNew, decision } = wish;
  if (!isNew) return;
  const parties = put.parties ?? seen.parties ?? [];
  const strange = parties.filter((one) => !states.has(one));
  if (parties.length === 0 || strange.length > 0 || kinds.has(entry)) {
    made.findings.push(unfit(decision, "its parties are no states of the dossier"));
    return;
  }
  const common = {
    id: entry,
    title: put.title ?? seen.title ?? {},
    directions: put.directions ?? seen.directions ?? [],
    interests: put.interests ?? seen.interests ?? [],
    tags: [],
    ...sourceOf(wish),
  };
  if (seen.kind === "commitment") {
    made.commitments.push({
      ...common,
      agreement: put.agreement,
      projects: [],
      obligors: parties,
      due: put.due ?? seen.due,
      targetValue: put.targetValue ?? seen.targetValue,
      unit: put.unit ?? seen.unit,
    });
    kinds.set(entry, "commitment");
    return;
  }
  const none = { legalBasis: [], related: [], amends: [], implements: [] };
  made.agreements.push({
    ...common,
    ...none,
    titlesSeen: Object.keys(common.title),
    kind: put.form ?? seen.form ?? "agreement",
    parties,
    duration: undefined,
    subject: undefined,
  });
  kinds.set(entry, "agreement");
}

function addAct(
  wish: Wish,
  kinds: ReadonlyMap<string, ActedKind>,
  { rules, states, acts }: DecidedContext,
  made: Made,
): void {
  const { seen, put, entry, decision } = wish;
  const kind = kinds.get(entry);
  const word = put.act ?? seen.act ?? "";
  const date = put.date ?? seen.date ?? "";
  const party = put.party ?? seen.party;
  const applies = kind !== undefined && rules.acts.get(word)?.applies.includes(kind) === true;
  if (kind === undefined) {
    made.findings.push(unfit(decision, "the register has no entry of that id"));
  } else if (!applies) {
    made.findings.push(unfit(decision, `its act is none of ${kind} entries`));
  } else if (!isPartialDate(date) || (party !== undefined && !states.has(party))) {
    made.findings.push(unfit(decision, "its day or its party is missing or not known"));
  } else {
    const has = acts.some(
      (one) => one.entry === entry && one.act === word && isCompatible(one.date, date),
    );
    if (has && decision.kind === "merge") return;
    const { checked: _, ...source } = sourceOf(wish);
    const told = seen.source.date ?? "";
    const known = isPartialDate(told) ? told : undefined;
    made.acts.push({
      id: wish.id,
      entry,
      entryKind: kind,
      act: word,
      date,
      party,
      place: put.place,
      value: put.value,
      ...source,
      known: knownFrom({ date, known }),
    });
  }
}

/** The document as the source, and the decision by which the row stands. */
function sourceOf({ seen, decision }: Wish) {
  return {
    checked: decision.when.slice(0, 10),
    sourceTitle: seen.source.title,
    sourceUrl: undefined,
    confidence: "medium",
    note: decision.why,
    file: decision.file,
    row: decision.row,
    decision: decision.id,
  };
}

function unfit({ id, file, row }: Wish["decision"], why: string): Finding {
  return {
    code: "decision-not-applied",
    severity: "warning",
    message: `The decision adds nothing to the register: ${why}.`,
    remedy: "Correct it by a new decision: hamkor decide ID correct --value JSON.",
    file,
    row,
    about: id,
  };
}

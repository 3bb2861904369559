import { z } from "zod";
import { type Decision, decision, toDecision } from "../decisions/index.ts";
import {
  agreement,
  commitment,
  type Decided,
  decideProposals,
  dispute,
  doctrine,
  type Proposal,
  proposal,
} from "../register/index.ts";
import type { Reader, RowOf } from "../store/index.ts";
import { document } from "../texts/index.ts";
import type { BookEntry } from "./book.ts";
import { type DecisionShape, proposalKinds, type Proposal as Shown } from "./contract.ts";

const kind = z.enum(proposalKinds);

type DocumentRow = RowOf<typeof document>;
type DecisionRow = RowOf<typeof decision>;

/** Proposals with what people decided, and what their pages name. */
export interface QueueDesk {
  readonly proposals: readonly Proposal[];
  readonly decided: ReadonlyMap<string, Decided>;
  readonly rows: ReadonlyMap<string, DecisionRow>;
  readonly documents: ReadonlyMap<string, DocumentRow>;
}

/** Reads the queue from a store; `fresh` are decisions that were made since it was built. */
export async function readQueue(
  store: Reader,
  fresh: readonly DecisionRow[] = [],
): Promise<QueueDesk> {
  const proposals = await store.rows(proposal);
  const rows = new Map((await store.rows(decision)).map((one) => [one.id, one]));
  for (const one of fresh) rows.set(one.id, one);
  const decisions: readonly Decision[] = [...rows.values()].map(toDecision);
  return {
    proposals,
    decided: decideProposals(proposals, decisions),
    rows,
    documents: new Map((await store.rows(document)).map((one) => [one.id, one])),
  };
}

/** What pages need of the rest: titles of entries, explanations of rules. */
export interface QueueNames {
  readonly entries: ReadonlyMap<string, Pick<BookEntry, "kind" | "title">>;
  readonly explanations: ReadonlyMap<string, string>;
}

/** A proposal as it crosses the wire. */
export function viewProposal(one: Proposal, queue: QueueDesk, names: QueueNames): Shown {
  const { aliases: _, codebooks: __, known: ___, disagrees, ...rest } = one;
  const decided = queue.decided.get(one.id);
  return {
    ...rest,
    kind: kind.parse(one.kind),
    state: decided?.state ?? "open",
    entryTitle: { ...(names.entries.get(one.entry)?.title ?? one.title) },
    title: { ...one.title },
    parties: [...one.parties],
    directions: [...one.directions],
    interests: [...one.interests],
    documents: [...one.documents],
    disagreesWith: [...disagrees],
    candidates: one.candidates.map(({ entry, score, reasons }) => ({
      entry,
      kind: names.entries.get(entry)?.kind ?? "",
      title: { ...(names.entries.get(entry)?.title ?? {}) },
      score,
      reasons: reasons.map(({ what, matched }) => ({ what, matched: [...matched] })),
    })),
    quotes: one.quotes.map((quote) => {
      const document = queue.documents.get(quote.document);
      return {
        ...quote,
        title: document?.title ?? quote.document,
        date: document?.date,
        file: document?.file ?? "",
      };
    }),
    explanation: names.explanations.get(one.rule) ?? "",
    decisions: (decided?.decisions ?? []).flatMap(({ id }) => {
      const row = queue.rows.get(id);
      return row === undefined ? [] : [viewDecision(row)];
    }),
  };
}

/** A decision as it crosses the wire. */
export function viewDecision(row: DecisionRow): DecisionShape {
  return { ...row, kind: toDecision(row).kind };
}

/** What of a queue is asked for. */
export interface QueueAsked {
  readonly kind?: string | undefined;
  readonly direction?: string | undefined;
  readonly document?: string | undefined;
  readonly state?: string | undefined;
  readonly offset: number;
  readonly limit: number;
}

const filters = ["kind", "direction", "document", "state"] as const;
type FilterName = (typeof filters)[number];

/** The proposals that fit, the surest first, with counts beside each choice of each filter. */
export function viewQueue(queue: QueueDesk, names: QueueNames, asked: QueueAsked) {
  const views = queue.proposals.map((one) => viewProposal(one, queue, names));
  const found = views
    .filter((one) => filters.every((name) => fits(one, name, asked[name])))
    .sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
  return {
    total: found.length,
    offset: asked.offset,
    proposals: found.slice(asked.offset, asked.offset + asked.limit),
    facets: Object.fromEntries(filters.map((name) => [name, countOf(views, name, asked)])),
  };
}

function valuesOf(one: Shown, name: FilterName): readonly string[] {
  if (name === "direction") return one.directions;
  return name === "document" ? one.documents : [one[name]];
}

function fits(one: Shown, name: FilterName, wanted: string | undefined): boolean {
  return wanted === undefined || wanted === "" || valuesOf(one, name).includes(wanted);
}

/** What one would see under each choice with the other filters kept; zeros stay. */
function countOf(views: readonly Shown[], name: FilterName, asked: QueueAsked) {
  const others = filters.filter((other) => other !== name);
  const counts = new Map<string, number>();
  for (const one of views) {
    const counted = others.every((other) => fits(one, other, asked[other]));
    for (const value of valuesOf(one, name)) {
      counts.set(value, (counts.get(value) ?? 0) + (counted ? 1 : 0));
    }
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Titles and kinds of the register's entries by id, for lists that name them. */
export async function readTitles(store: Reader): Promise<QueueNames["entries"]> {
  const rows = [
    ...(await store.rows(agreement)).map((row) => ({ ...row, kind: "agreement" as const })),
    ...(await store.rows(commitment)).map((row) => ({ ...row, kind: "commitment" as const })),
    ...(await store.rows(dispute)).map((row) => ({ ...row, kind: "dispute" as const })),
    ...(await store.rows(doctrine)).map((row) => ({ ...row, kind: "doctrine" as const })),
  ];
  return new Map(rows.map(({ id, kind, title }) => [id, { kind, title }]));
}

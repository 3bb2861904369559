import type { SeenProposal } from "../decisions/index.ts";
import type { Proposal } from "./proposals.ts";

/** Longest title and quote that are kept with a decision. */
const longestTitle = 900;
const longestQuote = 6000;

/**
 * A proposal as a person sees it when deciding: kept with the decision, so that the row that follows from it is what
 * the person agreed to, whatever later documents say.
 *
 * Missing: undefined where the proposal has no quote.
 */
export function seenOf(
  proposal: Proposal,
  documents: ReadonlyMap<string, { readonly title: string; readonly date?: string | undefined }>,
): SeenProposal | undefined {
  const [quote] = proposal.quotes;
  if (quote === undefined) return undefined;
  const document = documents.get(quote.document);
  const { kind, entry, entryKind, act, date, party, form, due, targetValue, unit } = proposal;
  const seen = {
    kind,
    entry,
    entryKind,
    act,
    date,
    party,
    title: proposal.isNew ? proposal.title : undefined,
    form,
    parties: [...proposal.parties],
    directions: [...proposal.directions],
    interests: [...proposal.interests],
    due,
    targetValue,
    unit,
    source: {
      document: quote.document,
      title: (document?.title ?? quote.document).slice(0, longestTitle),
      date: document?.date,
      quote: quote.quote.slice(0, longestQuote),
    },
  };
  // What the machine proposes fits the shape that makeDecision checks; what is missing is left out.
  return JSON.parse(JSON.stringify(seen)) as SeenProposal;
}

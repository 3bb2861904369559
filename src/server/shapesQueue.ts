import { z } from "zod";
import { decisionKinds } from "../decisions/index.ts";
import { labels } from "./shapesFrame.ts";
import { next } from "./shapesPage.ts";

/** What a proposal would add to the register. */
export const proposalKinds = ["act", "agreement", "commitment"] as const;

/** How a proposal stands: open until people decide; disputed while they disagree. */
export const proposalStates = [
  "open",
  "accepted",
  "corrected",
  "rejected",
  "merged",
  "split",
  "disputed",
] as const;

/** A decision of a person, as its line stands. */
export const decisionShape = z.object({
  id: z.string(),
  when: z.string(),
  who: z.string(),
  kind: z.enum(decisionKinds),
  about: z.string(),
  value: z.unknown().optional().describe("What it puts in place; its form follows from the kind."),
  why: z.string().optional(),
  rule: z.string().optional(),
  codebooks: z.string().optional(),
  undoes: z.string().optional(),
  state: z.string().describe("stands, undone, replaced or without effect."),
  holds: z.boolean().describe("Whether it is what people together hold."),
  file: z.string(),
  row: z.number().int(),
});

/** The words of a document from which something is proposed, with their place: open the reader there. */
export const proposalQuote = z.object({
  document: z.string(),
  title: z.string().describe("Title of the document."),
  date: z.string().optional().describe("Date of the document."),
  file: z.string(),
  passage: z.string(),
  coding: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  language: z.string(),
  rule: z.string(),
});

/** An entry of the register that a proposal may be about, with why. */
export const proposalCandidate = z.object({
  entry: z.string(),
  kind: z.string(),
  title: labels,
  score: z.number().describe("From 0 to 1; the entry that is proposed comes first."),
  reasons: z
    .array(z.object({ what: z.string(), matched: z.array(z.string()) }))
    .describe(
      "What matched, such as words of the title, parties or days, and the words themselves.",
    ),
});

/** Something that the machine proposes for the register and a person decides. */
export const proposal = z.object({
  id: z.string(),
  kind: z.enum(proposalKinds),
  state: z.enum(proposalStates),
  entry: z.string().optional().describe("Entry that the act is about; for a new one its id to be."),
  entryKind: z.string(),
  entryTitle: labels,
  isNew: z.boolean().describe("Whether the register does not have that entry."),
  act: z.string().optional(),
  date: z.string().optional(),
  party: z.string().optional(),
  title: labels.describe("For a new entry: its title as the passages give it."),
  form: z.string().optional(),
  parties: z.array(z.string()),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  due: z.string().optional(),
  targetValue: z.number().optional(),
  unit: z.string().optional(),
  disagreesWith: z
    .array(z.string())
    .describe("Acts of the register that say otherwise: another day for what happens once."),
  candidates: z.array(proposalCandidate),
  quotes: z.array(proposalQuote),
  documents: z.array(z.string()),
  confidence: z.number(),
  rule: z.string(),
  explanation: z.string().describe("What the rule says."),
  decisions: z.array(decisionShape).describe("All that people decided about it, the oldest first."),
});

/** Proposals that fit the filters, with counts for every filter. */
export const queue = z.object({
  total: z.number().int(),
  offset: z.number().int(),
  next,
  proposals: z.array(proposal),
  facets: z.record(z.string(), z.record(z.string(), z.number().int())),
});

/** What a page needs before it may write: a token that is made anew with each start of the server. */
export const writeToken = z.object({ token: z.string(), header: z.string() });

/** What a person decides: the body of POST /api/decisions. */
export const decisionBody = z.strictObject({
  who: z.string().min(1).max(80),
  kind: z.enum(decisionKinds),
  about: z
    .string()
    .max(400)
    .describe("Id of the proposal; for undo that of the decision; for code left empty."),
  value: z.unknown().optional(),
  why: z.string().max(4000).optional(),
  email: z.string().max(200).optional().describe("For the commit, where the dossier is in git."),
});

/** What became of a decision. */
export const decided = z.object({
  decision: z.object({ id: z.string(), when: z.string(), who: z.string(), kind: z.string() }),
  file: z.string(),
  git: z.object({
    state: z.enum(["committed", "no repository", "not committed"]),
    commit: z.string().optional(),
    reason: z.string().optional(),
  }),
  build: z.object({
    state: z.enum(["ready", "building", "failed"]),
    fingerprint: z.string(),
  }),
  proposal: proposal.optional().describe("How it stands now, once the build has followed."),
});

/** Coding of a stretch by a person or a model, for the margin of the reader. */
export const personCodingShape = z.object({
  id: z.string(),
  document: z.string(),
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  kind: z.string(),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  actors: z.array(z.object({ id: z.string(), role: z.string() })),
  polarity: z.string(),
  negated: z.boolean(),
  coder: z.string(),
  holds: z.boolean(),
});

/** How far two coders of one document agree, field by field. */
export const coderAgreement = z.object({
  coders: z.array(z.string()),
  fields: z.array(
    z.object({
      field: z.string(),
      n: z.number().int(),
      raw: z.number().optional(),
      alpha: z.number().optional(),
      kappa: z.number().optional(),
      ac1: z.number().optional(),
    }),
  ),
});

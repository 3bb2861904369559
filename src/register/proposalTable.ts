import { boolean, integer, json, number, optional, table, text, texts } from "../store/index.ts";
import type { Candidate } from "./candidates.ts";

/** The words of a document on which a proposal rests, with their place. */
export interface ProposalQuote {
  readonly document: string;
  readonly passage: string;
  readonly coding: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly language: string;
  readonly rule: string;
}

/** An entry that a proposal may be about, with the score and what matched. */
export type ProposalCandidate = Pick<Candidate, "entry" | "score" | "reasons">;

/** What the machine proposes for the register: nothing of it stands there until a person decides. */
export const proposal = table({
  name: "proposal",
  room: "register",
  grain: "One act, agreement or commitment that documents tell and the register does not have.",
  key: ["id"],
  columns: {
    id: text(
      "Digest of entry, act and day, or of title, parties and day: the same after an edit elsewhere.",
    ),
    aliases: texts("Other ids under which parts of it were or may be decided on."),
    kind: text("act, agreement or commitment: what it would add."),
    entry: text("Entry that the act is about; for a new one the id that it would have."),
    entryKind: text("Kind of that entry."),
    isNew: boolean("Whether the register does not have that entry."),
    act: text("What was done, from the closed list."),
    date: optional(text("When, as exact as the passages.")),
    party: optional(text("State that did it.", { from: "state.iso3" })),
    title: json<Readonly<Record<string, string>>>(
      "For a new entry: title by language, as passages have it.",
    ),
    form: optional(text("For a new agreement: form of the paper.")),
    parties: texts("States concerned."),
    directions: texts("Directions of the frame."),
    interests: texts("Interests of the frame."),
    due: optional(text("For a new commitment: day by which it is due.")),
    targetValue: optional(number("For a new commitment: value to be reached, in `unit`.")),
    unit: optional(text("Unit of that value.")),
    disagrees: texts(
      "Acts of the register that give another day for what happens once, or say otherwise.",
      {
        from: "act.id",
      },
    ),
    candidates: json<readonly ProposalCandidate[]>(
      "Entries that it may be about, the likeliest first.",
    ),
    quotes: json<readonly ProposalQuote[]>("The passages that tell it."),
    documents: texts("Documents that tell it.", { from: "document.id" }),
    known: optional(text("Date of the first of these documents.")),
    confidence: number("How sure the machine is.", { unit: "share, 0 to 1" }),
    rule: text("Rule of content/rules/proposals.yaml by which it came to be."),
    codebooks: text("Versions of the words by which it was found."),
  },
});

/** What documents say of entries that the register has: it needs no decision. */
export const confirmation = table({
  name: "confirmation",
  room: "register",
  grain: "One sentence that names an entry of the register or tells an act that it has.",
  key: ["id"],
  columns: {
    id: text("Digest of place, entry and act."),
    entry: text("Entry that it speaks of."),
    act: optional(text("Act of the register that it tells.", { from: "act.id" })),
    document: text("Document.", { from: "document.id" }),
    passage: text("Passage in which it stands.", { from: "passage.id" }),
    coding: text("Coding of the sentence.", { from: "coding.id" }),
    start: integer("Where the sentence begins.", { unit: "UTF-16 units" }),
    end: integer("Where it ends.", { unit: "UTF-16 units" }),
    quote: text("The sentence, exactly as it stands there."),
    language: text("Its language."),
    score: number("How much speaks for the entry.", { unit: "share, 0 to 1" }),
    reasons: json<Candidate["reasons"]>("What matched."),
    rule: text("Rule of content/rules/proposals.yaml."),
  },
});

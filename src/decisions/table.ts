import type { CodedActor } from "../evidence/index.ts";
import { accountColumns } from "../sources/index.ts";
import { boolean, integer, json, optional, table, text, texts } from "../store/index.ts";

/** What people decided, line by line: never mixed with what the machine made. */
export const decision = table({
  name: "decision",
  room: "decisions",
  grain: "One decision of one person, as it stands in that person's file.",
  key: ["id"],
  columns: {
    id: text("Digest of all that the decision says."),
    when: text("Moment at which it was made, UTC."),
    who: text("Who decided."),
    kind: text("accept, correct, reject, merge, split, code, settle or undo."),
    about: text("Proposal, stretch of a document or decision that it is about."),
    value: optional(json<unknown>("What it puts in place, by its kind.")),
    why: optional(text("Why, in that person's words.")),
    rule: optional(text("Rule by which the machine had proposed it.")),
    codebooks: optional(text("Versions of the codebooks when it was made.")),
    undoes: optional(text("For an undo: the decision taken back.", { from: "decision.id" })),
    state: text(
      "stands, undone, replaced (by a later one of the same person) or without effect (nothing to settle or undo).",
    ),
    holds: boolean("Whether it is what people together hold: they agree on it, or it was settled."),
    file: text("File of the person's decisions.", { from: "file.file" }),
    row: integer("Line in that file; the header is line 1."),
  },
});

/** What people say that passages show: shaped as what models say, so that coders can be compared. */
export const personCoding = table({
  name: "person_coding",
  room: "decisions",
  grain: "One stretch of a document as one person has coded it.",
  key: ["id"],
  columns: {
    id: text("The decision by which it was coded.", { from: "decision.id" }),
    document: text("Document.", { from: "document.id" }),
    start: integer("Where the stretch begins in the document's text now.", {
      unit: "UTF-16 units",
    }),
    end: integer("Where it ends.", { unit: "UTF-16 units" }),
    quote: text("The words, exactly as they stand there."),
    anchor: text("exact or moved: how the words were found again."),
    kind: text("fact, priority, proposal, agreement, commitment, dispute, threat or event."),
    directions: texts("Directions of the frame."),
    interests: texts("Interests."),
    actors: json<readonly CodedActor[]>("Actors with their roles: source, target or about."),
    polarity: text("cooperative, conflictual or neutral."),
    negated: boolean("Whether the main statement is denied."),
    coder: text("Who coded it."),
    codebooks: optional(text("Versions of the codebooks that the person had.")),
    holds: boolean("Whether it is what people together hold of these words."),
    file: text("File of the person's decisions.", { from: "file.file" }),
  },
});

/** What became of the lines of each file of decisions. */
export const decisionAccount = table({
  name: "decision_account",
  room: "decisions",
  grain: "One file of decisions with its lines used and refused.",
  key: ["file"],
  columns: { ...accountColumns, rows: integer("Lines that hold something, without headers.") },
});

import { boolean, integer, json, table, text, texts } from "../store/index.ts";
import type { CodedActor } from "./coder.ts";

/** What language models made of the same texts: apart from the rules, so that no count mixes the two. */
export const modelCoding = table({
  name: "model_coding",
  room: "evidence",
  grain: "One statement of a document, as a language model that the user asked has it.",
  key: ["id"],
  columns: {
    id: text("Digest of document, place and coder."),
    document: text("Document.", { from: "document.id" }),
    start: integer("Where the statement begins in the document's text.", {
      unit: "UTF-16 units",
    }),
    end: integer("Where it ends.", { unit: "UTF-16 units" }),
    quote: text("The words, exactly as they stand there."),
    kind: text("fact, priority, proposal, agreement, commitment, dispute, threat or event."),
    directions: texts("Directions of the frame."),
    interests: texts("Interests that it names."),
    actors: json<readonly CodedActor[]>("Actors with their roles: source, target or about."),
    polarity: text("cooperative, conflictual or neutral."),
    negated: boolean("Whether the main statement is denied."),
    coder: text("Which model, as the user named it."),
    codebooks: text("Versions of the codebooks it was given."),
    file: text("File of codings in the dossier.", { from: "file.file" }),
  },
});

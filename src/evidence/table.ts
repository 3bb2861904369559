import { integer, json, number, optional, table, text, texts } from "../store/index.ts";
import type { CodedActor, CodedDate, CodedQuantity, Mention } from "./coder.ts";

/** What passages show, as coders have it: the evidence. */
export const coding = table({
  name: "coding",
  room: "evidence",
  grain: "One statement of a passage towards one direction, as one coder has it.",
  key: ["id"],
  columns: {
    id: text("Digest of document, place, direction and rule."),
    document: text("Document.", { from: "document.id" }),
    passage: text("Passage in which it stands.", { from: "passage.id" }),
    start: integer("Where the sentence begins in the document's text.", { unit: "UTF-16 units" }),
    end: integer("Where it ends.", { unit: "UTF-16 units" }),
    quote: text("The sentence, exactly as it stands there."),
    language: text("Language of the passage."),
    kind: text("fact, priority, proposal, agreement, commitment, dispute, threat or event."),
    direction: text("Direction of the frame."),
    interests: texts("Interests that it names, or the one that its direction lends."),
    states: texts("ISO3 codes of the states that it names, or whose officials it names."),
    codes: texts("Ids of all codes that it names, each once, in alphabetical order."),
    actors: json<readonly CodedActor[]>("Actors with their roles: source, target or about."),
    mentions: json<readonly Mention[]>("What it names, each with its place in the text."),
    dates: json<readonly CodedDate[]>("Dates it gives, each with its place."),
    quantities: json<readonly CodedQuantity[]>("Amounts it gives, each with its unit and place."),
    coder: text("Who coded it: rules, a person or a model."),
    rule: text("What decided direction, kind and interests."),
    confidence: number("How sure the coder is.", { unit: "share, 0 to 1" }),
    file: text("File in the dossier.", { from: "file.file" }),
    known: optional(text("Date of the document: from then on the statement could be known.")),
  },
});

/** What passages name, one row a name: for finding every passage that names an agreement or a river. */
export const mention = table({
  name: "mention",
  room: "evidence",
  grain: "One name found in a coded sentence.",
  key: ["document", "start", "end", "code"],
  columns: {
    document: text("Document.", { from: "document.id" }),
    passage: text("Passage in which it stands.", { from: "passage.id" }),
    code: text("Id of the code in its codebook; for a state its ISO3 code."),
    type: text("state, actor, river, organisation, project, agreement, strategy or another."),
    register: optional(text("Id in the register or glossary that the codebook gives.")),
    start: integer("Where it begins in the document's text.", { unit: "UTF-16 units" }),
    end: integer("Where it ends.", { unit: "UTF-16 units" }),
    quote: text("The words."),
    file: text("File in the dossier.", { from: "file.file" }),
  },
});

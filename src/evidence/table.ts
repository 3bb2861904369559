import { boolean, integer, json, number, optional, table, text, texts } from "../store/index.ts";
import type { CodedActor, CodedDate, CodedEvent, CodedQuantity, Mention } from "./coder.ts";

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
    direction: optional(
      text("Direction of the frame; missing for a statement of relations as a whole."),
    ),
    interests: texts("Interests that it names, or the one that its direction lends."),
    states: texts("ISO3 codes of the states that it names, or whose officials it names."),
    codes: texts("Ids of all codes that it names, each once, in alphabetical order."),
    actors: json<readonly CodedActor[]>(
      "Actors with their roles: source, target or about; both for the parties of a mutual act.",
    ),
    mentions: json<readonly Mention[]>("What it names, each with its place in the text."),
    dates: json<readonly CodedDate[]>(
      "Dates it gives, each with its place; relative ones resolved by the document's date.",
    ),
    quantities: json<readonly CodedQuantity[]>("Amounts it gives, each with its unit and place."),
    event: optional(
      json<CodedEvent>("Act between actors: PLOVER 2.0 type, mode and contexts; missing for none."),
    ),
    cameo: optional(text("CAMEO code of the act, where its words give one.")),
    score: optional(
      number("Goldstein's weight of the CAMEO code.", { unit: "−10 conflict to +10 cooperation" }),
    ),
    polarity: text("cooperative, conflictual or neutral: the sign of the act or wish."),
    negated: boolean("Whether the main statement is denied."),
    modality: text("real, duty, intention, possible, wish or condition."),
    saidBy: optional(
      text("Whose word it is: an actor's id, press, expert or unknown-speaker; missing for none."),
    ),
    obligors: texts("For a commitment: ids of those whom it binds."),
    measure: optional(json<CodedQuantity>("For a commitment: the amount that it promises.")),
    deadline: optional(text("For a commitment: the date until which.")),
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

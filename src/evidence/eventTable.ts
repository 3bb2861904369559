import { boolean, integer, number, optional, table, text } from "../store/index.ts";

const file = text("File of event data in the dossier.", { from: "file.file" });

/** Events that a program found in the news: machine-coded, and nobody has checked them (TRUST D9). */
export const event = table({
  name: "event",
  room: "evidence",
  grain: "One event between actors, as an event dataset codes it; machine-coded and unverified.",
  key: ["id"],
  columns: {
    id: text("Dataset and the dataset's own id of the event; of WEIS, file and row."),
    dataset: text("Layout in which it came: gdelt2, icews, polecat or weis."),
    date: text("Day of the event, as the dataset has it."),
    month: text("Month of that day, YYYY-MM."),
    source: optional(text("Who acted, in the dataset's words or code.")),
    sourceStates: optional(
      text("ISO3 code of the state that the acting side belongs to; several with ; in between."),
    ),
    sourceType: optional(text("What the acting side is, such as police, in the dataset's words.")),
    target: optional(text("Towards whom, in the dataset's words or code.")),
    targetStates: optional(
      text("ISO3 code of the state that the other side belongs to; several with ; in between."),
    ),
    targetType: optional(text("What the other side is, in the dataset's words.")),
    code: optional(text("Code of the event: CAMEO, of the WEIS file WEIS.")),
    type: optional(text("PLOVER event type. Missing: PLOVER has none for the code.")),
    mode: optional(text("PLOVER mode, where there is one.")),
    context: optional(text("PLOVER contexts, with ; in between.")),
    score: optional(
      number("How cooperative or conflictual, as the dataset scores it.", {
        unit: "−10 (conflict) to +10 (cooperation)",
      }),
    ),
    quad: optional(text("Verbal or material, cooperation or conflict.")),
    publishers: optional(
      integer("Publishers that reported it. Missing: the dataset does not say."),
    ),
    mentions: optional(integer("Mentions in the news. Missing: the dataset does not say.")),
    verified: boolean("Whether a person has checked it: never so of a row that was imported."),
    unverified: text("Why it is not verified: each reason, with ; in between."),
    known: optional(text("Day on which the dataset took it up.")),
    file,
    row: integer("Line in that file."),
  },
});

/** Lines of event data that were not read: as stretches, for millions can be refused for one reason. */
export const eventRefusal = table({
  name: "event_refusal",
  room: "evidence",
  grain: "A stretch of lines of one file that were not read, all for the same reason.",
  key: ["file", "row"],
  columns: {
    file,
    row: integer("First line of the stretch."),
    lastRow: integer("Last line of the stretch."),
    rows: integer("Rows in it; empty lines are no rows."),
    reason: text("Code of the finding that says what is wrong."),
    column: optional(text("Column in which it is wrong.")),
  },
});

/** The days that files of event data cover: only within them is “no event” a zero (TRUST D1). */
export const eventCoverage = table({
  name: "event_coverage",
  room: "evidence",
  grain: "One day of which a file of event data tells.",
  key: ["file", "day"],
  columns: {
    file,
    dataset: text("Layout of the file."),
    day: text("The day."),
    share: number("How much of the day: of GDELT, which comes by the quarter of an hour.", {
      unit: "share of the day, 0 to 1",
    }),
  },
});

/** What became of the rows of each file of event data: used, refused and out of scope add up (TRUST R13). */
export const eventAccount = table({
  name: "event_account",
  room: "evidence",
  grain: "One file of event data, with what became of its rows.",
  key: ["file"],
  columns: {
    file,
    dataset: optional(text("Layout of the file. Missing: none that Hamkor knows.")),
    title: optional(text("Title of the dataset, as the data package gives it.")),
    edition: optional(text("Edition, as the data package gives it.")),
    rows: integer("Rows of the file; a header and empty lines are none."),
    used: integer("Rows that became events."),
    refused: integer(
      "Rows refused, repeated events among them; the stretches are in event_refusal.",
    ),
    outOfScope: integer("Rows of which no side belongs to a state."),
    coverage: text("declared (the data package names the period), observed (in the rows) or none."),
  },
});

/** Events of one state towards another by month and type; the figures of datasets are never added up. */
export const eventMonth = table({
  name: "event_month",
  room: "evidence",
  grain: "Machine-coded, unverified events of one type, of one state towards another, in a month.",
  key: ["id"],
  columns: {
    id: text("Dataset, states, month and type with / in between."),
    dataset: text("Dataset that has them."),
    from: text("The state that acts, ISO3."),
    to: text("The state towards which it acts, ISO3."),
    month: text("YYYY-MM, of the day of the event."),
    type: optional(text("PLOVER event type. Missing: PLOVER has none for the codes.")),
    events: integer("Events; one with several states on a side counts once for each pair of them."),
    onePublisher: integer("Those of them that only one publisher reported, as far as is known."),
    scored: integer("Those of them that have a score."),
    score: optional(number("Mean score.", { unit: "−10 to +10" })),
    cooperation: number("Sum of the scores above zero."),
    conflict: number("Sum of the scores below zero."),
    verbalCooperation: integer("Events of this quad category, such as talks and agreements."),
    materialCooperation: integer("Events of this quad category, such as aid."),
    verbalConflict: integer("Events of this quad category, such as accusations and threats."),
    materialConflict: integer(
      "Events of this quad category, such as sanctions and the use of force.",
    ),
  },
});

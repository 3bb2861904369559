import { accountColumns } from "../sources/index.ts";
import { integer, json, number, optional, table, text, texts } from "../store/index.ts";

const place = {
  file: text("Table in the dossier.", { from: "file.file" }),
  row: integer("Line in that table; the header is line 1."),
} as const;

const counted = {
  year: integer("Calendar year."),
  value: optional(number("The value, in the unit of its series. Missing is never 0.")),
  missing: optional(
    text("Why the value is missing, as the source or the dossier says; absent when it is there."),
  ),
  note: optional(text("What a reader must know of this one value.")),
} as const;

/** What is counted: one edition of one thing, with its unit, its period and whose figures they are. */
export const series = table({
  name: "series",
  room: "indicators",
  grain: "One edition (vintage) of one thing that is counted.",
  key: ["id"],
  columns: {
    id: text("Key of the series."),
    concept: text("What is counted; editions of the same thing share it."),
    vintage: text("Which edition or reckoning."),
    labels: json<Readonly<Record<string, string>>>("Name by language tag."),
    unit: text("Unit of the values."),
    frequency: text("How often it is counted."),
    grain: text("country, pair (in no order) or directed-pair (one state towards another)."),
    directions: texts("Directions of the frame that it speaks to."),
    interests: texts("Interests of the frame that it speaks to."),
    tags: texts("Tags, such as energy."),
    priceBasis: optional(text("Prices used, for money.")),
    firstYear: integer("First year that the source covers in this dossier."),
    lastYear: integer("Last year that the source covers in this dossier."),
    known: optional(text("When the edition came out, as exactly as is known.")),
    sourceTitle: text("Source."),
    sourceUrl: optional(text("Address of the source.")),
    sourceVersion: optional(text("Repository and commit, or edition.")),
    licence: text("Licence of the source."),
    redistribute: text("yes, no or unknown: only yes is ever published."),
    note: optional(text("What a reader must know; what we computed says so here.")),
    ...place,
  },
});

/** What was counted of one state in one year. */
export const observation = table({
  name: "observation",
  room: "indicators",
  grain: "One value, or one reasoned gap, of a series for a state in a year.",
  key: ["id"],
  columns: {
    id: text("Series, state and year with / in between."),
    series: text("The series.", { from: "series.id" }),
    of: text("The state, ISO3."),
    ...counted,
    ...place,
  },
});

/** What was counted of two states in one year. */
export const pairObservation = table({
  name: "pair_observation",
  room: "indicators",
  grain: "One value, or one reasoned gap, of a series for a pair of states in a year.",
  key: ["id"],
  columns: {
    id: text("Series, pair and year with / in between."),
    series: text("The series.", { from: "series.id" }),
    of: text("AAA-BBB for a pair in no order, AAA>BBB for one state towards another."),
    from: text("The state it goes out from; of a pair in no order, the alphabetically first."),
    to: text("The state it goes to; of a pair in no order, the other."),
    ...counted,
    ...place,
  },
});

/** Armed conflicts of the states, year by year. */
export const conflict = table({
  name: "conflict",
  room: "indicators",
  grain: "One year of one armed conflict in which a state is a side.",
  key: ["id"],
  columns: {
    id: text("Key of the row."),
    conflict: text("Number of the conflict in the source."),
    year: integer("Calendar year."),
    sideA: optional(text("First side, where it is a state, ISO3.")),
    sideB: optional(text("Second side, where it is a state, ISO3.")),
    incompatibility: text("What the conflict is about."),
    intensity: integer("1 minor (25 to 999 deaths in the year), 2 war."),
    type: text("Type, as the source prints it."),
    startDate: optional(text("First death, as exactly as the source says.")),
    ended: optional(text("End of the episode, when it ended in the year.")),
    ...place,
  },
});

/** Figures that each side, or the press, gives for a pair: where counts differ, all stand. */
export const turnover = table({
  name: "turnover",
  room: "indicators",
  grain: "One figure on the ties of a pair, as one source gives it.",
  key: ["id"],
  columns: {
    id: text("Key of the row."),
    pair: text("The two states, AAA-BBB."),
    year: integer("Calendar year."),
    period: text("Part of the year that the figure is about, as printed."),
    indicator: text("What is counted."),
    value: number("The figure; its unit stands beside it."),
    unit: text("Unit of the figure."),
    reporter: text("Whose count it is."),
    valueKind: text("reported by the source, or derived from what it says."),
    sourceTitle: text("Source."),
    sourceUrl: optional(text("Address of the source.")),
    confidence: optional(text("How sure: high, medium or low.")),
    note: optional(text("What a reader must know of it.")),
    ...place,
  },
});

/** One vote taken by roll call in an assembly of states. */
export const rollCall = table({
  name: "roll_call",
  room: "indicators",
  grain: "One vote of an assembly by roll call, as one collection has it.",
  key: ["id"],
  columns: {
    id: text("Collection and number with / in between."),
    dataset: text("The collection.", { from: "roll_call_set.id" }),
    number: text("Number in the source."),
    year: integer("The source's year: of the vote, or in which its session began."),
    session: optional(integer("Session of the assembly.")),
    date: optional(text("Day of the vote, as exact as the source.")),
    resolution: optional(text("Symbol of what was voted on.")),
    issues: texts("Issues that the source marks."),
    votes: json<Readonly<Record<string, number>>>(
      "Vote by state: 1 yes, 2 abstain, 3 no. A state without one was absent or no member: the source does not tell which.",
    ),
    ...place,
  },
});

/** One collection of roll calls, with its source. */
export const rollCallSet = table({
  name: "roll_call_set",
  room: "indicators",
  grain: "One collection of roll calls.",
  key: ["id"],
  columns: {
    id: text("Key: the part of its file's name after votes_."),
    title: text("Title."),
    states: texts("States that have a column."),
    firstYear: integer("Year of its first roll call."),
    lastYear: integer("Year of its last roll call."),
    sourceTitle: text("Source."),
    sourceUrl: optional(text("Address of the source.")),
    sourceVersion: optional(text("Repository and commit, or edition.")),
    licence: text("Licence of the source."),
    redistribute: text("yes, no or unknown: only yes is ever published."),
    file: text("Table in the dossier.", { from: "file.file" }),
  },
});

/** What this room took from each table: used and refused add up to the rows that fit the schema. */
export const indicatorAccount = table({
  name: "indicator_account",
  room: "indicators",
  grain: "One table of figures, with the rows used and the rows refused.",
  key: ["file"],
  columns: accountColumns,
});

import { accountColumns } from "../sources/index.ts";
import { integer, json, number, optional, table, text, texts } from "../store/index.ts";

type Labels = Readonly<Record<string, string>>;

const place = {
  file: text("Table in the dossier.", { from: "file.file" }),
  row: integer("Line in that table; the header is line 1."),
  known: text("Day from which the row counts as known: the last day its first date may mean."),
};

const source = {
  sourceTitle: text("Title of the source."),
  sourceUrl: optional(text("Address of the source.")),
  confidence: text("How sure the row is: high, medium, low."),
  note: optional(text("What a reader should know of the row.")),
};

const decided = {
  decision: optional(
    text(
      "Decision of a person by which it stands here; missing for rows of the register's own tables.",
      {
        from: "decision.id",
      },
    ),
  ),
};

const entry = {
  date: optional(text("Date of its first act, as exact as the source.")),
  acts: texts("Its acts, the oldest first.", { from: "act.id" }),
  checked: optional(text("Day on which it was last checked against its source.")),
  ...source,
  ...place,
};

const frame = {
  directions: texts("Directions of the frame, most important first."),
  interests: texts("Interests of the frame."),
  tags: texts("Finer subjects."),
};

const title = json<Labels>("Title by language tag.");
const states = (describe: string) => texts(describe, { from: "state.iso3" });

/** States with their codes, names and time of existence. */
export const state = table({
  name: "state",
  room: "register",
  grain: "One state as an actor of international relations.",
  key: ["iso3"],
  columns: {
    iso3: text("ISO 3166-1 alpha-3 code."),
    iso2: optional(text("ISO 3166-1 alpha-2 code.")),
    m49: optional(text("United Nations M49 code.")),
    cow: optional(integer("Correlates of War number.")),
    gw: optional(integer("Gleditsch–Ward number.")),
    names: json<Labels>("Short names by language tag."),
    existsFrom: optional(text("First day in the state system.")),
    existsUntil: optional(text("Last day in the state system; missing while it exists.")),
    landlocked: optional(text("yes or no.")),
    role: text("region, neighbour or other."),
    sourceTitle: source.sourceTitle,
    sourceUrl: source.sourceUrl,
    ...place,
  },
});

/** Treaties, declarations, programmes, roadmaps and contracts. */
export const agreement = table({
  name: "agreement",
  room: "register",
  grain: "One paper that states have agreed, drafted or proposed.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    title,
    titlesSeen: texts("Languages in which the title was read; the others are renderings."),
    kind: text("Form of the paper."),
    parties: states("States that are parties."),
    duration: optional(text("Term that the text gives itself.")),
    ...frame,
    subject: optional(text("What it is about.")),
    legalBasis: texts("Agreements that it rests on.", { from: "agreement.id" }),
    related: texts("Related agreements."),
    amends: texts("Agreements whose text it changes.", { from: "agreement.id" }),
    implements: texts("Agreements that it carries out.", { from: "agreement.id" }),
    ...entry,
    ...decided,
  },
});

/** What was done or said about an entry on a day: statuses follow from these rows alone. */
export const act = table({
  name: "act",
  room: "register",
  grain: "One act of one entry, as one source has it; sources that disagree stand side by side.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    entry: text("Entry that it concerns."),
    entryKind: text("Kind of that entry."),
    act: text("What was done, from the closed list."),
    date: text("When, as exact as the source: YYYY, YYYY-MM or YYYY-MM-DD."),
    party: optional(text("State that did it, or by whose count.", { from: "state.iso3" })),
    place: optional(text("Where it was done.")),
    value: optional(text("What was reached or counted, with its unit.")),
    ...source,
    ...place,
    ...decided,
  },
});

/** Foreign policy concepts and strategies. */
export const doctrine = table({
  name: "doctrine",
  room: "register",
  grain: "One concept or strategy of a state, or of several together.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    title,
    states: states("States whose doctrine it is."),
    period: optional(text("Term as an interval of partial dates.")),
    instrument: optional(text("Paper that adopted it.")),
    sections: optional(text("What the text is divided into.")),
    documents: texts("Files of the dossier that hold its text.", { from: "file.file" }),
    ...frame,
    ...entry,
  },
});

/** What a doctrine puts first, as one reader of it has it. */
export const priority = table({
  name: "priority",
  room: "register",
  grain: "One priority of a doctrine by one source; readers who disagree stand side by side.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    doctrine: text("Doctrine.", { from: "doctrine.id" }),
    states: states("States whose doctrine it is."),
    rank: optional(integer("Place in the doctrine's order, 1 being first.")),
    partner: optional(text("Region, state or body that it concerns.")),
    topic: text("Subject."),
    ...frame,
    checked: entry.checked,
    ...source,
    ...place,
  },
});

/** Promises with obligors, measure, target and due date. */
export const commitment = table({
  name: "commitment",
  room: "register",
  grain: "One promise of one or more states.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    title,
    agreement: optional(text("Agreement that holds it.", { from: "agreement.id" })),
    projects: texts("Works that it is about, by the codebook of projects."),
    obligors: states("States bound by it."),
    due: optional(text("Date by which it is due, as exact as the source.")),
    targetValue: optional(number("Value to be reached, in `unit`.")),
    unit: optional(text("Unit of the target value.")),
    ...frame,
    ...entry,
    ...decided,
  },
});

/** What counts how far a promise has come. */
export const measure = table({
  name: "measure",
  room: "register",
  grain: "One measure of one commitment: which figures tell how far it has come.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    commitment: text("Commitment.", { from: "commitment.id" }),
    from: text("turnover: counts of each side; series: series of the indicators."),
    indicator: text("What is counted, or the concept of the series."),
    of: text("State, or pair AAA-BBB; of directed series both ways are summed."),
    periods: texts("Parts of the year of the figures that are used, as printed; year by default."),
    factor: number("What a figure is multiplied by to be in the unit of the commitment."),
    reason: text("Why it measures the commitment."),
    file: place.file,
    row: place.row,
  },
});

/** Matters on which states hold or held opposite claims. */
export const dispute = table({
  name: "dispute",
  room: "register",
  grain: "One matter in dispute between states.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    title,
    parties: states("States concerned."),
    ...frame,
    settlement: optional(text("How it was or may be settled.")),
    agreements: texts("Agreements that settle or manage it.", { from: "agreement.id" }),
    ...entry,
  },
});

/** Summits, visits, commission sessions and talks. */
export const meeting = table({
  name: "meeting",
  room: "register",
  grain: "One meeting of representatives of states.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    title,
    dateFrom: text("First day, as exact as the source."),
    dateTo: optional(text("Last day, where it took more than one.")),
    place: optional(text("Town.")),
    kind: text("What kind of meeting it was."),
    level: optional(text("Who met.")),
    participants: states("States present."),
    others: texts("Others present that are no single state."),
    ...frame,
    agreements: texts("Agreements signed or adopted there.", { from: "agreement.id" }),
    documentsSigned: optional(integer("Documents signed, as the source counts them.")),
    dealsUsdMln: optional(number("Value of deals announced, nominal.", { unit: "million USD" })),
    outcome: optional(text("What came of it.")),
    ...entry,
  },
});

/** Questions on which sources of the register differ: the rows that differ are its sides. */
export const disagreement = table({
  name: "disagreement",
  room: "register",
  grain:
    "One question on which rows of different sources cannot all be right, or count differently.",
  key: ["id"],
  columns: {
    id: text("Identifier."),
    title,
    entries: texts("Entries that it is about, the first first."),
    rows: texts("Acts, entries and priorities that are its sides; what they say stands there."),
    note: optional(text("What a reader should know, such as what each source counts.")),
    checked: entry.checked,
    file: place.file,
    row: place.row,
  },
});

/** What short texts of the register say in the other languages of the dossier. */
export const wording = table({
  name: "wording",
  room: "register",
  grain: "One text of the register's tables, with our renderings of it; rows rest on the text.",
  key: ["text"],
  columns: {
    text: text("The text as the tables have it."),
    label: json<Labels>("The text and its renderings by language tag."),
    file: place.file,
    row: place.row,
  },
});

/** What the register took from each of its files. */
export const registerAccount = table({
  name: "register_account",
  room: "register",
  grain: "One table of the register with the rows used and refused.",
  key: ["file"],
  columns: accountColumns,
});

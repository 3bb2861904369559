import type { RowOf } from "../store/index.ts";
import type { Cells, Vocabulary } from "./cells.ts";
import type {
  agreement,
  commitment,
  dispute,
  doctrine,
  meeting,
  priority,
  state,
} from "./table.ts";

/** An entry as its own row gives it; when it began and became known follows from its acts. */
export type Draft<Row> = Omit<Row, "date" | "acts" | "known">;

const giveSource = "Name the source in source_title: a row without a source is not shown.";
const giveId = "Give the row an id of its own, and never use it again for another.";

/** A state; its codes and names by language. */
export function readState(cells: Cells, { languages }: Vocabulary): RowOf<typeof state> {
  const iso3 = cells.needed("iso3", "id-missing", "Give the ISO3 code of the state.");
  const existsFrom = cells.date("exists_from", "warning");
  return {
    iso3,
    iso2: cells.text("iso2"),
    m49: cells.text("m49"),
    cow: cells.whole("cow"),
    gw: cells.whole("gw"),
    names: cells.labels("name", languages),
    existsFrom,
    existsUntil: cells.date("exists_until", "warning"),
    landlocked: cells.text("landlocked"),
    role: cells.text("role") ?? "other",
    sourceTitle: cells.needed("source_title", "source-missing", giveSource),
    sourceUrl: cells.text("source_url"),
    file: cells.file,
    row: cells.row,
    known: existsFrom ?? "",
  };
}

/** A paper that states have agreed, drafted or proposed. */
export function readAgreement(
  cells: Cells,
  vocabulary: Vocabulary,
): Draft<RowOf<typeof agreement>> {
  return {
    ...titled(cells, vocabulary),
    titlesSeen: cells.list("titles_seen"),
    kind: cells.needed("kind", "kind-missing", "Say what form of paper it is."),
    parties: parties(cells, "parties", vocabulary),
    duration: cells.text("duration"),
    ...framed(cells, vocabulary),
    subject: cells.text("subject"),
    legalBasis: cells.list("legal_basis"),
    related: cells.list("related_ids"),
    amends: cells.list("amends"),
    implements: cells.list("implements"),
    ...sourced(cells),
  };
}

/** A promise of one or more states. */
export function readCommitment(
  cells: Cells,
  vocabulary: Vocabulary,
): Draft<RowOf<typeof commitment>> {
  return {
    ...titled(cells, vocabulary),
    agreement: cells.text("agreement"),
    projects: cells.list("projects"),
    obligors: parties(cells, "obligors", vocabulary),
    due: cells.date("due"),
    targetValue: cells.number("target_value"),
    unit: cells.text("unit"),
    ...framed(cells, vocabulary),
    ...sourced(cells),
  };
}

/** A matter in dispute between states. */
export function readDispute(cells: Cells, vocabulary: Vocabulary): Draft<RowOf<typeof dispute>> {
  return {
    ...titled(cells, vocabulary),
    parties: parties(cells, "parties", vocabulary),
    ...framed(cells, vocabulary),
    settlement: cells.text("settlement"),
    agreements: cells.list("agreements"),
    ...sourced(cells),
  };
}

/** A concept or strategy; its directions come from its priorities later. */
export function readDoctrine(cells: Cells, vocabulary: Vocabulary): Draft<RowOf<typeof doctrine>> {
  return {
    ...titled(cells, vocabulary),
    states: parties(cells, "states", vocabulary),
    period: cells.text("period"),
    instrument: cells.text("instrument"),
    sections: cells.text("sections"),
    documents: cells.list("documents"),
    ...framed(cells, vocabulary),
    ...sourced(cells),
  };
}

/** A priority of a doctrine by one source; its states come from the doctrine later. */
export function readPriority(
  cells: Cells,
  vocabulary: Vocabulary,
): Omit<RowOf<typeof priority>, "states" | "known"> {
  return {
    id: cells.needed("id", "id-missing", giveId),
    doctrine: cells.needed("doctrine", "doctrine-missing", "Name the doctrine by its id."),
    rank: cells.whole("rank"),
    partner: cells.text("partner"),
    topic: cells.needed("topic", "topic-missing", "Say what the priority is about."),
    ...framed(cells, vocabulary),
    ...sourced(cells),
  };
}

/** A meeting of representatives of states. */
export function readMeeting(cells: Cells, vocabulary: Vocabulary): Draft<RowOf<typeof meeting>> {
  cells.needed("date", "date-missing", "Give its first day, as exact as the source.");
  return {
    ...titled(cells, vocabulary),
    dateFrom: cells.date("date") ?? "",
    dateTo: cells.date("date_end"),
    place: cells.text("place"),
    kind: cells.needed("kind", "kind-missing", "Say what kind of meeting it was."),
    level: cells.text("level"),
    participants: parties(cells, "participants", vocabulary),
    others: cells.list("others"),
    ...framed(cells, vocabulary),
    agreements: cells.list("agreements"),
    documentsSigned: cells.whole("documents_signed"),
    dealsUsdMln: cells.number("deals_usd_mln"),
    outcome: cells.text("outcome"),
    ...sourced(cells),
  };
}

/** Source, sureness, note and place: what every row of the register has. */
export function sourced(cells: Cells) {
  return {
    checked: cells.date("checked", "warning"),
    sourceTitle: cells.needed("source_title", "source-missing", giveSource),
    sourceUrl: cells.text("source_url"),
    confidence: cells.text("confidence") ?? "low",
    note: cells.text("note"),
    file: cells.file,
    row: cells.row,
  };
}

function titled(cells: Cells, { languages }: Vocabulary) {
  const title = cells.labels("title", languages);
  if (Object.keys(title).length === 0) {
    const remedy = "Give it a title in at least one language.";
    cells.note("error", "title-missing", "title_en", "The entry has no title.", remedy);
  }
  return { id: cells.needed("id", "id-missing", giveId), title };
}

function framed(cells: Cells, { directions, interests }: Vocabulary) {
  return {
    directions: cells.codes("directions", directions, "direction-unknown"),
    interests: cells.codes("interests", interests, "interest-unknown"),
    tags: cells.list("tags"),
  };
}

function parties(cells: Cells, column: string, vocabulary: Vocabulary): readonly string[] {
  cells.needed(column, "state-missing", "Name at least one state by its ISO3 code.");
  return cells.states(column, vocabulary);
}

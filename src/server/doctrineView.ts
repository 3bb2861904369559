import type {
  DoctrineComparison as Compared,
  OrderComparison as ComparedOrders,
  DoctrineMatter,
  Partners,
  RankedThing,
  Statement as Shown,
  SideAnswer,
} from "../register/index.ts";
import type { Book, BookEntry } from "./book.ts";
import type {
  AnswerOfSide,
  DoctrineComparison,
  InterestRelation,
  OrderComparison,
  Statement,
} from "./contract.ts";
import { sourceOf, viewEntry } from "./entryView.ts";
import { joinSaid, saidOf, type Wordings } from "./wordings.ts";

/** What is needed to show a comparison: the doctrines as entries, and names of what they rank. */
export interface ViewGround {
  readonly book: Book;
  readonly entries: readonly [BookEntry, BookEntry];
  readonly matters: readonly [DoctrineMatter, DoctrineMatter];
  readonly partners: Partners;
  readonly day: string;
}

/** A comparison of doctrines as it crosses the wire. */
export function viewComparison(found: Compared, ground: ViewGround): DoctrineComparison {
  const { book, entries, matters, day } = ground;
  const names = namesIn(found, ground.partners);
  const answered = (side: SideAnswer) => viewAnswer(side, book.wordings);
  const sides = found.sides.map((side, i) => {
    const matter = matters[i === 0 ? 0 : 1];
    return {
      doctrine: viewEntry(book, entries[i === 0 ? 0 : 1], day),
      period: matter.doctrine.period,
      instrument: matter.doctrine.instrument,
      said: saidOf(book.wordings, { instrument: matter.doctrine.instrument }),
      readers: side.readers.map(({ row, ...counts }) => ({ source: sourceOf(row), ...counts })),
      emphasis: {
        ...side.emphasis,
        documents: [...side.emphasis.documents],
        shares: [...side.emphasis.shares],
      },
      unmatched: side.unmatched.map((one) => ({
        ...one,
        said: saidOf(book.wordings, { text: one.text }),
      })),
    };
  });
  return {
    asOf: day,
    persistence: found.persistence,
    sides,
    orders: found.orders.map((one) => viewOrders(one, names)),
    questions: found.questions.map((one) => ({
      id: one.id,
      label: { ...one.label },
      sides: one.sides.map(answered),
    })),
    directions: found.directions.map((one) => ({
      direction: one.direction,
      label: { ...one.label },
      sides: one.sides.map(answered),
      relations: one.relations.map(viewRelation),
    })),
  };
}

type Names = ReadonlyMap<string, Readonly<Record<string, string>>>;

function namesIn({ directions }: Compared, partners: Partners): Names {
  const names = new Map([...partners.byId].map(([id, one]) => [id, one.label] as const));
  return new Map([...names, ...directions.map((one) => [one.direction, one.label] as const)]);
}

function viewOrders(
  { sides, tau, overlap, combinations, ...rest }: ComparedOrders,
  names: Names,
): OrderComparison {
  return {
    ...rest,
    sides: sides.map((side) => side.map((one) => viewRanked(one, names))),
    tau: tau && { ...tau },
    overlap: overlap && { ...overlap },
    combinations: { ...combinations },
  };
}

function viewRanked(
  { id, rank, readings }: RankedThing,
  names: Names,
): OrderComparison["sides"][number][number] {
  const rows = readings.flatMap((one) => one.rows);
  return {
    id,
    label: { ...(names.get(id) ?? { en: id }) },
    rank,
    readings: readings.map((one) => ({ rank: one.rank, readers: one.rows.map(sourceOf) })),
    texts: [...new Set(rows.map((one) => one.partner ?? one.topic))].sort(),
  };
}

function viewAnswer(
  { state, interests, statements, voices, voicesFound }: SideAnswer,
  wordings: Wordings,
): AnswerOfSide {
  return {
    state,
    interests: [...interests],
    statements: statements.map((one) => viewStatement(one, wordings)),
    voices: voices.map((one) => viewStatement(one, wordings)),
    voicesFound,
  };
}

function viewStatement(one: Shown, wordings: Wordings): Statement {
  if (one.kind === "priority") {
    const { id, topic, note, interests, rank, partner } = one.row;
    const text = note === undefined ? topic : `${topic}: ${note}`;
    const source = sourceOf(one.row);
    const parts = note === undefined ? [topic] : [topic, note];
    const told = joinSaid(
      parts.map((each) => wordings.get(each)),
      ": ",
    );
    return {
      kind: "priority",
      says: one.says,
      id,
      text,
      interests: [...interests],
      rank,
      partner,
      said: { ...saidOf(wordings, { partner }), ...(told && { text: told }) },
      source,
    };
  }
  const { quote, says } = one;
  const { id, text, interests, document, documentTitle, date, passage, start, end, language } =
    quote;
  return {
    kind: "passage",
    says,
    id,
    text,
    interests: [...interests],
    document,
    documentTitle,
    date,
    passage,
    start,
    end,
    language,
  };
}

function viewRelation(one: Compared["directions"][number]["relations"][number]): InterestRelation {
  return {
    relation: one.relation,
    label: { ...one.label },
    rule: one.rule,
    explanation: one.explanation,
    evidence: one.evidence.map(({ id, kind, title }) => ({ id, kind, title: { ...title } })),
  };
}

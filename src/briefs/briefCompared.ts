import type { RankedThing, SideAnswer, Statement } from "../register/index.ts";
import type { BriefGround } from "./briefGround.ts";
import { mostOf } from "./briefRegister.ts";
import {
  type Asked,
  type BriefRow,
  type BriefSource,
  lineText,
  merged,
  sourceOfQuote,
  sourceOfRow,
  sourcesOf,
} from "./briefSource.ts";
import { number, phrase, quoted, ranged, stateName, text, words } from "./briefValues.ts";
import type { BriefValue } from "./briefWords.ts";

/** The two doctrines that are set side by side, one row a side. */
export function doctrinesCompared(ground: BriefGround): readonly BriefRow[] {
  const { compared } = ground.extras;
  if (compared === undefined) return [];
  return compared.matters.map((matter, at): BriefRow => {
    const { doctrine, priorities } = matter;
    const { title, date, period } = doctrine;
    const side = compared.comparison.sides[at === 0 ? 0 : 1];
    return {
      id: doctrine.id,
      values: {
        state: stateName(ground, ground.sides[at === 0 ? 0 : 1]),
        title: words(title),
        ...(date === undefined ? {} : { date: { kind: "date", date } }),
        ...(period === undefined ? {} : { period: text(period) }),
        readers: number(side.readers.length),
        priorities: number(priorities.length),
      },
      sources: merged([sourceOfRow(doctrine), ...priorities.map(sourceOfRow)]),
    };
  });
}

/** How far the orders of the two agree, by partner and by direction, with the range that their readers leave. */
export function doctrineOrders(ground: BriefGround): readonly BriefRow[] {
  const { compared } = ground.extras;
  if (compared === undefined) return [];
  return compared.comparison.orders.flatMap((one): BriefRow[] => {
    const { tau, overlap, shared, by, sides } = one;
    if (tau === undefined || overlap === undefined) return [];
    const label = by === "partner" ? ground.labels.byPartner : ground.labels.byDirection;
    const values = {
      by: words(label),
      shared: number(shared),
      tau: ranged(ground, rounded(tau)),
      overlap: ranged(ground, rounded(overlap)),
    };
    return [{ id: by, values, sources: rankSources(sides.flat()) }];
  });
}

/** Two places after the point: readers' orders carry no more. */
function rounded(one: { readonly value: number; readonly low: number; readonly high: number }) {
  const two = (value: number): number => Math.round(value * 100) / 100;
  return { value: two(one.value), low: two(one.low), high: two(one.high) };
}

/** A partner with its place in both orders. */
export interface PlacedPartner {
  readonly id: string;
  readonly label: Readonly<Record<string, string>>;
  readonly places: readonly [number | undefined, number | undefined];
  readonly sources: readonly BriefSource[];
}

/** Every partner that either doctrine places, those of the first side's order first. */
export function placesOfPartners({ extras }: BriefGround): readonly PlacedPartner[] {
  const { compared } = extras;
  const order = compared?.comparison.orders.find((one) => one.by === "partner");
  if (compared === undefined || order === undefined) return [];
  const ids = [...new Set(order.sides.flatMap((side) => side.map((one) => one.id)))];
  return ids.map((id) => {
    const found = order.sides.map((side) => side.find((one) => one.id === id));
    return {
      id,
      label: compared.partners.byId.get(id)?.label ?? { en: id },
      places: [found[0]?.rank, found[1]?.rank],
      sources: rankSources(found.flatMap((one) => one ?? [])),
    };
  });
}

/** Partners with their place in both orders, “no place” where a side gives none; those with a place in both first. */
export function doctrinePlaces(ground: BriefGround, asked: Asked): readonly BriefRow[] {
  const { labels } = ground;
  const placed = (rank: number | undefined): BriefValue =>
    rank === undefined ? words(labels.notRanked) : phrase(labels.place, { rank: number(rank) });
  return [...placesOfPartners(ground)]
    .sort((a, b) => missingIn(a) - missingIn(b) || sumOf(a) - sumOf(b) || (a.id < b.id ? -1 : 1))
    .slice(0, mostOf(asked))
    .map(({ id, label, places, sources }) => ({
      id,
      values: {
        partner: words(label),
        firstState: stateName(ground, ground.sides[0]),
        secondState: stateName(ground, ground.sides[1]),
        first: placed(places[0]),
        second: placed(places[1]),
      },
      sources,
    }));
}

const missingIn = ({ places }: PlacedPartner): number =>
  places.filter((one) => one === undefined).length;
const sumOf = ({ places }: PlacedPartner): number =>
  places.reduce((sum: number, one) => sum + (one ?? 0), 0);

function rankSources(things: readonly RankedThing[]): readonly BriefSource[] {
  const rows = things.flatMap((one) => one.readings.flatMap((reading) => reading.rows));
  return merged(rows.map(sourceOfRow));
}

/** The same question put to both, with the first thing that each says; one row a question that either answers. */
export function doctrineQuestions(ground: BriefGround): readonly BriefRow[] {
  const { compared } = ground.extras;
  return (compared?.comparison.questions ?? []).flatMap(({ id, label, sides }): BriefRow[] => {
    const shown = sides.map((one) => one.statements[0]);
    const found = shown.flatMap((one) => one ?? []);
    if (found.length === 0) return [];
    const values = { question: words(label), ...answers(ground, shown) };
    return [{ id, values, sources: merged(found.map((one) => sourceOfStatement(ground, one))) }];
  });
}

/** How the interests of both stand in each direction, with what shows it. */
export function doctrineDirections(ground: BriefGround): readonly BriefRow[] {
  const { compared } = ground.extras;
  const byId = new Map(ground.entries.map((one) => [one.id, one]));
  return (compared?.comparison.directions ?? []).flatMap((one): BriefRow[] => {
    const [relation] = one.relations;
    const shown = one.sides.flatMap((side) => side.statements.slice(0, most));
    const entries = (relation?.evidence ?? [])
      .slice(0, most)
      .flatMap(({ id }) => byId.get(id) ?? []);
    if (relation === undefined || shown.length + entries.length === 0) return [];
    const [first, second] = one.sides.map((side) => stated(ground, side));
    const values = {
      direction: words(one.label),
      relation: words(relation.label),
      firstState: stateName(ground, ground.sides[0]),
      secondState: stateName(ground, ground.sides[1]),
      first: first ?? words(ground.labels.notStated),
      second: second ?? words(ground.labels.notStated),
    };
    const sources = [
      ...shown.map((one) => sourceOfStatement(ground, one)),
      ...entries.flatMap((entry) => sourcesOf(ground, entry)),
    ];
    return [{ id: one.direction, values, sources: merged(sources) }];
  });
}

/** Most statements and papers of each side that a footnote names. */
const most = 3;

function stated({ labels }: BriefGround, { state, statements }: SideAnswer): BriefValue {
  if (state !== "stated") return words(labels.notStated);
  return phrase(labels.statedTimes, { count: number(statements.length) });
}

function answers(ground: BriefGround, shown: readonly (Statement | undefined)[]) {
  const [first, second] = shown.map((one) => sayStatement(ground, one));
  return {
    firstState: stateName(ground, ground.sides[0]),
    secondState: stateName(ground, ground.sides[1]),
    first: first ?? words(ground.labels.notStated),
    second: second ?? words(ground.labels.notStated),
  };
}

function sayStatement(ground: BriefGround, one: Statement | undefined): BriefValue {
  if (one === undefined) return words(ground.labels.notStated);
  if (one.kind === "passage") return quoted(ground, one.quote);
  const { topic, note, sourceTitle } = one.row;
  const by: BriefValue = { kind: "unit", unit: topic };
  const said: BriefValue =
    note === undefined ? by : { kind: "named", by, value: { kind: "unit", unit: note } };
  return phrase(ground.labels.readIn, { text: said, title: lineText(sourceTitle) });
}

function sourceOfStatement({ extras }: BriefGround, one: Statement): BriefSource {
  if (one.kind === "priority") return sourceOfRow(one.row);
  const { id, document } = one.quote;
  const file = extras.quotes.find((quote) => quote.id === id)?.file ?? document;
  return sourceOfQuote({ ...one.quote, file });
}

import { coding } from "../evidence/index.ts";
import { observation, pairObservation, subjectsOf } from "../indicators/index.ts";
import { sql } from "../store/index.ts";
import type { Pair } from "../terms/index.ts";
import { document, passage } from "../texts/index.ts";
import { viewCoding } from "./codingView.ts";
import type { CodingInContext } from "./contract.ts";
import type { Desk } from "./desk.ts";

/** A statement with the document it stands in, and since when it could be known. */
interface Placed {
  readonly view: CodingInContext;
  readonly known: string;
}

/** What the dossier's documents say of a pair: all of it, and by the cells of the matrix. */
export interface PairEvidence {
  /** How many statements could be known by a day. */
  count(day: string): number;
  countIn(direction: string, interest: string, day: string): number;
  /** The statements under a cell, those of the newest documents first. */
  under(direction: string, interest: string, day: string): readonly CodingInContext[];
}

/** The evidence of a pair, sorted into cells once a build: every day and cell is then answered from it. */
export function evidenceOf(desk: Desk, pair: Pair): Promise<PairEvidence> {
  return desk.once(`evidence ${pair.id}`, async () => {
    const [ofA, ofB] = [await evidenceNaming(desk, pair.a), await evidenceNaming(desk, pair.b)];
    const all = [...new Map([...ofA, ...ofB].map((one) => [one.view.id, one])).values()];
    const cells = new Map<string, Placed[]>();
    for (const one of all.sort(newestFirst)) {
      for (const interest of new Set(one.view.interests)) {
        const cell = cells.get(cellOf(one.view.direction, interest)) ?? [];
        cells.set(cellOf(one.view.direction, interest), cell);
        cell.push(one);
      }
    }
    const knownIn = (direction: string, interest: string, day: string) =>
      (cells.get(cellOf(direction, interest)) ?? []).filter(({ known }) => known <= day);
    return {
      count: (day) => all.filter(({ known }) => known <= day).length,
      countIn: (...asked) => knownIn(...asked).length,
      under: (...asked) => knownIn(...asked).map(({ view }) => view),
    };
  });
}

const cellOf = (direction: string | undefined, interest: string): string =>
  `${direction ?? ""} ${interest}`;

interface Place {
  readonly id: string;
  readonly document: string;
  readonly title: string;
  readonly date: string | undefined;
  readonly side: string | undefined;
  readonly language: string;
}

/** What names a state: held by state, so that its pairs share it. */
function evidenceNaming(desk: Desk, state: string): Promise<readonly Placed[]> {
  return desk.once(`evidence naming ${state}`, async () => {
    const places = await desk.store.query<Place>(
      sql`SELECT c.id, c.document, d.title, d.date, d.side, p.language
          FROM ${coding} c JOIN ${document} d ON d.id = c.document JOIN ${passage} p ON p.id = c.passage
          WHERE list_contains(c.states, ${state})`,
    );
    const context = new Map(places.map((one) => [one.id, one]));
    const documents = [...new Set(places.map((one) => one.document))];
    const rows = await desk.store.rows(coding, { where: { document: documents } });
    return rows.flatMap((row): readonly Placed[] => {
      const place = context.get(row.id);
      if (place === undefined) return [];
      const { title: documentTitle, date: documentDate, side, language } = place;
      const view = { ...viewCoding(row), documentTitle, documentDate, side, language };
      return [{ view, known: row.known ?? "" }];
    });
  });
}

function newestFirst({ view: a }: Placed, { view: b }: Placed): number {
  const [x, y] = [a.documentDate ?? "", b.documentDate ?? ""];
  if (x !== y) return x < y ? 1 : -1;
  if (a.document !== b.document) return a.document < b.document ? -1 : 1;
  return a.start - b.start || (a.id < b.id ? -1 : 1);
}

/** A value of a series, with the row it stands in. */
export interface Figure {
  readonly series: string;
  readonly of: string;
  readonly year: number;
  readonly value: number;
  readonly file: string;
  readonly row: number;
}

type Figures = ReadonlyMap<string, readonly Figure[]>;

/** The values of some series for all that figures may be “of” for a pair. */
export async function figuresOf(
  desk: Desk,
  pair: Pair,
  series: readonly string[],
): Promise<readonly Figure[]> {
  const held = await Promise.all(subjectsOf(pair).map((of) => figuresOn(desk, of)));
  return held.flatMap((one) => series.flatMap((id) => one.get(id) ?? []));
}

/** All values of one state or pair by series, read once a build. */
function figuresOn(desk: Desk, of: string): Promise<Figures> {
  return desk.once(`figures of ${of}`, async () => {
    const rows = await desk.store.query<Figure>(
      sql`SELECT series, "of", year, value, file, "row" FROM ${observation}
          WHERE "of" = ${of} AND value IS NOT NULL
          UNION ALL
          SELECT series, "of", year, value, file, "row" FROM ${pairObservation}
          WHERE "of" = ${of} AND value IS NOT NULL`,
    );
    const bySeries = new Map<string, Figure[]>();
    for (const row of rows) {
      const known = bySeries.get(row.series);
      if (known === undefined) bySeries.set(row.series, [row]);
      else known.push(row);
    }
    return bySeries;
  });
}

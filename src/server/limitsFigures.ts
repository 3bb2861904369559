import { observation, pairObservation, series } from "../indicators/index.ts";
import { type RowOf, sql } from "../store/index.ts";
import { pairOf } from "../terms/index.ts";
import type { LimitTable } from "./contract.ts";
import type { Desk } from "./desk.ts";
import type { LimitWords } from "./limitsWords.ts";

interface Counted {
  readonly concept: string;
  readonly of: string;
  readonly grain: string;
  readonly valued: number;
  readonly gaps: number;
  readonly first: number | undefined;
  readonly last: number | undefined;
}

/**
 * Which figures are missing: by state, and by what is counted.
 *
 * Shape: editions of the same thing are taken together: a year has a value when any edition gives one. A gap is a year
 * for which a source says why it has none.
 */
export async function limitsOfFigures(desk: Desk, words: LimitWords): Promise<LimitTable[]> {
  const counted = await countFigures(desk);
  const rows = await desk.store.rows(series, { orderBy: ["concept", "id"] });
  return [byState(desk, counted, words), byConcept(desk, rows, counted, words)];
}

/** Years with a value and years with a gap, by what is counted and of whom. */
async function countFigures(desk: Desk): Promise<readonly Counted[]> {
  return desk.store.query<Counted & Record<string, unknown>>(
    sql`SELECT concept, "of", "grain",
               count(*) FILTER (WHERE known)::INTEGER AS valued,
               count(*) FILTER (WHERE NOT known)::INTEGER AS gaps,
               (min(year) FILTER (WHERE known))::INTEGER AS first,
               (max(year) FILTER (WHERE known))::INTEGER AS last
        FROM (SELECT s.concept, s."grain", o."of", o.year, bool_or(o.value IS NOT NULL) AS known
              FROM (SELECT series, "of", year, value FROM ${observation}
                    UNION ALL SELECT series, "of", year, value FROM ${pairObservation}) o
              JOIN ${series} s ON s.id = o.series
              GROUP BY ALL)
        GROUP BY concept, "of", "grain" ORDER BY concept, "of"`,
  );
}

function byState(desk: Desk, counted: readonly Counted[], words: LimitWords): LimitTable {
  const { states, neighbours } = desk.opened.dossier.settings;
  const ofStates = counted.filter((one) => one.grain === "country");
  const all = new Set(ofStates.map((one) => one.concept)).size;
  return {
    id: "by-state",
    title: words.word("by-state"),
    head: words.word("state"),
    columns: ["series-with", "series-without", "gaps", "latest"].map(words.column),
    rows: [...states, ...neighbours].map((iso3) => {
      const own = ofStates.filter((one) => one.of === iso3);
      const withValue = own.filter((one) => one.valued > 0);
      const latest = Math.max(...withValue.map((one) => one.last ?? 0));
      return {
        id: iso3,
        name: { states: [iso3], see: `/indicators?states=${iso3}` },
        cells: [
          { value: withValue.length },
          { value: all - withValue.length },
          { value: sum(own.map((one) => one.gaps)) },
          latest > 0 ? { value: latest, unit: "year" } : {},
        ],
      };
    }),
  };
}

function byConcept(
  desk: Desk,
  rows: readonly RowOf<typeof series>[],
  counted: readonly Counted[],
  words: LimitWords,
): LimitTable {
  const concepts = [...new Map(rows.map((row) => [row.concept, row])).values()];
  return {
    id: "by-figure",
    title: words.word("by-figure"),
    head: words.word("by-figure"),
    columns: ["first", "last", "gaps", "without"].map(words.column),
    rows: concepts.map((row) => {
      const wanted = new Set(wantedOf(desk, row.grain));
      const own = counted.filter((one) => one.concept === row.concept && wanted.has(one.of));
      const known = own.filter((one) => one.valued > 0);
      const lacking = [...wanted].filter((of) => !known.some((one) => one.of === of));
      const firsts = known.flatMap((one) => one.first ?? []);
      const lasts = known.flatMap((one) => one.last ?? []);
      return {
        id: row.concept,
        name: { label: { ...row.labels }, see: `/indicators?concept=${row.concept}` },
        cells: [
          firsts.length > 0 ? { value: Math.min(...firsts), unit: "year" as const } : {},
          lasts.length > 0 ? { value: Math.max(...lasts), unit: "year" as const } : {},
          { value: sum(own.map((one) => one.gaps)) },
          row.grain === "country"
            ? { states: lacking }
            : { text: `${lacking.length} / ${wanted.size}` },
        ],
      };
    }),
  };
}

/** Of whom the dossier would want a figure: its states, or its pairs, of directed ones both ways. */
function wantedOf(desk: Desk, grain: string): readonly string[] {
  const { states, pairs, focus } = desk.opened.dossier.settings;
  if (grain === "country") return states;
  const all = [focus, ...pairs].map(([a, b]) => pairOf(a, b));
  const ids = grain === "pair" ? all.map(({ id }) => id) : all.flatMap(bothWays);
  return [...new Set(ids)];
}

const bothWays = ({ a, b }: { readonly a: string; readonly b: string }) => [
  `${a}>${b}`,
  `${b}>${a}`,
];

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

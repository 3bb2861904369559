import type { z } from "zod";
import {
  type Counted,
  type MovedValue,
  observation,
  pairObservation,
  type Revision,
  revisionsBetween,
  type SeriesRow,
  subjectsOf,
} from "../indicators/index.ts";
import type { ChangesAsked, Told } from "./changesTold.ts";
import type { Desk } from "./desk.ts";
import type { figureChange } from "./shapesChanges.ts";

type FigureChange = z.infer<typeof figureChange>;

/** Editions of series that came out, with what they say otherwise than those before them. */
export async function changedFigures(
  desk: Desk,
  all: readonly SeriesRow[],
  asked: ChangesAsked,
): Promise<readonly Told[]> {
  const fresh = revisionsBetween(all, [], asked);
  if (fresh.length === 0) return [];
  // Values are read only of concepts of which an edition came out.
  const concepts = new Set(fresh.map((one) => one.series.concept));
  const series = all.filter((one) => concepts.has(one.concept)).map((one) => one.id);
  const rows: readonly Counted[] = [
    ...(await desk.store.rows(observation, { where: { series } })),
    ...(await desk.store.rows(pairObservation, { where: { series } })),
  ];
  const of = asked.pair === undefined ? undefined : subjectsOf(asked.pair);
  const chosen = of === undefined ? rows : rows.filter((row) => of.includes(row.of));
  return revisionsBetween(all, chosen, asked).map((one) => {
    const parties = statesIn(chosen.filter((row) => row.series === one.series.id));
    return {
      ...aboutSeries(one.series, parties),
      id: one.id,
      kind: "edition",
      day: one.day,
      figures: viewRevision(one, asked.values),
    };
  });
}

/** What a change of a series has in common with any other. */
export function aboutSeries(series: SeriesRow, parties: readonly string[]) {
  const { concept, labels, directions } = series;
  const path = `/indicators?concept=${encodeURIComponent(concept)}`;
  return { title: labels, path, parties, directions, because: [], expected: [] };
}

/** The states that figures are of, alone or in pairs, each once and sorted. */
export function statesIn(rows: readonly { readonly of: string }[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => row.of.split(/[->]/)))].sort();
}

/** Values that differ, as many as are asked for, with how many there are. */
export function viewFigures(
  series: SeriesRow,
  { moved, appeared, disappeared }: Pick<Revision, "moved" | "appeared" | "disappeared">,
  shown: number,
): FigureChange {
  const values = [...moved, ...disappeared, ...appeared];
  return {
    series: series.id,
    concept: series.concept,
    vintage: series.vintage,
    unit: series.unit,
    source: series.sourceTitle,
    moved: moved.length,
    appeared: appeared.length,
    disappeared: disappeared.length,
    values: values.slice(0, shown).map((one: MovedValue) => ({ ...one })),
    total: values.length,
  };
}

function viewRevision(one: Revision, shown: number): FigureChange {
  const figures = viewFigures(one.series, one, shown);
  if (one.earlier === undefined) return figures;
  return { ...figures, earlier: one.earlier.id, unchanged: one.unchanged };
}

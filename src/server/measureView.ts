import { observation, pairObservation, series, turnover } from "../indicators/index.ts";
import {
  type MeasureFigures,
  measure,
  measuredValues,
  type Progress,
  parseProgressRules,
  progressFile,
  progressOf,
} from "../register/index.ts";
import type { RowOf } from "../store/index.ts";
import type { BookEntry } from "./book.ts";
import type { CommitmentMeasure, MeasureCount } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { saidOf, type Wordings } from "./wordings.ts";

type Measure = RowOf<typeof measure>;
type Value = ReturnType<typeof measuredValues>[number];

const method =
  "For each count apart: a straight line through the logarithms of its last years' values (least squares); the year in which " +
  "it reaches the target, and the years in which the limits of its 95 % prediction interval do.";

/** What counts how far a promise has come, as known on a day; none for other entries and for promises nothing counts. */
export async function viewMeasures(
  desk: Desk,
  entry: BookEntry,
  day: string,
): Promise<CommitmentMeasure[]> {
  const { targetValue: target, unit, due } = entry.row;
  if (entry.kind !== "commitment" || typeof target !== "number") return [];
  const own = (await measuresOf(desk)).get(entry.id);
  if (own === undefined) return [];
  const figures = await figuresOf(desk);
  const rules = parseProgressRules(contentOf(desk, progressFile));
  return own.map((one) => ({
    id: one.id,
    from: one.from === "turnover" ? "turnover" : "series",
    indicator: one.indicator,
    of: one.of,
    target,
    unit: typeof unit === "string" ? unit : "",
    due: typeof due === "string" ? due : undefined,
    note: one.reason,
    said: saidOf(desk.book.wordings, { unit, note: one.reason }),
    method,
    horizon: rules.horizonYears,
    counts: progressOf(measuredValues(one, figures, day), target, rules).map((count) =>
      viewCount(count, desk.book.wordings),
    ),
  }));
}

function viewCount({ values, trend, ...rest }: Progress<Value>, wordings: Wordings): MeasureCount {
  return {
    ...rest,
    said: saidOf(wordings, { reporter: rest.reporter }),
    values: values.map(({ reporter: _, ...one }) => ({
      ...one,
      said: saidOf(wordings, { note: one.note }),
    })),
    trend: trend && { ...trend, line: [...trend.line] },
  };
}

function measuresOf(desk: Desk): Promise<ReadonlyMap<string, readonly Measure[]>> {
  return desk.once("measures", async () => {
    const rows = await desk.store.rows(measure);
    const promises = [...new Set(rows.map((one) => one.commitment))];
    return new Map(promises.map((id) => [id, rows.filter((one) => one.commitment === id)]));
  });
}

/** The figures that any measure names, and no others: series are large. */
function figuresOf(desk: Desk): Promise<MeasureFigures> {
  return desk.once("measure-figures", async () => {
    const wanted = new Set(
      [...(await measuresOf(desk)).values()].flat().map((one) => one.indicator),
    );
    const all = await desk.store.rows(series);
    const named = all.filter((one) => wanted.has(one.concept));
    const where = { series: named.map((one) => one.id) };
    return {
      turnover: await desk.store.rows(turnover),
      series: named,
      observations: [
        ...(await desk.store.rows(observation, { where })),
        ...(await desk.store.rows(pairObservation, { where })),
      ],
    };
  });
}

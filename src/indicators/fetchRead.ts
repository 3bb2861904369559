import { Problem } from "../terms/index.ts";
import type { FetchLayout, FetchSeries } from "./fetchLayout.ts";

/** One figure out of an answer; of a state alone `to` is empty. */
export interface FetchedRow {
  readonly from: string;
  readonly to: string;
  readonly year: number;
  /** Missing: the source lists the cell without a value. */
  readonly value: number | undefined;
}

/** What an answer held. */
export interface FetchedAnswer {
  readonly rows: readonly FetchedRow[];
  /** The edition that the source names itself by. */
  readonly edition: string | undefined;
}

/** How a source's own code of a state is turned into ISO3; undefined for one that was not asked for. */
export type StateOf = (code: string) => string | undefined;

/**
 * Reads an answer of a source, whole or not at all (TRUST D13).
 *
 * Throws: `fetched-no-data` for a page, an error or nothing; `fetched-cut` when the answer is not whole; `fetched-shape`
 * when its records are not of the known form; `fetched-bounds` for a figure that can be no such figure;
 * `fetched-repeated` for two figures of one cell. No message holds text of the answer.
 */
export function readFetched(
  text: string,
  layout: FetchLayout,
  series: FetchSeries,
  stateOf: StateOf,
): FetchedAnswer {
  const answer = parse(text, series);
  if (layout.empty !== undefined && valueAt(answer, layout.empty.at) !== layout.empty.is) {
    throw refused("fetched-no-data", series, "The source answered with an error.");
  }
  const records = recordsIn(answer, layout, series);
  const rows = records.flatMap((record) => rowOf(record, layout, series, stateOf) ?? []);
  if (!rows.some(({ value }) => value !== undefined)) {
    throw refused("fetched-no-data", series, "The source has no figure for what was asked.");
  }
  refuseRepeats(rows, series);
  const edition = layout.edition === undefined ? undefined : valueAt(answer, layout.edition);
  if (layout.edition !== undefined && typeof edition !== "string") {
    throw refused("fetched-shape", series, "The source no longer says which edition it is.");
  }
  return { rows, edition: typeof edition === "string" ? edition : undefined };
}

function parse(text: string, series: FetchSeries): unknown {
  if (text.trim() === "") throw refused("fetched-no-data", series, "The answer is empty.");
  try {
    return JSON.parse(text);
  } catch {
    const what = /^\s*</.test(text) ? "a page for people" : "no JSON";
    throw refused("fetched-no-data", series, `The answer is ${what}, not data.`);
  }
}

function recordsIn(answer: unknown, layout: FetchLayout, series: FetchSeries): readonly object[] {
  const records = valueAt(answer, layout.records);
  if (!Array.isArray(records) || records.some((one) => typeof one !== "object" || one === null)) {
    throw refused("fetched-shape", series, "The list of records is not where it was.");
  }
  if (layout.whole !== undefined && valueAt(answer, layout.whole.at) !== layout.whole.is) {
    throw refused("fetched-cut", series, "The answer is a part of several: ask for fewer years.");
  }
  if (layout.fewerThan !== undefined && records.length >= layout.fewerThan) {
    throw refused(
      "fetched-cut",
      series,
      "The source cuts its answers at this length: ask for fewer years.",
    );
  }
  return records;
}

function rowOf(
  record: object,
  layout: FetchLayout,
  series: FetchSeries,
  stateOf: StateOf,
): FetchedRow | undefined {
  const cell = (name: string): unknown => (record as Readonly<Record<string, unknown>>)[name];
  for (const [name, wanted] of Object.entries(layout.only ?? {})) {
    if (cell(name) === undefined)
      throw refused("fetched-shape", series, `Records have no ${name}.`);
    if (cell(name) !== wanted) return undefined;
  }
  const { fields } = layout;
  const names = Object.values(fields) as readonly string[];
  const lost = names.find((name) => cell(name) === undefined);
  if (lost !== undefined) throw refused("fetched-shape", series, `Records have no ${lost}.`);
  const year = Number(cell(fields.year));
  if (!Number.isInteger(year) || year < 1500 || year > 2200) {
    throw refused("fetched-shape", series, "A record’s year is no year.");
  }
  const [one, other] = "state" in fields ? [fields.state] : [fields.from, fields.to];
  const from = stateOf(String(cell(one)));
  const to = other === undefined ? "" : stateOf(String(cell(other)));
  if (from === undefined || to === undefined || from === to) return undefined;
  return { from, to, year, value: figureOf(cell(fields.value), series) };
}

function figureOf(value: unknown, series: FetchSeries): number | undefined {
  if (value === null) return undefined;
  if (typeof value !== "number" || !Number.isFinite(value)) {
    throw refused("fetched-shape", series, "A record’s value is no number.");
  }
  if (value < series.least || value > series.most) {
    throw refused(
      "fetched-bounds",
      series,
      `A figure lies outside ${series.least} to ${series.most} ${series.unit}: the source may have changed its unit.`,
    );
  }
  return value;
}

function refuseRepeats(rows: readonly FetchedRow[], series: FetchSeries): void {
  const seen = new Set<string>();
  for (const { from, to, year } of rows) {
    const key = `${from} ${to} ${year}`;
    if (seen.has(key)) {
      throw refused(
        "fetched-repeated",
        series,
        `There are two figures for ${key.replaceAll("  ", " ")}.`,
      );
    }
    seen.add(key);
  }
}

/** What stands at a place such as `0.lastupdated`; undefined where there is nothing. */
function valueAt(answer: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((inside, name) => {
    if (typeof inside !== "object" || inside === null) return undefined;
    return (inside as Readonly<Record<string, unknown>>)[name];
  }, answer);
}

/** A refusal that names the series; what the dossier has stays as it is. */
function refused(code: string, { concept }: FetchSeries, message: string): Problem {
  return new Problem(code, `${message} The dossier keeps what it has.`, { where: concept });
}

import { type TurnoverRow, turnover } from "../indicators/index.ts";
import type { Pair } from "../terms/index.ts";
import type { Disagreement } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { sourceOf } from "./entryView.ts";
import { amountSaid, joinSaid, type Said, saidOf, type Wordings } from "./wordings.ts";

/** Figures of one thing for one period that differ by who counts, as known on a day. */
export async function countsOn(
  desk: Desk,
  pair: Pair | undefined,
  day: string,
): Promise<readonly Disagreement[]> {
  const rows = await desk.once("turnover", () => desk.store.rows(turnover));
  const groups = new Map<string, TurnoverRow[]>();
  for (const one of rows) {
    // A count has no day of its own: it is taken as known once its year is over.
    if (`${one.year}-12-31` > day || (pair !== undefined && one.pair !== pair.id)) continue;
    const key = [one.pair, one.indicator, one.year, one.period, one.unit].join("/");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups].flatMap(([key, own]) => {
    if (new Set(own.map((one) => one.value)).size < 2) return [];
    return [countsApart(key, own, desk.book.wordings)];
  });
}

function countsApart(key: string, own: readonly TurnoverRow[], wordings: Wordings): Disagreement {
  const [first] = own;
  const words = first?.indicator.replaceAll("_", " ") ?? "";
  const period = first?.period === "year" ? `${first.year}` : `${first?.year}, ${first?.period}`;
  const byReporter = [...own].sort((a, b) => order(a.reporter, b.reporter) || order(a.id, b.id));
  return {
    id: `counts/${key}`,
    kind: "counts",
    title: {
      ...headed(periodSaid(wordings, first)),
      en: `${words.charAt(0).toUpperCase()}${words.slice(1)}, ${period}`,
    },
    about: `${words}, ${period}`,
    entries: [],
    sides: byReporter.map((one) => ({
      id: one.id,
      value: `${one.value} ${one.unit}`,
      date: `${one.year}`,
      party: one.reporter,
      note: [one.valueKind === "reported" ? undefined : one.valueKind, one.note]
        .filter((part) => part !== undefined)
        .join("; "),
      said: saidOfCount(wordings, one),
      source: sourceOf(one),
    })),
  };
}

/** What is counted and in which period, in the languages of the dossier; none where one of them is not worded. */
function periodSaid(wordings: Wordings, row: TurnoverRow | undefined): Said {
  const what = wordings.get(row?.indicator ?? "");
  if (row === undefined || what === undefined) return {};
  const year = Object.fromEntries(Object.keys(what).map((tag) => [tag, `${row.year}`]));
  const parts = row.period === "year" ? [what, year] : [what, year, wordings.get(row.period)];
  return joinSaid(parts, ", ") ?? {};
}

/** The same with a capital at its head. */
function headed(label: Said): Said {
  return Object.fromEntries(
    Object.entries(label).map(([tag, text]) => [tag, text.charAt(0).toUpperCase() + text.slice(1)]),
  );
}

/** The amount of a count with its unit, its note and who counts, in the languages of the dossier. */
function saidOfCount(wordings: Wordings, { value, unit, note, valueKind, reporter }: TurnoverRow) {
  const notes = [...(valueKind === "reported" ? [] : [valueKind]), ...(note ? [note] : [])];
  const told = joinSaid(
    notes.map((one) => wordings.get(one)),
    "; ",
  );
  const amount = amountSaid(wordings, value, unit);
  return {
    ...saidOf(wordings, { party: reporter }),
    ...(told && { note: told }),
    ...(amount && { value: amount }),
  };
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

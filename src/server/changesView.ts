import type { z } from "zod";
import { series as seriesTable } from "../indicators/index.ts";
import {
  changesBetween,
  datedActs,
  type KnownSubject,
  oldestFirst,
  type Change as RegisterChange,
  type Span,
} from "../register/index.ts";
import { compareTables, type Editions, editionsOn } from "../sources/index.ts";
import type { BookEntry } from "./book.ts";
import { changedRows } from "./changesRows.ts";
import { changedFigures } from "./changesSeries.ts";
import type { ChangesAsked, Told } from "./changesTold.ts";
import { changeKinds } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { viewAct, viewStatus } from "./entryView.ts";
import { concerns } from "./relation.ts";
import type { Shown } from "./route.ts";
import type { changeList } from "./shapesChanges.ts";

/** Changes of a span, the newest first, with how many there are of each kind and what was compared. */
export interface ChangesFound {
  readonly changes: readonly Told[];
  readonly counts: Readonly<Record<string, number>>;
  readonly history: Shown<z.infer<typeof changeList>>["history"];
}

/**
 * What changed between two days: register, figures and the rows of the dossier itself.
 *
 * Shape: the newest first, every kind counted. Missing: the dossier's own rows where no two editions are kept.
 */
export async function findChanges(desk: Desk, asked: ChangesAsked): Promise<ChangesFound> {
  const { from, to } = asked;
  const editions = await editionsBetween(desk, { from, to });
  const all = await desk.store.rows(seriesTable);
  const told = [
    ...changedEntries(desk, { from, to }),
    ...(await changedFigures(desk, all, asked)),
    ...(editions.state === "compared" ? changedRows(desk, editions, all, asked) : []),
  ].filter((one) => isAsked(desk, one, asked));
  const counts = Object.fromEntries(
    changeKinds.map((kind) => [kind, told.filter((one) => one.kind === kind).length]),
  );
  const wanted = told.filter((one) => asked.kind === undefined || one.kind === asked.kind);
  return { changes: wanted.sort(oldestFirst).reverse(), counts, history: historyOf(editions) };
}

function isAsked(desk: Desk, one: Told, { pair, direction }: ChangesAsked): boolean {
  if (direction !== undefined && !one.directions.includes(direction)) return false;
  if (pair === undefined) return true;
  const entry = one.entry === undefined ? undefined : desk.book.byId.get(one.entry);
  if (entry !== undefined) return concerns(entry, pair, desk.book);
  // What is no longer in the book tells its parties itself; figures of either side concern the pair.
  const has = (state: string): boolean => one.parties.includes(state);
  return one.figures === undefined ? has(pair.a) && has(pair.b) : has(pair.a) || has(pair.b);
}

function changedEntries(desk: Desk, span: Span): readonly Told[] {
  const { book, content } = desk;
  const subjects = book.entries.flatMap(({ subject, known }): KnownSubject[] =>
    subject === undefined ? [] : [{ subject, known }],
  );
  const told = changesBetween(subjects, datedActs(book.acts), span, content.rules);
  const acts = new Map(book.acts.map((one) => [one.id, one]));
  return [
    ...told.flatMap((one) => {
      const entry = book.byId.get(one.entry);
      return entry === undefined ? [] : [viewChange(desk, one, entry, acts)];
    }),
    // A priority has no acts of its own: all that happens to it is that it becomes known.
    ...book.entries
      .filter((one) => one.subject === undefined && one.known > span.from && one.known <= span.to)
      .map(
        (one): Told => ({
          ...about(one),
          id: `entry:${one.id}`,
          kind: "entry-added",
          day: one.known,
        }),
      ),
  ];
}

function about(entry: BookEntry) {
  const { id, kind, title, parties, directions } = entry;
  const path = `/register/${kind}/${encodeURIComponent(id)}`;
  const common = { entry: id, entryKind: kind, title, parties, directions, path };
  return { ...common, because: [], expected: [] };
}

function viewChange(
  { book }: Desk,
  one: RegisterChange,
  entry: BookEntry,
  acts: ReadonlyMap<string, Desk["book"]["acts"][number]>,
): Told {
  const { id, kind, day } = one;
  const told = { ...about(entry), id, kind, day };
  if (one.kind === "act-known") {
    const act = acts.get(one.act);
    return act === undefined ? told : { ...told, act: viewAct(book, act) };
  }
  if (one.kind === "status-changed") {
    const { because } = one;
    return { ...told, because, before: viewStatus(one.before), after: viewStatus(one.after) };
  }
  if (one.kind === "sources-disagree") return { ...told, about: one.about, because: one.acts };
  if (one.kind === "act-missing") return { ...told, about: one.status, expected: one.expected };
  return { ...told, after: viewStatus(one.after) };
}

/** The editions of two days compared; two editions are compared once in the life of a build. */
async function editionsBetween(desk: Desk, span: Span): Promise<Editions> {
  const { dossier } = desk.opened;
  const found = editionsOn(dossier, span);
  if (found.state === "none") return found;
  const { from, to } = found;
  const name = `editions ${from.commit} ${to.commit ?? "folder"}`;
  const tables = await desk.once(name, async () =>
    compareTables(dossier, found, ["register", "indicators"]),
  );
  return { state: "compared", from, to, tables };
}

function historyOf(editions: Editions): ChangesFound["history"] {
  if (editions.state === "none") return { state: "none", reason: editions.reason };
  const { from, to } = editions;
  return {
    state: "compared",
    from: from.day,
    to: to.day,
    fromCommit: from.commit,
    toCommit: to.commit,
  };
}

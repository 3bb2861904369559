import {
  type ActWord,
  disagreement as disagreementTable,
  orderOf,
  type Partners,
  partnersFile,
  readPartners,
  sidesOn,
} from "../register/index.ts";
import type { Pair } from "../terms/index.ts";
import type { BookEntry } from "./book.ts";
import type { Disagreement, DisagreementSide } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { countsOn } from "./disagreementCounts.ts";
import { sourceOf } from "./entryView.ts";
import { concerns } from "./relation.ts";
import { amountSaid, saidOf, type Wordings } from "./wordings.ts";

type Side = DisagreementSide & { readonly known: string };
type Act = Desk["book"]["acts"][number];

/**
 * Where sources differ, as known on a day: what the dossier names, and what follows from its rows by rule.
 *
 * Shape: kind by kind; within a kind by entry and id. Acts that a named disagreement has as its sides are not told again.
 */
export async function findDisagreements(
  desk: Desk,
  { pair, day }: { readonly pair: Pair | undefined; readonly day: string },
): Promise<readonly Disagreement[]> {
  const stated = await statedOn(desk, day);
  const told = new Set(stated.flatMap((one) => one.sides.map((side) => side.id)));
  const all = [
    ...stated,
    ...conflictsOn(desk, day, told),
    ...placesOn(desk, day),
    ...(await countsOn(desk, pair, day)),
  ];
  const isWanted = ({ entries, kind }: Disagreement): boolean =>
    pair === undefined ||
    kind === "counts" ||
    entries.some(({ id }) => {
      const entry = desk.book.byId.get(id);
      return entry !== undefined && concerns(entry, pair, desk.book);
    });
  return all.filter(isWanted);
}

/** What the dossier itself names as a disagreement. */
async function statedOn(desk: Desk, day: string): Promise<readonly Disagreement[]> {
  const rows = await desk.once("disagreements", () => desk.store.rows(disagreementTable));
  const sides = await desk.once("disagreement-sides", async () => allSides(desk));
  return rows.flatMap(({ id, title, entries, rows: named, note }) => {
    const shown = sidesOn(named, sides, day);
    if (shown.length === 0) return [];
    const about = "stated";
    return [
      {
        id,
        kind: "stated" as const,
        title: { ...title },
        about,
        note,
        said: saidOf(desk.book.wordings, { note }),
        entries: entriesOf(desk, entries, day),
        sides: shown.map(withoutKnown),
      },
    ];
  });
}

function allSides({ book }: Desk): ReadonlyMap<string, Side> {
  const sides = [
    ...book.acts.map((one) => sideOfAct(one, book.wordings)),
    ...book.entries.map((one) => sideOfEntry(one, book.wordings)),
  ];
  return new Map(sides.map((one) => [one.id, one]));
}

function sideOfAct(one: Act, wordings: Wordings): Side {
  const { id, act, value, date, party, note, known } = one;
  const said = saidOf(wordings, { value, note });
  return { id, act, value, date, party, note, said, known, source: sourceOf(one) };
}

function sideOfEntry({ id, title, row, date, due, known }: BookEntry, wordings: Wordings): Side {
  const { targetValue, unit, note, rank } = row;
  const value = typeof targetValue === "number" ? [targetValue, unit].join(" ").trim() : undefined;
  return {
    id,
    title: { ...title },
    value: value ?? (typeof rank === "number" ? String(rank) : undefined),
    date,
    due,
    note: typeof note === "string" ? note : undefined,
    said: saidOfEntry(wordings, row),
    known,
    source: sourceOf(row),
  };
}

/** The note of an entry, and the amount that it promises with its unit, in the languages of the dossier. */
function saidOfEntry(wordings: Wordings, { targetValue, unit, note }: BookEntry["row"]) {
  const value = amountSaid(wordings, targetValue, unit);
  return { ...saidOf(wordings, { note }), ...(value && { value }) };
}

/** Acts that cannot both be right, as the rules of status find them. */
function conflictsOn(desk: Desk, day: string, told: ReadonlySet<string>): readonly Disagreement[] {
  const { book, content } = desk;
  const acts = new Map(book.acts.map((one) => [one.id, one]));
  const found = [...book.standingsOn(day)].flatMap(([entry, { conflicts }]) =>
    conflicts.flatMap((one): Disagreement[] => {
      if (one.acts.every((id) => told.has(id))) return [];
      const own = one.acts.flatMap((id) => acts.get(id) ?? []);
      const isDenial = own.some(({ act }) => denies(content.rules.acts.get(act)));
      return [
        {
          id: `${entry}/${one.about}`,
          kind: isDenial ? "denied" : "days",
          title: { ...book.byId.get(entry)?.title },
          about: one.about,
          entries: entriesOf(desk, [entry], day),
          sides: own.map((act) => withoutKnown(sideOfAct(act, book.wordings))),
        },
      ];
    }),
  );
  return found.sort((a, b) => order(a.kind, b.kind) || order(a.id, b.id));
}

function denies(word: ActWord | undefined): boolean {
  return word !== undefined && word.denies.length + word["denies-before"].length > 0;
}

/** Partners to whom readers of one doctrine give different places. */
function placesOn(desk: Desk, day: string): readonly Disagreement[] {
  const { book, states } = desk;
  const partners: Partners = readPartners(contentOf(desk, partnersFile), states);
  const doctrines = book.entries.filter((one) => one.kind === "doctrine" && one.known <= day);
  return doctrines.flatMap((doctrine) => {
    const rows = book.priorities.filter((one) => one.doctrine === doctrine.id && one.known <= day);
    const things = orderOf(rows, (row) => partners.find(row.partner ?? "").map(({ id }) => id));
    return things
      .filter(({ readings }) => readings.length > 1)
      .map(({ id, readings }): Disagreement => {
        const own = readings.flatMap(({ rows: read }) => read);
        return {
          id: `${doctrine.id}/${id}`,
          kind: "places",
          title: { ...doctrine.title },
          about: partners.byId.get(id)?.label.en ?? id,
          said: { about: { ...partners.byId.get(id)?.label } },
          entries: entriesOf(desk, [doctrine.id], day),
          sides: own.map((row) => ({
            id: row.id,
            value: String(row.rank),
            note: row.note,
            said: saidOf(book.wordings, { note: row.note }),
            source: sourceOf(row),
          })),
        };
      });
  });
}

function entriesOf(desk: Desk, ids: readonly string[], day: string): Disagreement["entries"] {
  return ids.flatMap((id) => {
    const entry = desk.book.byId.get(id);
    if (entry === undefined || entry.known > day) return [];
    return [{ id, kind: entry.kind, title: { ...entry.title } }];
  });
}

function withoutKnown({ known: _, ...side }: Side): DisagreementSide {
  return side;
}

function order(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

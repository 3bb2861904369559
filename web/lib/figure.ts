import type { Cell } from "./csv.ts";
import { formatCount, formatDate, formatShare } from "./format.ts";
import { labelOf } from "./labels.ts";
import { language } from "./language.svelte.ts";
import { route, theFrame } from "./state.ts";
import { t } from "./text.ts";

/** Kinds in which figures are drawn. */
export type FigureKind =
  | "trend"
  | "dumbbell"
  | "slope"
  | "waterfall"
  | "tornado"
  | "fan"
  | "timeline"
  | "matrix"
  | "multiples"
  | "map"
  | "bars"
  | "scatter"
  | "steps";

/** A column of the table under a figure. */
export interface FigureColumn {
  readonly name: string;
  readonly kind: "text" | "number";
  /** What its values are, where the name does not say it: a unit. */
  readonly unit?: string | undefined;
}

/** What a figure shows, as a table: what is read, and what is taken away. */
export interface FigureTable {
  readonly columns: readonly FigureColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** What every figure says of itself; without any of it there is no figure. */
export interface FigureCard {
  /** Its name on its page, unique there: in its permalink and in its embedded address. */
  readonly id: string;
  readonly kind: FigureKind;
  /** What is found, in a sentence. Missing: nothing can be said; the subject is then the title. */
  readonly finding?: string | undefined;
  /** What is drawn. */
  readonly subject: string;
  /** Missing: what is drawn has none. */
  readonly unit?: string | undefined;
  /** The years, the year or the day that it is of. */
  readonly period: string;
  /** How many values are known of how many. Missing: counted in the table. */
  readonly count?: { readonly known: number; readonly all: number } | undefined;
  /** Where the values are from. */
  readonly source: string;
  readonly table: FigureTable;
  /** What its files are called, without an ending. */
  readonly file: string;
}

/** The title of a figure: what is found, else what is drawn. */
export function titleOf({ finding, subject }: FigureCard): string {
  return finding || subject;
}

/** How many values of a table are known, of how many: of its numbers where it has any, else of its rows. */
export function countOf({ columns, rows }: FigureTable): {
  readonly known: number;
  readonly all: number;
} {
  const numbers = columns.flatMap(({ kind }, at) => (kind === "number" ? [at] : []));
  if (numbers.length === 0) return { known: rows.length, all: rows.length };
  const cells = rows.flatMap((row) => numbers.map((at) => row[at]));
  return { known: cells.filter((cell) => typeof cell === "number").length, all: cells.length };
}

/** What stands under the title: what is drawn, unit, period, and how many values are known. */
export function aboutOf(card: FigureCard): string {
  const { known, all } = card.count ?? countOf(card.table);
  const counted =
    all === 0
      ? ""
      : t("figure.count", {
          known: formatCount(known),
          all: formatCount(all),
          share: formatShare(known / all),
        });
  const subject = card.finding ? card.subject : "";
  return [subject, card.unit, card.period, counted].filter(Boolean).join("; ");
}

/** What a figure that has left its page says of where it is from. */
export function stampOf(): string {
  const { dossier, fingerprint } = theFrame();
  return t("figure.stamp", {
    dossier: labelOf(dossier.title).text,
    day: formatDate(dossier.asOf),
    print: fingerprint.slice(0, 12),
    language: language(),
  });
}

/** The address of a figure with all that its reader has chosen. */
export function permalinkOf({ id }: FigureCard): string {
  const query = new URLSearchParams(route.query);
  query.delete("only");
  const tail = readable(query);
  return `${window.location.origin}${route.path}${tail ? `?${tail}` : ""}#figure-${id}`;
}

/** The address under which a figure stands alone, to be framed by another page. */
export function embedOf({ id }: FigureCard): string {
  const query = new URLSearchParams(route.query);
  query.set("only", id);
  query.set("lang", language());
  return `${window.location.origin}/embed${route.path}?${readable(query)}`;
}

const readable = (query: URLSearchParams) =>
  query.toString().replaceAll("%2C", ",").replaceAll("%3E", ">");

import type { Cell } from "./csv.ts";

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
  /** The sources one by one, as they call themselves: the page then marks the language of each. */
  readonly works?: readonly string[] | undefined;
  readonly table: FigureTable;
  /** What its files are called, without an ending. */
  readonly file: string;
}

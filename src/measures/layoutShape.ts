import { z } from "zod";
import { figuresTable } from "./layoutFigures.ts";
import {
  languagesTable,
  membershipsTable,
  placesTable,
  sharesTable,
  systemTable,
} from "./layoutTables.ts";
import { columnName, word, year } from "./layoutWords.ts";

const citation = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/, "small letters, figures and hyphens"),
  type: z.enum(["article", "book", "chapter", "dataset", "manual", "misc"]),
  author: z.array(word).min(1),
  year,
  title: word,
  journal: word.optional(),
  booktitle: word.optional(),
  volume: word.optional(),
  number: word.optional(),
  pages: word.optional(),
  publisher: word.optional(),
  edition: word.optional(),
  doi: z.string().regex(/^10\./, "a DOI begins with 10.").optional(),
  url: z.url().optional(),
});

/** One table of a source as its layout describes it. */
export const tableShape = z.discriminatedUnion("shape", [
  figuresTable,
  membershipsTable,
  systemTable,
  placesTable,
  sharesTable,
  languagesTable,
]);

/** A file of `content/panel/layouts`: one source, its citation, and the tables that it published. */
export const sourceShape = z.strictObject({
  source: z.string().regex(/^[a-z0-9-]+$/, "small letters, figures and hyphens"),
  title: word,
  edition: word,
  url: z.url().optional(),
  licence: word,
  redistribute: z.enum(["yes", "no", "unknown"]),
  cite: z.array(citation).min(1),
  tables: z.array(tableShape).min(1),
});

const derivedHead = { name: columnName, label: word, unit: word, note: word.optional() };

/** A column that is worked out from others, or from tables that hold no figures. */
export const derivedShape = z.discriminatedUnion("kind", [
  z.strictObject({
    ...derivedHead,
    kind: z.literal("trade-dependence"),
    flow: columnName,
    gdp: columnName,
  }),
  z.strictObject({ ...derivedHead, kind: z.literal("great-circle"), places: word }),
  z.strictObject({
    ...derivedHead,
    kind: z.literal("language"),
    way: z.enum(["main", "expected"]),
    shares: word,
    languages: word,
    names: word,
    exponent: z.number().positive(),
    least: z.number().min(0).max(1),
  }),
  z.strictObject({
    ...derivedHead,
    kind: z.literal("religion"),
    way: z.enum(["overlap", "match"]),
    shares: word,
    least: z.number().min(0).max(1),
    groups: z.record(word, z.array(word).min(1)).optional(),
  }),
]);

/** The file of derived columns. */
export const derivedFileShape = z.strictObject({ derived: z.array(derivedShape).min(1) });

/** Named lists of states. */
export const stateListsShape = z.record(word, z.array(z.string().regex(/^[A-Z]{3}$/)).min(1));

/** How a source is described: titles, terms, citation, tables. */
export type Layout = z.infer<typeof sourceShape>;

/** One table of a layout. */
export type TableLayout = z.infer<typeof tableShape>;

/** A column that is worked out. */
export type DerivedColumn = z.infer<typeof derivedShape>;

/** One work to cite, in fields: BibTeX, RIS or any style can be made of it. */
export type PanelCitation = z.infer<typeof citation>;

import { z } from "zod";

/** A text that says something. */
export const word = z.string().min(1);
/** Name of a column: dotted, lower-case. */
export const columnName = z
  .string()
  .regex(
    /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$/,
    "lower-case words with dots, as in trade.cow.imports_usd",
  );
/** A year of the common era, in four figures. */
export const year = z.number().int().min(1000).max(2999);
/** One text or several. */
export const texts = z.union([z.string(), z.array(z.string()).min(1)]);
/** Which cells a row must have, by column: one text, or any of several. */
export const cells = z.record(word, texts);
/** How states are written in a table: ISO 3166-1 alpha-3, or Correlates of War numbers. */
export const codes = z.enum(["iso3", "cow"]);

/** What a table can speak of: years, states, and since when a state is the state that it is now. */
export const covers = z.strictObject({
  from: year.optional(),
  to: year.optional(),
  /** A list of state-lists.yaml, or codes. */
  states: texts.optional(),
  sides: z.enum(["both", "either"]).optional(),
  /** First year in which the rows of a state speak of the state as it is now. */
  since: z.record(z.string(), year).optional(),
});

/** What a layout says that its table covers. */
export type LayoutCovers = z.infer<typeof covers>;

/** Which cells a row must have, by column. */
export type CellFilter = z.infer<typeof cells>;

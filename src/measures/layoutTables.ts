import { z } from "zod";
import { cells, codes, columnName, covers, word } from "./layoutWords.ts";

/** Who belongs to what: the panel counts what two states share. */
export const membershipsTable = z.strictObject({
  file: word,
  shape: z.literal("memberships"),
  group: word,
  member: word,
  codes: codes.default("iso3"),
  where: cells.optional(),
  not: cells.optional(),
  /** A second file that says of each group since when it counts, and which groups are one. */
  groups: z
    .strictObject({
      file: word,
      key: word,
      same: word.optional(),
      /** Columns of the first year, the first that is filled counts; without it, a group counts always. */
      starts: z.array(z.strictObject({ column: word, where: cells.optional() })).optional(),
      where: cells.optional(),
    })
    .optional(),
  covers: covers.required({ from: true, to: true }),
  columns: z
    .array(z.strictObject({ name: columnName, label: word, unit: word, note: word.optional() }))
    .length(1),
});

/** The states of a system, their codes and their dates. */
export const systemTable = z.strictObject({
  file: word,
  shape: z.literal("system"),
  iso3: word,
  cow: word,
  start: word,
  end: word,
  /** The day in `end` that means “to this day”. */
  open: word,
});

/** Places with coordinates, such as capitals, and when each was one. */
export const placesTable = z.strictObject({
  id: word,
  file: word,
  shape: z.literal("places"),
  state: word,
  codes: codes.default("iso3"),
  start: word.optional(),
  end: word.optional(),
  lat: word,
  lon: word,
  covers,
});

/** Parts of a population, such as languages and religions. */
export const sharesTable = z.strictObject({
  id: word,
  file: word,
  shape: z.literal("shares"),
  state: word,
  codes: codes.default("iso3"),
  year: word.optional(),
  where: cells.optional(),
  /** One row a part, or one column a part and the column of the whole. */
  item: word.optional(),
  percent: word.optional(),
  official: word.optional(),
  parts: z.array(word).min(2).optional(),
  whole: word.optional(),
  covers,
});

/** Languages and where each stands in the tree of its family. */
export const languagesTable = z.strictObject({
  id: word,
  file: word,
  shape: z.literal("languages"),
  name: word,
  path: word,
});

/** A table of who belongs to what. */
export type MembershipsTable = z.infer<typeof membershipsTable>;

/** A table of the states of a system with their dates and codes. */
export type SystemTable = z.infer<typeof systemTable>;

/** A table of places with coordinates, such as capitals. */
export type PlacesTable = z.infer<typeof placesTable>;

/** A table of the parts of a population: languages, religions. */
export type SharesTable = z.infer<typeof sharesTable>;

/** A table of languages and where each stands in the tree of its family. */
export type LanguagesTable = z.infer<typeof languagesTable>;

import { z } from "zod";
import { missingReasons } from "../terms/index.ts";
import { cells, codes, columnName, covers, word, year } from "./layoutWords.ts";

const of = z.enum(["state", "pair", "directed-pair"]);
const figureShape = {
  name: columnName,
  label: word,
  unit: word,
  note: word.optional(),
  of: of.optional(),
  value: word.optional(),
  ways: z.strictObject({ ab: word, ba: word }).optional(),
  yes: z.literal(true).optional(),
  filled: word.optional(),
  count: word.optional(),
  codes: z.record(word, z.number()).optional(),
  times: z.strictObject({ by: z.number().positive(), from: word }).optional(),
  missing: z.record(word, z.enum(missingReasons)).optional(),
  many: z.enum(["sum", "min", "max"]).optional(),
  where: cells.optional(),
  not: cells.optional(),
  range: z.strictObject({ min: z.number().optional(), max: z.number().optional() }).optional(),
  covers: covers.optional(),
  listsAll: z.boolean().optional(),
};
const valueKeys = ["value", "ways", "yes", "filled", "count"] as const;
const figure = z
  .strictObject(figureShape)
  .refine((one) => valueKeys.filter((key) => one[key] !== undefined).length === 1, {
    message: `say where the figure comes from, once: ${valueKeys.join(", ")}`,
  });

/** A table of figures: keys, years, what it covers, and its value columns. */
export const figuresTable = z
  .strictObject({
    file: word,
    shape: z.literal("figures"),
    of,
    keys: z.strictObject({ state: word.optional(), a: word.optional(), b: word.optional() }),
    codes: codes.default("iso3"),
    time: z.union([
      z.strictObject({ year: word }),
      z.strictObject({ start: word, end: word.optional() }),
      z.strictObject({ at: year }),
      z.strictObject({ every: z.literal("year") }),
      z.literal("none"),
    ]),
    where: cells.optional(),
    not: cells.optional(),
    missing: z.record(word, z.enum(missingReasons)).optional(),
    covers: covers.default({}),
    listsAll: z.boolean().default(false),
    columns: z.array(figure).min(1),
  })
  .refine(({ of, keys }) => (of === "state") === (keys.state !== undefined), {
    message: "figures of states have the key `state`, of pairs `a` and `b`",
  })
  .refine(({ keys }) => (keys.a === undefined) === (keys.b === undefined), {
    message: "a pair has both keys `a` and `b`",
  })
  .refine(
    (one) => one.columns.every(({ of, ways }) => !ways || (of ?? one.of) === "directed-pair"),
    {
      message: "a column with both ways (`ways`) is of a directed-pair",
    },
  )
  .refine(({ time, covers }) => hasBounds(time) || (covers.from && covers.to), {
    message: "spells, and what stands in every year, need `covers` with `from` and `to`",
  });

/** A table of figures by state or pair, and by year. */
export type FiguresTable = z.infer<typeof figuresTable>;

/** One value column of a table of figures. */
export type FigureLayout = z.infer<typeof figure>;

function hasBounds(time: unknown): boolean {
  if (time === "none") return true;
  const keys = Object.keys(time as object);
  return keys.includes("year") || keys.includes("at");
}

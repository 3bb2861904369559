import { parse } from "yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { voteMeasures } from "./voteColumns.ts";

/** File that names the columns of a dossier’s panel, in the `content` folder of the dossier. */
export const catalogueFile = "panel/columns.yaml";

const head = {
  name: z.string().regex(/^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/, "lower-case words with dots and _"),
  label: z.string().optional(),
  note: z.string().optional(),
  /** Whether a page shows it before its reader has chosen any. */
  start: z.boolean().optional(),
};
const column = z.union([
  z.strictObject({ ...head, concept: z.string(), prefer: z.array(z.string()).optional() }),
  z.strictObject({
    ...head,
    votes: z.strictObject({
      measure: z.enum(voteMeasures),
      set: z.string(),
      absent: z.enum(["dropped", "asAbstain"]),
      withoutVariation: z.enum(["missing", "zero"]),
      issue: z.string().optional(),
    }),
  }),
  z.strictObject({
    ...head,
    register: z.strictObject({
      count: z.enum(["agreement", "commitment", "dispute", "meeting"]),
      status: z.array(z.string()).min(1).optional(),
      act: z.array(z.string()).min(1).optional(),
    }),
  }),
  z.strictObject({ ...head, unit: z.string(), difference: z.string() }),
  z.strictObject({
    ...head,
    unit: z.string(),
    ratio: z.strictObject({ of: z.array(z.string()).min(1), to: z.string() }),
  }),
  z.strictObject({ ...head, unit: z.string(), positive: z.string() }),
]);
const shape = z.strictObject({ version: z.number().int(), columns: z.array(column) });

/** One column that a dossier knows by name, and how it is made. */
export type CatalogueColumn = z.infer<typeof column>;

/** The columns that a dossier knows by name. */
export type Catalogue = readonly CatalogueColumn[];

/**
 * Reads the names of a dossier's columns (`panel/columns.yaml`).
 *
 * Throws: `catalogue-unreadable` for what is no YAML or has another shape, naming the key; `column-repeated`.
 */
export function parseCatalogue(text: string, where: string): Catalogue {
  const read = shape.safeParse(readYaml(text, where));
  if (!read.success) {
    const [issue] = read.error.issues;
    const key = issue?.path.join(".") || "the file";
    throw new Problem("catalogue-unreadable", `${key}: ${issue?.message}. See docs/panel.md.`, {
      where,
    });
  }
  const names = read.data.columns.map(({ name }) => name);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new Problem("column-repeated", `${twice} stands twice: give one of them another name.`, {
      where,
    });
  }
  return read.data.columns;
}

function readYaml(text: string, where: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new Problem("catalogue-unreadable", "The file is no YAML.", { where, cause });
  }
}

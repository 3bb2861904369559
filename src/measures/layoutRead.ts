import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import type { z } from "zod";
import { packageContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import {
  type DerivedColumn,
  derivedFileShape,
  type Layout,
  sourceShape,
  stateListsShape,
} from "./layoutShape.ts";

/** Everything that content says of the files of well-known sources. */
export interface LayoutBook {
  readonly layouts: readonly Layout[];
  readonly derived: readonly DerivedColumn[];
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Folder of the package's content for panels: names of languages, the shipped state system. */
  readonly folder: string;
}

/** Ending of the files in which a user describes sources of his own, beside their tables. */
export const layoutEnding = ".layout.yaml";

/**
 * The layouts that Hamkor knows, and those that a folder brings: a source of the same id replaces ours.
 *
 * Throws: `layout-unreadable`, naming file and key; `column-repeated` when two tables give one name.
 */
export function readLayouts(own?: string, content = join(packageContent, "panel")): LayoutBook {
  const folder = join(content, "layouts");
  const known = filesOf(folder, ".yaml").map((path) => readYaml(path, sourceShape));
  const brought = own === undefined ? [] : filesOf(own, layoutEnding);
  const users = brought.map((path) => readYaml(path, sourceShape));
  const replaced = new Set(users.map(({ source }) => source));
  const layouts = [...known.filter(({ source }) => !replaced.has(source)), ...users];
  const { derived } = readYaml(join(content, "derived.yaml"), derivedFileShape);
  const lists = Object.entries(readYaml(join(content, "state-lists.yaml"), stateListsShape));
  const names = [...layouts.flatMap(columnNames), ...derived.map(({ name }) => name)];
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) {
    throw new Problem(
      "column-repeated",
      `Two layouts give a column ${twice}: give one of them another name.`,
    );
  }
  return { layouts, derived, lists: new Map(lists), folder: content };
}

/**
 * The layout of a source by its id.
 *
 * Throws: `layout-unknown`, naming those that there are.
 */
export function findLayout(book: LayoutBook, source: string): Layout {
  const found = book.layouts.find((layout) => layout.source === source);
  if (found !== undefined) return found;
  const known = book.layouts.map((layout) => layout.source).join(", ");
  throw new Problem(
    "layout-unknown",
    `There is no layout ${source}. Known: ${known}. Describe another source in a file *${layoutEnding} (docs/panel.md).`,
  );
}

/** Names of the columns that the tables of a layout give. */
export function columnNames(layout: Layout): readonly string[] {
  return layout.tables.flatMap((table) =>
    "columns" in table ? table.columns.map(({ name }) => name) : [],
  );
}

function filesOf(folder: string, ending: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(ending));
  return names.sort().map((name) => join(folder, name));
}

/**
 * A YAML file in a shape.
 *
 * Throws: `layout-unreadable`.
 */
export function readYaml<Shape extends z.ZodType>(path: string, shape: Shape): z.infer<Shape> {
  const where = path.split(/[\\/]/).at(-1) ?? path;
  const read = shape.safeParse(parsed(path, where));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  const key = issue?.path.join(".") || "the file";
  throw new Problem("layout-unreadable", `${key}: ${issue?.message}. See docs/panel.md.`, {
    where,
  });
}

function parsed(path: string, where: string): unknown {
  if (!existsSync(path)) throw new Problem("layout-unreadable", "The file is missing.", { where });
  try {
    return load(readFileSync(path, "utf8"), { schema: CORE_SCHEMA });
  } catch (cause) {
    const line = cause instanceof YAMLException ? cause.mark?.line : undefined;
    const place = line === undefined ? "" : ` from line ${line + 1} on`;
    throw new Problem("layout-unreadable", `The file is no YAML${place}: correct it.`, {
      where,
      cause,
    });
  }
}

import { Problem } from "../terms/index.ts";
import type { FigureLayout, FiguresTable } from "./layoutFigures.ts";
import { type LayoutBook, readLayouts } from "./layoutRead.ts";
import type { Layout } from "./layoutShape.ts";
import type { MembershipsTable, SystemTable } from "./layoutTables.ts";
import { readSystem, type StateSystem } from "./stateCodes.ts";
import { type Entries, entriesOf } from "./worldEntries.ts";
import { type ReadFigures, readFigures } from "./worldFigures.ts";
import { openFiles, type WorldFiles } from "./worldFiles.ts";
import { readShared } from "./worldShared.ts";

/** The figures that a folder holds, as layouts describe them: nothing is read before it is asked for, and only once. */
export interface WorldFigures {
  readonly folder: string;
  readonly book: LayoutBook;
  readonly files: WorldFiles;
  /** Files of the folder that look like tables and that no layout describes. */
  readonly undescribed: readonly string[];
  system(): StateSystem;
  /**
   * The figures of a column.
   *
   * Throws: `column-unknown`, naming those that the folder has.
   */
  figures(name: string): ReadFigures;
  /** Names of the columns whose tables are in the folder. */
  readonly names: readonly string[];
  /** What was worked out once under a key, such as the places of states, without working it out again. */
  remember<Value>(key: string, make: () => Value): Value;
}

type Tabled = { readonly layout: Layout; readonly shape: FiguresTable | MembershipsTable };

/**
 * Opens a folder of tables that a user brings, by the layouts of well-known sources and his own (`*.layout.yaml`).
 *
 * Throws: `folder-missing`; as `readLayouts`.
 */
export function readWorld(folder: string, book: LayoutBook = readLayouts(folder)): WorldFigures {
  const files = openFiles(folder, book.folder);
  const tabled = tablesOf(book, files);
  const described = new Set(book.layouts.flatMap(({ tables }) => tables.flatMap(filesOf)));
  const undescribed = [...files.names].filter(
    (name) => /\.(csv|tsv)(\.gz)?$/i.test(name) && !described.has(name),
  );
  let system: StateSystem | undefined;
  const world = {
    folder,
    book,
    files,
    undescribed: undescribed.sort(),
    names: [...tabled.keys()],
    system: () => {
      system ??= systemOf(book, files);
      return system;
    },
  };
  const known = new Map<string, ReadFigures>();
  const entries = new Map<string, Entries>();
  const figures = (name: string): ReadFigures => {
    const found = known.get(name) ?? readColumn(name, tabled, { ...world, entries });
    known.set(name, found);
    return found;
  };
  return { ...world, figures, remember: createMemory() };
}

/** Keeps one value a key. */
function createMemory(): WorldFigures["remember"] {
  const kept = new Map<string, unknown>();
  return <Value>(key: string, make: () => Value) => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as Value;
  };
}

/** Columns by name, with the table that each stands in, of the files that are there. */
function tablesOf(book: LayoutBook, files: WorldFiles): ReadonlyMap<string, Tabled> {
  const tabled = new Map<string, Tabled>();
  for (const layout of book.layouts) {
    for (const shape of layout.tables) {
      if (!("columns" in shape) || !filesOf(shape).every((file) => files.names.has(file))) continue;
      for (const { name } of shape.columns) tabled.set(name, { layout, shape });
    }
  }
  return tabled;
}

const filesOf = (shape: Layout["tables"][number]) =>
  shape.shape === "memberships" && shape.groups ? [shape.file, shape.groups.file] : [shape.file];

interface Reading {
  readonly book: LayoutBook;
  readonly files: WorldFiles;
  readonly entries: Map<string, Entries>;
  system(): StateSystem;
}

function readColumn(
  name: string,
  tabled: ReadonlyMap<string, Tabled>,
  { book, files, entries, system }: Reading,
): ReadFigures {
  const found = tabled.get(name);
  if (found === undefined) throw unknownColumn(name, [...tabled.keys()]);
  const { layout, shape } = found;
  const table = files.table(shape.file);
  const ground = { system: system(), lists: book.lists };
  if (shape.shape === "memberships") {
    const groups = shape.groups && files.table(shape.groups.file);
    return readShared(table, layout, shape, ground, groups);
  }
  const figure = shape.columns.find((column) => column.name === name) as FigureLayout;
  const key = entriesKey(shape, figure);
  const made = entries.get(key) ?? entriesOf(table, shape, figure, ground.system);
  entries.set(key, made);
  return readFigures(table, layout, shape, figure, ground, made);
}

/** Columns of one table with the same rows fill the same cells, and need them worked out once. */
function entriesKey(shape: FiguresTable, figure: FigureLayout): string {
  const { of = shape.of, where, not, covers } = figure;
  const { file, keys, codes, time } = shape;
  const rows = [shape.where, shape.not, shape.covers, where, not, covers];
  return JSON.stringify([file, keys, codes, time, of, figure.ways !== undefined, rows]);
}

function systemOf(book: LayoutBook, files: WorldFiles): StateSystem {
  const shape = book.layouts
    .flatMap(({ tables }) => tables)
    .find((table): table is SystemTable => table.shape === "system");
  if (shape === undefined) {
    throw new Problem("system-missing", "No layout describes a table of the state system.");
  }
  return readSystem(files.table(shape.file), shape);
}

/** That a folder has no column of a name, with the nearest that it has: those of the same first word, or all. */
export function unknownColumn(name: string, known: readonly string[]): Problem {
  const [first = ""] = name.split(".");
  const near = known.filter((one) => one.split(".")[0] === first);
  const listed = (near.length > 0 ? near : known).join(", ");
  return new Problem(
    "column-unknown",
    `The folder has no column ${name}: it has ${listed || "none that a layout describes"}.`,
  );
}

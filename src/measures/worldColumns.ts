import type { Finding } from "../terms/index.ts";
import { addFigures } from "./addFigures.ts";
import type { DerivedColumn, Layout, PanelCitation } from "./layoutShape.ts";
import type { ColumnSource, Panel } from "./panel.ts";
import { unknownColumn, type WorldFigures } from "./world.ts";
import { addDerived, canDerive } from "./worldDerived.ts";
import { layoutSource } from "./worldFigures.ts";

/** A column that a folder can give, before anything of it is read. */
export interface WorldColumn {
  readonly name: string;
  readonly label: string;
  readonly unit: string;
  readonly note: string | undefined;
  /** Whom one figure is about; what is worked out for pairs is of a pair. */
  readonly of: "state" | "pair" | "directed-pair";
  /** First and last year; undefined where the source itself says (its rows) or has none. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Missing: undefined for what is worked out of several sources: the column itself names them. */
  readonly source: ColumnSource | undefined;
}

/** The columns that a folder can give: those of its tables, and those that can be worked out from them. */
export function columnsOfWorld(world: WorldFigures): readonly WorldColumn[] {
  const there = new Set(world.names);
  const read = world.book.layouts.flatMap((layout) => offersOf(layout, there));
  const derived = world.book.derived.filter((column) => canDerive(world, column)).map(derivedOffer);
  return [...read, ...derived].sort((one, other) => (one.name < other.name ? -1 : 1));
}

/**
 * Adds columns of a folder by their names, in the order asked for; the rows stay as they are.
 *
 * Throws: `column-unknown`, naming those that the folder has; as `addFigures`.
 */
export function addWorldColumns(
  panel: Panel,
  world: WorldFigures,
  names: readonly string[],
): Panel {
  return names.reduce((to, name) => {
    const derived = world.book.derived.find((column) => column.name === name);
    if (derived === undefined) return addFigures(to, world.figures(name).figures);
    if (canDerive(world, derived)) return addDerived(to, world, derived);
    throw unknownColumn(
      name,
      columnsOfWorld(world).map((column) => column.name),
    );
  }, panel);
}

/** The works to cite for the sources of columns, each once, in the order of their ids. */
export function citationsOf(
  world: WorldFigures,
  sources: readonly ColumnSource[],
): readonly PanelCitation[] {
  const isUsed = ({ title, edition }: Layout) =>
    sources.some((source) => source.title === title && source.edition === edition);
  const cited = new Map(
    world.book.layouts
      .filter(isUsed)
      .flatMap(({ cite }) => cite.map((one) => [one.id, one] as const)),
  );
  return [...cited.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

/** What was odd in the tables that columns come from, each finding once; `names` as for `addWorldColumns`. */
export function findingsOf(world: WorldFigures, names: readonly string[]): readonly Finding[] {
  const read = names.flatMap((name) => {
    const derived = world.book.derived.find((column) => column.name === name);
    if (derived === undefined) return [name];
    return derived.kind === "trade-dependence" ? [derived.flow, derived.gdp] : [];
  });
  const found = read.flatMap((name) => world.figures(name).findings);
  const keys = found.map(({ code, file, row, message }) =>
    JSON.stringify([code, file, row, message]),
  );
  return found.filter((_finding, at) => keys.indexOf(keys[at] ?? "") === at);
}

function offersOf(layout: Layout, there: ReadonlySet<string>): readonly WorldColumn[] {
  const source = layoutSource(layout);
  return layout.tables.flatMap((shape) => {
    if (shape.shape === "memberships") {
      const { from, to } = shape.covers;
      return shape.columns
        .filter(({ name }) => there.has(name))
        .map(({ name, label, unit, note }) => ({
          name,
          label,
          unit,
          note,
          source,
          of: "pair" as const,
          from,
          to,
        }));
    }
    if (shape.shape !== "figures") return [];
    return shape.columns
      .filter(({ name }) => there.has(name))
      .map(({ name, label, unit, note, of, covers }) => {
        const { from, to } = { ...shape.covers, ...covers };
        return { name, label, unit, note, source, of: of ?? shape.of, from, to };
      });
  });
}

function derivedOffer({ name, label, unit, note, kind }: DerivedColumn): WorldColumn {
  const of = kind === "trade-dependence" ? "directed-pair" : "pair";
  return { name, label, unit, note, of, from: undefined, to: undefined, source: undefined };
}

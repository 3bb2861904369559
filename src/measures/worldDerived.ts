import { join } from "node:path";
import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { addDistance } from "./addDistance.ts";
import { addFigures } from "./addFigures.ts";
import { addTradeDependence } from "./addTradeDependence.ts";
import type { Figures } from "./figures.ts";
import { languageFigures } from "./languageFigures.ts";
import { readYaml } from "./layoutRead.ts";
import type { DerivedColumn, Layout, TableLayout } from "./layoutShape.ts";
import { type Column, type Panel, withColumn } from "./panel.ts";
import { readPlaces } from "./places.ts";
import { religionFigures } from "./religionFigures.ts";
import { readShares } from "./shares.ts";
import type { WorldFigures } from "./world.ts";
import { coverageOf, layoutSource } from "./worldFigures.ts";

/** Adds a column that is worked out from other columns of a folder, or from its tables of places, languages or religions. */
export function addDerived(panel: Panel, world: WorldFigures, column: DerivedColumn): Panel {
  const { name, label, unit, note } = column;
  const head = { name, label, unit, note };
  if (column.kind === "trade-dependence") return addDependence(panel, world, column);
  if (column.kind === "great-circle") {
    const { layout, shape } = tableById(world, column.places, "places");
    const places = world.remember(`places ${shape.id}`, () =>
      readPlaces(world.files.table(shape.file), shape, world.system()),
    );
    return addDistance(panel, { ...head, sources: [layoutSource(layout)] }, places);
  }
  const made = addFigures(
    { ...panel, columns: [] },
    world.remember(`likeness ${column.name}`, () => likenessFigures(world, column)),
  );
  const tree = column.kind === "language" ? [tableById(world, column.languages, "languages")] : [];
  const others = tree.map(({ layout }) => layoutSource(layout));
  const [added] = made.columns;
  return added ? withColumn(panel, { ...added, sources: [...added.sources, ...others] }) : panel;
}

/** Whether a folder has all that a derived column is made of. */
export function canDerive(world: WorldFigures, column: DerivedColumn): boolean {
  if (column.kind === "trade-dependence") {
    return [column.flow, column.gdp].every((name) => world.names.includes(name));
  }
  const ids =
    column.kind === "great-circle"
      ? [column.places]
      : column.kind === "language"
        ? [column.shares, column.languages]
        : [column.shares];
  return ids.every((id) => {
    const found = tablesWithId(world).find(({ shape }) => shape.id === id);
    return found !== undefined && world.files.names.has(found.shape.file);
  });
}

type Dependence = Extract<DerivedColumn, { readonly kind: "trade-dependence" }>;
type Likeness = Extract<DerivedColumn, { readonly kind: "language" | "religion" }>;

function addDependence(panel: Panel, world: WorldFigures, column: Dependence): Panel {
  // Both ways of the flow are needed on every row, also where the panel itself has one row for each way.
  const grain = panel.grain === "directed-pair-year" ? "pair-year" : panel.grain;
  const parts = [column.flow, column.gdp];
  const isPart = ({ name }: Column) => parts.some((part) => name.startsWith(`${part}.`));
  const columns = grain === panel.grain ? panel.columns.filter(isPart) : [];
  const bare: Panel = { ...panel, grain, columns };
  const made = parts
    .filter((part) => !columns.some(({ name }) => name.startsWith(`${part}.`)))
    .reduce((to, name) => addFigures(to, world.figures(name).figures), bare);
  const { name, label, unit, note } = column;
  const shares = addTradeDependence(made, { name, label, unit, note }, column);
  return shares.columns.slice(-2).reduce(withColumn, panel);
}

function likenessFigures(world: WorldFigures, column: Likeness): Figures {
  const { layout, shape } = tableById(world, column.shares, "shares");
  const { compositions } = readShares(world.files.table(shape.file), shape, world.system());
  const ground = {
    name: column.name,
    label: column.label,
    unit: column.unit,
    note: column.note,
    source: layoutSource(layout),
    covers: coverageOf(shape.covers, world.book.lists),
  };
  if (column.kind === "religion") return religionFigures(compositions, column, ground);
  const tree = tableById(world, column.languages, "languages");
  const names = readYaml(join(world.book.folder, column.names), z.record(z.string(), z.string()));
  const languages = world.files.table(tree.shape.file);
  return languageFigures(compositions, column, ground, {
    names: languages.text(tree.shape.name),
    paths: languages.text(tree.shape.path),
    called: new Map(Object.entries(names)),
  });
}

type Identified = Extract<TableLayout, { readonly id: string }>;

function tablesWithId(world: WorldFigures) {
  return world.book.layouts.flatMap((layout) =>
    layout.tables.flatMap((shape) =>
      "id" in shape ? [{ layout, shape: shape as Identified }] : [],
    ),
  );
}

function tableById<Shape extends Identified["shape"]>(
  world: WorldFigures,
  id: string,
  kind: Shape,
): { readonly layout: Layout; readonly shape: Extract<Identified, { readonly shape: Shape }> } {
  const found = tablesWithId(world).find(({ shape }) => shape.id === id && shape.shape === kind);
  if (found === undefined) {
    throw new Problem("layout-unknown", `No layout describes a table ${id} of ${kind}.`);
  }
  return found as { layout: Layout; shape: Extract<Identified, { readonly shape: Shape }> };
}

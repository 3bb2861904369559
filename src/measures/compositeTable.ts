import type { CsvTable } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import type { CompositeData } from "./compositeData.ts";
import type { IndexDefinition } from "./compositeShape.ts";

type Files = Extract<IndexDefinition["data"], { layout: string }>;

/** One cell of figures by unit, year and column, with the line it stands in. */
interface Cell {
  readonly unit: string;
  readonly year: number | undefined;
  readonly column: string;
  readonly text: string;
  readonly row: number;
}

/**
 * The figures of an index from a user's own table, wide (a row a unit) or long (a row a unit and indicator).
 *
 * Missing: a cell with one of the texts that the file names as missing is a gap, and so is a row of a long table that is
 * not there; both are told apart. Throws: `index-data` for a column that is not there, a cell that is no number, and a
 * unit that stands twice, naming the line.
 */
export function readCompositeTable(definition: IndexDefinition, table: CsvTable): CompositeData {
  const { data } = definition;
  if (!("layout" in data))
    throw new Problem("index-data", "This index takes its figures from a dossier.");
  if (table.refused > 0) {
    throw wrongData(data, `${table.refused} of its lines have too many or too few fields`);
  }
  checkColumns(definition, data, table);
  const cells = cellsOf(data, table);
  const years = definition.years;
  const wanted = cells.filter(
    ({ year }) => years === "one" || (year !== undefined && year >= years.from && year <= years.to),
  );
  return arrange(definition, data, wanted, table);
}

function checkColumns(
  { indicators, denominators }: IndexDefinition,
  data: Files,
  table: CsvTable,
): void {
  const named = [data.unit, ...(data.year === undefined ? [] : [data.year]), ...data.groups];
  const figures = [...indicators, ...denominators].flatMap(({ from }) =>
    "column" in from ? [from.column] : [],
  );
  const needed =
    data.layout === "wide" ? [...named, ...figures] : [...named, data.indicator, data.value];
  const absent = needed.filter((name) => !table.header.includes(name));
  if (absent.length > 0) {
    throw wrongData(
      data,
      `it has no column ${absent.join(", ")}; it has ${table.header.join(", ")}`,
    );
  }
}

function cellsOf(data: Files, { header, records }: CsvTable): readonly Cell[] {
  return records.flatMap(({ row, fields }) => {
    const unit = fields[data.unit] ?? "";
    if (unit === "") throw wrongData(data, `line ${row} names no unit`);
    const year = data.year === undefined ? undefined : Number(fields[data.year]);
    if (year !== undefined && !Number.isInteger(year))
      throw wrongData(data, `line ${row} has no year`);
    const own = { unit, year, row };
    if (data.layout === "long") {
      return [{ ...own, column: fields[data.indicator] ?? "", text: fields[data.value] ?? "" }];
    }
    return header.map((column) => ({ ...own, column, text: fields[column] ?? "" }));
  });
}

function arrange(
  definition: IndexDefinition,
  data: Files,
  cells: readonly Cell[],
  table: CsvTable,
): CompositeData {
  const rows = new Map<string, number>();
  const keyOf = ({ unit, year }: Pick<Cell, "unit" | "year">): string => `${year ?? ""} ${unit}`;
  const found = new Map<string, Cell>();
  for (const cell of cells) {
    if (!rows.has(keyOf(cell))) rows.set(keyOf(cell), rows.size);
    const key = `${keyOf(cell)} ${cell.column}`;
    const twice = found.get(key);
    if (twice !== undefined) {
      throw wrongData(data, `lines ${twice.row} and ${cell.row} are both about ${cell.unit}`);
    }
    found.set(key, cell);
  }
  const keys = [...rows.keys()];
  const column = (name: string): Float64Array =>
    Float64Array.from(keys, (key) => numberIn(data, found.get(`${key} ${name}`)));
  const columnFor = (from: object): Float64Array =>
    column("column" in from ? String(from.column) : "");
  const under = new Map(
    definition.denominators.map((one): [string, Float64Array] => [one.id, columnFor(one.from)]),
  );
  return {
    units: keys.map((key) => key.slice(key.indexOf(" ") + 1)),
    years:
      data.year === undefined
        ? undefined
        : Int16Array.from(keys, (key) => Number(key.split(" ")[0])),
    groups: groupsOf(data, keys, keyOf, table),
    values: definition.indicators.map((one) => columnFor(one.from)),
    denominators: definition.indicators.map((one) => under.get(one.denominator ?? "")),
    gaps: (indicator, row) => {
      const from = definition.indicators[indicator]?.from;
      const name = from !== undefined && "column" in from ? from.column : "";
      return found.has(`${keys[row]} ${name}`) ? "empty in the table" : "no row in the table";
    },
    origins: (indicator, row) => {
      const from = definition.indicators[indicator]?.from;
      const name = from !== undefined && "column" in from ? from.column : "";
      const cell = found.get(`${keys[row]} ${name}`);
      return cell === undefined ? [] : [`${data.file}:${cell.row}`];
    },
  };
}

function numberIn(data: Files, cell: Cell | undefined): number {
  if (cell === undefined || data.missing.includes(cell.text.trim())) return Number.NaN;
  const number = Number(cell.text);
  if (cell.text.trim() !== "" && Number.isFinite(number)) return number;
  throw wrongData(
    data,
    `line ${cell.row}, column ${cell.column}: not a number, nor among data.missing`,
  );
}

function groupsOf(
  data: Files,
  keys: readonly string[],
  keyOf: (cell: Pick<Cell, "unit" | "year">) => string,
  { records }: CsvTable,
): CompositeData["groups"] {
  const fieldsOf = new Map(
    records.map(({ fields }): [string, Readonly<Record<string, string>>] => [
      keyOf({
        unit: fields[data.unit] ?? "",
        year: data.year === undefined ? undefined : Number(fields[data.year]),
      }),
      fields,
    ]),
  );
  return Object.fromEntries(
    data.groups.map((group) => [group, keys.map((key) => fieldsOf.get(key)?.[group] ?? "")]),
  );
}

function wrongData({ file }: Files, what: string): Problem {
  return new Problem("index-data", `${file} cannot be used: ${what}.`, { where: file });
}

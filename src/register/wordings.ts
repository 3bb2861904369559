import type { CsvTable } from "../sources/index.ts";
import type { RowOf } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import { type Cells, languageOf, type Vocabulary } from "./cells.ts";
import { type ReadRows, readRows } from "./rows.ts";
import type { wording } from "./table.ts";

type Wording = RowOf<typeof wording>;

/**
 * What short texts of the register say in the other languages of the dossier: our own renderings, by the English text.
 *
 * Shape: one row a text; the column `en` has the text as the tables have it, letter for letter, each other column is a language.
 * Missing: a text without a row stays as it is. Refused is a row without a text, without a rendering, or of a text that has one.
 */
export function readWordings(
  csv: CsvTable | undefined,
  file: string,
  words: Vocabulary,
): ReadRows<Wording> {
  const seen = new Map<string, number>();
  return readRows(csv, file, (cells) => {
    const row = readWording(cells, csv?.records[0]?.fields ?? {}, words);
    const first = row && seen.get(row.text);
    if (row === undefined) return undefined;
    if (first !== undefined) {
      const remedy = "Keep one row for a text.";
      cells.note("error", "wording-repeated", "en", `Line ${first} has this text too.`, remedy);
    }
    seen.set(row.text, first ?? row.row);
    return row;
  });
}

function readWording(
  cells: Cells,
  columns: Readonly<Record<string, string>>,
  { languages }: Vocabulary,
): Wording | undefined {
  const text = cells.needed("en", "wording-empty", "Give the text as the tables have it.");
  const others = Object.keys(columns).filter((column) => column !== "en");
  const label = Object.fromEntries(
    others.flatMap((column) => {
      const own = cells.text(column);
      const language = languageOf(column, languages);
      return own === undefined || !languages.includes(language) ? [] : [[language, own]];
    }),
  );
  if (Object.keys(label).length === 0) {
    const remedy = `Give it in a language of the dossier: ${languages.join(", ")}.`;
    cells.note("error", "wording-missing", "en", "The text has no other wording.", remedy);
  }
  if (cells.isRefused()) return undefined;
  const { file, row } = cells;
  return { text, label: { en: text, ...label }, file, row };
}

/**
 * Wordings of texts that no row of the register has any more: the text was changed or taken out, and its wording was not.
 *
 * Shape: one finding a wording; `rows` are all rows whose texts may be worded.
 */
export function findStale(
  wordings: readonly Wording[],
  rows: Iterable<object>,
): readonly Finding[] {
  const texts = new Set<unknown>();
  for (const row of rows) {
    for (const value of Object.values(row) as readonly unknown[]) {
      if (Array.isArray(value)) for (const one of value) texts.add(one);
      else texts.add(value);
    }
  }
  return wordings
    .filter(({ text }) => !texts.has(text))
    .map(({ file, row }) => ({
      code: "wording-stale",
      severity: "warning",
      message: "No row of the register has this English text any more.",
      remedy: "Take the row out, or give the text as its table has it now.",
      file,
      row,
      column: "en",
    }));
}

import { type Declared, toCsl, toSheet } from "../briefs/index.ts";
import type { Series, SeriesValues } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { column, through } from "./exportColumns.ts";
import { askedOf, chooseColumns, type Exported, inLanguage, joined } from "./exportFile.ts";

/** What is asked of figures that are handed out. */
export interface SeriesExport {
  readonly answer: SeriesValues;
  readonly day: string;
  readonly language: string;
  readonly columns: string | undefined;
  readonly filters: Readonly<Record<string, string | number | undefined>>;
  readonly origin: string;
}

type Value = SeriesValues["values"][number];

/** Figures of one concept as tables, one value a row, with the series and sources they are from. */
export function exportSeries(desk: Desk, options: SeriesExport): Exported {
  const { answer, day, language } = options;
  const byId = new Map(answer.series.map((one) => [one.id, one]));
  const first = answer.series[0];
  const label = first === undefined ? answer.concept : inLanguage(first.label, language);
  const { settings } = desk.opened.dossier;
  return {
    name: `${settings.id}-${answer.concept}-${day}`,
    title: `${inLanguage(settings.title, language)}: ${label}`,
    sheets: [
      chooseColumns("values", answer.values, valueColumns(byId, options), options.columns),
      toSheet("series", answer.series, seriesColumns(options)),
    ],
    items: answer.series.map((one) =>
      toCsl({
        id: one.id,
        type: "dataset",
        title: `${one.sourceTitle}: ${inLanguage(one.label, language)}`,
        url: one.sourceUrl,
        version: one.sourceVersion ?? one.vintage,
        language,
        note: `${one.id}; ${one.unit}; ${one.licence}`,
      }),
    ),
    day,
    asked: askedOf({ concept: answer.concept, ...options.filters }),
    files: [...new Set(answer.values.map((one) => one.file))],
    sources: answer.series.map((one) => [one.sourceTitle, one.sourceUrl].filter(Boolean).join(" ")),
  };
}

function valueColumns(
  byId: ReadonlyMap<string, Series>,
  { language, day, origin }: SeriesExport,
): readonly Declared<Value>[] {
  const of = through(byId, (one: Value) => one.series);
  return [
    column("series", "text", "Series: one edition of one thing.", (one) => one.series),
    column(
      "label",
      "text",
      "What is counted.",
      of((one) => inLanguage(one.label, language)),
    ),
    column(
      "vintage",
      "text",
      "Edition.",
      of((one) => one.vintage),
    ),
    column(
      "of",
      "text",
      "State, pair AAA-BBB, or AAA>BBB for one towards the other.",
      (one) => one.of,
    ),
    column("year", "number", "Calendar year.", (one) => one.year),
    column("value", "number", "The value, in `unit`. Missing is never 0.", (one) => one.value),
    column("missing", "text", "Why the value is missing.", (one) => one.missing),
    column(
      "unit",
      "text",
      "Unit of the value.",
      of((one) => one.unit),
    ),
    column(
      "price_basis",
      "text",
      "Prices used, for money.",
      of((one) => one.priceBasis),
    ),
    column(
      "source_title",
      "text",
      "Source.",
      of((one) => one.sourceTitle),
    ),
    column(
      "source_url",
      "link",
      "Address of the source.",
      of((one) => one.sourceUrl),
    ),
    column(
      "licence",
      "text",
      "Licence of the source.",
      of((one) => one.licence),
    ),
    column("file", "text", "Table of the dossier.", (one) => one.file),
    column("row", "number", "Line in that table.", (one) => one.row),
    column("as_of", "date", "Day as of which the figures are shown.", () => day),
    column(
      "url",
      "link",
      "How the value is known.",
      (one) => `${origin}/explain/${encodeURIComponent(`${one.series}/${one.of}/${one.year}`)}`,
    ),
  ];
}

function seriesColumns({ language, origin }: SeriesExport): readonly Declared<Series>[] {
  return [
    column("series", "text", "Key of the series.", (one) => one.id),
    column("label", "text", "What is counted.", (one) => inLanguage(one.label, language)),
    column("vintage", "text", "Edition.", (one) => one.vintage),
    column("unit", "text", "Unit.", (one) => one.unit),
    column("grain", "text", "Of what: country, pair, directed-pair.", (one) => one.grain),
    column("price_basis", "text", "Prices used.", (one) => one.priceBasis),
    column("first_year", "number", "First year covered.", (one) => one.firstYear),
    column("last_year", "number", "Last year covered.", (one) => one.lastYear),
    column("directions", "text", "Directions of the frame.", (one) => joined(one.directions)),
    column("source_title", "text", "Source.", (one) => one.sourceTitle),
    column("source_url", "link", "Address of the source.", (one) => one.sourceUrl),
    column("source_version", "text", "Edition of the source.", (one) => one.sourceVersion),
    column("licence", "text", "Licence.", (one) => one.licence),
    column("note", "text", "What a reader must know.", (one) => one.note),
    column(
      "url",
      "link",
      "Page of the concept.",
      (one) => `${origin}/indicators?concept=${encodeURIComponent(one.concept)}`,
    ),
  ];
}

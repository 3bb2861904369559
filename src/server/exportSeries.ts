import { type Declared, toCsl, toSheet } from "../briefs/index.ts";
import type { Series, SeriesValues } from "./contract.ts";
import type { Desk } from "./desk.ts";
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
  const of = (read: (series: Series) => string | undefined) => (one: Value) => {
    const series = byId.get(one.series);
    return series === undefined ? undefined : read(series);
  };
  return [
    {
      name: "series",
      kind: "text",
      describe: "Series: one edition of one thing.",
      of: (one) => one.series,
    },
    {
      name: "label",
      kind: "text",
      describe: "What is counted.",
      of: of((one) => inLanguage(one.label, language)),
    },
    { name: "vintage", kind: "text", describe: "Edition.", of: of((one) => one.vintage) },
    {
      name: "of",
      kind: "text",
      describe: "State, pair AAA-BBB, or AAA>BBB for one towards the other.",
      of: (one) => one.of,
    },
    { name: "year", kind: "number", describe: "Calendar year.", of: (one) => one.year },
    {
      name: "value",
      kind: "number",
      describe: "The value, in `unit`. Missing is never 0.",
      of: (one) => one.value,
    },
    {
      name: "missing",
      kind: "text",
      describe: "Why the value is missing.",
      of: (one) => one.missing,
    },
    { name: "unit", kind: "text", describe: "Unit of the value.", of: of((one) => one.unit) },
    {
      name: "price_basis",
      kind: "text",
      describe: "Prices used, for money.",
      of: of((one) => one.priceBasis),
    },
    { name: "source_title", kind: "text", describe: "Source.", of: of((one) => one.sourceTitle) },
    {
      name: "source_url",
      kind: "link",
      describe: "Address of the source.",
      of: of((one) => one.sourceUrl),
    },
    {
      name: "licence",
      kind: "text",
      describe: "Licence of the source.",
      of: of((one) => one.licence),
    },
    { name: "file", kind: "text", describe: "Table of the dossier.", of: (one) => one.file },
    { name: "row", kind: "number", describe: "Line in that table.", of: (one) => one.row },
    {
      name: "as_of",
      kind: "date",
      describe: "Day as of which the figures are shown.",
      of: () => day,
    },
    {
      name: "url",
      kind: "link",
      describe: "How the value is known.",
      of: (one) => `${origin}/explain/${encodeURIComponent(`${one.series}/${one.of}/${one.year}`)}`,
    },
  ];
}

function seriesColumns({ language, origin }: SeriesExport): readonly Declared<Series>[] {
  return [
    { name: "series", kind: "text", describe: "Key of the series.", of: (one) => one.id },
    {
      name: "label",
      kind: "text",
      describe: "What is counted.",
      of: (one) => inLanguage(one.label, language),
    },
    { name: "vintage", kind: "text", describe: "Edition.", of: (one) => one.vintage },
    { name: "unit", kind: "text", describe: "Unit.", of: (one) => one.unit },
    {
      name: "grain",
      kind: "text",
      describe: "Of what: country, pair, directed-pair.",
      of: (one) => one.grain,
    },
    { name: "price_basis", kind: "text", describe: "Prices used.", of: (one) => one.priceBasis },
    {
      name: "first_year",
      kind: "number",
      describe: "First year covered.",
      of: (one) => one.firstYear,
    },
    {
      name: "last_year",
      kind: "number",
      describe: "Last year covered.",
      of: (one) => one.lastYear,
    },
    {
      name: "directions",
      kind: "text",
      describe: "Directions of the frame.",
      of: (one) => joined(one.directions),
    },
    { name: "source_title", kind: "text", describe: "Source.", of: (one) => one.sourceTitle },
    {
      name: "source_url",
      kind: "link",
      describe: "Address of the source.",
      of: (one) => one.sourceUrl,
    },
    {
      name: "source_version",
      kind: "text",
      describe: "Edition of the source.",
      of: (one) => one.sourceVersion,
    },
    { name: "licence", kind: "text", describe: "Licence.", of: (one) => one.licence },
    { name: "note", kind: "text", describe: "What a reader must know.", of: (one) => one.note },
    {
      name: "url",
      kind: "link",
      describe: "Page of the concept.",
      of: (one) => `${origin}/indicators?concept=${encodeURIComponent(one.concept)}`,
    },
  ];
}

import { type Declared, sourcesCited, toSheet } from "../briefs/index.ts";
import { observation, pairObservation } from "../indicators/index.ts";
import { sql } from "../store/index.ts";
import type { IndexView } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { column } from "./exportColumns.ts";
import { askedOf, chooseColumns, type Exported, inLanguage } from "./exportFile.ts";
import { viewIndex } from "./indexView.ts";
import type { WorkedIndex } from "./indexWorked.ts";

type Pair = IndexView["pairs"][number];
type Scored = { readonly pair: string; readonly score: Pair["scores"][number] };
type Celled = { readonly pair: string; readonly cell: Pair["cells"][number] };

/** What is asked of an index that is handed out. */
export interface IndexExport {
  readonly id: string;
  readonly year: number;
  readonly language: string;
  readonly columns: string | undefined;
}

/** An index in one year as files: scores with their bands, the values under them, its parts, its reasons and its sources. */
export async function exportIndex(
  desk: Desk,
  worked: WorkedIndex,
  { id, year, language, columns }: IndexExport,
): Promise<Exported> {
  const { settings } = desk.opened.dossier;
  const view = viewIndex(worked, { year, pair: undefined, asOf: settings.asOf });
  const sources = worked.answer.sources.map((one) => ({
    ...one,
    redistribute: one.redistribute === "yes" ? ("yes" as const) : ("unknown" as const),
  }));
  const scores = view.pairs.flatMap(({ pair, scores: own }) =>
    own.map((score) => ({ pair, score })),
  );
  const cells = view.pairs.flatMap(({ pair, cells: own }) => own.map((cell) => ({ pair, cell })));
  return {
    name: `${settings.id}-index-${id}-${year}`,
    title: `${inLanguage(view.title, language)}, version ${view.version}, ${year}`,
    sheets: [
      chooseColumns("scores", scores, scoreColumns(year), columns),
      toSheet("values", cells, cellColumns),
      toSheet("parts", view.parts, partColumns(view, language)),
      toSheet("choices", view.choices, [
        column("choice", "text", "Step of the work.", (one) => one.choice),
        column("method", "text", "How it is done.", (one) => one.method),
      ]),
      toSheet("sources", view.sources, sourceColumns),
    ],
    items: sourcesCited(sources),
    day: settings.asOf,
    asked: askedOf({ index: id, year }),
    files: [`indexes/${id}.yaml`, ...(await filesUnder(desk, worked))],
    sources: sources.map(({ title, url }) => [title, url].filter(Boolean).join(" ")),
  };
}

/** Files of the dossier that the figures of an index stand in: what may be passed on follows from them. */
async function filesUnder(desk: Desk, { answer, definition }: WorkedIndex) {
  const ids = answer.sources.map((one) => one.id);
  const found = await desk.store.query<{ file: string }>(
    sql`SELECT DISTINCT file FROM ${observation} WHERE list_contains(${ids}, series)
        UNION SELECT DISTINCT file FROM ${pairObservation} WHERE list_contains(${ids}, series) ORDER BY 1`,
  );
  const hasRegister = definition.indicators.some(({ from }) => "register" in from);
  const own = desk.opened.dossier.files.filter(({ path }) => path.startsWith("register/"));
  return [...found.map(({ file }) => file), ...(hasRegister ? own.map(({ path }) => path) : [])];
}

const scoreColumns = (year: number): readonly Declared<Scored>[] => [
  column("pair", "text", "Pair of states.", ({ pair }) => pair),
  column("year", "number", "Year.", () => year),
  column("part", "text", "Part of the index.", ({ score }) => score.part),
  column("score", "number", "Score, on the scale of the index.", ({ score }) => score.score),
  column("score_low", "number", "Lower end of its band.", ({ score }) => score.scoreLow),
  column("score_high", "number", "Upper end.", ({ score }) => score.scoreHigh),
  column("place", "number", "Place, 1 the highest.", ({ score }) => score.rank),
  column("place_low", "number", "First place of its band.", ({ score }) => score.rankLow),
  column("place_high", "number", "Last place of its band.", ({ score }) => score.rankHigh),
  column("of", "number", "Pairs that have a place.", ({ score }) => score.of),
  column("coverage", "number", "Share of the part that is there.", ({ score }) => score.coverage),
  column("no_score_because", "text", "What is missing, where there is no score.", ({ score }) =>
    score.why.length === 0
      ? undefined
      : score.why.map(({ indicator, reason }) => `${indicator}: ${reason}`).join("; "),
  ),
];

const cellColumns: readonly Declared<Celled>[] = [
  column("pair", "text", "Pair of states.", ({ pair }) => pair),
  column("indicator", "text", "Indicator.", ({ cell }) => cell.indicator),
  column("value", "number", "Value in the unit of the indicator.", ({ cell }) => cell.value),
  column("of_year", "number", "Year it stands from, if an earlier one.", ({ cell }) => cell.year),
  column("on_scale", "number", "The same on the scale of the index.", (one) => one.cell.normalised),
  column("points", "number", "What it adds to the whole.", ({ cell }) => cell.points),
  column("missing", "text", "Why there is no value.", ({ cell }) => cell.reason),
  column("rows", "text", "Rows it rests on.", ({ cell }) => cell.rows.join("; ") || undefined),
];

function partColumns(
  view: IndexView,
  language: string,
): readonly Declared<IndexView["parts"][number]>[] {
  const told = new Map(view.indicators.map((one) => [one.id, one]));
  return [
    column("part", "text", "Part of the index.", ({ id }) => id),
    column("label", "text", "What it is called.", ({ label }) => inLanguage(label, language)),
    column("within", "text", "Part it belongs to.", ({ parent }) => parent),
    column("weight", "number", "Weight, as written.", ({ weight }) => weight),
    column("share_of_whole", "number", "Share of the whole.", ({ effective }) => effective),
    column("unit", "text", "Unit.", ({ id }) => told.get(id)?.unit),
    column("better", "text", "Which end is more cooperation.", ({ id }) => told.get(id)?.better),
    column("rationale", "text", "Why it belongs here.", ({ id }) => told.get(id)?.rationale),
  ];
}

const sourceColumns: readonly Declared<IndexView["sources"][number]>[] = [
  column("series", "text", "Series of the dossier.", ({ id }) => id),
  column("title", "text", "Source.", ({ title }) => title),
  column("url", "link", "Address.", ({ url }) => url),
  column("edition", "text", "Edition.", ({ edition }) => edition),
  column("licence", "text", "Licence.", ({ licence }) => licence),
  column(
    "redistribute",
    "text",
    "Whether it may be passed on.",
    ({ redistribute }) => redistribute,
  ),
  column("note", "text", "What a reader must know.", ({ note }) => note),
];

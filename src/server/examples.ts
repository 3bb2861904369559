import { listBriefTemplates, readBriefTemplate } from "../briefs/index.ts";
import { scenarioIds } from "../models/index.ts";
import { document } from "../texts/index.ts";
import type { Desk } from "./desk.ts";
import { docNames } from "./docFiles.ts";
import { indexesOf } from "./indexWorked.ts";
import { columnsOn } from "./panelQuestion.ts";
import { listQueue } from "./queueRoutes.ts";
import { listSeries } from "./seriesRoutes.ts";

/** A value that can be asked for in this dossier. */
export interface Example {
  /** Beginning of the paths where it is one; the longest that fits counts. */
  readonly under: string;
  readonly name: string;
  readonly value: string | number;
}

/**
 * Values to ask for, of the dossier that is served: an example that is copied from the description has an answer.
 *
 * Missing: what the dossier has none of, such as scenarios.
 */
export async function examplesIn(desk: Desk): Promise<readonly Example[]> {
  return [...wordsOfFrame(desk), ...wordsOfBook(desk), ...(await wordsOfTables(desk))];
}

/** The example of one parameter at a path. Missing: there is none. */
export function exampleFor(examples: readonly Example[], path: string, name: string) {
  const fitting = examples.filter((one) => one.name === name && path.startsWith(one.under));
  return [...fitting].sort((a, b) => b.under.length - a.under.length)[0]?.value;
}

function wordsOfFrame({ opened, content, states }: Desk): readonly Example[] {
  const { focus, asOf, maps } = opened.dossier.settings;
  const [a, b] = focus;
  const year = Number(asOf.slice(0, 4));
  const state = states.find((one) => one.iso3 === a)?.names.en ?? a;
  return [
    ...everywhere({ pair: `${a}-${b}`, pairs: `${a}-${b}`, states: `${a},${b}` }),
    ...everywhere({ state: a, party: a, asOf, date: asOf, to: asOf, from: `${year - 2}` }),
    ...everywhere({ direction: content.frame.directions[0]?.id }),
    ...everywhere({ interest: content.frame.interests[0]?.id, layer: maps[0]?.id, q: state }),
    ...everywhere({ text: `${state} borders five countries.`, who: "A. Reader" }),
    ...under("/api/docs", { name: docNames()[0] }),
    ...under("/api/events", { from: `${year - 2}-01`, to: `${year}-01` }),
    ...["/api/panel", "/api/export/panel", "/api/series/", "/api/export/series"].flatMap((path) =>
      under(path, { from: year - 10, to: year }),
    ),
  ];
}

function wordsOfBook({ book, opened }: Desk): readonly Example[] {
  const { asOf } = opened.dossier.settings;
  const entry = book.entries.find(({ kind, known }) => kind !== "priority" && known <= asOf);
  const [first, second] = book.entries.filter(
    ({ kind, known }) => kind === "doctrine" && known <= asOf,
  );
  return [
    ...under("/api/register", { kind: entry?.kind, id: entry?.id }),
    ...under("/api/export/register", { kind: entry?.kind, id: entry?.id }),
    ...under("/api/explain", { id: entry?.id }),
    ...under("/api/disagreements", { entry: entry?.id }),
    ...under("/api/doctrines/compare", { first: first?.id, second: second?.id }),
  ];
}

async function wordsOfTables(desk: Desk): Promise<readonly Example[]> {
  const { asOf } = desk.opened.dossier.settings;
  const [text] = await desk.store.rows(document, { orderBy: ["characters", "id"] });
  const [series] = await listSeries(desk);
  const [index] = await indexesOf(desk);
  const columns = await columnsOn(desk, asOf);
  const { proposals } = await listQueue(desk, { offset: 0, limit: 1 });
  return [
    ...everywhere({ document: text?.id, concept: series?.concept }),
    ...under("/api/panel", { columns: columns[0]?.name }),
    ...under("/api/export/panel", { columns: columns[0]?.name }),
    ...under("/api/documents", { id: text?.id }),
    ...under("/api/briefs", { template: briefOfPair(desk) }),
    ...under("/api/scenarios", { id: scenarioIds(desk.opened.dossier)[0] }),
    ...under("/api/indexes", { id: index?.id }),
    ...under("/api/export/index", { id: index?.id }),
    ...under("/api/proposals", { id: proposals[0]?.id }),
    ...under("/api/decisions", { about: proposals[0]?.id }),
  ];
}

/** A template that asks for no more than two states. */
function briefOfPair({ opened: { dossier } }: Desk): string | undefined {
  return listBriefTemplates(dossier).find((id) =>
    readBriefTemplate(dossier, id).asks.every((asked) => asked === "pair"),
  );
}

const everywhere = (words: Words): readonly Example[] => under("", words);

type Words = Readonly<Record<string, string | number | undefined>>;

function under(path: string, words: Words): readonly Example[] {
  return Object.entries(words).flatMap(([name, value]) =>
    value === undefined ? [] : [{ under: path, name, value }],
  );
}

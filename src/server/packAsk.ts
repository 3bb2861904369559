import { languages } from "../terms/index.ts";
import {
  type DocList,
  type DoctrineList,
  type DocumentList,
  type EntryKind,
  type EntryList,
  entryKinds,
  type Frame,
  type IndexList,
  type PanelColumns,
  type Queue,
  type ScenarioList,
  type Series,
  type SimilarityAnswer,
} from "./contract.ts";
import { wholeChanges } from "./packShape.ts";

/** Asks one question of the server and keeps the answer; gives it as it was read. */
export type AskKept = <Answer>(address: string) => Promise<Answer>;

/** As many entries as the server gives at once. */
const mostEntries = 1000;

const code = encodeURIComponent;

/**
 * The questions of a pack, a group after another: what the pages ask when nobody has changed a setting.
 *
 * Shape: of the pairs named; what is not of a pair is whole. Each group is asked when it is its turn.
 */
export function questionGroups(
  ask: AskKept,
  frame: Frame,
  pairs: readonly string[],
): readonly (readonly [string, () => Promise<readonly string[]>])[] {
  return [
    ["documents", () => documents(ask)],
    ["register", () => register(ask)],
    ["pairs", async () => pairs.flatMap((pair) => ofPair(frame, pair)).concat(ofAll)],
    ["figures", () => figures(ask, frame, pairs)],
    ["doctrines", () => doctrines(ask, pairs)],
    ["votes", () => votes(ask, pairs)],
    ["indexes", () => indexes(ask, pairs)],
    ["scenarios", () => scenarios(ask)],
    ["rest", () => rest(ask, frame, pairs)],
    ["guides", () => guides(ask)],
  ];
}

async function documents(ask: AskKept): Promise<readonly string[]> {
  const { documents: all } = await ask<DocumentList>("/api/documents");
  return all.map(({ id }) => `/api/documents/${code(id)}`);
}

async function register(ask: AskKept): Promise<readonly string[]> {
  const found: string[] = [];
  for (const kind of entryKinds) {
    for (const { id } of (await wholeRegister(ask, kind)).entries) {
      const entry = `/api/register/${kind}/${code(id)}`;
      found.push(entry, `${entry}/quotes`, `/api/disagreements?entry=${code(id)}`);
    }
  }
  return found;
}

/** Every entry of a kind, of a pair or of all: the list of which the pages make all others. */
export async function wholeRegister(
  ask: AskKept,
  kind: EntryKind,
  pair?: string,
): Promise<EntryList> {
  const list = `/api/register/${kind}?limit=${mostEntries}${pair === undefined ? "" : `&pair=${pair}`}`;
  let whole = await ask<EntryList>(list);
  while (whole.entries.length < whole.total) {
    const { entries } = await ask<EntryList>(`${list}&offset=${whole.entries.length}`);
    whole = { ...whole, entries: [...whole.entries, ...entries] };
  }
  return whole;
}

function ofPair({ directions, interests }: Frame, pair: string): readonly string[] {
  const cells = directions.flatMap((direction) =>
    interests.map(
      (interest) =>
        `/api/cell?pair=${pair}&direction=${code(direction.id)}&interest=${code(interest.id)}`,
    ),
  );
  return [
    `/api/overview?pair=${pair}`,
    ...cells,
    `/api/timeline/drawing?pair=${pair}`,
    `/api/timeline?pair=${pair}&kind=dispute&limit=100`,
    `/api/delivery?pair=${pair}`,
    `/api/measures?pair=${pair}`,
    `/api/disagreements?pair=${pair}`,
    `/api/changes?pair=${pair}&limit=${wholeChanges}`,
  ];
}

const ofAll = [
  "/api/overview",
  "/api/timeline?all=yes&kind=dispute&limit=100",
  "/api/delivery",
  "/api/measures",
  "/api/disagreements",
  `/api/changes?limit=${wholeChanges}`,
] as const;

async function figures(
  ask: AskKept,
  { dossier }: Frame,
  pairs: readonly string[],
): Promise<readonly string[]> {
  const series = await ask<readonly Series[]>("/api/series");
  const concepts = [...new Set(series.map(({ concept }) => concept))];
  const { columns } = await ask<PanelColumns>("/api/panel/columns");
  const names = columns.filter(({ start }) => start).map(({ name }) => name);
  const { from } = dossier.period;
  const to = Math.min(dossier.period.to, Number(dossier.asOf.slice(0, 4)));
  const span = `columns=${code(names.join(","))}&from=${from}&to=${to}`;
  return [
    ...concepts.map((concept) => `/api/series/${code(concept)}`),
    ...(names.length === 0 ? [] : pairs.map((pair) => `/api/panel?pairs=${pair}&${span}`)),
  ];
}

/** Doctrines of two states side by side, both ways: those of which something is told, else the first of a state. */
async function doctrines(ask: AskKept, pairs: readonly string[]): Promise<readonly string[]> {
  const { doctrines: all } = await ask<DoctrineList>("/api/doctrines");
  const of = (state: string): readonly string[] => {
    const own = all
      .filter(({ doctrine }) => doctrine.parties.length === 1 && doctrine.parties[0] === state)
      .sort((x, y) => (x.doctrine.id < y.doctrine.id ? -1 : 1));
    const told = own.filter(({ readers, ranked }) => readers + ranked > 0);
    return (told.length > 0 ? told : own.slice(0, 1)).map(({ doctrine }) => doctrine.id);
  };
  const bothWays = pairs.flatMap((pair) => [pair, reversed(pair)]);
  return bothWays.flatMap((pair) => {
    const [a = "", b = ""] = pair.split("-");
    return of(a).flatMap((first) =>
      of(b).map((second) => `/api/doctrines/compare?first=${code(first)}&second=${code(second)}`),
    );
  });
}

function reversed(pair: string): string {
  return pair.split("-").reverse().join("-");
}

async function votes(ask: AskKept, pairs: readonly string[]): Promise<readonly string[]> {
  const bothWays = pairs.flatMap((pair) => [pair, reversed(pair)]);
  const [first] = bothWays;
  const answer = await ask<Partial<SimilarityAnswer>>(`/api/similarity?pair=${first}&by=year`);
  const sets = answer.sets ?? [];
  const issues = sets.find((one) => one.issues);
  return bothWays.flatMap((pair) => [
    `/api/ideal-points?pair=${pair}`,
    `/api/similarity?pair=${pair}`,
    ...sets.flatMap(({ id, sessions }) =>
      ["year", ...(sessions ? ["session"] : [])].map(
        (by) => `/api/similarity?pair=${pair}&set=${code(id)}&by=${by}`,
      ),
    ),
    ...(issues ? [`/api/similarity?pair=${pair}&set=${code(issues.id)}&issue=every`] : []),
  ]);
}

async function indexes(ask: AskKept, pairs: readonly string[]): Promise<readonly string[]> {
  const { indexes: all } = await ask<IndexList>("/api/indexes");
  return all.flatMap(({ id, years, pairs: known }) => {
    const path = `/api/indexes/${code(id)}`;
    const shown = known.filter((one, i) => i === 0 || pairs.includes(one));
    return [
      path,
      ...shown.map((pair) => `${path}?pair=${pair}`),
      ...Array.from(
        { length: years.to - years.from + 1 },
        (_, i) => `${path}?year=${years.from + i}`,
      ),
    ];
  });
}

async function scenarios(ask: AskKept): Promise<readonly string[]> {
  const { scenarios: all } = await ask<ScenarioList>("/api/scenarios");
  return all.flatMap(({ id }) => {
    const path = `/api/scenarios/${code(id)}`;
    return [path, `${path}/detail`, `${path}/detail?side=baseline`];
  });
}

async function rest(
  ask: AskKept,
  { layers, states }: Frame,
  pairs: readonly string[],
): Promise<readonly string[]> {
  const queue = await ask<Queue>("/api/queue?limit=200");
  const region = states.filter(({ role }) => role === "region").map(({ iso3 }) => iso3);
  const told = [...new Set([...region, ...pairs.flatMap((pair) => pair.split("-"))])];
  return [
    ...layers.map(({ id }) => `/api/maps/${code(id)}`),
    ...told.map((state) => `/api/position?state=${code(state)}`),
    ...Object.keys(queue.facets.state ?? {}).map((state) => `/api/queue?limit=200&state=${state}`),
    "/api/queue?limit=200&state=open",
    "/api/boundaries",
    "/api/accounting",
  ];
}

/** The shelf of guides and each of them, as a reader of each language is given them. */
async function guides(ask: AskKept): Promise<readonly string[]> {
  const found: string[] = [];
  // One after the other: what is kept stands in the order of the answers, and a pack has the same bytes each time.
  for (const language of languages) {
    const tail = language === "en" ? "" : `?language=${language}`;
    const { groups } = await ask<DocList>(`/api/docs${tail}`);
    const names = groups.flatMap(({ docs }) => docs.map(({ name }) => name));
    found.push(...names.map((name) => `/api/docs/${code(name)}${tail}`));
  }
  return found;
}

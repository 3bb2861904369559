import type {
  DocumentDetail,
  DocumentSummary,
  EntryDetail,
  EntryKind,
  EntryList,
  Frame,
  IndexList,
  IndexView,
  Overview,
  ScenarioList,
  Series,
} from "../../src/server/contract.ts";
import { answerOf, part } from "./browser.ts";

const kinds: readonly EntryKind[] = [
  "agreement",
  "doctrine",
  "commitment",
  "dispute",
  "meeting",
  "priority",
];

/** A list that comes bare or under its name. */
function listIn<T>(answer: unknown, name: string): readonly T[] {
  const list = Array.isArray(answer) ? answer : (answer as Record<string, unknown>)[name];
  return Array.isArray(list) ? (list as T[]) : [];
}

/** The documents of the dossier that have codings, the one with most first. */
export async function codedDocuments(): Promise<readonly DocumentDetail[]> {
  const all = listIn<DocumentSummary>(await answerOf("/api/documents"), "documents");
  const coded = all.filter((one) => one.codings > 0).sort((x, y) => y.codings - x.codings);
  const byLanguage = new Map(coded.map((one) => [one.languages.join(), one]));
  const chosen = [...new Set([...coded.slice(0, 1), ...byLanguage.values()])];
  return Promise.all(
    chosen.map((one) => answerOf<DocumentDetail>(`/api/documents/${encodeURIComponent(one.id)}`)),
  );
}

/** The cell of the matrix that has the most kinds of ground. */
export async function fullestCell(): Promise<string> {
  const { matrix, pair } = await answerOf<Overview>("/api/overview");
  const [cell] = [...matrix].sort((x, y) => y.coverage - x.coverage || y.evidence - x.evidence);
  return `/cell?pair=${pair.id}&direction=${cell?.direction}&interest=${cell?.interest}`;
}

/** The page of the first entry of a kind of which something is true. */
async function firstWith(kind: EntryKind, is: (one: EntryDetail) => boolean): Promise<string> {
  const { entries } = await answerOf<EntryList>(`/api/register/${kind}?limit=1000`);
  for (const { id } of entries) {
    const one = await answerOf<EntryDetail>(`/api/register/${kind}/${encodeURIComponent(id)}`);
    if (is(one)) return `/register/${kind}/${part(id)}`;
  }
  throw new Error(`No ${kind} of the dossier is fit for the tour.`);
}

/** An index in the year before its last, for one of its parts. */
async function indexOfPart(): Promise<string> {
  const { indexes } = await answerOf<IndexList>("/api/indexes");
  const [index] = indexes;
  const view = await answerOf<IndexView>(`/api/indexes/${index?.id}`);
  const part = view.parts.find(({ parent }) => parent === view.root)?.id;
  return `/indexes/${index?.id}?year=${view.year - 1}&part=${part}&pair=${index?.pairs[0]}`;
}

/** The page of the first scenario of every model. */
async function scenarioOfEachModel(): Promise<Readonly<Record<string, string>>> {
  const { scenarios } = await answerOf<ScenarioList>("/api/scenarios");
  return Object.fromEntries(
    scenarios.toReversed().map(({ id, model }) => [`scenario of ${model}`, `/scenarios/${id}`]),
  );
}

/** One address of every page, with content that the dossier really has. */
export async function tour(): Promise<Readonly<Record<string, string>>> {
  const frame = await answerOf<Frame>("/api/frame");
  const [document] = await codedDocuments();
  const [coding] = document?.evidence ?? [];
  const series = listIn<Series>(await answerOf("/api/series"), "series");
  const entries: Record<string, string> = {};
  for (const kind of kinds) {
    const list = await answerOf<EntryList>(`/api/register/${kind}?limit=1`);
    const [entry] = list.entries;
    entries[`list of ${kind}`] = `/register?kind=${kind}`;
    if (entry) entries[`one ${kind}`] = `/register/${kind}/${part(entry.id)}`;
  }
  const id = part(document?.document.id ?? "");
  const concepts = [...new Set(series.map((one) => one.concept))];
  return {
    overview: "/",
    "overview of the pair": `/?pair=${frame.focus}`,
    cell: await fullestCell(),
    documents: "/documents",
    reader: `/documents/${id}`,
    "reader at a quote": `/documents/${id}?at=${coding?.start}-${coding?.end}`,
    ...entries,
    timeline: "/timeline",
    "timeline of some years": `/timeline?pair=${frame.focus}&from=2017&to=2023&figure=none`,
    promises: "/delivery",
    "promises as a table": "/delivery?view=table&scope=all",
    doctrines: "/doctrines",
    disputes: "/disputes",
    "disputes of all": "/disputes?scope=all",
    disagreements: "/disagreements",
    "disagreements of all": "/disagreements?scope=all",
    queue: "/queue",
    changes: "/changes",
    "changes of all": "/changes?scope=all&from=2025-01-01",
    "an agreement": await firstWith("agreement", (one) => one.byParty.length > 0),
    "a measured promise": await firstWith("commitment", (one) => one.measures.length > 0),
    indicators: "/indicators",
    "one indicator": `/indicators?concept=${encodeURIComponent(concepts[0] ?? "")}`,
    panel: "/panel",
    "panel of some pairs": `/panel?pairs=${frame.pairs
      .slice(0, 4)
      .map(({ id }) => id)
      .join(",")}&columns=gdp.current_usd,trade.exports_usd@every,votes.kappa&rows=known`,
    position: "/position",
    "position by betweenness": "/position?shade=betweenness",
    index: "/indexes",
    "an index of a part in a year": await indexOfPart(),
    scenarios: "/scenarios",
    ...(await scenarioOfEachModel()),
    package: "/package",
    likeness: "/likeness",
    "likeness by session": "/likeness?set=voeten&by=session&measure=pi",
    search: "/search",
    "search for words": `/search?q=${encodeURIComponent(coding?.quote.split(/\s+/)[0] ?? "")}&mode=folded`,
    briefs: "/briefs",
    "brief of promises without a part": "/briefs?template=commitments-due&style=gost&without=past",
    "brief of a document": `/briefs?template=claim-check&document=${encodeURIComponent(document?.document.id ?? "")}`,
    "brief that needs a document": "/briefs?template=claim-check",
    check: "/check",
    "check of a document": `/check?document=${encodeURIComponent(document?.document.id ?? "")}`,
    accounting: "/accounting",
    explain: `/explain/${part(coding?.id ?? "")}`,
    guides: "/docs",
    "a guide": "/docs/claims",
    "a guide with a wide table": "/docs/tables",
    limits: "/limits",
    accessibility: "/accessibility",
    "guided tour": "/?tour=matrix",
    "no such page": "/there/is/no/such/page",
  };
}

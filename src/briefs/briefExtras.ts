import { answerPosition } from "../measures/index.ts";
import { scenarioIds } from "../models/index.ts";
import {
  compareDoctrines,
  doctrine,
  doctrinesFile,
  parseDoctrineRules,
  partnersFile,
  readMatter,
  readPartners,
  readQuotes,
} from "../register/index.ts";
import { readContent } from "../sources/index.ts";
import type { Reader } from "../store/index.ts";
import { Problem } from "../terms/index.ts";
import type {
  BriefPositions,
  BriefText,
  ComparedDoctrines,
  RanScenario,
} from "./briefExtraShapes.ts";
import { noExtras } from "./briefExtraShapes.ts";
import type { BriefGround } from "./briefGround.ts";
import type { BriefTemplate } from "./briefTemplate.ts";
import { type BriefWorks, ownWorks } from "./briefWorkings.ts";

/** What a template's parts ask: names of queries, with what each is asked with. */
interface AskedQuery {
  readonly query: string;
  readonly with: BriefTemplate["sections"][number]["sentences"][number]["with"];
}

/** The text that is put to the test, and who works out what is dear: without one, it is worked out here. */
export interface ExtrasGiven {
  readonly text?: BriefText | undefined;
  readonly works?: BriefWorks | undefined;
}

/**
 * A ground with what a template asks for besides rows of the register and figures: statements of documents, two doctrines side by
 * side, scenarios, indexes, positions, a text that is put to the test.
 *
 * Shape: what the template does not ask for is not read, and no scenario is run for it. Indexes, scenarios and positions are worked
 * out from the dossier as it is today: on an earlier day the brief leaves them out.
 * Throws: `brief-needs-text` when the template asks for claims and no text is given; what models and measures throw.
 */
export async function withExtras(
  ground: BriefGround,
  store: Reader,
  template: BriefTemplate,
  { text, works = ownWorks(ground.dossier, store) }: ExtrasGiven = {},
): Promise<BriefGround> {
  const asked = queriesOf(template);
  const asks = (start: string): boolean => asked.some((one) => one.query.startsWith(start));
  if (asks("claims") && text === undefined) {
    const remedy = "Name one with --document ID or --file FILE.";
    throw new Problem("brief-needs-text", `The template puts a text to the test. ${remedy}`);
  }
  const isToday = ground.day >= ground.dossier.settings.asOf;
  const needsQuotes = asks("said") || asks("doctrine-") || asks("directions");
  const quotes = needsQuotes ? await readQuotes(store) : [];
  const known = quotes.filter((one) => (one.known ?? "") <= ground.day);
  const own = { ...noExtras, quotes: known, text };
  return {
    ...ground,
    extras: {
      ...own,
      compared: asks("doctrine-") ? await compared(ground, store, known) : undefined,
      scenarios: isToday ? await ran(ground, asked, works) : [],
      positions: isToday && asks("position") ? await placed(ground, works) : undefined,
      indexes: isToday && asks("index-") ? await works.indexes() : [],
    },
  };
}

function queriesOf({ sections }: BriefTemplate): readonly AskedQuery[] {
  return sections.flatMap(({ sentences, charts }) => [
    ...sentences,
    ...charts.map((one) => ({ query: one.query, with: one.with })),
  ]);
}

/** The two doctrines that are named, else of each side that in effect of which readers rank most, the newest first. */
async function compared(
  ground: BriefGround,
  store: Reader,
  quotes: BriefGround["extras"]["quotes"],
): Promise<ComparedDoctrines | undefined> {
  const { dossier, day, states, priorities } = ground;
  const named = ground.doctrines;
  const ids = ground.sides.map((side, at) => named?.[at] ?? chosenDoctrine(ground, side));
  const rows = (await store.rows(doctrine)).filter((one) => one.known <= day);
  const [first, second] = ground.sides.map((side, at) =>
    rows.find((one) => one.id === ids[at] && one.states.includes(side)),
  );
  if (named !== undefined && (first === undefined || second === undefined)) {
    const remedy = `Name one of ${ground.sides.join(" and one of ")}, known by ${day}.`;
    throw new Problem("not-found", `The register has no such doctrine of that side. ${remedy}`);
  }
  if (first === undefined || second === undefined) return undefined;
  const rules = parseDoctrineRules(readContent(dossier, doctrinesFile));
  const partners = readPartners(readContent(dossier, partnersFile), [...states.values()]);
  const matters = [
    await readMatter(store, first, day, rules, { priorities, quotes }),
    await readMatter(store, second, day, rules, { priorities, quotes }),
  ] as const;
  const meetings = ground.entries.flatMap((one) =>
    one.kind === "agreement" || one.kind === "dispute" ? [{ ...one, kind: one.kind }] : [],
  );
  const { directions } = ground.content.frame;
  const comparison = compareDoctrines(...matters, { directions, partners, rules, meetings });
  return { matters, comparison, partners };
}

function chosenDoctrine({ entries, priorities }: BriefGround, side: string): string | undefined {
  const rankedIn = (id: string): number =>
    priorities.filter((one) => one.doctrine === id && one.rank !== undefined).length;
  const own = entries
    .filter((one) => one.kind === "doctrine" && one.parties.join() === side)
    .filter((one) => one.standing.group === "standing");
  return [...own].sort(
    (a, b) => rankedIn(b.id) - rankedIn(a.id) || ((a.date ?? "") < (b.date ?? "") ? 1 : -1),
  )[0]?.id;
}

/** The scenarios that the template names and the dossier has, each over as many draws as are asked for. */
async function ran(
  { dossier }: BriefGround,
  asked: readonly AskedQuery[],
  works: BriefWorks,
): Promise<readonly RanScenario[]> {
  const known = scenarioIds(dossier);
  const wanted = new Map<string, number>();
  for (const one of asked.filter(({ query }) => query === "scenario-outcomes")) {
    const draws = typeof one.with.draws === "number" ? one.with.draws : 0;
    for (const id of [one.with.scenarios ?? []].flat()) wanted.set(String(id), draws);
  }
  const all: RanScenario[] = [];
  for (const [id, draws] of wanted) {
    if (known.includes(id)) all.push(await works.scenario({ id, draws }));
  }
  return all;
}

async function placed(
  { sides }: BriefGround,
  works: BriefWorks,
): Promise<BriefPositions | undefined> {
  const found = await works.positions();
  const [source] = found.sources;
  if (source === undefined) return undefined;
  const [first, second] = sides;
  return {
    sides: [answerPosition(found, first), answerPosition(found, second)],
    source: { title: source.title, url: source.url },
  };
}

import { z } from "zod";
import { codersOf } from "../evidence/index.ts";
import { type FrameCode, listStatuses } from "../register/index.ts";
import { pairOf } from "../terms/index.ts";
import { type Frame, frame } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { readTour } from "./helpRoutes.ts";
import { namesOnMaps } from "./mapNames.ts";
import { type Route, route } from "./route.ts";

/** The words and the scope of the dossier: what every page needs first. */
export const frameRoute: Route = route({
  path: "/api/frame",
  summary: "States, pairs, directions, interests, kinds, statuses and layers of the dossier.",
  parameters: z.object({}),
  query: z.object({}),
  answer: frame,
  handle: (desk) => desk.once("frame", () => viewFrame(desk)),
});

async function viewFrame(desk: Desk): Promise<Frame> {
  const { settings } = desk.opened.dossier;
  const { frame: words, rules } = desk.content;
  const [one, other] = settings.focus;
  const pairs = [settings.focus, ...settings.pairs].map(([a, b]) => pairOf(a, b));
  return {
    dossier: {
      id: settings.id,
      title: settings.title,
      asOf: settings.asOf,
      period: settings.period,
      languages: settings.languages,
      boundaryPolicy: settings.boundaryPolicy,
      boundaryViews: settings.boundaryViews.map(({ treaties, ...view }) => ({
        ...view,
        byTreaty: treaties.length > 0,
      })),
    },
    states: desk.states.map((state) => ({
      iso3: state.iso3,
      names: { ...state.names },
      role: roleOf(desk, state.iso3),
    })),
    focus: `${one}-${other}`,
    pairs: [...new Map(pairs.map(({ id, a, b }) => [id, { id, a, b }])).values()],
    directions: words.directions.map(viewCode),
    interests: words.interests.map(viewCode),
    kinds: words.kinds.map(viewCode),
    strategies: words.strategies.map(viewCode),
    acts: [...rules.acts.values()].map(viewCode),
    statuses: listStatuses(rules).map((status) => ({
      ...status,
      label: { ...status.label },
      rules: [...status.rules],
    })),
    actors: namesOfCodes(desk),
    names: await namesOnMaps(desk),
    tour: await hasTour(desk),
    layers: settings.maps.map(({ file: _file, ...layer }) => layer),
    fingerprint: desk.store.fingerprint,
  };
}

/** A tour that cannot be read keeps nobody from the pages: /api/tour says what is wrong with it. */
async function hasTour(desk: Desk): Promise<boolean> {
  try {
    return (await readTour(desk)).steps.length > 0;
  } catch {
    return false;
  }
}

function viewCode(
  code: Pick<FrameCode, "id" | "label" | "definition">,
): Frame["directions"][number] {
  return { id: code.id, label: { ...code.label }, definition: { en: code.definition } };
}

function roleOf(desk: Desk, iso3: string): "region" | "neighbour" | "other" {
  const { settings } = desk.opened.dossier;
  if (settings.states.includes(iso3)) return "region";
  return settings.neighbours.includes(iso3) ? "neighbour" : "other";
}

/** Names of everything that a coding may mention, by the codebooks of the dossier. */
function namesOfCodes(desk: Desk): Frame["actors"] {
  const { codebooks } = codersOf(desk.opened.dossier);
  return codebooks.books.flatMap((book) =>
    book.codes.map(({ id, label, definition }) => ({
      id,
      label: definedOnly(label),
      definition: { en: definition },
    })),
  );
}

function definedOnly(label: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const entries = Object.entries(label).flatMap(([tag, text]) =>
    text === undefined ? [] : [[tag, text] as const],
  );
  return Object.fromEntries(entries);
}

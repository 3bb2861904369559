import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { series } from "../indicators/index.ts";
import { scenarioIds } from "../models/index.ts";
import { Problem } from "../terms/index.ts";
import { document } from "../texts/index.ts";
import { accessibilityStatement, type Tour, tour } from "./contract.ts";
import { contentOf, type Desk } from "./desk.ts";
import { type Route, route } from "./route.ts";

/** What helps a reader find the way: the guided tour, and the statement on accessibility. */
export const helpRoutes: readonly Route[] = [
  route({
    path: "/api/tour",
    summary: "The guided tour of the dossier: pages, what to look at on each, in which order.",
    parameters: z.object({}),
    query: z.object({}),
    answer: tour,
    handle: (desk) => desk.once("tour", () => readTour(desk)),
  }),
  route({
    path: "/api/accessibility",
    summary: "The statement on accessibility: standard, what was tried, what is known to fail.",
    parameters: z.object({}),
    query: z.object({}),
    answer: accessibilityStatement,
    handle: (desk) =>
      desk.once("accessibility", async () =>
        accessibilityStatement.parse(
          load(contentOf(desk, "help/accessibility.yaml"), { schema: CORE_SCHEMA }),
        ),
      ),
  }),
];

/**
 * The tour that the dossier brings in content/help/tour.yaml.
 *
 * Missing: no steps where it brings none; a step about an entry, a document, a scenario or a series that it does not
 * have is left out.
 */
export async function readTour(desk: Desk): Promise<Tour> {
  const { steps } = tour.strict().parse(load(tourContent(desk), { schema: CORE_SCHEMA }));
  const known = await whatThereIs(desk);
  return { steps: steps.filter((step) => isThere(step, known)) };
}

function tourContent(desk: Desk): string {
  try {
    return contentOf(desk, "help/tour.yaml");
  } catch (error) {
    if (error instanceof Problem && error.code === "content-missing") return "steps: []";
    throw error;
  }
}

type Known = Readonly<Record<string, ReadonlySet<string>>>;

/** What addresses may name, by the first part of the path or by the word of the query. */
async function whatThereIs(desk: Desk): Promise<Known> {
  const { frame } = desk.content;
  return {
    register: new Set(desk.book.entries.map((one) => `${one.kind}/${one.id}`)),
    documents: new Set((await desk.store.rows(document)).map((row) => row.id)),
    scenarios: new Set(scenarioIds(desk.opened.dossier)),
    concept: new Set((await desk.store.rows(series)).map((row) => row.concept)),
    direction: new Set(frame.directions.map((one) => one.id)),
    interest: new Set(frame.interests.map((one) => one.id)),
  };
}

function isThere({ path, query }: Tour["steps"][number], known: Known): boolean {
  const [, page = "", ...rest] = path.split("/");
  const named = rest.join("/");
  if (named !== "" && known[page]?.has(named) === false) return false;
  return Object.entries(query).every(([word, value]) => known[word]?.has(value) !== false);
}

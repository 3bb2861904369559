import { z } from "zod";
import { Problem } from "../terms/index.ts";
import { checkRoutes } from "./checkRoutes.ts";
import { entryKinds } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { doctrineRoutes } from "./doctrineRoutes.ts";
import { quotesRoute } from "./quotesRoute.ts";
import { registerRoutes } from "./registerRoutes.ts";
import type { Route } from "./route.ts";
import { scenarioRoutes } from "./scenarioRoutes.ts";
import { searchRoute } from "./searchRoute.ts";
import { seriesRoutes } from "./seriesRoutes.ts";

/** One question that a program may ask on a person's behalf: it reads, and changes nothing. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly input: z.ZodObject;
  answer(desk: Desk, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

const day = z
  .string()
  .max(10)
  .optional()
  .describe("As known on this day: YYYY-MM-DD, YYYY-MM or YYYY.");

/** The tools, each the same question as a page asks: what is answered comes with quotes and the ids of its sources. */
export const tools: readonly Tool[] = [
  tool({
    name: "search_passages",
    title: "Search the passages",
    description:
      "Passages of the dossier's documents of which a query is true, with the words that matched, document, side and date. Words, “phrases”, begin*, -not, field:value; mode “across” also finds other languages and scripts.",
    input: z.strictObject({
      query: z.string().min(1).max(500),
      mode: z.enum(["exact", "folded", "across"]).default("across"),
      language: z.string().max(10).optional(),
      asOf: day,
      offset: z.int().min(0).default(0),
      limit: z.int().min(1).max(50).default(10),
    }),
    answer: (desk, { query, ...asked }) => put(desk, searchRoute, { q: query, ...asked }),
  }),
  tool({
    name: "get_entry",
    title: "One entry of the register",
    description:
      "An agreement, doctrine, commitment, dispute or meeting with its acts, its status by written rule on a day, what it is linked to, and the words of documents that name it.",
    input: z.strictObject({ kind: z.enum(entryKinds), id: z.string().max(200), asOf: day }),
    answer: async (desk, asked) => ({
      entry: await put(desk, at(registerRoutes, "/api/register/{kind}/{id}"), asked),
      ...(asked.kind === "priority" ? {} : { named: await put(desk, quotesRoute, asked) }),
    }),
  }),
  tool({
    name: "get_series",
    title: "A series of figures",
    description:
      "Values of one concept for states or pairs, edition by edition, with unit and source; a missing value keeps its reason. Without a concept: which there are.",
    input: z.strictObject({
      concept: z.string().max(100).optional(),
      states: z.string().max(200).optional().describe("ISO3 codes with commas between."),
      pairs: z.string().max(200).optional().describe("As UZB-KAZ, with commas between."),
      asOf: day,
    }),
    answer: (desk, asked) =>
      put(
        desk,
        at(seriesRoutes, asked.concept === undefined ? "/api/series" : "/api/series/{concept}"),
        asked,
      ),
  }),
  tool({
    name: "compare_doctrines",
    title: "Two doctrines side by side",
    description:
      "Orders of priority with rank agreement, emphasis by direction, the same question answered by two quotes, and where interests complement, coincide or collide. “Not stated” is an answer. Without ids: which doctrines there are.",
    input: z.strictObject({
      first: z.string().max(200).optional(),
      second: z.string().max(200).optional(),
      asOf: day,
    }),
    answer: (desk, asked) => {
      const isBoth = asked.first !== undefined && asked.second !== undefined;
      return put(
        desk,
        at(doctrineRoutes, isBoth ? "/api/doctrines/compare" : "/api/doctrines"),
        isBoth ? asked : { asOf: asked.asOf },
      );
    },
  }),
  tool({
    name: "check_claim",
    title: "Check the claims of a text",
    description:
      "Finds the sentences of a text that can be checked against the dossier's rows and judges each twice: at the text's own day and today, with rows, tolerance and reason. The text is not kept.",
    input: z.strictObject({
      text: z.string().min(1).max(20_000),
      date: z.string().max(10).optional().describe("The text's own day."),
      asOf: day,
      language: z
        .enum(["en", "uz", "kk", "ru"])
        .default("en")
        .describe("In which the verdicts are told."),
    }),
    answer: (desk, asked) => put(desk, at(checkRoutes, "/api/check"), asked),
  }),
  tool({
    name: "run_scenario",
    title: "Run a what-if",
    description:
      "One of the dossier's scenarios at its central assumptions: baseline, change and difference by state, the assumptions with their ranges and sources, and what the model cannot know. Without an id: which there are.",
    input: z.strictObject({
      id: z.string().max(60).optional(),
      set: z.string().max(2000).optional().describe("id:value with commas between."),
    }),
    answer: (desk, { id, set }) =>
      id === undefined
        ? put(desk, at(scenarioRoutes, "/api/scenarios"), {})
        : put(desk, at(scenarioRoutes, "/api/scenarios/{id}"), { id, set }),
  }),
];

/** Declares a tool so that its answer is asked with what its input promises. */
function tool<Input extends z.ZodObject>({
  answer,
  ...told
}: Omit<Tool, "input" | "answer"> & {
  readonly input: Input;
  answer(desk: Desk, input: z.infer<Input>): Promise<unknown>;
}): Tool {
  return { ...told, answer: (desk, input) => answer(desk, input as z.infer<Input>) };
}

function at(routes: readonly Route[], path: string): Route {
  const found = routes.find((one) => one.path === path);
  if (found === undefined) throw new Problem("not-found", `The server has no ${path}.`);
  return found;
}

/** Puts a tool's question to the route that answers the pages, within that route's own bounds. */
async function put(
  desk: Desk,
  route: Route,
  asked: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const shape = z.object({
    ...route.parameters.shape,
    ...route.query.shape,
    ...(route.body?.shape ?? {}),
  });
  const parsed = shape.safeParse(asked);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Problem("asked-wrongly", `${issue?.path.join(".")}: ${issue?.message}`);
  }
  // The routes' shapes hold only words and numbers, which is what their handlers are promised.
  return route.handle(desk, parsed.data as Parameters<Route["handle"]>[1]);
}

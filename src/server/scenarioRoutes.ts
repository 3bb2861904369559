import { z } from "zod";
import {
  type OpenScenario,
  openScenario,
  runScenario,
  scenarioIds,
  scenarioOf,
  settingsIn,
  settle,
  startDraws,
} from "../models/index.ts";
import { Problem } from "../terms/index.ts";
import { notFound } from "./answer.ts";
import { scenarioAnswer, scenarioDetail, scenarioDraws, scenarioList } from "./contract.ts";
import type { Desk } from "./desk.ts";
import { type Route, route } from "./route.ts";
import { createDrawDesk, type DrawDesk } from "./scenarioDraws.ts";
import { viewDraws, viewScenario } from "./scenarioView.ts";

const parameters = z.object({ id: z.string().max(60) });
const set = z
  .string()
  .max(2000)
  .optional()
  .describe(
    "What is set otherwise, as `id:value` with commas between; `baseline.id` for the other side.",
  );

/** What one run of a model costs of a reader's allowance: two a second for as long as one likes. */
const workOfRun = 5_000;

/** The dossier's what-ifs: each run once, over its draws, and in the detail of its model. */
export const scenarioRoutes: readonly Route[] = [
  route({
    path: "/api/scenarios",
    summary: "The scenarios of the dossier: which model each asks, and what.",
    parameters: z.object({}),
    query: z.object({}),
    answer: scenarioList,
    handle: async (desk) => {
      const read = scenarioIds(desk.opened.dossier).map((id) => headOf(desk, id));
      return {
        scenarios: read.flatMap((one) => ("problem" in one ? [] : [one])),
        broken: read.flatMap((one) => ("problem" in one ? [one] : [])),
      };
    },
  }),
  route({
    path: "/api/scenarios/{id}",
    summary:
      "A scenario run once: without the change, with it, and the difference, by state and year.",
    parameters,
    query: z.object({ set }),
    answer: scenarioAnswer,
    work: async () => workOfRun,
    handle: async (desk, asked) => {
      const open = await opened(desk, asked.id);
      const outcome = await answered(() => runScenario(open, settingsIn(asked.set ?? "")));
      return viewScenario(open, outcome);
    },
  }),
  route({
    path: "/api/scenarios/{id}/draws",
    summary:
      "The same over seeded draws of what is not known: begun when first asked for, asked again until done; it ends when nobody asks for ten seconds.",
    parameters,
    query: z.object({ set, stop: z.enum(["yes"]).optional() }),
    answer: scenarioDraws,
    isMoving: true,
    handle: async (desk, asked) => {
      const open = await opened(desk, asked.id);
      const given = await answered(async () => {
        const settings = settingsIn(asked.set ?? "");
        settle(open.scenario, settings);
        return settings;
      });
      const { folder } = desk.opened.dossier;
      const draws = await drawDesk(desk);
      const key = `${asked.id} ${JSON.stringify(Object.entries(given).sort())}`;
      const start = () => startDraws(folder, asked.id, given);
      return viewDraws(asked.stop === "yes" ? draws.stop(key) : draws.ask(key, start));
    },
  }),
  route({
    path: "/api/scenarios/{id}/detail",
    summary: "What one side of a scenario looks like inside its model: months, routes, shares.",
    parameters,
    query: z.object({ set, side: z.enum(["baseline", "change"]).default("change") }),
    answer: scenarioDetail,
    handle: async (desk, asked) => {
      const { engine, prepared, scenario } = await opened(desk, asked.id);
      const detail = await answered(async () => {
        const sides = settle(scenario, settingsIn(asked.set ?? ""));
        return engine.detail?.(prepared, sides[asked.side]);
      });
      return { detail: detail ?? null };
    },
  }),
];

type Head = z.infer<typeof scenarioList>["scenarios"][number];

function headOf(desk: Desk, id: string): Head | { readonly id: string; readonly problem: string } {
  try {
    const { model, title, question, horizon } = scenarioOf(desk.opened.dossier, id);
    return { id, model, title, question, horizon };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { id, problem: error.message };
  }
}

const drawDesk = (desk: Desk): Promise<DrawDesk> =>
  desk.once("scenario draws", async () => createDrawDesk());

/** A scenario of this build, its model prepared once. Throws: `not-found`; `model-broken` for a file that needs mending. */
async function opened(desk: Desk, id: string): Promise<OpenScenario> {
  const { dossier } = desk.opened;
  if (!scenarioIds(dossier).includes(id)) throw notFound("scenario");
  return desk.once(`scenario ${id}`, async () => {
    try {
      return openScenario(dossier, id);
    } catch (error) {
      throw error instanceof Problem ? new Problem("model-broken", error.message) : error;
    }
  });
}

/** An answer of a model, or its own sentence why there is none. */
async function answered<Answer>(run: () => Promise<Answer>): Promise<Answer> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const isAsked = error.code === "scenario-setting" || error.code === "model-setting";
    throw new Problem(isAsked ? "asked-wrongly" : "model-no-answer", error.message);
  }
}

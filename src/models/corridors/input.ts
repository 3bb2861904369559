import { z } from "zod";
import { Problem } from "../../terms/index.ts";
import type { Settings } from "../engine.ts";
import { usualPaths } from "./answer.ts";
import type { Network } from "./network.ts";
import type { Openings } from "./weigh.ts";

const words = z.array(z.string()).min(1);

const shape = z.strictObject({
  files: z
    .strictObject({
      nodes: z.string(),
      links: z.string(),
      survey: z.string(),
      transport: z.string(),
    })
    .default(usualPaths),
  /** States whose goods move, each from the place that stands for it. */
  states: words,
  /** Places from which a state's goods move in this scenario, where another than its usual one is meant. */
  places: z.record(z.string(), z.string()).default({}),
  /** Nodes to which and from which goods move. */
  destinations: words,
  by: z.enum(["time", "cost", "km", "generalised"]).default("generalised"),
  /** Modes by the words of the setting "modes"; every mode where it is not set. */
  modes: z.record(z.string(), z.array(z.enum(["rail", "road", "sea"])).min(1)).default({}),
  /** Links that a switch opens or closes, by the switch's id. */
  projects: z
    .array(
      z.strictObject({
        id: z.string(),
        links: words,
        /** The assumption that holds the length claimed for the project. */
        km: z.string().optional(),
        /** Kilometres of that claim that lie on other links. */
        beside: z.number().default(0),
      }),
    )
    .default([]),
  /** Crossings that a switch shuts, by the switch's id: nodes, or links with a border between their ends. */
  closures: z.array(z.strictObject({ id: z.string(), borders: words })).default([]),
  /** Railway crossings where few trains run: pairs of trains a day, by the lever's id. */
  waits: z.array(z.strictObject({ id: z.string(), node: z.string() })).default([]),
  trips: z
    .strictObject({ draws: z.number().int().min(20).max(2000), seed: z.number().int() })
    .default({ draws: 200, seed: 1 }),
});

/** What a scenario of corridors asks. */
export type CorridorInput = Readonly<z.infer<typeof shape>>;

/** Reads the input of a scenario. Throws: `scenario-input`, naming the key that is wrong. */
export function readCorridorInput(input: unknown, where: string): CorridorInput {
  const found = shape.safeParse(input);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const key = issue?.path.join(".") || "input";
  throw new Problem("scenario-input", `${key}: ${issue?.message}. Correct this key.`, { where });
}

/** Throws: `scenario-input` for a node or link that the network does not have. */
export function checkInput(input: CorridorInput, network: Network, where: string): void {
  const links = input.projects.flatMap((project) => project.links);
  const borders = input.closures.flatMap((closure) => closure.borders);
  const nodes = [...input.destinations, ...input.waits.map((wait) => wait.node)];
  const lost =
    links.find((id) => !network.links.has(id)) ??
    nodes.find((id) => !network.nodes.has(id)) ??
    borders.find((id) => !network.nodes.has(id) && !network.links.has(id));
  if (lost === undefined) return;
  const message = `The network has no node or link ${lost}: write an id of its tables.`;
  throw new Problem("scenario-input", message, { where });
}

/** What may be used under some settings. */
export function openingsUnder(
  input: CorridorInput,
  network: Network,
  settings: Settings,
): Openings {
  const [opened, closedLinks] = [new Set<string>(), new Set<string>()];
  const stretched = new Map<string, number>();
  for (const project of input.projects) {
    const isOpen = settings[project.id];
    // A switch that no one set leaves the links as the table has them.
    const into = isOpen === true ? opened : isOpen === false ? closedLinks : undefined;
    for (const id of project.links) into?.add(id);
    const km = project.km === undefined ? undefined : settings[project.km];
    if (typeof km !== "number") continue;
    const table = project.links.reduce((sum, id) => sum + (network.links.get(id)?.km ?? 0), 0);
    for (const id of project.links) stretched.set(id, Math.max(0, km - project.beside) / table);
  }
  const shut = input.closures.filter((closure) => settings[closure.id] === true);
  const waits = input.waits.flatMap(({ id, node }) => {
    const pairs = settings[id];
    // Trains spread evenly over the day: goods wait half of the time between two.
    return typeof pairs === "number" && pairs > 0 ? [[node, 12 / pairs] as const] : [];
  });
  const modes = typeof settings.modes === "string" ? input.modes[settings.modes] : undefined;
  return {
    ...(modes === undefined ? {} : { modes: new Set(modes) }),
    opened,
    closedLinks,
    stretched,
    closedBorders: new Set(shut.flatMap((closure) => closure.borders)),
    waits: new Map(waits),
  };
}

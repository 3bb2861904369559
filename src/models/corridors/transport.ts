import { CORE_SCHEMA, load, YAMLException } from "js-yaml";
import { z } from "zod";
import { Problem } from "../../terms/index.ts";

const sourced = {
  source: z.strictObject({ title: z.string(), url: z.string().optional() }),
  confidence: z.enum([
    "corroborated",
    "single source",
    "approximate",
    "model input",
    "derived",
    "recalled",
    "assumed",
  ]),
  note: z.string().optional(),
};
const state = z.string().regex(/^[A-Z]{3}$/);
const mode = z.enum(["rail", "road", "sea"]);

const shape = z.strictObject({
  values: z.array(
    z.strictObject({
      id: z.string(),
      label: z.string(),
      unit: z.string(),
      value: z.number(),
      range: z.tuple([z.number(), z.number()]),
      ...sourced,
    }),
  ),
  survey: z.strictObject({
    region: z.string(),
    until: z.number().int(),
    crossingMayBeOlder: z.number().int().min(0),
    /** The load and the stretch that haulage costs of the survey are counted for. */
    tonnes: z.number().positive(),
    haulCostKm: z.number().positive(),
    indicators: z.strictObject({
      speed: z.string(),
      speedWithDelay: z.string(),
      haulCost: z.string(),
      crossingTime: z.string(),
      crossingCost: z.string(),
    }),
    states: z.record(state, z.string()),
    crossings: z.array(z.strictObject({ node: z.string(), state, name: z.string() })),
    misprints: z.array(
      z.strictObject({
        place: z.string(),
        year: z.number().int(),
        mode,
        indicator: z.string(),
        why: z.string(),
      }),
    ),
  }),
  /** Gauge of railways where the table of links has none. */
  gauges: z.array(z.strictObject({ link: z.string(), gaugeMm: z.number(), ...sourced })),
  /** Which state a link between two crossings runs through, when both states would fit. */
  sides: z.array(z.strictObject({ link: z.string(), state, ...sourced })),
  /** Kilometres by state of a link that crosses a border between its ends; halves where nothing is said. */
  splits: z.array(
    z.strictObject({ link: z.string(), km: z.record(state, z.number()), ...sourced }),
  ),
  /** Ports of an inland sea, where ferries leave when they are full. */
  ferryPorts: z.array(z.string()),
  /** Ports from which ships reach every ocean. */
  seaPorts: z.array(z.string()),
  /** The place that stands for a state. */
  places: z.record(state, z.string()),
  /** Crossings that were shut at times: open unless a route or scenario shuts them. */
  closures: z.array(
    z.strictObject({ id: z.string(), nodes: z.array(z.string()), days: z.string(), ...sourced }),
  ),
});

/** What a network's tables do not say: speeds, handling, gauge, waits and closures, each with who says so. */
export type Transport = Readonly<z.infer<typeof shape>>;

/**
 * Reads the policy of a transport network.
 *
 * Throws: `transport-unreadable`, naming the key that is wrong and what it must be.
 */
export function readTransport(file: { readonly path: string; readonly text: string }): Transport {
  const found = shape.safeParse(parseYaml(file));
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  const where = `${file.path}, ${issue?.path.join(".") || "top"}`;
  throw new Problem("transport-unreadable", `${issue?.message}: correct this key.`, { where });
}

function parseYaml({ path, text }: { readonly path: string; readonly text: string }): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA, filename: path });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const message = `The file is not YAML: ${error.reason}. Look at line ${(error.mark?.line ?? 0) + 1}.`;
    throw new Problem("transport-unreadable", message, { where: path });
  }
}

/**
 * The value of a quantity: as a scenario sets it, else as the network's policy has it.
 *
 * Throws: `transport-value-missing` when neither has it.
 */
export function numberOf(
  transport: Transport,
  settings: Readonly<Record<string, number | string | boolean>>,
  id: string,
): number {
  const set = settings[id];
  if (typeof set === "number") return set;
  const own = transport.values.find((one) => one.id === id);
  if (own !== undefined) return own.value;
  const message = `Nothing says what ${id} is: add it to the values of the network's policy.`;
  throw new Problem("transport-value-missing", message, { where: id });
}

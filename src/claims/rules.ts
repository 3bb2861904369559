import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";
import type { Relation } from "./query.ts";

const id = z.string();
const words = z.array(z.string());
const labels = z.record(z.string(), z.string());
const verdict = z.enum([
  "supported",
  "contradicted",
  "partly",
  "out of date",
  "wrong unit",
  "wrong period",
  "wrong scope",
  "not covered",
]);

const relation = z.strictObject({
  id,
  low: z.number().optional(),
  high: z.number().optional(),
  nearLow: z.number().optional(),
  nearHigh: z.number().optional(),
  strict: z.boolean().default(false),
  rounding: z.boolean().default(false),
  far: z.number().optional(),
});

const basis = z.enum(["current", "constant", "ppp"]);

const family = z.strictObject({
  concepts: words.min(1),
  amount: basis.optional(),
  change: basis.optional(),
  perPerson: z.string().optional(),
  total: z.string().optional(),
  any: z.boolean().default(false),
  mutual: z.boolean().default(false),
});

const unit = z.strictObject({
  id,
  names: words.min(1),
  dimension: z.string(),
  head: z.string().optional(),
  factor: z.number().positive(),
  adds: z.boolean(),
  label: labels,
});

const derived = z.strictObject({
  concept: id,
  how: z.enum(["quotient", "sum", "growth", "complement"]),
  of: id,
  with: id.optional(),
  unit: z.string(),
  basis: basis.optional(),
});

const counted = z.strictObject({
  indicator: z.string(),
  concept: id,
  mutual: z.boolean().default(false),
});

const asked = z.strictObject({
  every: z.boolean().default(false),
  holds: words,
  refuted: words,
  partly: words,
  passed: words.default([]),
});

const shape = z.strictObject({
  version: z.int(),
  relations: z.strictObject({
    equals: relation,
    about: relation,
    almost: relation,
    "more-than": relation,
    "less-than": relation,
    "at-least": relation,
    "at-most": relation,
  } satisfies Record<Relation, typeof relation>),
  rounding: z.strictObject({ id, digits: z.int().positive() }),
  multiple: z.strictObject({ id, relative: z.number(), near: z.number() }),
  share: z.strictObject({ id, points: z.number(), aboutPoints: z.number(), near: z.number() }),
  unchanged: z.strictObject({ id, relative: z.number() }),
  unlikely: z.strictObject({ id, factor: z.number().gt(1) }),
  latest: z.strictObject({ id, window: z.int(), stale: z.int(), reach: z.int() }),
  period: z.strictObject({ id, reach: z.int() }),
  rank: z.strictObject({ id, fill: z.int() }),
  sources: z.strictObject({ id, dissent: z.number(), computed: words }),
  timeless: words,
  bases: z.record(basis, words),
  families: z.record(z.string(), family),
  derived: z.array(derived),
  turnover: z.strictObject({
    months: words.length(12),
    wholeYear: words,
    notCounted: words,
    unsure: z.strictObject({ periods: words, confidence: words }),
    indicators: z.array(counted),
  }),
  units: z.array(unit).min(1),
  bareUnits: words,
  geography: z.strictObject({
    id,
    borders: z.string(),
    inlandSea: z.strictObject({ id, waters: words }),
  }),
  statuses: z.strictObject({
    id,
    implied: z.record(z.string(), words),
    partly: z.record(z.string(), words),
  }),
  fulfilment: z.strictObject({
    id,
    fulfilled: asked,
    "under way": asked,
    "not fulfilled": asked,
    late: asked,
    abandoned: asked,
  }),
  dates: z.strictObject({
    id,
    undated: z.strictObject({
      doctrine: words,
      agreement: words,
      meeting: words,
      commitment: words,
      dispute: words,
    }),
    instead: z.record(z.string(), words),
    apart: z.strictObject({ months: z.number(), relative: z.number() }),
  }),
  parties: z.strictObject({ id }),
  priorities: z.strictObject({ id, unsure: words }),
  overall: z
    .array(
      z.strictObject({
        text: z.union([verdict, z.literal("*")]),
        today: z.union([verdict, z.literal("*")]),
        verdict: z.union([verdict, z.enum(["text", "today"])]),
      }),
    )
    .min(1),
});

/** The written rules of judging: tolerances, time, sources, units, statuses, and what two days together give. */
export type ClaimRules = z.infer<typeof shape>;

/** What one relation of a value found to a value claimed allows. */
export type RelationRule = z.infer<typeof relation>;

/** A unit: what it measures, how many of the base unit it is, and whether its values add up over states. */
export type UnitRule = z.infer<typeof unit>;

/** Price basis of a value in money. */
export type Basis = z.infer<typeof basis>;

/**
 * Reads `content/rules/claims.yaml`.
 *
 * Throws: `rules-wrong` when it is not YAML, or a key is missing, unknown or of another form; `rules-wrong` too
 * when two units share a name, or the last line of `overall` does not fit everything.
 */
export function parseClaimRules(yaml: string): ClaimRules {
  const parsed = shape.safeParse(readYaml(yaml));
  if (!parsed.success) {
    const faults = parsed.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`);
    throw rulesWrong(faults.join("; "));
  }
  const names = parsed.data.units.flatMap((one) => one.names);
  const twice = names.find((name, at) => names.indexOf(name) !== at);
  if (twice !== undefined) throw rulesWrong(`the unit “${twice}” has two meanings`);
  const last = parsed.data.overall.at(-1);
  if (last?.text !== "*" || last.today !== "*") throw rulesWrong("the last line must fit all");
  return parsed.data;
}

/** The unit that a name stands for; undefined for one that the rules do not list. */
export function unitNamed(name: string, rules: ClaimRules): UnitRule | undefined {
  return rules.units.find((one) => one.names.includes(name) || one.id === name);
}

function readYaml(yaml: string): unknown {
  try {
    return load(yaml, { schema: CORE_SCHEMA });
  } catch (cause) {
    throw new Problem("rules-wrong", "content/rules/claims.yaml is not YAML: mend its syntax.", {
      cause,
    });
  }
}

function rulesWrong(faults: string): Problem {
  return new Problem("rules-wrong", `content/rules/claims.yaml needs mending: ${faults}.`);
}

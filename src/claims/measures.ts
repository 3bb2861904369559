import { z } from "zod";
import type { Codebook } from "../evidence/index.ts";
import { bookOf, formsOf, formsShape, readClaimContent } from "./readContent.ts";

/** Prices in which money is counted. */
export type Basis = "current" | "constant" | "ppp";

/** What a claim can count, as `content/claims/measures.yaml` has it. */
export interface MeasureWord {
  readonly id: string;
  /** As in the table `series`. */
  readonly concept: string;
  /** The same thing in other prices. */
  readonly bases: Readonly<Partial<Record<Basis, string>>>;
  readonly dimension: string;
  readonly grain: "state" | "directed" | "mutual" | "pair";
  /** The measure that is meant when no partner is named. */
  readonly alone: string | undefined;
  /** The measure that it becomes beside “per head”. */
  readonly perHead: string | undefined;
  /** The measure that it becomes where it is told in per cent of GDP. */
  readonly ofGdp: string | undefined;
  /** The state named first receives: imports. */
  readonly inverse: boolean;
  /** Relative already, so that values of several states do not add up. */
  readonly per: boolean;
  /** The words name what grows, and the values are its growth in per cent: consumer prices. */
  readonly grows: boolean;
  /** Counts only beside a rank or a comparison. */
  readonly weak: boolean;
  /** Said without its minus: a deficit. */
  readonly negative: boolean;
  /** Of one state towards all others together: nothing is read where a second state is named. */
  readonly lone: boolean;
  readonly label: Readonly<Record<string, string>>;
}

/** All measures, found by id, by concept and by unit. */
export interface Measures {
  readonly book: Codebook;
  byId(id: string): MeasureWord | undefined;
  /** The first measure of a concept, in whichever prices. */
  byConcept(concept: string): MeasureWord | undefined;
  /** Concepts of the same thing by price basis; empty where prices make no difference. */
  siblings(concept: string): Readonly<Partial<Record<Basis, string>>>;
  /** Whether an amount of a unit can be a value of a measure. */
  fits(measure: MeasureWord, unit: string): boolean;
}

const bases = z.strictObject({
  current: z.string().optional(),
  constant: z.string().optional(),
  ppp: z.string().optional(),
});
const file = z.strictObject({
  version: z.string(),
  dimensions: z.record(z.string(), z.array(z.string())),
  measures: z.array(
    z.strictObject({
      id: z.string(),
      concept: z.string(),
      bases: bases.default({}),
      dimension: z.string(),
      grain: z.enum(["state", "directed", "mutual", "pair"]),
      perHead: z.string().optional(),
      ofGdp: z.string().optional(),
      gap: z.int().min(0).max(8).default(3),
      alone: z.string().optional(),
      inverse: z.boolean().default(false),
      per: z.boolean().default(false),
      grows: z.boolean().default(false),
      weak: z.boolean().default(false),
      negative: z.boolean().default(false),
      lone: z.boolean().default(false),
      label: z.record(z.string(), z.string()),
      except: z.strictObject(formsShape).optional(),
      ...formsShape,
    }),
  ),
});

let known: Measures | undefined;

/**
 * The measures that the program knows the words of.
 *
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function loadMeasures(): Measures {
  known ??= makeMeasures(readClaimContent("measures.yaml", file));
  return known;
}

function makeMeasures(content: z.infer<typeof file>): Measures {
  const measures = content.measures.map((one): MeasureWord => {
    const { id, concept, dimension, grain, alone, perHead, ofGdp, label } = one;
    const { inverse, per, grows, weak, negative, lone } = one;
    const kept = Object.entries(one.bases).filter(([, name]) => name !== undefined);
    return {
      id,
      concept,
      bases: Object.fromEntries(kept),
      dimension,
      grain,
      alone,
      perHead,
      ofGdp,
      inverse,
      per,
      grows,
      weak,
      negative,
      lone,
      label,
    };
  });
  const ids = new Map(measures.map((one) => [one.id, one]));
  const ofConcept = (concept: string): MeasureWord | undefined =>
    measures.find(
      (one) =>
        one.concept === concept && !one.inverse && !one.weak && !one.lone && one.grain !== "mutual",
    ) ?? measures.find((one) => Object.values(one.bases).includes(concept));
  const findables = content.measures.map((one) => {
    const except = one.except === undefined ? {} : { except: formsOf(one.except) };
    return { id: one.id, forms: formsOf(one), gap: one.gap, ...except };
  });
  return {
    book: bookOf("measure", findables),
    byId: (id) => ids.get(id),
    byConcept: ofConcept,
    siblings: (concept) => ofConcept(concept)?.bases ?? {},
    fits: (measure, unit) => content.dimensions[measure.dimension]?.includes(unit) ?? false,
  };
}

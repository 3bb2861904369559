import { z } from "zod";
import type { Codebook } from "../evidence/index.ts";
import { bookOf, formsOf, formsShape, readClaimContent } from "./readContent.ts";
import { loadFractions } from "./readFractions.ts";

/** A word that makes a sentence a claim, or keeps it from being one, as `content/claims/cues.yaml` has it. */
export interface Cue {
  readonly id: string;
  /** What a reader does with it: relation, ordinal, superlative, change, act, … */
  readonly class: string;
  readonly value: string | number;
  /** The measure that it speaks of without its name: “most populous”. */
  readonly measure: string | undefined;
  readonly factor: number | undefined;
  readonly relation: string | undefined;
  readonly statuses: readonly string[];
}

/** All cues: the codebook that finds them, and what each means. */
export interface Cues {
  readonly book: Codebook;
  byId(id: string): Cue | undefined;
}

const file = z.strictObject({
  version: z.string(),
  cues: z.array(
    z.strictObject({
      id: z.string(),
      class: z.string(),
      value: z.union([z.string(), z.number()]),
      measure: z.string().optional(),
      factor: z.number().optional(),
      relation: z.string().optional(),
      statuses: z.array(z.string()).default([]),
      except: z.strictObject(formsShape).optional(),
      ...formsShape,
    }),
  ),
});

let known: Cues | undefined;

/**
 * The cue words that come with the program.
 *
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function loadCues(): Cues {
  known ??= withFractions(readClaimContent("cues.yaml", file));
  return known;
}

/** The cues of the file, and the fractions that are made from patterns. */
function withFractions(content: z.infer<typeof file>): Cues {
  const made = loadFractions().map(({ id, percent, forms }) => {
    return { id, class: "fraction", value: percent, statuses: [], ...forms };
  });
  return makeCues({ ...content, cues: [...content.cues, ...made] });
}

function makeCues(content: z.infer<typeof file>): Cues {
  const cues = content.cues.map(
    ({ id, class: kind, value, measure, factor, relation, statuses }) => {
      return { id, class: kind, value, measure, factor, relation, statuses };
    },
  );
  const ids = new Map(cues.map((one) => [one.id, one]));
  const findables = content.cues.map((one) => {
    const except = one.except === undefined ? {} : { except: formsOf(one.except) };
    return { id: one.id, forms: formsOf(one), ...except };
  });
  return { book: bookOf("cue", findables), byId: (id) => ids.get(id) };
}

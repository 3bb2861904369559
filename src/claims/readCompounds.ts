import { z } from "zod";
import type { Codebook, Forms } from "../evidence/index.ts";
import { bookOf, readClaimContent } from "./readContent.ts";

const pair = z.strictObject({
  heads: z.array(z.string().min(1)),
  with: z.array(z.string().min(1)),
});

const file = z.strictObject({
  version: z.string(),
  compounds: z.array(
    z.strictObject({
      measure: z.string(),
      gap: z.int().min(0).max(8),
      covers: z.array(z.string()).default([]),
      "uz-Latn": pair.optional(),
      kk: pair.optional(),
      ru: pair.optional(),
      en: pair.optional(),
    }),
  ),
});

/** Measures of two words: the codebook that finds them, and which plain measures each may stand over. */
export interface Compounds {
  readonly book: Codebook;
  covers(measure: string, plain: string): boolean;
}

/** What tells the mark of a compound from that of a plain measure. */
export const compoundForm = "compound";

let known: Compounds | undefined;

/**
 * Measures that two words tell together, in either order, found under the ids of the measures.
 *
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function loadCompounds(): Compounds {
  known ??= makeCompounds(readClaimContent("compounds.yaml", file));
  return known;
}

function makeCompounds(content: z.infer<typeof file>): Compounds {
  const findables = content.compounds.map((one) => ({
    id: one.measure,
    gap: one.gap,
    as: compoundForm,
    forms: formsOfPairs(one),
  }));
  const covers = new Map(content.compounds.map((one) => [one.measure, one.covers]));
  return {
    book: { ...bookOf("measure", findables), id: "compounds" },
    covers: (measure, plain) => covers.get(measure)?.includes(plain) ?? false,
  };
}

function formsOfPairs(one: z.infer<typeof file>["compounds"][number]): Forms {
  const forms: Partial<Record<keyof Forms, readonly string[]>> = {};
  for (const language of ["uz-Latn", "kk", "ru", "en"] as const) {
    const own = one[language];
    if (own !== undefined) forms[language] = bothWays(own);
  }
  return forms;
}

/** Each head with each of its qualifiers, before and after it. */
function bothWays({ heads, with: others }: z.infer<typeof pair>): readonly string[] {
  return heads.flatMap((head) =>
    others.flatMap((other) => [`${head} … ${other}`, `${other} … ${head}`]),
  );
}

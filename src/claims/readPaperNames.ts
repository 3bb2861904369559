import { z } from "zod";
import type { Codebook } from "../evidence/index.ts";
import { bookOf, formsOf, formsShape, readClaimContent } from "./readContent.ts";

/** What people call papers of the register without their titles, as `content/claims/papers.yaml` has it. */
export interface PaperNames {
  readonly book: Codebook;
  /** The entries that a name may mean, and whether it is too common to mean them without a date or the region. */
  byId(id: string): { readonly entries: readonly string[]; readonly loose: boolean } | undefined;
  /** Whether one short name may mean either of two papers. */
  share(one: string, other: string): boolean;
}

const file = z.strictObject({
  version: z.string(),
  papers: z.array(
    z.strictObject({
      id: z.string(),
      entries: z.array(z.string()).min(1),
      loose: z.boolean().default(false),
      ...formsShape,
    }),
  ),
});

let known: PaperNames | undefined;

/**
 * The short names of papers that the program knows.
 *
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function loadPaperNames(): PaperNames {
  if (known !== undefined) return known;
  const { papers } = readClaimContent("papers.yaml", file);
  const byId = new Map(papers.map((one) => [one.id, one]));
  const found = papers.map((one) => ({ id: one.id, forms: formsOf(one), gap: 5 }));
  const share = (one: string, other: string): boolean =>
    one !== other && papers.some(({ entries }) => entries.includes(one) && entries.includes(other));
  known = { book: bookOf("nickname", found), byId: (id) => byId.get(id), share };
  return known;
}

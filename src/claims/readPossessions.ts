import { z } from "zod";
import { type Span, words } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import { readClaimContent } from "./readContent.ts";

const file = z.strictObject({
  version: z.string(),
  endings: z.record(z.string(), z.array(z.strictObject({ ending: z.string(), case: z.string() }))),
});

let known: z.infer<typeof file>["endings"] | undefined;

/** A word that means what its owner has, with the owner's name cut out of it. */
export interface Possession extends Span {
  readonly owner: string;
  readonly case: string;
}

/**
 * Words such as “that of X” in which the owner's name has an ending of its own: Kazakh «Қазақстандікі».
 *
 * Missing: none in a language without such endings in `content/claims/endings.yaml`.
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function possessionsIn(text: string, language: Language): readonly Possession[] {
  known ??= readClaimContent("endings.yaml", file).endings;
  const endings = known[language] ?? [];
  if (endings.length === 0) return [];
  return words(text).flatMap((word): readonly Possession[] => {
    const said = text.slice(word.start, word.end);
    const found = endings.find(
      (one) => said.endsWith(one.ending) && said.length > one.ending.length + 2,
    );
    if (found === undefined) return [];
    const owner = said.slice(0, said.length - found.ending.length);
    return [{ start: word.start, end: word.end, owner, case: found.case }];
  });
}

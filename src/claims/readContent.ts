import { readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { type Codebook, type Forms, parseCodebook } from "../evidence/index.ts";
import { Problem } from "../terms/index.ts";

const words = z.array(z.string().min(1));

/** The forms of one word by language, as content files write them; Uzbek Cyrillic is made from Latin where it is left out. */
export const formsShape = {
  "uz-Latn": words.optional(),
  "uz-Cyrl": words.optional(),
  kk: words.optional(),
  ru: words.optional(),
  en: words.optional(),
};

/**
 * A file of `content/claims`, read and checked.
 *
 * Throws: `content-invalid` with the file and the key that is wrong.
 */
export function readClaimContent<Shape>(name: string, shape: z.ZodType<Shape>): Shape {
  const text = readFileSync(new URL(`../../content/claims/${name}`, import.meta.url), "utf8");
  const checked = shape.safeParse(load(text, { schema: CORE_SCHEMA }));
  if (checked.success) return checked.data;
  const issue = checked.error.issues[0];
  const key = issue?.path.join(".") ?? "";
  throw new Problem("content-invalid", `${name}, key ${key}: ${issue?.message ?? "is wrong"}.`, {
    where: name,
  });
}

/** A word or name to be found, under the type and id by which a reader knows it again. */
export interface Findable {
  readonly id: string;
  readonly forms: Forms;
  readonly except?: Forms | undefined;
  /** How many words may stand where a form has `…`. */
  readonly gap?: number | undefined;
  /** Which kind of form it is, as codebooks tell names from adjectives and capitals. */
  readonly as?: string | undefined;
}

/** Findables as a codebook, so that they are found in the same pass as all other names. */
export function bookOf(type: string, findables: readonly Findable[]): Codebook {
  const codes = findables.map(({ id, forms, except, gap, as }) => ({
    id,
    label: { en: id },
    definition: id,
    forms: [{ as: as ?? "name", confidence: 1, gap: gap ?? 3, ...forms }],
    except: except ?? {},
  }));
  const text = JSON.stringify({ id: type, version: "1.0.0", type, codes });
  return parseCodebook({ id: type, text });
}

/** The forms of an entry of a content file, without the keys that are absent. */
export function formsOf(
  entry: Readonly<Partial<Record<keyof typeof formsShape, readonly string[] | undefined>>>,
): Forms {
  const kept: Partial<Record<keyof typeof formsShape, readonly string[]>> = {};
  for (const language of ["uz-Latn", "uz-Cyrl", "kk", "ru", "en"] as const) {
    const forms = entry[language];
    if (forms !== undefined) kept[language] = forms;
  }
  return kept;
}

import { z } from "zod";
import { readClaimContent } from "./readContent.ts";

const words = z.array(z.string());
const file = z.strictObject({
  version: z.string(),
  languages: z.record(
    z.string(),
    z.strictObject({ n: words, m: words, nth: words, parts: words, spread: words, single: words }),
  ),
});

type Language = "uz-Latn" | "kk" | "ru" | "en";
const languages: readonly Language[] = ["uz-Latn", "kk", "ru", "en"];

/** A part of a whole in per cent, with the words of each language for it. */
export interface FractionWords {
  readonly id: string;
  readonly percent: number;
  readonly forms: Readonly<Partial<Record<Language, string[]>>>;
}

/**
 * “One in four”, “every fifth”, «двое из пяти»: fractions of small numbers, made from the patterns of each language.
 *
 * Shape: from one in two to nine in ten. Throws: `content-invalid` when the file is not of its shape.
 */
export function loadFractions(): readonly FractionWords[] {
  const content = readClaimContent("fractions.yaml", file);
  const pairs = range(2, 10).flatMap((whole) =>
    range(1, Math.min(whole - 1, 9)).map((part) => ({ part, whole })),
  );
  return pairs.map(({ part, whole }) => ({
    id: `fraction-${part}-${whole}`,
    percent: Number(((100 * part) / whole).toPrecision(3)),
    forms: Object.fromEntries(
      languages.flatMap((language) => {
        const own = content.languages[language];
        return own === undefined ? [] : [[language, formsIn(own, part, whole)]];
      }),
    ),
  }));
}

function formsIn(
  { n, m, nth, parts, spread, single }: z.infer<typeof file>["languages"][string],
  part: number,
  whole: number,
): string[] {
  const fill = (pattern: string): string =>
    pattern
      .replace("{nth}", nth[whole - 1] ?? "")
      .replace("{n}", n[part - 1] ?? "")
      .replace("{m}", m[whole - 1] ?? "");
  const ones = part === 1 ? [...single, ...spread] : spread;
  const able = part === 1 ? parts : parts.filter((pattern) => pattern.includes("{n}"));
  return [...able, ...ones].map(fill);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
}

import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { Problem } from "../terms/index.ts";

const labels = z.record(z.string(), z.string());
const labelled = z.record(z.string(), labels);

const dates = z.strictObject({
  day: z.string(),
  month: z.string(),
  year: z.string(),
  months: z.array(z.string()).length(12),
  alone: z.array(z.string()).length(12).optional(),
  /** A day without its year. */
  ofYear: z.string().optional(),
  /** A day in figures, where there is little room. */
  short: z.string().optional(),
});

const shape = z.strictObject({
  version: z.int(),
  joins: labels,
  decimals: labels,
  thousands: labels,
  scales: z.array(
    z.strictObject({ power: z.int(), words: labels, write: z.boolean().default(false) }),
  ),
  dates: z.record(z.string(), dates),
  bases: labelled,
  orders: labelled,
  concepts: labelled,
  gaps: labelled,
  reasons: labelled,
});

/** The sentences in which reasons are told, with the words, dates and signs of each language. */
export type Sayings = z.infer<typeof shape>;

/** The languages in which reasons are written; Uzbek Cyrillic is made from Uzbek Latin. */
export const writtenLanguages = ["en", "uz-Latn", "ru", "kk"] as const;

/**
 * Reads `content/claims/reasons.yaml`.
 *
 * Throws: `sayings-wrong` when it is not YAML, a key is missing or unknown, a reason lacks a language, or its
 * languages do not put in the same values.
 */
export function parseSayings(yaml: string): Sayings {
  const parsed = shape.safeParse(readYaml(yaml));
  if (!parsed.success) {
    throw sayingsWrong(parsed.error.issues.map((one) => `${one.path.join(".")}: ${one.message}`));
  }
  const faults = Object.entries(parsed.data.reasons).flatMap(([id, saying]) =>
    faultsOf(id, saying),
  );
  if (faults.length > 0) throw sayingsWrong(faults);
  return parsed.data;
}

function faultsOf(id: string, saying: Readonly<Record<string, string>>): readonly string[] {
  const slots = (text: string): string =>
    [...text.matchAll(/\{([a-zA-Z]+)/g)]
      .map(([, name]) => name)
      .sort()
      .join();
  const first = slots(saying.en ?? "");
  return writtenLanguages.flatMap((language) => {
    const text = saying[language];
    if (text === undefined) return [`${id} lacks ${language}`];
    return slots(text) === first ? [] : [`${id} puts other values in in ${language}`];
  });
}

function readYaml(yaml: string): unknown {
  try {
    return load(yaml, { schema: CORE_SCHEMA });
  } catch (cause) {
    const message = "content/claims/reasons.yaml is not YAML: mend its syntax.";
    throw new Problem("sayings-wrong", message, { cause });
  }
}

function sayingsWrong(faults: readonly string[]): Problem {
  return new Problem("sayings-wrong", `content/claims/reasons.yaml: ${faults.join("; ")}.`);
}

import { type Sayings, writeDate, writeNumber, writeScaled } from "../claims/index.ts";
import { transliterate } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";

type Labels = Readonly<Record<string, string | undefined>>;

/** Units as tables write them, with their words by language. */
export type UnitWords = ReadonlyMap<string, Labels>;

/** A value that a row gives to a sentence; how it is written depends on the language. */
export type BriefValue =
  | { readonly kind: "words"; readonly labels: Labels }
  | { readonly kind: "number"; readonly value: number; readonly isSigned?: boolean }
  | { readonly kind: "scaled"; readonly value: number }
  | { readonly kind: "date"; readonly date: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unit"; readonly unit: string }
  | { readonly kind: "amount"; readonly value: number; readonly unit: string }
  /** A value with who gives it. */
  | { readonly kind: "named"; readonly value: BriefValue; readonly by: BriefValue }
  | { readonly kind: "list"; readonly items: readonly BriefValue[] }
  /** A phrase with values in it. */
  | {
      readonly kind: "phrase";
      readonly pattern: Labels;
      readonly values: Readonly<Record<string, BriefValue>>;
    }
  /** What another room says in a language by itself. */
  | { readonly kind: "spoken"; readonly say: (language: ReadLanguage) => string };

/** Writes the texts and values of a brief in one language. */
export interface BriefWriter {
  readonly language: ReadLanguage;
  words(labels: Labels): string;
  value(value: BriefValue): string;
  /** A pattern with its values put in. */
  fill(pattern: Labels, values: Readonly<Record<string, BriefValue>>): string;
}

/**
 * A writer for one language.
 *
 * Shape: Uzbek Cyrillic is written from Uzbek Latin where no own words are given; what has no words in the language is
 * given in English, else in the first language there is.
 */
export function briefWriter(
  language: ReadLanguage,
  sayings: Sayings,
  units: UnitWords = new Map(),
): BriefWriter {
  const base = language === "uz-Cyrl" ? "uz-Latn" : language;
  const respelt = (text: string): string =>
    language === "uz-Cyrl" ? transliterate(text, "uz-Latn", "uz-Cyrl") : text;
  const words = (labels: Labels): string => {
    const own = labels[language];
    if (own !== undefined) return own;
    const written = labels[base];
    if (written !== undefined) return respelt(written);
    return labels.en ?? Object.values(labels).find((one) => one !== undefined) ?? "";
  };
  const value = (one: BriefValue): string => {
    if (one.kind === "words") return words(one.labels);
    if (one.kind === "text") return one.text;
    if (one.kind === "named") return `${value(one.by)}: ${value(one.value)}`;
    if (one.kind === "unit") return words(units.get(one.unit) ?? { en: one.unit });
    if (one.kind === "amount") {
      const unit = words(units.get(one.unit) ?? { en: one.unit });
      return `${respelt(writeNumber(one.value, base, sayings))} ${unit}`;
    }
    if (one.kind === "list") return one.items.map(value).join("; ");
    if (one.kind === "phrase") return fill(one.pattern, one.values);
    if (one.kind === "spoken") return one.say(language);
    if (one.kind === "date") return respelt(writeDate(one.date, base, sayings));
    const write = one.kind === "scaled" ? writeScaled : writeNumber;
    const sign = one.kind === "number" && one.isSigned === true && one.value > 0 ? "+" : "";
    return sign + respelt(write(one.value, base, sayings));
  };
  const fill: BriefWriter["fill"] = (pattern, values) =>
    filled(pattern[language] ?? pattern[base] ?? pattern.en ?? "", values, {
      plain: pattern[language] === undefined ? respelt : (text) => text,
      value,
    });
  return { language, words, value, fill };
}

/** Letters of the pattern and of the values are written apart: a value is never spelt twice. */
function filled(
  pattern: string,
  values: Readonly<Record<string, BriefValue>>,
  write: { readonly plain: (text: string) => string; readonly value: (one: BriefValue) => string },
): string {
  return pattern
    .split(/(\{[a-zA-Z]+\})/)
    .map((part) => {
      if (!part.startsWith("{")) return write.plain(part);
      const found = values[part.slice(1, -1)];
      return found === undefined ? part : write.value(found);
    })
    .join("");
}

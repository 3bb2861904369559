import { dates } from "../language/index.ts";
import { type PhraseBook, phraseIn } from "./briefPhrases.ts";

/** What a register says of a source in English, cut at its dates. */
export interface SourceName {
  /** Labels by language; `@` stands for each date. Missing: a publisher's name, which is the same in every language. */
  readonly labels: Readonly<Record<string, string | undefined>> | undefined;
  /** The name as it stands, with `@` for each date. */
  readonly name: string;
  /** The dates, as exact as they are told: 2026-02-24, 2025-11. */
  readonly dates: readonly string[];
}

/**
 * What a register says of a source, in the languages in which content says it, with its dates put apart.
 *
 * Missing: undefined where content does not say it and it is no publisher's name with a date: a published title, say.
 * Source: content/phrases/later.
 */
export function sourceName(book: PhraseBook, text: string): SourceName | undefined {
  const whole = phraseIn(book, text);
  if (whole !== undefined) return { labels: whole, name: text, dates: [] };
  const found = dates(text, "en").filter(({ value }) => /^\d{4}-\d\d(-\d\d)?$/.test(value));
  if (found.length === 0) return undefined;
  const name = found.reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)}@${rest.slice(end)}`,
    text,
  );
  const labels = phraseIn(book, name);
  if (labels === undefined && !isNameAndDate(name)) return undefined;
  return { labels, name, dates: found.map(({ value }) => value) };
}

// The pages have the same in web/lib/citation.ts: to take it from here would bring 11 kB more into their first view.
/** Whether a text is a publisher's name and a date, or several: all of a name begins with a capital or a digit. */
function isNameAndDate(text: string): boolean {
  return text.split("; ").every((one) => {
    const name = one.endsWith(", @") ? one.slice(0, -3) : "";
    return name !== "" && name.split(" ").every((word) => /^\(?[\p{Lu}\d]/u.test(word));
  });
}

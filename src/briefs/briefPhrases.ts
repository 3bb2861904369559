import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { type Dossier, readContent } from "../sources/index.ts";

/** Words that tables have in English alone, with their labels by language. */
export type PhraseBook = ReadonlyMap<string, Readonly<Record<string, string | undefined>>>;

const ofTables = ["phrases/units.yaml", "phrases/words.yaml"];
const ofSources = ["phrases/later/press.yaml", "phrases/later/sources.yaml"];

/** The words of units and values as tables write them. Source: content/phrases. */
export function readPhrases(dossier: Dossier): PhraseBook {
  return readBook(dossier, ofTables);
}

/** What registers say of their sources. Source: content/phrases/later. */
export function readSourcePhrases(dossier: Dossier): PhraseBook {
  return readBook(dossier, ofSources);
}

function readBook(dossier: Dossier, files: readonly string[]): PhraseBook {
  const all = files.flatMap((file) => {
    const content = load(readContent(dossier, file), { schema: CORE_SCHEMA });
    return z.array(z.record(z.string(), z.string())).parse(content);
  });
  return new Map(all.map((one) => [one.en ?? "", one]));
}

/**
 * What a table says in English, by language; its numbers stay.
 *
 * Missing: undefined where the book has neither the words nor their pattern, in which `#` stands for a number.
 */
export function phraseIn(book: PhraseBook, text: string): ReturnType<PhraseBook["get"]> {
  const whole = book.get(text);
  if (whole !== undefined) return whole;
  const numbers = text.match(/\d+/g) ?? [];
  const pattern = numbers.length === 0 ? undefined : book.get(text.replace(/\d+/g, "#"));
  if (pattern === undefined) return undefined;
  const filled = Object.entries(pattern).map(([language, own = ""]) => {
    let next = 0;
    const put = (_: string, place?: string): string =>
      String(numbers[place === undefined ? next++ : Number(place) - 1]);
    return [language, own.replace(/#|\{(\d)\}/g, put)];
  });
  return Object.fromEntries(filled);
}

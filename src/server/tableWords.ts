import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import type { Table } from "../store/index.ts";
import { contentOf, type Desk } from "./desk.ts";
import { spellKept } from "./spellKept.ts";
import type { Said } from "./wordings.ts";

/** What a table and its columns say of themselves, in the languages of the pages. */
export interface TableWords {
  readonly grain: Said;
  readonly columns: Readonly<Record<string, ColumnWords>>;
}

interface ColumnWords {
  readonly describe: Said;
  readonly unit?: Said;
}

/** What declarations of tables say, by their English. */
type Sayings = ReadonlyMap<string, Said>;

const files = [
  "shared",
  "sources",
  "texts",
  "evidence",
  "indicators",
  "decisions",
  "register",
  "store",
] as const;
// What is written as programs write it: between backticks, or a name or pattern in capitals.
const kept = /(`[^`]*`|(?<![\p{L}ʻʼ])[A-Z][A-Z\d]+(?:[->][A-Z\d]+)*(?![\p{L}ʻʼ]))/u;

/** Reads what tables and columns say of themselves, once for a build. Source: content/phrases/tables. */
export function readSayings(desk: Desk): Promise<Sayings> {
  return desk.once("what tables say", async () => {
    const texts = files.map((name) => contentOf(desk, `phrases/tables/${name}.yaml`));
    return sayingsIn(texts);
  });
}

/** What files of content/phrases/tables say, by the English of the declarations. */
export function sayingsIn(texts: readonly string[]): Sayings {
  const all = texts.flatMap((text) =>
    z.array(z.record(z.string(), z.string())).parse(load(text, { schema: CORE_SCHEMA })),
  );
  return new Map(all.map((one) => [one.en ?? "", inBoth(one)]));
}

/** The words of a table. Missing: a text that content does not have is there in English alone. */
export function wordsOf(table: Table, sayings: Sayings): TableWords {
  const say = (text: string): Said => sayings.get(text) ?? { en: text };
  const columns = Object.entries(table.columns).map(([name, { describe, unit }]) => {
    const words: ColumnWords = {
      describe: say(describe),
      ...(unit !== undefined && { unit: say(unit) }),
    };
    return [name, words] as const;
  });
  return { grain: say(table.grain), columns: Object.fromEntries(columns) };
}

function inBoth(one: Said): Said {
  const latin = one["uz-Latn"];
  if (latin === undefined || one["uz-Cyrl"] !== undefined) return one;
  return { ...one, "uz-Cyrl": spellKept(latin, kept) };
}

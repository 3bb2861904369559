import { readFileSync } from "node:fs";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { languageOf } from "../../bench/evidence/gold.mjs";
import { coder } from "./codebooks.ts";

type Row = readonly [text: string, amounts: readonly string[]];

function rowsOf(language: string): readonly Row[] {
  return load(
    readFileSync(new URL(`amounts/${language}.yaml`, import.meta.url), "utf8"),
  ) as readonly Row[];
}

/** The amounts that the rules read, once each, as “value unit”, sorted. */
function readIn(text: string, language: string): readonly string[] {
  const passage = { id: "p", start: 0, text, language, kind: "paragraph" } as const;
  const context = { document: "list", date: "2025-06-01", parties: [] };
  const all = coder.code(passage as never, context).flatMap((one) => one.quantities);
  const placed = new Map(all.map((one) => [`${one.start} ${one.value}`, one]));
  return [...placed.values()].map(({ value, unit }) => `${value} ${unit}`).sort();
}

function wanted(amounts: readonly string[]): readonly string[] {
  return amounts
    .map((one) => {
      const [value, ...unit] = one.split(" ");
      return `${Number(value)} ${unit.join(" ")}`;
    })
    .sort();
}

/** How many ways of telling an amount the list has at least, and how many of them are not read yet. */
const lists: readonly (readonly [language: string, least: number, missed: number])[] = [
  ["ru", 120, 3],
  ["kk", 120, 4],
  ["uz", 60, 1],
  ["en", 60, 0],
];

describe("ways of telling an amount", () => {
  it.each(lists)("are read in %s", (language, least, missed) => {
    const rows = rowsOf(language);
    expect(rows.length).toBeGreaterThanOrEqual(least);
    const wrong = rows.flatMap(([text, amounts]) => {
      const read = readIn(text, languageOf(language, text));
      return read.join(", ") === wanted(amounts).join(", ") ? [] : [{ text, read }];
    });
    expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(missed);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { faultOf } from "../gold/claimRows.ts";
import { type ClaimSheet, claimSheet, readClaims } from "../gold/claimSheet.ts";

// Claims written later than the tuned half, each set labelled before the reader saw it (docs/claims.md). Their form is
// that of the tuned half; what the reader makes of them is measured by bench:claims, not here.

const even = [
  "fresh-1",
  "fresh-2",
  "fresh-3",
  "fresh-6",
  "fresh-7",
  "fresh-8",
  "fresh-9",
  "fresh-10",
  "fresh-11",
  "fresh-12",
  "fresh-13",
  "fresh-14",
  "fresh-15",
] as const;
// Weighted by language: most are Russian, where the reader had missed most.
const weighted = ["fresh-4", "fresh-5"] as const;
const sets = [...even, ...weighted] as const;
const languages = ["uz", "kk", "ru", "en"] as const;

function readSet(set: string, language: string): readonly ClaimSheet[] {
  const file = new URL(`../gold/claims/${set}/${language}.yaml`, import.meta.url);
  if (!existsSync(file)) return [];
  return z.array(claimSheet).parse(load(readFileSync(file, "utf8"), { schema: CORE_SCHEMA }));
}

const sheets = sets.flatMap((set) => languages.flatMap((language) => readSet(set, language)));

describe("fresh sets of labelled claims", () => {
  it.each(even)("D10: %s has as many claims in every language, to within two", (set) => {
    const counts = languages.map((one) => readSet(set, one).length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(2);
  });

  it.each(weighted)(
    "D10: %s has most claims in Russian, and enough in two more languages",
    (set) => {
      const [, kk = 0, ru = 0, en = 0] = languages.map((one) => readSet(set, one).length);
      expect(Math.min(kk, en)).toBeGreaterThanOrEqual(12);
      expect(ru).toBeGreaterThan(Math.max(kk, en));
    },
  );

  it("D10: rest on rows that the shipped tables hold, with the values given", () => {
    const faults = sheets.flatMap((one) => one.rows.flatMap((row) => faultOf(row) ?? []));
    expect(faults).toEqual([]);
  });

  it("have an id and a sentence of their own, also beside the tuned half", () => {
    const all = [...sheets, ...languages.flatMap((one) => readClaims("tuned", one))];
    const repeated = (values: readonly string[]) =>
      values.filter((value, i) => values.indexOf(value) < i);
    expect(repeated(all.map((one) => one.id))).toEqual([]);
    expect(repeated(all.map((one) => one.text.toLowerCase()))).toEqual([]);
  });

  it("have rows, unless nothing is covered or nothing claimed", () => {
    const isEmpty = (one: ClaimSheet) => /^(?:not covered|none)$/.test(one.verdict);
    expect(sheets.filter((one) => isEmpty(one) !== (one.rows.length === 0))).toEqual([]);
  });
});

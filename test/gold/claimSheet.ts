import { existsSync, readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import type { GoldHalf, GoldLanguage } from "./sheet.ts";

/** The words that a labelled claim may be judged with; `none` says that the sentence claims nothing. */
export const labels = [
  "supported",
  "contradicted",
  "partly",
  "out of date",
  "wrong unit",
  "wrong period",
  "wrong scope",
  "not covered",
  "none",
] as const;

/** The kinds of claim, as in the guide. */
export const claimKinds = [
  "amount",
  "threshold",
  "comparison",
  "sum",
  "rank",
  "share",
  "change",
  "geography",
  "date",
  "parties",
  "status",
  "priority",
  "fulfilment",
] as const;

const state = z.string().regex(/^[A-Z]{3}$/);
const partialDate = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/);
const label = z.enum(labels);
const table = (pattern: RegExp) => z.string().regex(pattern);

const observation = z.strictObject({
  series: z.string(),
  of: state,
  towards: state.optional(),
  year: z.int(),
  value: z.number(),
});
const cell = z.strictObject({
  table: table(/^region\/[a-z0-9_]+$/),
  id: z.string(),
  column: z.string(),
  value: z.number(),
});
const count = z.strictObject({
  table: table(/^indicators\/trade_turnover$/),
  id: z.string(),
  value: z.number(),
});
const act = z.strictObject({
  table: table(/^register\/acts$/),
  id: z.string(),
  entry: z.string(),
  act: z.string(),
  date: partialDate,
  party: state.optional(),
});
const paper = z.strictObject({
  table: table(/^register\/agreements$/),
  id: z.string(),
  parties: z.array(state).min(2),
});
const place = z.strictObject({
  table: table(/^register\/priorities$/),
  id: z.string(),
  rank: z.int(),
  partner: z.string(),
});

/** A row of the shipped tables that a label rests on, with what it says. */
export const goldRow = z.union([observation, cell, count, act, paper, place]);

export type GoldRow = z.infer<typeof goldRow>;

/** A sentence with what it claims and how that is judged; the fields are those of `docs/claims-guide.md`. */
export const claimSheet = z.strictObject({
  id: z.string().regex(/^(?:uz|kk|ru|en)-c\d{3}$/),
  language: z.enum(["uz-Latn", "uz-Cyrl", "kk", "ru", "en"]),
  origin: z.enum(["written", "article"]),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  text: z.string().min(10),
  claim: z.string().min(5),
  kind: z.enum([...claimKinds, "none"]),
  trap: z.enum([
    "none",
    "unit",
    "year",
    "scope",
    "direction",
    "negation",
    "stale",
    "basis",
    "source",
  ]),
  atTextDate: label,
  today: label,
  verdict: label,
  accept: z.array(label).length(2).optional(),
  rows: z.array(goldRow),
});

export type ClaimSheet = z.infer<typeof claimSheet>;

/** Where the claims of one language and half stand. */
export function claimFile(half: GoldHalf, language: GoldLanguage): URL {
  return new URL(`./claims/${half}/${language}.yaml`, import.meta.url);
}

/**
 * The labelled claims of one language and half, checked against the schema.
 *
 * Missing: a file that is not there gives none.
 * Throws: what zod says of the first wrong field.
 */
export function readClaims(half: GoldHalf, language: GoldLanguage): readonly ClaimSheet[] {
  const file = claimFile(half, language);
  if (!existsSync(file)) return [];
  return z.array(claimSheet).parse(load(readFileSync(file, "utf8"), { schema: CORE_SCHEMA }));
}

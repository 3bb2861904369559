import { existsSync, readFileSync } from "node:fs";
import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";

/** The languages of the gold set, one file each in either half. */
export const goldLanguages = ["uz", "kk", "ru", "en"] as const;

/** The half that rules may be improved on, and the half that is only measured. */
export const goldHalves = ["tuned", "kept"] as const;

export type GoldLanguage = (typeof goldLanguages)[number];
export type GoldHalf = (typeof goldHalves)[number];

/** The parts of the evidence set: its halves, what was the kept half until rules were improved on it, and a second kept one. */
export const goldParts = ["tuned", "released", "kept", "kept-2"] as const;

export type GoldPart = (typeof goldParts)[number];

const day = String.raw`\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?`;
const partialDate = z.string().regex(new RegExp(`^${day}$`));
const dateOrPeriod = z.string().regex(new RegExp(`^${day}(?:/${day})?$`));
const id = z.string().regex(/^(?:[A-Z]{3}|[a-z][a-z0-9-]*)$/);

const actor = z.strictObject({ id, role: z.enum(["source", "target", "about"]) });
const quantity = z.strictObject({ value: z.number(), unit: z.string().min(1) });
const event = z.strictObject({
  type: z.string(),
  mode: z.string().optional(),
  contexts: z.array(z.string()).min(1).optional(),
});

/** A sentence with what it says, coded by hand; the fields are those of `docs/coding-guide.md`. */
export const sheet = z.strictObject({
  id: z.string().regex(/^(?:uz|kk|ru|en)-\d{3}$/),
  language: z.enum(["uz-Latn", "uz-Cyrl", "kk", "ru", "en"]),
  origin: z.string().regex(/^[a-z0-9-]+$/),
  date: partialDate.optional(),
  parties: z.array(id).min(2).optional(),
  text: z.string().min(10),
  directions: z.array(z.string()),
  interests: z.array(z.string()),
  kind: z.string(),
  actors: z.array(actor),
  event: event.optional(),
  polarity: z.enum(["cooperative", "conflictual", "neutral"]),
  negated: z.boolean(),
  modality: z.enum(["real", "duty", "intention", "possible", "wish", "condition"]),
  said_by: id.optional(),
  quantities: z.array(quantity),
  dates: z.array(dateOrPeriod),
  mentions: z.array(id),
});

export type Sheet = z.infer<typeof sheet>;

/** Where the sheets of one language and part stand. */
export function sheetFile(part: GoldPart, language: GoldLanguage): URL {
  const [half, set] = part === "released" ? ["tuned", part] : part.split("-");
  const name = set ? `${half}/${language}-${set}` : `${half}/${language}`;
  return new URL(`./evidence/${name}.yaml`, import.meta.url);
}

/**
 * The sheets of one language and part, checked against the schema.
 *
 * Missing: a file that is not there gives no sheets.
 * Throws: what zod says of the first wrong field.
 */
export function readSheets(part: GoldPart, language: GoldLanguage): readonly Sheet[] {
  const file = sheetFile(part, language);
  if (!existsSync(file)) return [];
  return z.array(sheet).parse(load(readFileSync(file, "utf8"), { schema: CORE_SCHEMA }));
}

import { CORE_SCHEMA, load } from "js-yaml";
import { z } from "zod";
import { languages, Problem } from "../terms/index.ts";
import type { Code, Codebook, CodebookLanguage } from "./code.ts";

export {
  type Act,
  type Code,
  type Codebook,
  type CodebookLanguage,
  type FormGroup,
  type Forms,
  statementTypes,
} from "./code.ts";

/** A codebook as it arrives: `id` names the file in messages, `text` is its YAML. */
export interface CodebookText {
  readonly id: string;
  readonly text: string;
}

const id = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]*$/, "must be letters, digits and hyphens");
const texts = z.array(z.string().min(1));
const auto = z
  .union([texts, z.literal("auto")])
  .transform((value) => (value === "auto" ? ["auto"] : value));
const forms = {
  "uz-Latn": texts.optional(),
  "uz-Cyrl": auto.optional(),
  kk: texts.optional(),
  ru: texts.optional(),
  en: texts.optional(),
};
const label = z.string().min(1).optional();
const labels = z
  .strictObject({ "uz-Latn": label, "uz-Cyrl": label, kk: label, ru: label, en: label })
  .refine((value) => Object.keys(value).length > 0, "must have a name in at least one language");
const group = z.strictObject({
  as: z.string(),
  confidence: z.number().gt(0).max(1),
  gap: z.number().int().min(0).max(8).default(3),
  needs: z.enum(["date", "day", "quantity"]).optional(),
  ...forms,
});
const act = z.strictObject({
  cameo: z.string().regex(/^\d{2,4}$/, "must be a CAMEO code of two to four figures"),
  type: z.string().optional(),
  mode: z.string().optional(),
  contexts: texts.optional(),
  kind: id,
  mutual: z.boolean(),
  ofOwn: z.boolean().optional(),
  polarity: z.enum(["cooperative", "conflictual"]).optional(),
});
const shift = z
  .string()
  .regex(
    /^[+-]?\d+ (?:day|week|month|year)$|^month \d+$|^weekday \+?[1-7]$|^part \d+ \d+$|^decade \d{3}0$|^span (?:[+-]1|0)$|^anchor [+-]1 (?:day|month|year)$|^number (?:before|after)$/,
  );
const code = z.strictObject({
  id,
  iso3: z
    .string()
    .regex(/^[A-Z]{3}$/, "must be three capitals")
    .optional(),
  register: z.string().optional(),
  directions: z.array(id).default([]),
  yields: z.array(id).default([]),
  default: id.optional(),
  rest: z.boolean().default(false),
  office: z.boolean().default(false),
  act: act.optional(),
  shift: shift.optional(),
  label: labels,
  definition: z.string().min(1),
  forms: z.array(group),
  except: z.strictObject(forms).default({}),
  examples: z.strictObject(forms).default({}),
  nearMisses: z.strictObject(forms).default({}),
});
const book = z.strictObject({
  id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "must be a version such as 1.0.0"),
  type: z.string().regex(/^[a-z]+$/, "must be one small word"),
  adds: z.boolean().default(false),
  codes: z.array(code),
});

/**
 * Reads one codebook and checks it.
 *
 * Throws: `codebook-unreadable` (not YAML), `codebook-invalid` (a key is missing, unknown or of the wrong
 * kind; the message names file, code and key), `codebook-twice` (two codes share an id).
 */
export function parseCodebook({ id: file, text }: CodebookText): Codebook {
  const raw = readYaml(file, text);
  const checked = book.safeParse(raw);
  if (!checked.success) throw invalid(file, raw, checked.error.issues[0]);
  const codes = checked.data.codes.map(toCode);
  const seen = new Set<string>();
  for (const one of codes) {
    if (seen.has(one.id)) {
      throw new Problem("codebook-twice", `${file}: two codes are called ${one.id}; rename one.`, {
        where: file,
      });
    }
    seen.add(one.id);
  }
  const { id: name, version, type, adds } = checked.data;
  return { id: name, version, type, adds, codes };
}

/**
 * Reads the codebooks of the package and then those of a region.
 *
 * Shape: a later book with the id of an earlier one takes its place or, when it says `adds: true`, adds its codes
 * to it, in the place of those that it names anew.
 * Throws: as `parseCodebook`; `codebook-type` when two books of one id differ in type, `codebook-direction`
 * when a code adds to a direction that no book has.
 */
export function loadCodebooks(sources: readonly CodebookText[]): readonly Codebook[] {
  const books = new Map<string, Codebook>();
  for (const source of sources) {
    const read = parseCodebook(source);
    const known = books.get(read.id);
    books.set(read.id, known === undefined || !read.adds ? read : merge(known, read, source.id));
  }
  const all = [...books.values()];
  checkDirections(all);
  return all;
}

function toCode(raw: z.infer<typeof code>): Code {
  return {
    id: raw.id,
    label: withoutMissing(raw.label),
    definition: raw.definition,
    iso3: raw.iso3,
    register: raw.register,
    directions: raw.directions,
    yields: raw.yields,
    default: raw.default,
    rest: raw.rest,
    office: raw.office,
    act: raw.act && {
      type: undefined,
      mode: undefined,
      contexts: undefined,
      polarity: undefined,
      ...raw.act,
    },
    shift: raw.shift,
    groups: raw.forms.map(({ as, confidence, gap, needs, ...rest }) => ({
      as,
      confidence,
      gap,
      needs,
      forms: withoutMissing(rest),
    })),
    except: withoutMissing(raw.except),
    examples: withoutMissing(raw.examples),
    nearMisses: withoutMissing(raw.nearMisses),
  };
}

function withoutMissing<Value>(
  record: Partial<Record<CodebookLanguage, Value | undefined>>,
): Readonly<Partial<Record<CodebookLanguage, Value>>> {
  const kept: Partial<Record<CodebookLanguage, Value>> = {};
  for (const language of languages) {
    const value = record[language];
    if (value !== undefined) kept[language] = value;
  }
  return kept;
}

function readYaml(file: string, text: string): unknown {
  try {
    return load(text, { schema: CORE_SCHEMA });
  } catch (cause) {
    throw new Problem("codebook-unreadable", `${file} is not readable YAML: ${firstLine(cause)}`, {
      where: file,
      cause,
    });
  }
}

function firstLine(cause: unknown): string {
  return cause instanceof Error ? (cause.message.split("\n")[0] ?? "") : "unknown reason";
}

function invalid(file: string, raw: unknown, issue: z.core.$ZodIssue | undefined): Problem {
  const path = issue?.path ?? [];
  const named = path[0] === "codes" ? codeName(raw, Number(path[1])) : undefined;
  const key = (named === undefined ? path : path.slice(2)).join(".") || "the file";
  const where = named === undefined ? file : `${file}, code ${named}`;
  return new Problem("codebook-invalid", `${where}, key ${key}: ${issue?.message ?? "is wrong"}.`, {
    where: file,
  });
}

function codeName(raw: unknown, index: number): string {
  const codes: unknown = typeof raw === "object" && raw !== null ? Reflect.get(raw, "codes") : [];
  const one: unknown = Array.isArray(codes) ? codes[index] : undefined;
  const name: unknown =
    typeof one === "object" && one !== null ? Reflect.get(one, "id") : undefined;
  return typeof name === "string" ? name : `number ${index + 1}`;
}

function merge(known: Codebook, added: Codebook, file: string): Codebook {
  if (known.type !== added.type) {
    throw new Problem(
      "codebook-type",
      `${file} has the type ${added.type}, but ${known.id} is of the type ${known.type}: use one.`,
      { where: file },
    );
  }
  const fresh = new Map(added.codes.map((one) => [one.id, one]));
  const kept = known.codes.map((one) => fresh.get(one.id) ?? one);
  const old = new Set(known.codes.map((one) => one.id));
  const version = `${known.version}+${added.version}`;
  return { ...known, version, codes: [...kept, ...added.codes.filter((one) => !old.has(one.id))] };
}

function checkDirections(books: readonly Codebook[]): void {
  const known = new Set(
    books.filter((one) => one.type === "direction").flatMap((one) => one.codes.map((c) => c.id)),
  );
  for (const one of books) {
    for (const { id: name, directions, yields } of one.codes) {
      const unknown = [...directions, ...yields].find((direction) => !known.has(direction));
      if (unknown === undefined) continue;
      throw new Problem(
        "codebook-direction",
        `${one.id}, code ${name}, key ${directions.includes(unknown) ? "directions" : "yields"}: no codebook has the direction ${unknown}.`,
        { where: one.id },
      );
    }
  }
}

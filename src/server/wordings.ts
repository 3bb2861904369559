import { wording } from "../register/index.ts";
import type { Reader } from "../store/index.ts";

/** A text by language tag, English among them. */
export type Said = Record<string, string>;

/** What short texts of the register say in the languages of the dossier, by the English text. */
export type Wordings = ReadonlyMap<string, Said>;

/** Reads the wordings of the register. Missing: a dossier without any has an empty book of them. */
export async function readWordingBook(reader: Reader): Promise<Wordings> {
  const rows = await reader.rows(wording);
  return new Map(rows.map(({ text, label }) => [text, { ...label }]));
}

/**
 * Texts of a row in the languages of the dossier, by field.
 *
 * Shape: the same label for the same text, so that it is spelt in the other script once.
 * Missing: a field whose text has no wording; undefined where none has.
 */
export function saidOf(
  wordings: Wordings,
  fields: Readonly<Record<string, unknown>>,
): Record<string, Said> | undefined {
  const found = Object.entries(fields).flatMap(([name, value]) => {
    const label = labelOf(wordings, value);
    return label === undefined ? [] : [[name, label] as const];
  });
  return found.length === 0 ? undefined : Object.fromEntries(found);
}

function labelOf(wordings: Wordings, value: unknown): Said | undefined {
  if (typeof value === "string") return wordings.get(value);
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return joinSaid(
    value.map((one) => wordings.get(String(one))),
    ", ",
  );
}

/**
 * Labels put together as one, in the languages in which every one is known.
 *
 * Missing: undefined where one of them is.
 */
export function joinSaid(
  labels: readonly (Readonly<Said> | undefined)[],
  between: string,
): Said | undefined {
  const [first] = labels;
  if (first === undefined || labels.includes(undefined)) return undefined;
  const tags = Object.keys(first).filter((tag) => labels.every((one) => one?.[tag]));
  return Object.fromEntries(
    tags.map((tag) => [tag, labels.map((one) => one?.[tag]).join(between)]),
  );
}

/** An amount with its unit in the languages of the dossier. Missing: its unit has no wording. */
export function amountSaid(wordings: Wordings, amount: unknown, unit: unknown): Said | undefined {
  const own = typeof amount === "number" ? wordings.get(String(unit)) : undefined;
  if (own === undefined) return undefined;
  const figure = (tag: string) => (tag === "en" ? `${amount}` : `${amount}`.replace(".", ","));
  return Object.fromEntries(
    Object.entries(own).map(([tag, label]) => [tag, `${figure(tag)} ${label}`]),
  );
}

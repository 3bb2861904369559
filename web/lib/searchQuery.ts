import type { SearchResult } from "../../src/server/contract.ts";
import { languageName } from "./format.ts";
import { codeLabel, stateName } from "./frame.svelte.ts";
import { type Labelled, labelOf, phrase } from "./labels.ts";
import { param } from "./router.svelte.ts";
import { maybe, t } from "./text.ts";

/** Fields that a reader can choose from a list; the address holds what was chosen. */
export const listedFields = ["language", "side", "kind", "direction", "year"] as const;

/** One part of a query, as the server understood it. */
export type Part = SearchResult["parts"][number];

/** A field with the value that the reader chose for it. */
export interface Choice {
  readonly field: (typeof listedFields)[number];
  readonly value: string;
}

/** What the reader chose from the lists. */
export function choices(): readonly Choice[] {
  return listedFields.flatMap((field) => {
    const value = param(field);
    return value === undefined ? [] : [{ field, value }];
  });
}

/** The query that is asked: what was typed, and what was chosen, written as the server reads it. */
export function askedQuery(typed: string): string {
  const chosen = choices().map(({ field, value }) => `${field}:"${value.replaceAll('"', "")}"`);
  return [typed, ...chosen].filter((one) => one !== "").join(" ");
}

/** The words alone of what was typed: without fields, without what is left out, without signs. */
export function plainWords(typed: string): string {
  const words = typed.replace(/\S+:"[^"]*"|\S+:\S+|(^|\s)-("[^"]*"|\S+)|["*]/gu, " ");
  return words.replace(/\s+/gu, " ").trim();
}

/** Parts that were typed and are more than plain words, so that it is worth saying how they were read. */
export function typedParts(parts: readonly Part[]): readonly Part[] {
  const chosen = choices();
  const typed = parts.filter(
    (part) =>
      part.kind !== "values" ||
      !chosen.some((one) => one.field === part.field && one.value === part.typed),
  );
  const isPlain = (part: Part): boolean =>
    part.kind === "word" && part.field === "text" && !part.excluded;
  return typed.every(isPlain) ? [] : typed;
}

/** A part of a query in words. */
export function partInWords(part: Part): string {
  const said = part.kind === "values" ? valuesInWords(part) : wordsInWords(part);
  return part.excluded ? t("search.without", { part: said }) : said;
}

function wordsInWords(part: Extract<Part, { field: "text" | "title" }>): string {
  const words = t(`search.part-${part.kind}`, { words: part.typed });
  return part.field === "title" ? t("search.in-title", { words }) : words;
}

function valuesInWords(part: Extract<Part, { kind: "values" }>): string {
  const values = part.values.map((value) => valueLabel(part.field, value).text);
  return t("search.part-values", {
    field: t(`search.field-${part.field}`),
    values: values.join(t("search.or")),
  });
}

/** The label of a value of a field. */
export function valueLabel(field: string, value: string): Labelled {
  if (field === "language")
    return labelOf(undefined, languageName(value) || t("documents.unknownLanguage"));
  if (field === "direction") return codeLabel("directions", value);
  if (field === "kind") return codeLabel("kinds", value);
  if (field !== "side") return /^\d+$/.test(value) ? labelOf(undefined, value) : phrase(value);
  const name = stateName(value);
  return name.text === value
    ? labelOf(undefined, maybe("documents", `side-${value}`) ?? value)
    : name;
}

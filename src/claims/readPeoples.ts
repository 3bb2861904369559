import { z } from "zod";
import type { Codebook } from "../evidence/index.ts";
import { type Span, stem, words } from "../language/index.ts";
import type { Language } from "../terms/index.ts";
import { bookOf, formsOf, formsShape, readClaimContent } from "./readContent.ts";

const file = z.strictObject({
  version: z.string(),
  peoples: z.array(z.strictObject({ id: z.string(), ...formsShape })),
});

let known: Codebook | undefined;

/**
 * The peoples of states as a codebook, under the codes of their states.
 *
 * Throws: `content-invalid` when the file is not of its shape.
 */
export function loadPeoples(): Codebook {
  known ??= bookOf(
    "people",
    readClaimContent("peoples.yaml", file).peoples.map((one) => ({
      id: one.id,
      forms: formsOf(one),
      as: "people",
    })),
  );
  return known;
}

/** Whether a name of a people is a noun: in Uzbek and Kazakh its singular is an adjective as well. */
export function isPeople(text: string, { start, end }: Span, language: Language): boolean {
  if (language === "ru" || language === "en") return true;
  return stem(text.slice(start, end), language).some((one) => one.features.number === "plural");
}

/** What is known of a mark that may count people. */
interface Counted extends Span {
  readonly kind: string;
  readonly id: string;
  readonly as: string;
  readonly value: string | number;
}

/** Kinds of marks that may stand in a sentence that only counts people. */
const counting: ReadonlySet<string> = new Set([
  ..."state quantity number relation compare exceed reach times times-unit than fraction".split(
    " ",
  ),
  ..."for-every not and joint now date since role region by count-word people-cue even superlative".split(
    " ",
  ),
]);

/** Whether a sentence has no word beyond those that count the people of states. */
export function onlyCounts(text: string, marks: readonly Counted[]): boolean {
  const told = marks.filter((one) => counting.has(one.kind));
  return words(text).every((word) =>
    told.some((one) => one.start <= word.start && one.end >= word.end),
  );
}

/**
 * Marks of a sentence that does nothing but count the people of states, with the population as what is counted.
 *
 * Shape: the same marks where any word says more: who eats, earns or travels more is no matter of how many there are.
 */
export function countPeople<Mark extends Counted>(
  text: string,
  marks: readonly Mark[],
): readonly Mark[] {
  const peoples = marks.filter((one) => one.as === "people");
  const [first] = peoples;
  if (first === undefined || marks.some((one) => one.kind === "measure")) return marks;
  const amounts = marks.filter((one) => one.kind === "quantity" && one.id !== "percent");
  // “By 16 million more” is how far two lie apart, and the number of neither.
  if (amounts.length > 1 || (amounts.length === 1 && peoples.length > 1)) return marks;
  if (marks.some((one) => one.kind === "state" && one.as !== "people")) return marks;
  if (!onlyCounts(text, marks)) return marks;
  return [...marks, { ...first, kind: "measure", id: "population", value: "population" }].sort(
    (a, b) => a.start - b.start,
  );
}

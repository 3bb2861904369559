import type { CodedQuantity } from "./coder.ts";
import type { Named } from "./compile.ts";

/** What may stand between a number and what it counts: a word at most. */
const between = /^[\s\u00a0]{1,2}(?:[\p{Ll}ʻʼ’-]+\s){0,2}$/u;

/** Gives a number that counts soldiers, students or pilgrims the unit of those: `people`. */
export function countPeople(
  text: string,
  amounts: readonly CodedQuantity[],
  named: readonly Named[],
): readonly CodedQuantity[] {
  const nouns = named.filter((one) => one.type === "span" && one.group.as === "counted");
  const whole = named.filter((one) => one.type === "span" && one.group.as === "population");
  if (nouns.length === 0 && whole.length === 0) return amounts;
  return amounts.map((one) => {
    if (one.unit !== "count") return one;
    const noun = nouns.find(
      ({ start }) => start >= one.end && between.test(text.slice(one.end, start)),
    );
    if (noun === undefined && isOfThose(text, one, nouns)) return { ...one, unit: people };
    if (noun === undefined && isPopulation(one, whole)) return { ...one, unit: people };
    return noun === undefined ? one : { ...one, unit: noun.code.id, end: noun.end };
  });
}

const people = "people";

/** Whether it says in Kazakh or Uzbek how many of the people named before: «босқындардың 1200-і». */
function isOfThose(text: string, { start, end }: CodedQuantity, nouns: readonly Named[]): boolean {
  if (!/^(?:-(?:і|ы|сы|сі)(?!\p{L})|\s(?:tasi|таси|nafari|нафари))/u.test(text.slice(end, end + 8)))
    return false;
  return nouns.some(
    (one) =>
      one.end === start - 1 && /[нд][ыі]ң$|нинг$|ning$/u.test(text.slice(one.start, one.end)),
  );
}

/** How far “population” may stand before its number, in letters, and how many a population has at least. */
const reach = 40;
const leastPopulation = 10_000;

/** Whether a number is that of a population: “the population reached 20 million”. */
function isPopulation({ value, start }: CodedQuantity, whole: readonly Named[]): boolean {
  if (value < leastPopulation) return false;
  return whole.some(({ end }) => end <= start && start - end <= reach);
}

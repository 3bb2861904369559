import type { Party } from "./context.ts";
import type { GeographyQuery, Relation } from "./query.ts";
import { geography } from "./readBorderReading.ts";
import type { Mark } from "./readMarks.ts";
import { relationAt } from "./readRelation.ts";
import { between, type Desk, distance, marksOf, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** “Five states border on X”: X stands with a preposition, and the states are only counted. */
export function countedOf(desk: Desk, anchor: Mark): readonly Reading[] {
  const partners = desk.parties.filter(
    (one) => one.whole.states.length === 1 && distance(desk, anchor, one) < 60,
  );
  const [only] = partners;
  if (only === undefined || partners.length !== 1) return [];
  const counted = neighbourCount(desk, anchor, only);
  return counted === undefined ? [] : [counted];
}

/** “Borders five countries”: a number right before the word for states. */
export function neighbourCount(desk: Desk, anchor: Mark, subject: Party): Reading | undefined {
  const nouns = marksOf(desk, "countries", "neighbours", "country").filter(
    (one) => distance(desk, anchor, one) < 80 || one.start === anchor.start,
  );
  const numbers = marksOf(desk, "number").filter(
    (one) => Number.isInteger(Number(one.value)) && distance(desk, anchor, one) < 90,
  );
  const number =
    numbers.find((one) =>
      nouns.some((noun) => noun.start >= one.end - 1 && between(desk, one, noun).length < 18),
    ) ??
    numbers.find(
      (one) => /^[\s\p{L}]{0,3}$/u.test(between(desk, one, anchor)) && one.end <= anchor.start,
    );
  if (number === undefined || subject.whole.states.length !== 1) return undefined;
  const [state = ""] = subject.whole.states;
  const relation: Relation = relationAt(desk, number) ?? "equals";
  const query: GeographyQuery = {
    kind: "geography",
    fact: "neighbour-count",
    subject: state,
    relation,
    count: Number(number.value),
    ...countedAmong(desk, anchor, state),
  };
  return { ...geography(desk, anchor, query, [subject], 0.86), spans: [anchor, subject, number] };
}

/** “Three states of the region border X”: of a state outside it only the region's neighbours are counted. */
function countedAmong(
  desk: Desk,
  anchor: Mark,
  state: string,
): { readonly among?: { readonly states: readonly string[]; readonly group: "region" } } {
  const region = desk.parties.find(
    (one) =>
      one.whole.group === "region" &&
      (one.role === "genitive" || one.role === "locative") &&
      distance(desk, anchor, one) < 60,
  );
  const isOutside = !desk.world.region.includes(state);
  const isCounted =
    region !== undefined && (isOutside || /^\s?\S{0,12}$/u.test(between(desk, region, anchor)));
  return isCounted ? { among: { states: [...desk.world.region].sort(), group: "region" } } : {};
}

/**
 * “Three of the five states of the region border X”: of two numbers the part is the one that borders.
 *
 * Missing: undefined where no part of the region is counted, or where more than one state is named beside it.
 */
export function countedInRegion(desk: Desk, anchor: Mark): readonly Reading[] | undefined {
  const region = desk.parties.find((one) => one.whole.group === "region");
  const others = desk.parties.filter((one) => one.whole.group !== "region");
  const list = others.find((one) => one.form === "name" && one.parts.length > 1);
  const [met, ...more] = others.filter((one) => one !== list);
  if (region === undefined || met === undefined || more.length > 0) return undefined;
  const [subject] = met.whole.states;
  if (subject === undefined || met.whole.states.length !== 1) return undefined;
  const isShut = marksOf(desk, "only", "all", "except").length > 0;
  const number = isShut ? undefined : partNumber(desk, anchor, region, list);
  if (number === undefined) return undefined;
  const query: GeographyQuery = {
    kind: "geography",
    fact: "neighbour-count",
    subject,
    relation: relationAt(desk, number) ?? "equals",
    count: Number(number.value),
    among: { states: [...desk.world.region].sort(), group: "region" },
  };
  const counted = geography(desk, anchor, query, [met, region], 0.84);
  const told = { ...counted, spans: [anchor, met, number] };
  if (list === undefined) return [told];
  const named: GeographyQuery = {
    kind: "geography",
    fact: "borders",
    subject,
    others: list.whole.states.filter((one) => one !== subject),
  };
  return [told, geography(desk, anchor, named, [met, list], 0.84)];
}

/** The number that counts a part: before the region in Russian and English, in the possessive in Uzbek and Kazakh. */
function partNumber(
  desk: Desk,
  anchor: Mark,
  region: Party,
  list: Party | undefined,
): Mark | undefined {
  const all = marksOf(desk, "number").filter((one) => Number.isInteger(Number(one.value)));
  // Of a list that follows the number counts just the names.
  const numbers =
    list === undefined ? all : all.filter((one) => Number(one.value) === list.parts.length);
  if (list !== undefined && isVerbLast(desk.sentence.language))
    return numbers.find((one) => one.start >= region.end && one.end <= list.start);
  if (isVerbLast(desk.sentence.language)) {
    const { text } = desk.sentence;
    return numbers.find(
      (one) => one.start >= region.end && ofThem.test(text.slice(one.start, one.end)),
    );
  }
  // “Of the five states of the region four border X.”
  const behind = numbers.find(
    (one) =>
      one.start >= region.end &&
      one.end <= anchor.start &&
      between(desk, one, anchor).trim() === "",
  );
  if (behind !== undefined && list === undefined) return behind;
  return numbers.find((one) => {
    const gap = one.end <= region.start ? between(desk, one, region) : ",";
    const isCounted = gap.trim() === "" || /^ (?:of the|of|из)(?: \p{L}+){0,2} $/u.test(gap);
    return isCounted && region.role !== "locative";
  });
}

/** “Uchtasi”, «үшеуі»: so many of them. */
const ofThem = /(?:tasi|таси|еуі|ауы|уі|уы)$/u;

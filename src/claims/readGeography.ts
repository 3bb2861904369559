import { isVerbLast, type Party } from "./context.ts";
import type { GeographyQuery, Relation } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { borderedByAll, ownerOfNeighbours } from "./readNeighbours.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  isDenied,
  isOpen,
  marksOf,
  type Reading,
  relationAt,
} from "./readScope.ts";
import { readSea } from "./readSea.ts";

/** “X borders Y and Z”, “the only state that borders all the others”, “double landlocked”. */
export function readGeography(desk: Desk): readonly Reading[] {
  return [...readBorders(desk), ...readSea(desk)];
}

function readBorders(desk: Desk): readonly Reading[] {
  const anchors = marksOf(desk, "borders").filter((one) => !isOpen(desk, one));
  const seen = new Set<string>();
  return anchors.flatMap((anchor) => {
    const found = readBorder(desk, anchor).filter((one) => {
      const key = JSON.stringify(one.query);
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
    return found;
  });
}

/** “Border” is a verb where a name or a number follows at once and no article stands before it. */
function isVerb(desk: Desk, anchor: Mark): boolean {
  if (anchor.value !== "verb") return true;
  const next = [...desk.parties, ...marksOf(desk, "number", "all", "rest", "only")];
  const follows = next.some((one) => one.start >= anchor.end && one.start - anchor.end <= 5);
  const before = marksOf(desk, "role").some(
    (one) => anchor.start - one.end <= 5 && one.end <= anchor.start,
  );
  return follows && !before;
}

function readBorder(desk: Desk, anchor: Mark): readonly Reading[] {
  if (!isVerb(desk, anchor)) return [];
  // A length makes it an amount, which has a reader of its own.
  if (marksOf(desk, "quantity").some((one) => one.id === "km" && distance(desk, anchor, one) < 60))
    return [];
  const common = borderedByAll(desk, anchor);
  if (common !== undefined) return [allBorders(desk, anchor, common[0], common, false)];
  const subject = subjectOf(desk, anchor);
  if (subject === undefined) return countedOf(desk, anchor);
  const all = bordersAll(desk, anchor, subject);
  if (all !== undefined) return [all];
  const counted = neighbourCount(desk, anchor, subject);
  const others = othersOf(desk, anchor, subject);
  const [id = ""] = subject.whole.group === "region" ? ["region"] : subject.whole.states;
  const list = others
    .flatMap((one) => one.whole.states)
    .filter((one) => one !== id && !subject.whole.states.includes(one));
  const reading = listReading(desk, anchor, subject, id, others, list);
  return [counted, reading].filter((one) => one !== undefined);
}

/** “Five states border on X”: X stands with a preposition, and the states are only counted. */
function countedOf(desk: Desk, anchor: Mark): readonly Reading[] {
  const partners = desk.parties.filter(
    (one) => one.whole.states.length === 1 && distance(desk, anchor, one) < 60,
  );
  const [only] = partners;
  if (only === undefined || partners.length !== 1) return [];
  const counted = neighbourCount(desk, anchor, only);
  return counted === undefined ? [] : [counted];
}

function listReading(
  desk: Desk,
  anchor: Mark,
  subject: Party,
  id: string,
  others: readonly Party[],
  list: readonly string[],
): Reading | undefined {
  const isOwned =
    subject.role === "genitive" && ownerOfNeighbours(desk, anchor, [subject]) !== undefined;
  const weak = anchor.id === "neighbour-of" && !isOwned;
  if (subject.whole.group === "pair" && others.length === 0 && subject.form === "name") {
    const [one = "", other = ""] = subject.whole.states;
    return geography(
      desk,
      anchor,
      { kind: "geography", fact: "borders", subject: one, others: [other] },
      [subject],
      weak ? 0.65 : 0.85,
    );
  }
  const single = others.length === 1 ? others[0] : undefined;
  if (
    subject.whole.states.length > 2 &&
    subject.form === "name" &&
    single?.whole.states.length === 1
  ) {
    // “With X border A, B and C”: it is X whose neighbours are listed.
    const [owner = ""] = single.whole.states;
    const named = [...subject.whole.states].sort();
    const query: GeographyQuery = {
      kind: "geography",
      fact: "borders",
      subject: owner,
      others: named,
    };
    return geography(desk, anchor, query, [subject, single], 0.82);
  }
  if (list.length === 0 || (subject.whole.states.length !== 1 && id !== "region")) return undefined;
  if (weak && list.length > 1) return undefined;
  const query: GeographyQuery = {
    kind: "geography",
    fact: "borders",
    subject: id,
    others: [...new Set(list)].sort(),
  };
  return geography(desk, anchor, query, [subject, ...others], weak ? 0.65 : 0.88);
}

function geography(
  desk: Desk,
  anchor: Mark,
  query: GeographyQuery,
  parties: readonly Party[],
  confidence: number,
): Reading {
  const assumed = [...new Set(parties.flatMap((one) => one.assumed))].filter(
    (one) => one !== "rest",
  );
  return {
    query,
    negated: anchor.value === "none" || isDenied(desk, anchor),
    assumed,
    rule: `geography/${query.fact}`,
    confidence,
    spans: [anchor, ...parties],
  };
}

/** Who borders: the one that stands bare, in Russian and English before the verb. */
function subjectOf(desk: Desk, anchor: Mark): Party | undefined {
  const able = desk.parties.filter(
    (one) =>
      one.whole.group !== "world" && one.whole.group !== "neighbours" && one.whole.group !== "rest",
  );
  const owner = ownerOfNeighbours(desk, anchor, able);
  if (owner !== undefined) return owner;
  const near = able.filter((one) => distance(desk, anchor, one) < 170);
  const bare = near.filter((one) => one.role !== "with" && one.role !== "ablative");
  const single = bare.filter((one) => one.whole.states.length === 1);
  const bearing = able.filter((one) => one.role !== "with" && one.end <= anchor.start);
  const region = bearing.find((one) => one.whole.group === "region" && one.role === "");
  if (isVerbLast(desk.sentence.language)) {
    const free = single.find((one) => ["", "nominative", "genitive"].includes(one.role));
    return (
      free ??
      region ??
      bare.find((one) => one.whole.group === "pair") ??
      single[0] ??
      bare.find((one) => one.form === "name")
    );
  }
  const before = bare.filter((one) => one.end <= anchor.start && one.whole.group !== "region");
  return (
    before.findLast((one) => one.whole.states.length <= 2 && one.role === "") ??
    before.findLast((one) => one.whole.states.length <= 2) ??
    single.find((one) => one.role === "genitive" && one.start >= anchor.end) ??
    region ??
    single.find((one) => one.role === "") ??
    bare.find((one) => one.end <= anchor.start)
  );
}

function othersOf(desk: Desk, anchor: Mark, subject: Party): readonly Party[] {
  const able = desk.parties.filter(
    (one) =>
      one !== subject &&
      one.whole.states.length > 0 &&
      one.whole.group !== "region" &&
      distance(desk, anchor, one) < 170,
  );
  const marked = able.filter((one) => one.role === "with" || one.role === "instrumental");
  if (isVerbLast(desk.sentence.language)) {
    // “With great states such as X and Y”: the names stand bare before the noun that takes the “with”.
    const bare = able.filter((one) => one.start >= subject.end && one.end <= anchor.start);
    return marked.length > 0 ? marked : bare;
  }
  const after = able.filter((one) => one.start >= anchor.end);
  return marked.length > 0
    ? [...new Set([...marked, ...after.filter((one) => one.role === "")])]
    : after.filter((one) => one.role === "" || one.role === "genitive");
}

/** “With all the other states of the region”, and whether it alone does. */
function bordersAll(desk: Desk, anchor: Mark, subject: Party): Reading | undefined {
  const all = marksOf(desk, "all", "rest", "neighbours").filter(
    (one) => distance(desk, anchor, one) < 90,
  );
  const group = desk.parties.find(
    (one) =>
      one !== subject &&
      (one.whole.group === "region" || one.whole.group === "rest") &&
      distance(desk, anchor, one) < 90 &&
      one.role !== "locative",
  );
  const rest = group?.whole.group === "rest" || all.some((one) => one.kind === "rest");
  const each =
    all.some((one) => one.kind === "all") && (group !== undefined || hasCountries(desk, anchor));
  if (!rest && !each) return undefined;
  // “Of all its neighbours the longest border …” sets borders against each other.
  if (marksOf(desk, "superlative").length > 0) return undefined;
  if (subject.whole.states.length !== 1) return undefined;
  const only = marksOf(desk, "only").some(
    (one) => distance(desk, anchor, one) < 120 || inOneClause(desk, one, anchor),
  );
  const parties = group === undefined ? [subject] : [subject, group];
  return {
    ...allBorders(desk, anchor, subject, parties, only),
    assumed: group === undefined ? ["region"] : [...subject.assumed],
  };
}

function allBorders(
  desk: Desk,
  anchor: Mark,
  subject: Party,
  parties: readonly Party[],
  only: boolean,
): Reading {
  const [state = ""] = subject.whole.states;
  const among = { states: [...desk.world.region].sort(), group: "region" as const };
  const query: GeographyQuery = {
    kind: "geography",
    fact: "borders-all",
    subject: state,
    among,
    only,
  };
  return geography(desk, anchor, query, parties, 0.9);
}

function hasCountries(desk: Desk, anchor: Mark): boolean {
  return marksOf(desk, "countries").some((one) => distance(desk, anchor, one) < 60);
}

/** “Borders five countries”: a number right before the word for states. */
function neighbourCount(desk: Desk, anchor: Mark, subject: Party): Reading | undefined {
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
    ...countedAmong(desk, anchor),
  };
  return { ...geography(desk, anchor, query, [subject], 0.86), spans: [anchor, subject, number] };
}

function countedAmong(
  desk: Desk,
  anchor: Mark,
): { readonly among?: { readonly states: readonly string[]; readonly group: "region" } } {
  const region = desk.parties.find(
    (one) =>
      one.whole.group === "region" &&
      (one.role === "genitive" || one.role === "locative") &&
      distance(desk, anchor, one) < 60,
  );
  const isCounted = region !== undefined && /^\s?\S{0,12}$/u.test(between(desk, region, anchor));
  return isCounted ? { among: { states: [...desk.world.region].sort(), group: "region" } } : {};
}

import type { Party } from "./context.ts";
import type { GeographyQuery } from "./query.ts";
import { allBorders, bordersAll } from "./readBorderAll.ts";
import { countedInRegion, countedOf, neighbourCount } from "./readBorderCount.ts";
import { borderHeld, hasDeniedName } from "./readBorderHeld.ts";
import { bordersOnly } from "./readBorderOnly.ts";
import { geography } from "./readBorderReading.ts";
import { othersOf, subjectOf } from "./readBorderSides.ts";
import { isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { borderedByAll, ownerOfNeighbours } from "./readNeighbours.ts";
import { type Desk, distance, marksOf, type Reading } from "./readScope.ts";
import { readSea } from "./readSea.ts";

/** “X borders Y and Z”, “the only state that borders all the others”, “double landlocked”. */
export function readGeography(desk: Desk): readonly Reading[] {
  return [...readBorders(desk), ...readSea(desk)];
}

function readBorders(desk: Desk): readonly Reading[] {
  const all = marksOf(desk, "borders");
  const nones = all.filter((one) => one.value === "none");
  // “No common border” says “common border” too, and means the contrary.
  const anchors = all.filter(
    (one) =>
      !isOpen(desk, one) &&
      (one.value === "none" || !nones.some((no) => no.start < one.end && no.end > one.start)),
  );
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

/** “No border of X is longer than …” compares borders, and denies none. */
function isNoneCompared(desk: Desk, anchor: Mark): boolean {
  return marksOf(desk, "none-of").some(
    (one) =>
      one.end <= anchor.start &&
      anchor.start - one.end < 3 &&
      marksOf(desk, "compare").some((other) => other.start >= anchor.end),
  );
}

function readBorder(desk: Desk, anchor: Mark): readonly Reading[] {
  if (!isVerb(desk, anchor) || isNoneCompared(desk, anchor)) return [];
  // A length makes it an amount, which has a reader of its own.
  if (
    marksOf(desk, "quantity").some(
      (one) => (one.id === "km" || one.id === "miles") && distance(desk, anchor, one) < 60,
    )
  )
    return [];
  const part = countedInRegion(desk, anchor);
  if (part !== undefined) return part;
  const common = borderedByAll(desk, anchor);
  if (common !== undefined) return [allBorders(desk, anchor, common[0], common, false)];
  const subject = subjectOf(desk, anchor);
  const all = subject === undefined ? undefined : bordersAll(desk, anchor, subject);
  const only = all === undefined ? bordersOnly(desk, anchor) : [all];
  if (only !== undefined) return only;
  const held = borderHeld(desk, anchor);
  if (held !== undefined) return hasDeniedName(desk) ? [] : held;
  if (subject === undefined) return countedOf(desk, anchor);
  if (isOnlySubject(desk, subject)) return [];
  const counted = neighbourCount(desk, anchor, subject);
  const others = othersOf(desk, anchor, subject);
  const [id = ""] = subject.whole.group === "region" ? ["region"] : subject.whole.states;
  const list = others
    .flatMap((one) => one.whole.states)
    .filter((one) => one !== id && !subject.whole.states.includes(one));
  const reading = listReading(desk, anchor, subject, id, others, list);
  return [counted, reading].filter((one) => one !== undefined);
}

/** “Only X borders both Y and Z” says of the others that they do not: more than that X does. */
function isOnlySubject(desk: Desk, subject: Party): boolean {
  const { text, language } = desk.sentence;
  if (language === "kk" && /^\s(?:ғана|қана)(?!\p{L})/u.test(text.slice(subject.end))) return true;
  return marksOf(desk, "only").some(
    (one) => one.end <= subject.start && subject.start - one.end < 3,
  );
}

function isWith(one: Party): boolean {
  return one.role === "with" || one.role === "instrumental";
}

function listReading(
  desk: Desk,
  anchor: Mark,
  subject: Party,
  id: string,
  others: readonly Party[],
  list: readonly string[],
): Reading | undefined {
  const isOwned = ownerOfNeighbours(desk, anchor, [subject]) !== undefined;
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
  if (subject.whole.group === "pair" && single?.whole.states.length === 1 && isWith(single)) {
    // “A and B have no border with X”: both are neighbours of X, or neither is.
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

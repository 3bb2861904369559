import type { Party } from "./context.ts";
import type { GeographyQuery } from "./query.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** “Has no outlet to the sea”, “double landlocked”, “one of only two such states”. */
export function readSea(desk: Desk): readonly Reading[] {
  // “Has to cross two states to reach the sea” is how the words go, and no wish.
  const anchors = marksOf(desk, "landlocked").filter(
    (one) => one.value === 2 || !isOpen(desk, one),
  );
  const made = new Map<string, Reading>();
  for (const anchor of anchors) {
    const named = desk.parties.filter(
      (one) =>
        one.form !== "adjective" && one.whole.states.length >= 1 && one.whole.group !== "world",
    );
    const single = named.filter((one) => one.whole.group !== "region");
    const isNone = anchor.value === 0 && marksOf(desk, "none-of").length > 0;
    const able = single.length > 0 ? single : ofRegion(desk, anchor, named, isNone);
    const [subject, ...companions] = seaSubjects(desk, anchor, able);
    if (subject === undefined) continue;
    const degree = anchor.value === 2 ? 2 : anchor.value === 0 ? 0 : 1;
    for (const state of subject.whole.states.slice(0, 6)) {
      const query: GeographyQuery = {
        kind: "geography",
        fact: "landlocked",
        subject: state,
        degree,
        ...onlyOf(desk, state, subject, companions),
      };
      const isCoast =
        degree === 0 &&
        marksOf(desk, "not").some(
          (one) => inOneClause(desk, one, anchor) && distance(desk, anchor, one) < 20,
        );
      const reading: Reading = {
        query,
        negated:
          degree === 0
            ? isCoast || (isNone && single.length === 0) || isDenied(desk, anchor)
            : seaDenied(desk, anchor),
        assumed: subject.assumed,
        rule: `geography/landlocked-${degree}`,
        confidence: 0.88,
        spans: [anchor, subject],
      };
      made.set(JSON.stringify(query), reading);
    }
  }
  return [...made.values()];
}

/** What is said of the region as a whole, as far as it holds for each of its states. */
function ofRegion(
  desk: Desk,
  anchor: Mark,
  named: readonly Party[],
  isNone: boolean,
): readonly Party[] {
  if (anchor.value === 1) return allOf(desk, anchor, named);
  return isNone ? named.filter((one) => one.whole.group === "region") : [];
}

/** “All five states of the region are landlocked” is said of each of them. */
function allOf(desk: Desk, anchor: Mark, named: readonly Party[]): readonly Party[] {
  const isEach = marksOf(desk, "all").some((one) => inOneClause(desk, one, anchor));
  const isNone = marksOf(desk, "none-of").length > 0;
  // Two negations make one in all of them but English: “none of them has no outlet” is “none has one”.
  const isMeant = desk.sentence.language === "en" ? isEach && !isNone : isEach || isNone;
  return isMeant ? named.filter((one) => one.whole.group === "region") : [];
}

/** The words for “no outlet” hold a “no” of their own: only another one denies them. */
function seaDenied(desk: Desk, anchor: Mark): boolean {
  if (isVerbLast(desk.sentence.language)) {
    return marksOf(desk, "not").some(
      (one) =>
        one.start >= anchor.end &&
        between(desk, anchor, one).length < 24 &&
        inOneClause(desk, one, anchor),
    );
  }
  return isDenied(desk, anchor);
}

function seaSubjects(desk: Desk, anchor: Mark, able: readonly Party[]): readonly Party[] {
  const before = able.filter((one) => one.end <= anchor.start && one.role !== "with");
  const first =
    before.find((one) => one.role === "" || one.role === "nominative") ??
    before[0] ??
    nearest(desk, anchor, able);
  return first === undefined ? [] : [first, ...able.filter((one) => one !== first)];
}

function onlyOf(
  desk: Desk,
  state: string,
  subject: Party,
  companions: readonly Party[],
): { readonly only?: readonly string[]; readonly count?: number } {
  const two = marksOf(desk, "one-of-two").length > 0;
  const only = marksOf(desk, "only").length > 0;
  const isWorld = desk.parties.some((one) => one.whole.group === "world");
  const named = [
    ...new Set([
      state,
      ...subject.whole.states,
      ...companions.flatMap((one) =>
        one.whole.group === undefined || one.whole.group === "pair" ? one.whole.states : [],
      ),
    ]),
  ].sort();
  if (two) return named.length === 2 ? { only: named, count: 2 } : { count: 2 };
  if (only && isWorld) return { only: named, count: named.length };
  return {};
}

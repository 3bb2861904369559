import type { Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { ownerOfNeighbours } from "./readNeighbours.ts";
import { type Desk, distance, inOneClause, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Who borders: the one that stands bare, in Russian and English before the verb. */
export function subjectOf(desk: Desk, anchor: Mark): Party | undefined {
  const able = desk.parties.filter(
    (one) =>
      one.whole.group !== "world" && one.whole.group !== "neighbours" && one.whole.group !== "rest",
  );
  const owner = ownerOfNeighbours(desk, anchor, able) ?? carriedOn(desk, anchor);
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
    bare.find((one) => one.end <= anchor.start) ??
    between(desk, anchor, bare)
  );
}

/** Whether a name stands in the clause of another word of bordering, and not in that of this one. */
function isElsewhere(desk: Desk, anchor: Mark, one: Party): boolean {
  if (inOneClause(desk, one, anchor)) return false;
  return marksOf(desk, "borders").some((other) => inOneClause(desk, other, one));
}

/** “X borders A but does not border B”: a clause that begins with “but” and no name goes on with the one before. */
function carriedOn(desk: Desk, anchor: Mark): Party | undefined {
  const joint = marksOf(desk, "joint").findLast((one) => one.end <= anchor.start);
  if (joint === undefined || !inOneClause(desk, joint, anchor)) return undefined;
  const earlier = marksOf(desk, "borders").findLast((one) => one.end <= joint.start);
  const isNamed = desk.parties.some(
    (one) =>
      one.start >= joint.end &&
      one.end <= anchor.start &&
      one.role !== "with" &&
      one.role !== "instrumental",
  );
  return earlier === undefined || isNamed ? undefined : subjectOf(desk, earlier);
}

/** Who is said to be bordered. */
export function othersOf(desk: Desk, anchor: Mark, subject: Party): readonly Party[] {
  const able = desk.parties.filter(
    (one) =>
      one !== subject &&
      one.whole.states.length > 0 &&
      one.whole.group !== "region" &&
      !isElsewhere(desk, anchor, one) &&
      distance(desk, anchor, one) < 170,
  );
  const marked = able.filter((one) => one.role === "with" || one.role === "instrumental");
  const listed = listedOf(desk, anchor, subject, able);
  if (marked.length === 0 && listed.length > 0) return listed;
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

/** “A, B and C are the neighbours of X”, “X's neighbours are A, B and C”: names that stand bare on either side. */
function listedOf(
  desk: Desk,
  anchor: Mark,
  subject: Party,
  able: readonly Party[],
): readonly Party[] {
  if (ownerOfNeighbours(desk, anchor, [subject]) === undefined) return [];
  const bare = able.filter((one) => one.role === "" && one.form === "name");
  const after = bare.filter((one) => one.start >= Math.max(anchor.end, subject.end));
  const before = bare.filter((one) => one.end <= Math.min(anchor.start, subject.start));
  return after.length > 0 ? after : before;
}

/** “No common border between A and B”: the two stand behind the word, and no one before it. */
function between(desk: Desk, anchor: Mark, bare: readonly Party[]): Party | undefined {
  return bare.find(
    (one) =>
      one.whole.group === "pair" &&
      marksOf(desk, "between").some((cue) => cue.start >= anchor.end && cue.end <= one.start),
  );
}

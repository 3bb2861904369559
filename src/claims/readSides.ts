import type { Party } from "./context.ts";
import { toldBefore } from "./readEllipsis.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, distance, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Who is compared with whom: the one after “than”, in the ablative, or second, is the measure of the first. */
export function sidesOf(desk: Desk, anchor: Mark): readonly [Party, Party] | undefined {
  const able = desk.parties.filter(
    (one) => one.whole.group !== "world" && distance(desk, anchor, one) < 160,
  );
  const [both] = able;
  if (able.length < 2)
    return both === undefined || anchor.kind !== "equal" ? undefined : eachOther(both);
  const right = isVerbLast(desk.sentence.language)
    ? standardByCase(desk, anchor, able)
    : standardByWord(desk, anchor, able);
  const told = toldBefore(desk, anchor, able);
  if (right === undefined) return told;
  const others = able.filter((one) => one !== right && !isScene(one, able));
  const left =
    others.find(
      (one) =>
        one.whole.group === undefined || one.whole.group === "pair" || one.whole.group === "rest",
    ) ?? others[0];
  return left === undefined || left.whole.states.join() === right.whole.states.join()
    ? undefined
    : [left, right];
}

/** “X and Y have almost the same number”: two that are one party are equal to each other. */
function eachOther(both: Party): readonly [Party, Party] | undefined {
  const [first, second, ...more] = both.whole.states;
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  return [
    { ...both, whole: { states: [first] } },
    { ...both, whole: { states: [second] } },
  ];
}

/** “In the region” is where the two are compared. */
function isScene(one: Party, all: readonly Party[]): boolean {
  return one.whole.group === "region" && all.length > 2;
}

/** Uzbek and Kazakh: the standard stands in the ablative, or for “equal” in the dative, itself or with its measure. */
function standardByCase(desk: Desk, anchor: Mark, able: readonly Party[]): Party | undefined {
  const like = able.findLast((one) => one.role === "similative");
  if (like !== undefined) return like;
  const halved = partOwner(desk, anchor, able);
  if (halved !== undefined) return halved;
  const wanted = anchor.kind === "equal" ? ["dative", "with"] : ["ablative"];
  if (anchor.kind === "exceed") wanted.push("accusative", "dative");
  const direct = able.findLast((one) => wanted.includes(one.role));
  if (direct !== undefined) return direct;
  const measures = marksOf(desk, "measure").filter((one) => wanted.includes(one.case));
  for (const measure of measures.reverse()) {
    const owner = able.findLast(
      (one) => one.end <= measure.start && between(desk, one, measure).length < 16,
    );
    if (owner !== undefined) return owner;
  }
  const done = participle.exec(desk.sentence.text);
  if (done !== null && anchor.kind !== "equal") {
    const at = done.index;
    const owner = able.findLast((one) => one.end <= at && one.role !== "locative");
    if (owner !== undefined) return owner;
  }
  const added = marksOf(desk, "sum").findLast((one) => wanted.includes(one.case));
  if (added !== undefined) return able.findLast((one) => one.end <= added.start);
  // “… even when those of A, B and C are added up”: several that are summed are the standard of one.
  const summed = marksOf(desk, "sum").find((one) => one.end <= anchor.start);
  const several = able.findLast(
    (one) => summed !== undefined && one.end <= summed.start && one.whole.states.length > 1,
  );
  if (several !== undefined && able.some((one) => one.whole.states.length === 1)) return several;
  const than = marksOf(desk, "than")[0];
  if (than !== undefined) return able.findLast((one) => one.end <= than.start);
  // “… when all the others' are added together, equal”: the sum is the standard.
  if (anchor.kind === "equal")
    return (
      able.find((one) => one.whole.group === "rest") ?? (able.length === 2 ? able[1] : undefined)
    );
  return undefined;
}

/** “Y aholisining yarmiga”, «Y халқының жартысындай»: the half of what Y has. */
function partOwner(desk: Desk, anchor: Mark, able: readonly Party[]): Party | undefined {
  const isPart =
    anchor.kind === "fraction" || (anchor.kind === "times" && Number(anchor.value) < 1);
  const owner = able.findLast((one) => one.end <= anchor.start);
  if (!isPart || owner === undefined || able.length !== 2) return undefined;
  if (between(desk, owner, anchor).length > 26) return undefined;
  const isOwn = owner.role === "genitive" && between(desk, owner, anchor).length < 4;
  const has = marksOf(desk, "measure").some(
    (one) => one.case === "genitive" && one.start >= owner.end && one.end <= anchor.start,
  );
  return isOwn || has ? owner : undefined;
}

/** “More than what X produced”: a participle in the ablative. */
const participle =
  /\p{L}(?:ganidan|gandan|ganlaridan|ганидан|гандан|ғанынан|генінен|қанынан|кенінен|ғаннан|геннен)(?!\p{L})/u;

function standardByWord(desk: Desk, anchor: Mark, able: readonly Party[]): Party | undefined {
  const than = marksOf(desk, "than").find(
    (one) => one.start >= anchor.start && !isBeforeNumber(desk, one),
  );
  if (than !== undefined) return able.find((one) => one.start >= than.end);
  const led = ledBy(desk, anchor, able);
  if (led !== undefined) return led;
  const after = able.filter((one) => one.start >= anchor.end);
  const [near, far] = after;
  if (isPlaceBeside(anchor)) return near;
  // “Five times as many in A as in B”.
  if (
    near !== undefined &&
    far !== undefined &&
    /(?<!\p{L})as(?!\p{L})/u.test(between(desk, near, far))
  )
    return far;
  if (
    anchor.kind === "equal" ||
    anchor.kind === "exceed" ||
    anchor.kind === "times" ||
    anchor.kind === "times-unit" ||
    anchor.kind === "fraction"
  )
    return after[0];
  // Russian: «больше Казахстана» and «больше населения Казахстана» need no “than”.
  if (desk.sentence.language !== "ru") return undefined;
  return after.find(
    (one) =>
      (one.role === "genitive" || one.form === "group") &&
      between(desk, anchor, one).replace(sameFigure, "").length < 24,
  );
}

/** «Выше аналогичного показателя X»: words that only stand for the measure again. */
const sameFigure = /(?:аналогичного |соответствующего |того же )?показателя /iu;

/** “Compared with X, Y has more”: the standard stands first, right behind the words. */
function ledBy(desk: Desk, anchor: Mark, able: readonly Party[]): Party | undefined {
  const than = marksOf(desk, "than").find(
    (one) => one.end < anchor.start && /\s/u.test(desk.sentence.text.slice(one.start, one.end)),
  );
  return than === undefined || anchor.kind === "equal"
    ? undefined
    : able.find((one) => one.start >= than.end && one.start - than.end < 3);
}

/** The “than” of “more than twice” belongs to the number. */
function isBeforeNumber(desk: Desk, than: Mark): boolean {
  return marksOf(desk, "times", "fraction", "number", "quantity").some(
    (one) => one.start >= than.end && one.start - than.end <= 3,
  );
}

/** “Ahead of X”, «отстаёт от X»: the standard follows at once. */
function isPlaceBeside({ id }: Mark): boolean {
  return id === "ahead-of" || id === "behind-of";
}

import type { Relation } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { relationAt } from "./readRelation.ts";
import { type Desk, distance, marksOf } from "./readScope.ts";

/** “Forty-five times”: a multiple whose number is not read is no plain more. */
export function isUnknownMultiple(desk: Desk, anchor: Mark, anchors: readonly Mark[]): boolean {
  const near = anchors.filter((one) => one === anchor || distance(desk, anchor, one) < 40);
  const isCut = near.some(
    (one) => one.kind === "times" && /\p{L}-$/u.test(desk.sentence.text.slice(0, one.start)),
  );
  const unit = near.find((one) => one.kind === "times-unit");
  if (isCut || unit === undefined || near.some((one) => one.kind === "times")) return isCut;
  return !marksOf(desk, "number").some((one) => one.end <= unit.start && unit.start - one.end < 4);
}

/** How many times, and how near. */
export function timesOf(
  desk: Desk,
  anchor: Mark,
  anchors: readonly Mark[],
): { readonly relation: Relation; readonly times: number } {
  const near = (one: Mark): boolean => distance(desk, anchor, one) < 40 || one === anchor;
  const part = anchors.find((one) => one.kind === "fraction" && near(one));
  if (part !== undefined)
    return {
      relation: passing(anchors.filter(near)) ?? relationAt(desk, part) ?? "about",
      times: Number((Number(part.value) / 100).toPrecision(3)),
    };
  const cue = anchors.find((one) => one.kind === "times" && near(one));
  const unit = anchors.find((one) => one.kind === "times-unit" && near(one));
  const number =
    unit === undefined
      ? undefined
      : marksOf(desk, "number").findLast(
          (one) => one.end <= unit.start && unit.start - one.end < 4,
        );
  const value =
    cue === undefined
      ? number === undefined
        ? undefined
        : Number(number.value)
      : Number(cue.value);
  const isLess = anchors.some(
    (one) =>
      (one.kind === "compare" || one.kind === "exceed") &&
      one.value === "less-than" &&
      near(one) &&
      !anchors.some(
        (other) =>
          other.start === one.start && other.value === "more-than" && other.kind === one.kind,
      ),
  );
  if (value !== undefined && value !== 1) {
    const times = isLess && value > 1 ? 1 / value : value;
    const said =
      (value < 1 ? passing(anchors.filter(near)) : undefined) ??
      relationAt(desk, cue ?? number ?? anchor);
    const about = said === "almost" || said === "about" || said === "at-least" ? said : undefined;
    const isMore = said === "more-than" && !isPlainMore(desk, cue ?? number ?? anchor);
    // “More than twice smaller” is less than the half.
    const beyond: Relation =
      said === "less-than" && value < 1
        ? "less-than"
        : isMore
          ? times < 1 && value > 1
            ? "less-than"
            : "more-than"
          : "equals";
    return { relation: about ?? beyond, times };
  }
  // “Y-chalik koʻp”, «Y-дай көп»: as much as, and not more.
  const isAlike = desk.parties.some((one) => one.role === "similative");
  if (anchor.kind === "equal" || isAlike)
    return { relation: nearlyAt(desk, anchor) ?? "equals", times: 1 };
  return { relation: isLess || anchor.value === "less-than" ? "less-than" : "more-than", times: 1 };
}

/** “Does not come to half of it”, “exceeds a third of it”: a verb of passing says on which side of the part. */
function passing(near: readonly Mark[]): Relation | undefined {
  const verb = near.find((one) => one.kind === "exceed");
  if (verb === undefined || near.some((one) => one.kind === "compare")) return undefined;
  return verb.value === "less-than" ? "less-than" : "more-than";
}

/** In “3 marta koʻp” the “more” is what is multiplied; in “more than three times” it is not. */
function isPlainMore(desk: Desk, number: Mark): boolean {
  // “Ikki baravardan koʻproq”: the ablative asks for more than the number.
  if (number.case === "ablative") return false;
  const cue = marksOf(desk, "relation").find(
    (one) => one.value === "more-than" && one.start >= number.end,
  );
  const before = marksOf(desk, "relation").find(
    (one) => one.value === "more-than" && one.end <= number.start && number.start - one.end < 9,
  );
  // “3 martadan ziyod koʻp”: the first goes with the number, the second says what is multiplied.
  const second = marksOf(desk, "compare").some((one) => cue !== undefined && one.start >= cue.end);
  return cue !== undefined && before === undefined && !second;
}

function nearlyAt(desk: Desk, anchor: Mark): Relation | undefined {
  const cue = marksOf(desk, "relation").find(
    (one) => (one.value === "almost" || one.value === "about") && distance(desk, anchor, one) < 140,
  );
  const almost = marksOf(desk, "relation").find(
    (one) => one.value === "almost" && distance(desk, anchor, one) < 140,
  );
  const found = almost ?? cue;
  return found?.value === "almost" ? "almost" : found === undefined ? undefined : "about";
}

import type { Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, inOneClause, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** “Not in first place but in third”: what the “not” denies is followed by another place. */
export function isReplaced(desk: Desk, one: Mark): boolean {
  const next = marksOf(desk, "ordinal").find((other) => other.start > one.end);
  if (next === undefined) return false;
  const isLate = isVerbLast(desk.sentence.language);
  return marksOf(desk, "not").some((not) =>
    isLate
      ? not.start >= one.end && not.end <= next.start && between(desk, one, not).length < 24
      : not.end <= one.start && one.start - not.end < 12,
  );
}

/** “One of the largest” claims no place. */
export function isOneOf(desk: Desk, mark: Mark): boolean {
  const isLate = isVerbLast(desk.sentence.language);
  return marksOf(desk, "one-of").some(
    (one) =>
      !isScope(desk, one) &&
      inOneClause(desk, one, mark) &&
      (isLate ? one.start >= mark.start : one.end <= mark.end + 2) &&
      between(desk, one, mark).length < 60,
  );
}

/** “Among the five states X has the largest …”: who are set in order, told before the one that has the place. */
function isScope(desk: Desk, one: Mark): boolean {
  const group = desk.parties.find(
    (party) => party.whole.group === "region" && party.end > one.end && party.start - one.end < 24,
  );
  const isNamedBefore = desk.parties.some(
    (party) => party.whole.states.length === 1 && party.end <= one.start,
  );
  return (
    desk.sentence.language === "en" &&
    group !== undefined &&
    !isNamedBefore &&
    desk.parties.some((party) => party.whole.states.length === 1 && party.start >= group.end)
  );
}

/** “After X, Y has the largest …” leaves X the first place. */
export function behindOf(
  desk: Desk,
  place: { readonly isSuperlative: boolean; readonly rank: number },
): readonly Party[] {
  return place.isSuperlative && place.rank === 1 ? afterOf(desk) : [];
}

/** Those after whom another comes: “after X”, «вслед за X», “X-dan keyin”. */
export function afterOf(desk: Desk): readonly Party[] {
  const late = isVerbLast(desk.sentence.language);
  const cues = marksOf(desk, "after");
  return desk.parties.filter((one) =>
    cues.some((cue) =>
      late
        ? cue.start >= one.end && cue.start - one.end < 4 && one.role === "ablative"
        : one.start >= cue.end &&
          one.start - cue.end < 3 &&
          (one.form === "name" || desk.sentence.language === "ru"),
    ),
  );
}

/** “The largest country”: the superlative stands right before the word for a state. */
export function isOfCountry(desk: Desk, mark: Mark): boolean {
  const noun = marksOf(desk, "countries", "country").find(
    (one) => one.start >= mark.end - 1 && between(desk, mark, one).trim().length < 12,
  );
  return (
    noun !== undefined &&
    sizeWord.test(desk.sentence.text.slice(mark.start, mark.end)) &&
    !marksOf(desk, "smaller-place").some((one) => Math.abs(one.start - mark.end) < 14)
  );
}

/** “Most” and «ең көп» count something that is not named; only these tell how large a state is. */
const sizeWord =
  /large|big|small|tini|vast|extensive|katta|yirik|ulkan|kichik|kichkina|keng|катта|йирик|улкан|кичик|кенг|үлкен|ірі|зор|кіші|шағын|кең|круп|больш|мал|меньш|обширн|велич/iu;

/** “The second economy of the region”: the measure follows at once, and whose order it is. */
export function isSecondOf(desk: Desk, mark: Mark): boolean {
  const next = marksOf(desk, "measure").find(
    (one) => one.start >= mark.end && between(desk, mark, one).trim() === "",
  );
  if (next === undefined || desk.measures.byId(next.id)?.grain !== "state") return false;
  return desk.parties.some(
    (one) =>
      one.whole.group === "region" &&
      one.start >= next.end - 1 &&
      between(desk, next, one).length < 10,
  );
}

/** “Not X's but Y's”: of two names the one behind “not” has not the place, and the one behind “but” has it. */
export function insteadOf(desk: Desk, able: readonly Party[]): Party | undefined {
  const [first, second] = able.slice(-2);
  if (first === undefined || second === undefined) return undefined;
  const gap = between(desk, first, second);
  const before = desk.sentence.text.slice(Math.max(0, first.start - 10), first.start);
  if (isVerbLast(desk.sentence.language)) return replaced.test(gap) ? second : undefined;
  return /(?<!\p{L})(?:not|не)\s(?:in |у |в )?$/iu.test(before) && turned.test(gap)
    ? second
    : undefined;
}

const replaced = /^\S{0,8}\s?(?:emas|эмас|емес),?\s(?:balki |балки |қайта )?$/iu;
const turned = /^(?:['’]s)?,?\s(?:but|а|но)\s(?:in |у |в )?$/iu;

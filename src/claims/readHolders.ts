import type { Span } from "../language/index.ts";
import type { Party } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Who holds one side of a comparison, where that is not simply a state: no country, any other, only the one named. */
export interface Quantified {
  readonly who: "none" | "any" | "only";
  readonly party: Party;
}

/** How far the noun may stand from the word that counts it: “any other Central Asian country”. */
const reachOfNoun = 34;

/**
 * The sides of a comparison that a sentence gives by “no country”, “any other state”, “all its neighbours” or “only X”.
 *
 * Shape: of none and any a party of its own, with the part that its case or preposition gives it; of “only” the party
 * as it stands in the sentence.
 */
export function quantifiedIn(desk: Desk): readonly Quantified[] {
  return [...nonesIn(desk), ...anysIn(desk), ...onlyIn(desk)];
}

function nonesIn(desk: Desk): readonly Quantified[] {
  const named = marksOf(desk, "none-of").map((one) => nounPhrase(desk, one, "none"));
  if (named.length > 0 || !isVerbLast(desk.sentence.language)) return named;
  // “… X-ga teng keladigan davlat yoʻq”: there is no state that would.
  const nots = marksOf(desk, "not").filter((one) =>
    missing.test(desk.sentence.text.slice(one.start, one.end)),
  );
  return nots.flatMap((not) => {
    const noun = marksOf(desk, "countries", "country").findLast(
      (one) => one.end <= not.start && between(desk, one, not).trim() === "",
    );
    const before = desk.sentence.text.slice(0, not.start);
    const verb = participle.exec(before);
    if (noun === undefined && verb === null) return [];
    const start = noun?.start ?? verb?.index ?? not.start;
    return [{ who: "none", party: partyAt({ start, end: not.end }, "") } as const];
  });
}

/** “Yoʻq”, «жоқ»: there is none; the other words of denial only turn a verb. */
const missing = /^(?:yoʻq|йўқ|жоқ)/iu;

/** “… yetadigani yoʻq”, «асып түсетіні жоқ»: a participle that stands for who would do it. */
const participle = /\p{L}+(?:digani|digan|adigani|ydigani|диган(?:и)?|тіні|тыны|етін|атын)\s$/u;

function anysIn(desk: Desk): readonly Quantified[] {
  const named = marksOf(desk, "any-other").map((one) => nounPhrase(desk, one, "any"));
  if (named.length > 0) return named;
  if (marksOf(desk, "sum").length > 0) return [];
  // “Trails all its neighbours”: each of the group by itself, as nothing is added up.
  const alls = marksOf(desk, "all");
  const near = alls.flatMap((one) => nextTo(desk, one));
  if (near.length > 0) return near;
  return desk.parties.flatMap((party) => {
    const { group } = party.whole;
    const isGroup = group === "region" || group === "rest" || group === "neighbours";
    const all = alls.find(
      (one) =>
        (one.end <= party.start &&
          between(desk, one, party).length < (group === "rest" ? 7 : 18)) ||
        (one.start >= party.start && one.end <= party.end),
    );
    return isGroup && all !== undefined && isOutdone(desk, party)
      ? [{ who: "any", party: { ...party, whole: anyone } } as const]
      : [];
  });
}

/** “All its regional neighbours”: a group that stands for no list of states by itself. */
function nextTo(desk: Desk, all: Mark): readonly Quantified[] {
  const noun = marksOf(desk, "neighbours", ...(isOfRegion(desk, all) ? ["countries"] : [])).find(
    (one) => one.start >= all.end && between(desk, all, one).length < 16,
  );
  if (
    noun === undefined ||
    desk.parties.some((one) => one.start <= noun.start && one.end > noun.start)
  )
    return [];
  const phrase = nounPhrase(desk, all, "any");
  return isOutdone(desk, phrase.party) ? [phrase] : [];
}

/** «Өңірдегі барлық ел», “mintaqadagi barcha davlatlar”: the region stands right before the word for all. */
function isOfRegion(desk: Desk, all: Mark): boolean {
  return (
    isVerbLast(desk.sentence.language) &&
    desk.parties.some(
      (one) =>
        one.whole.group === "region" && one.end <= all.start && between(desk, one, all).length < 6,
    )
  );
}

/** Only verbs of passing and yielding set one against each of all; “more than all” may mean their sum. */
function isOutdone(desk: Desk, party: Party): boolean {
  return marksOf(desk, "exceed", "compare").some(
    (one) =>
      (one.kind === "exceed" || one.id === "ahead-of" || one.id === "behind-of") &&
      between(desk, one, party).length < reachOfNoun + 20,
  );
}

/** States named right after “only”, or with the word for it after them. */
function onlyIn(desk: Desk): readonly Quantified[] {
  const onlys = marksOf(desk, "only").filter((one) => one.value === "only");
  const named = desk.parties.filter((one) => one.form === "name" && one.whole.states.length > 0);
  return named.flatMap((party) => {
    const cue = onlys.find((one) => one.end <= party.start && isBeside(desk, one, party));
    return cue === undefined ? [] : [{ who: "only", party } as const];
  });
}

/** Nothing but a preposition stands between. */
function isBeside(desk: Desk, cue: Span, party: Span): boolean {
  const gap = between(desk, cue, party);
  const role = marksOf(desk, "role").find((one) => one.start >= cue.end && one.end <= party.start);
  const rest = role === undefined ? gap : gap.replace(roleText(desk, role), "");
  return rest.trim() === "";
}

function roleText({ sentence }: Desk, { start, end }: Span): string {
  return sentence.text.slice(start, end);
}

/** Stands for whoever is meant by none or any: no state of its own. */
const anyone = { states: ["*"] };

function nounPhrase(desk: Desk, cue: Mark, who: "none" | "any"): Quantified {
  const noun = marksOf(desk, "countries", "country", "rest", "region", "neighbours").find(
    (one) => one.end > cue.end && one.start - cue.end < reachOfNoun && isClose(desk, cue, one),
  );
  const span = { start: cue.start, end: Math.max(cue.end, noun?.end ?? cue.end) };
  return { who, party: partyAt(span, roleOf(desk, cue, span)) };
}

/** No state and no stop stands between. */
function isClose(desk: Desk, cue: Mark, noun: Mark): boolean {
  return (
    !/[,;:]/.test(between(desk, cue, noun)) &&
    !marksOf(desk, "state").some((one) => one.start >= cue.end && one.end <= noun.start)
  );
}

function partyAt({ start, end }: Span, role: string): Party {
  return { start, end, whole: anyone, role, assumed: [], form: "group", parts: [] };
}

/** The part of a noun phrase: by the case of its last word in Uzbek and Kazakh. */
function roleOf(desk: Desk, cue: Mark, { end }: Span): string {
  if (!isVerbLast(desk.sentence.language)) return "";
  const tail = desk.sentence.text.slice(cue.start, wordEnd(desk, Math.max(end, cue.end)));
  if (ablative.test(tail)) return "ablative";
  return /(?:ga|га|ге|қа|ке)$/u.test(tail) ? "dative" : "";
}

const ablative = /(?:dan|дан|ден|тан|тен|нан|нен)$/u;

/** Where the word ends in which or right after which an offset stands. */
function wordEnd({ sentence }: Desk, at: number): number {
  const inside = sentence.words.find((one) => one.start < at && one.end > at);
  if (inside !== undefined) return inside.end;
  const before = sentence.words.findLast((one) => one.end <= at);
  const next = sentence.words.find((one) => one.start >= at);
  const isWhole =
    before !== undefined && ablative.test(sentence.text.slice(before.start, before.end));
  return isWhole || next === undefined ? at : next.end;
}

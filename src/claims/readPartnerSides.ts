import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Two states whose flows with a third, or with each other, are set apart. */
export interface Sides {
  readonly left: string;
  readonly right: string;
  readonly towards: readonly string[];
}

/** “X's exports to A were below Y's”: two that stand for the same flow with one partner. */
export function rivalOf(
  desk: Desk,
  anchor: Mark,
  word: MeasureWord,
  singles: readonly Party[],
): Sides | undefined {
  const partners = singles.filter((one) => one.role === (word.inverse ? "ablative" : "dative"));
  const owned = singles.filter((one) => isPossessed(desk, one));
  const [rival] = owned;
  const [partner] = partners.filter((one) => one !== rival);
  const self = singles.find((one) => one !== partner && one !== rival);
  if (singles.length !== 3 || owned.length !== 1 || word.inverse === true) return undefined;
  if (partner === undefined || rival === undefined || self === undefined) return undefined;
  if (rival.start < self.start && !isVerbLast(desk.sentence.language)) return undefined;
  if (anchor.kind === "equal" && self === rival) return undefined;
  return {
    left: self.whole.states[0] ?? "",
    right: rival.whole.states[0] ?? "",
    towards: partner.whole.states,
  };
}

/** “That of X”, “X-nikidan”, «X-дікінен», and X's with nothing behind it: what X has of the same. */
function isPossessed(desk: Desk, one: Party): boolean {
  const { text, language } = desk.sentence;
  const said = text.slice(one.start, one.end + 8);
  if (isVerbLast(language))
    return /(?:nikidan|никидан|дікінен|тікінен|нікінен|nikiga|никига)/u.test(said);
  if (language === "ru")
    return one.form === "adjective" && !/^\s?(?:экспорт|импорт|поставк)/u.test(text.slice(one.end));
  return (
    /that of $/u.test(text.slice(Math.max(0, one.start - 8), one.start)) ||
    (one.role === "genitive" &&
      /^(?:['’]s)?(?:[.,;]|\s(?:in|by|last|over)\s)/u.test(text.slice(one.end)))
  );
}

/** “X's exports to Y passed the flow in the other direction”: the way that is named against its reverse. */
export function wayOf(desk: Desk, singles: readonly Party[]): Sides | undefined {
  const flow = marksOf(desk, "measure").find(
    (mark) => desk.measures.byId(mark.id)?.grain === "directed",
  );
  const isBuying = flow !== undefined && desk.measures.byId(flow.id)?.inverse === true;
  const partner = singles.find((one) => one.role === (isBuying ? "ablative" : "dative"));
  const self = singles.find((one) => one.whole.states[0] !== partner?.whole.states[0]);
  const [from, to] = isBuying ? [partner, self] : [self, partner];
  const [left, right] = [from?.whole.states[0], to?.whole.states[0]];
  if (left === undefined || right === undefined) return undefined;
  return { left, right, towards: [left, right].sort() };
}

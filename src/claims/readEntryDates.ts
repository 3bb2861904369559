import type { Span } from "../language/index.ts";
import type { EntryNamed } from "./readEntryNames.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, inOneClause, nearest } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Of several acts each has the date on its own side: after it in Russian and English, before it in Uzbek and Kazakh. */
export function dateOf(
  desk: Desk,
  act: Mark,
  dates: readonly Mark[],
  acts: readonly Mark[],
): Mark | undefined {
  const parted = (one: Mark): boolean =>
    acts.some(
      (other) =>
        other !== act &&
        (other.end <= act.start || other.start >= act.end) &&
        other.start >= Math.min(one.start, act.start) &&
        other.end <= Math.max(one.end, act.end),
    );
  const late = isVerbLast(desk.sentence.language);
  const own = late
    ? dates.findLast((one) => one.end <= act.start && !parted(one))
    : dates.find((one) => one.start >= act.end && !parted(one));
  const others = new Set(
    acts.filter((one) => one !== act && one.value !== act.value).map((one) => one.value),
  );
  if (others.size > 0 && own !== undefined) return own;
  // “… and took effect before the month was out”: it has a time of its own, and not that of the act before.
  if (others.size > 0 && !late && ownTime.test(desk.sentence.text.slice(act.end, act.end + 40)))
    return undefined;
  // “Signed in 2022, it has still not been ratified”: the date is told of the act before it.
  const free = dates.filter(
    (one) =>
      others.size === 0 || (!isOfOther(desk, act, one, acts) && !(others.size > 0 && parted(one))),
  );
  return nearest(desk, act, free, acts);
}

/** Words that give an act a time after the one told before it. */
const ownTime =
  /^[^,;.]{0,16}(?:\b(?:before|later|after|within|the same|soon|weeks|months)\b|позже|спустя|через|до конца|вскоре|тогда же)/iu;

/** How far the date may stand from the act that it is told of. */
const besideAct = 60;

/** “Signed in May 2020, …”: right behind another act, and before this one. */
function follows(desk: Desk, act: Mark, date: Mark, acts: readonly Mark[]): boolean {
  return (
    !isVerbLast(desk.sentence.language) &&
    act.start >= date.end &&
    acts.some(
      (other) =>
        other.value !== act.value &&
        other.end <= date.start &&
        !/[,;]|(?<!\p{L})(?:and|и)(?!\p{L})/u.test(between(desk, other, date)) &&
        between(desk, other, date).length < 20,
    )
  );
}

/** Whether a date stands beside another act, in the clause of that one and not of this. */
function isOfOther(desk: Desk, act: Mark, date: Mark, acts: readonly Mark[]): boolean {
  if (follows(desk, act, date, acts)) return true;
  return (
    !inOneClause(desk, date, act) &&
    acts.some(
      (other) =>
        other.value !== act.value &&
        inOneClause(desk, other, date) &&
        between(desk, other, date).length < besideAct,
    )
  );
}

/** The year by which a paper is called: “the 1998 agreement”, «соглашение 1998 года», “1998-yilgi bitim”. */
export function isOfName(desk: Desk, date: Mark, one: EntryNamed): boolean {
  const value = String(date.value);
  if (value.length !== 4 || !one.entry.dates.some((known) => known.startsWith(value))) return false;
  const { text, language } = desk.sentence;
  if (date.start >= one.start && date.end <= one.end) return true;
  const gap = between(desk, date, one as Span);
  if (/[,;:]/.test(gap)) return false;
  if (isVerbLast(language)) {
    const isAttribute = /(?:-?yilgi|йилги|жылғы)/u.test(text.slice(date.start, date.end + 8));
    if (!isAttribute) return false;
    // “… toʻgʻrisidagi 2022-yilgi shartnoma”: what the paper is about may stand before its year.
    const noun = desk.sentence.marks.some(
      (mark) =>
        (mark.kind === "paper-noun" || mark.kind === "paper" || mark.kind === "nickname") &&
        mark.start >= date.end &&
        between(desk, date, mark).trim() === "",
    );
    return (date.end <= one.start && gap.length < 40) || (noun && gap.length < 40);
  }
  const before = text.slice(Math.max(0, date.start - 4), date.start);
  if (language === "ru")
    return date.start >= one.end && gap.length < 26 && !/[вВ]о? $/u.test(before);
  if (date.end <= one.start) return gap.length < 26 && /the $/iu.test(before);
  return /of $/u.test(before) && gap.length < 12;
}

import { type Candidate, isCompatible, type KnownEntry } from "./candidates.ts";
import type { Telling, TellingContent, Told } from "./telling.ts";

/** Whether an act can be done about an entry of that kind. */
export function applies({ word }: Told, { kind }: KnownEntry, { status }: TellingContent): boolean {
  return status.acts.get(word)?.applies.includes(kind) === true;
}

/** Whether sources use two words for one and the same step, such as signing and adopting a statement. */
function isSameWord(one: string, other: string, steps: readonly (readonly string[])[]): boolean {
  return one === other || steps.some((step) => step.includes(one) && step.includes(other));
}

/**
 * What an act that was told of an entry means for the register: one that it has, one that says otherwise, or a new one.
 *
 * Shape: of several days that the sentence has, one that the register has for this act is meant; else the nearest that
 * is not the day of another act, such as the signature by which a paper is often named.
 */
export function tellAct(
  act: Told,
  entry: KnownEntry,
  { status, rules }: TellingContent,
): Pick<Telling, "act" | "confirms" | "disagrees"> {
  const { word, party } = act;
  const same = entry.acts.filter(
    (one) =>
      isSameWord(one.word, word, rules.sameStep) &&
      (one.party === undefined || party === undefined || one.party === party),
  );
  const named = Object.values(entry.title).join(" ");
  const days = act.days.filter((day) => day.length > 4 || !named.includes(day));
  const hit = days
    .map((day) => ({ day, known: same.find((one) => isCompatible(one.date, day)) }))
    .find((one) => one.known !== undefined);
  const own = days.find((day) => !entry.acts.some((one) => one.date === day));
  const date = hit?.day ?? own ?? days[0];
  // Without a day only the very same act is borne out.
  const undated = date === undefined ? same.find((one) => one.word === word) : undefined;
  const confirms = hit?.known ?? undated;
  const isOnce = status.acts.get(word)?.once === true;
  const isNew = confirms === undefined && date !== undefined;
  const otherDays = isNew && isOnce ? same.filter((one) => one.word === word) : [];
  const against = isNew ? entry.acts.filter((one) => isAgainst(one, word, date, rules)) : [];
  return { act: { ...act, date }, confirms, disagrees: [...otherDays, ...against] };
}

/** Whether an act of the register says otherwise than one told of a day, on that day or later. */
function isAgainst(
  { word, date }: KnownEntry["acts"][number],
  told: string,
  day: string,
  { against }: TellingContent["rules"],
): boolean {
  if (against[told]?.includes(word) !== true) return false;
  return date >= day.slice(0, date.length) || isCompatible(date, day);
}

/** The rule by which an act of a known entry is proposed: by what speaks most clearly for the entry. */
export function ruleOf({ reasons }: Candidate): string {
  const has = (what: string): boolean => reasons.some((one) => one.what === what);
  if (has("name")) return "proposal/act-named";
  if (has("title")) return "proposal/act-titled";
  if (has("carried")) return "proposal/act-carried";
  return has("amount") ? "proposal/act-measured" : "proposal/act-dated";
}

/** Candidates that a person may want to see, the likeliest first. */
export function worthShowing(
  candidates: readonly Candidate[],
  { shown, kept }: TellingContent["rules"],
): readonly Candidate[] {
  return candidates.filter((one) => one.score >= shown).slice(0, kept);
}

import type { Lack } from "./group.ts";
import type { ClaimRules } from "./rules.ts";
import type { Speaker } from "./sources.ts";
import { type Mark, worse } from "./tolerance.ts";
import { isMissing, span, type Test, type Trial, type Years } from "./trial.ts";
import type { Voice } from "./voices.ts";

/** One year of one source, tried. */
export interface Tried {
  readonly year: number;
  readonly trial: Trial;
}

/** What one source says over the years asked about; `main` is the year that speaks for it. */
export interface Run {
  readonly speaker: Speaker;
  readonly main: Tried;
  readonly tried: readonly Tried[];
  readonly mark: Mark;
}

/** Whether a source answers in any of the years asked about. */
export function answers(voice: Voice, test: Test, years: Years, rules: ClaimRules): boolean {
  return yearsToTry(voice, years, rules).some((year) => !isMissing(test(voice, year)));
}

/** Puts a question to a source; undefined where it has no value in any of the years. */
export function runOf(
  speaker: Speaker,
  test: Test,
  years: Years,
  rules: ClaimRules,
): Run | undefined {
  const tried = tryYears(speaker.voice, test, yearsToTry(speaker.voice, years, rules));
  if (years.kind !== "named") return latestRun(speaker, tried, years);
  const [main] = [...tried].sort(bestFirst);
  if (main === undefined) return undefined;
  return { speaker, main: mainOf(tried, years.throughout), tried, mark: spanMark(tried, years) };
}

/** Why a source has no value: the gap of the last year asked about. */
export function lackOf(
  voice: Voice,
  test: Test,
  years: Years,
  rules: ClaimRules,
): Lack | undefined {
  const all = yearsToTry(voice, years, rules).map((year) => test(voice, year));
  return all.find(isMissing);
}

function tryYears(voice: Voice, test: Test, years: readonly number[]): readonly Tried[] {
  return years.flatMap((year) => {
    const trial = test(voice, year);
    return isMissing(trial) ? [] : [{ year, trial }];
  });
}

/** Of the latest, the newest year first. */
function yearsToTry(voice: Voice, years: Years, rules: ClaimRules): readonly number[] {
  if (years.kind === "to come") return [];
  if (years.kind === "timeless") return [...span(voice.firstYear, voice.lastYear)].reverse();
  if (years.kind === "named") return years.years;
  return Array.from({ length: rules.latest.reach + 1 }, (_, back) => years.day - back);
}

/** The latest year speaks, unless the text may mean an earlier one that was the last then out. */
function latestRun(speaker: Speaker, tried: readonly Tried[], years: Years): Run | undefined {
  const [latest] = tried;
  if (latest === undefined) return undefined;
  if (years.kind !== "latest") {
    return { speaker, main: latest, tried: [latest], mark: latest.trial.mark };
  }
  const meant = tried.find(
    (one) => one.trial.mark === "holds" && one.year >= years.day - years.window,
  );
  const main = latest.trial.mark === "holds" ? latest : (meant ?? latest);
  return { speaker, main, tried: [main], mark: main.trial.mark };
}

/** In a whole span the worst year decides; else a claim is near when only some years bear it out. */
function spanMark(tried: readonly Tried[], years: Years): Mark {
  const marks = tried.map((one) => one.trial.mark);
  const worst = marks.reduce(worse);
  if (worst === "holds" || years.kind !== "named" || years.years.length === 1) return worst;
  return marks.includes("holds") ? "near" : worst;
}

function mainOf(tried: readonly Tried[], throughout: boolean): Tried {
  const ordered = [...tried].sort(bestFirst);
  const chosen = throughout ? ordered.at(-1) : ordered[0];
  if (chosen === undefined) throw new RangeError("a run without years");
  return chosen;
}

function bestFirst(a: Tried, b: Tried): number {
  const order: readonly Mark[] = ["holds", "near", "fails"];
  return (
    order.indexOf(a.trial.mark) - order.indexOf(b.trial.mark) ||
    a.trial.deviation - b.trial.deviation ||
    b.year - a.year
  );
}

import type { Facts } from "./facts.ts";
import type { ClaimRules } from "./rules.ts";
import type { Run, Tried } from "./runs.ts";
import {
  isMissing,
  type Occasion,
  type Question,
  span,
  type Test,
  type Years,
  yearOf,
} from "./trial.ts";
import type { Reason, Verdict } from "./verdict.ts";
import type { Voice } from "./voices.ts";

/** What the words would be true of: other units, another year, other states. */
export interface Explanation {
  readonly verdict: Extract<
    Verdict,
    "wrong unit" | "wrong period" | "wrong scope" | "out of date" | "contradicted"
  >;
  readonly rule: string;
  readonly voice: Voice;
  readonly tried: Tried;
  readonly reason: Reason;
  readonly wayBack?: boolean | undefined;
}

/** Where to look for another explanation of a claim that does not hold. */
export interface Search {
  readonly question: Question;
  readonly runs: readonly Run[];
  readonly voices: readonly Voice[];
  readonly years: Years;
  readonly occasion: Occasion;
  readonly facts: Facts;
  readonly rules: ClaimRules;
}

/** How near a value of another year or state must be, to be what was meant. */
const closeEnough = 0.02;

/**
 * The nearest other thing that the claim would be true of; undefined when there is none.
 *
 * Of several the one closest to the figure claimed is taken; where no figure is claimed, first the unit, then the
 * direction, then the year.
 */
export function explainOtherwise(search: Search): Explanation | undefined {
  const { exact } = search.question;
  const [units, years, states] = [otherUnits(search), otherYears(search), otherStates(search)];
  if (!exact) return [...units, ...states, ...years][0];
  const close = (all: readonly Explanation[]): readonly Explanation[] =>
    [...all]
      .filter((one) => one.wayBack === true || one.tried.trial.deviation <= closeEnough)
      // The order of finding stays where two are equally close.
      .sort((a, b) => a.tried.trial.deviation - b.tried.trial.deviation);
  // A year that is merely past explains less than a slip does.
  const slips =
    search.years.kind === "latest" ? [...units, ...states] : [...units, ...years, ...states];
  return close(slips)[0] ?? close(years)[0];
}

/** The same figure in another unit: a thousand, a million, another currency. */
export function otherUnits(search: Search): readonly Explanation[] {
  return alternatives(search, "wrong unit");
}

function otherStates(search: Search): readonly Explanation[] {
  return alternatives(search, "wrong scope");
}

function alternatives(
  search: Search,
  verdict: "wrong unit" | "wrong scope",
): readonly Explanation[] {
  const { question, facts, rules } = search;
  return question.others
    .filter((one) => one.verdict === verdict)
    .flatMap((other) => {
      const voices = other.asked?.concepts.flatMap((one) => facts.voices.get(one) ?? []);
      const tried = (voices ?? search.voices)
        .filter((one) => one.period === undefined && isMeant(one, question))
        .flatMap((voice) => {
          const best = bestOf(voice, other.test, placesFor(search, voice));
          return best === undefined ? [] : [{ voice, tried: best }];
        });
      const [best] = tried.sort((a, b) => a.tried.trial.deviation - b.tried.trial.deviation);
      if (best === undefined) return [];
      const { reason, wayBack } = other;
      return [{ verdict, rule: rules.relations.equals.id, ...best, reason, wayBack }];
    });
}

/** Where no price basis is named, that in which such a figure is meant. */
function isMeant(voice: Voice, { asked, meant }: Question): boolean {
  const basis = asked.measure.basis ?? (meant === "all" ? undefined : asked.family?.[meant]);
  return basis === undefined || voice.basis === undefined || voice.basis === basis;
}

/** The years in which another unit or other states are tried: those asked about, or the latest that speak. */
function placesFor({ runs, years, rules }: Search, voice: Voice): readonly number[] {
  if (years.kind === "named") return years.years;
  if (years.kind === "to come") return [];
  const own = runs.filter((one) => one.speaker.voice === voice).map((one) => one.main.year);
  if (own.length > 0) return own;
  if (years.kind === "timeless") return span(voice.firstYear, voice.lastYear);
  const last = Math.min(voice.lastYear, years.day);
  return span(last - rules.latest.window, last);
}

function bestOf(voice: Voice, test: Test, years: readonly number[]): Tried | undefined {
  const holding = years.flatMap((year) => {
    const trial = test(voice, year);
    return isMissing(trial) || trial.mark !== "holds" ? [] : [{ year, trial }];
  });
  return holding.sort((a, b) => a.trial.deviation - b.trial.deviation || b.year - a.year)[0];
}

/** A year near the one named in which the claim holds; without a year named, one that is past. */
function otherYears(search: Search): readonly Explanation[] {
  const { question, voices, years, rules } = search;
  if (years.kind === "timeless") return [];
  const latest = years.kind === "latest";
  const found = voices
    .filter((one) => one.period === undefined && !one.weak && isMeant(one, question))
    .flatMap((voice) => {
      const best = nearestYear(voice, question.test, yearsAround(search, voice), years);
      return best === undefined ? [] : [{ voice, tried: best }];
    });
  const [best] = found.sort(
    (a, b) => a.tried.trial.deviation - b.tried.trial.deviation || b.tried.year - a.tried.year,
  );
  if (best === undefined) return [];
  const reason = { id: latest ? "held-in" : "other-year", values: { year: best.tried.year } };
  const rule = latest ? rules.latest.id : rules.period.id;
  return [{ verdict: verdictOnYear(search), rule, ...best, reason }];
}

/** An order that holds in another year is refuted in this one; what was overtaken before the text was, too. */
function verdictOnYear({ question, years, occasion }: Search): Explanation["verdict"] {
  if (years.kind !== "latest") return question.order === true ? "contradicted" : "wrong period";
  return occasion.textDate === undefined ? "out of date" : "contradicted";
}

function yearsAround({ years, runs, rules, occasion }: Search, voice: Voice): readonly number[] {
  if (years.kind !== "named") {
    const last = Math.max(voice.firstYear, ...runs.map((one) => one.main.year));
    return span(voice.firstYear, Math.min(last, voice.lastYear + 1) - 1);
  }
  const [from = 0] = years.years;
  const to = years.years.at(-1) ?? from;
  const { reach } = rules.period;
  const last = Math.min(to + reach, yearOf(occasion.day));
  return span(from - reach, last).filter((year) => !years.years.includes(year));
}

/** Of a figure the year that comes closest; of an order the year nearest in time. */
function nearestYear(
  voice: Voice,
  test: Test,
  candidates: readonly number[],
  years: Years,
): Tried | undefined {
  const anchor = years.kind === "named" ? (years.years[0] ?? 0) : (candidates.at(-1) ?? 0);
  const holding = candidates.flatMap((year) => {
    const trial = test(voice, year);
    return isMissing(trial) || trial.mark !== "holds" ? [] : [{ year, trial }];
  });
  const far = (one: Tried): number => Math.abs(one.year - anchor);
  return holding.sort((a, b) => far(a) - far(b) || b.year - a.year)[0];
}

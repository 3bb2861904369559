import type { Search } from "./otherwise.ts";
import type { Run, Tried } from "./runs.ts";
import { isMissing } from "./trial.ts";
import type { Reason, RowUsed, Verdict } from "./verdict.ts";
import type { Voice } from "./voices.ts";
import type { Variant } from "./weigh.ts";

/** What each source says, as sentences to be, with the rows under them. */
export interface Said {
  readonly reasons: readonly Reason[];
  readonly rows: readonly RowUsed[];
}

/**
 * What each source found, one reason a source and year.
 *
 * Where bases or sources end in different years, each is shown for the others' years too, so that like stands by like.
 */
export function figureReasons(search: Search, variants: readonly Variant[]): Said {
  const all = variants.flatMap((one) => one.runs);
  const own = speaking(all).flatMap((run) =>
    ownYears(run).map((tried) => ({ voice: run.speaker.voice, tried })),
  );
  const compared = variants.length > 1 && search.years.kind === "latest";
  const more = compared ? otherYearsOf(search, variants, own) : [];
  const told = [...own, ...more].sort((a, b) => b.tried.year - a.tried.year);
  return {
    reasons: told.map(({ voice, tried }) => saying(voice, tried)),
    rows: told.flatMap(({ tried }) => tried.trial.rows),
  };
}

/** What is weak is told only where it bears the claim out; an older edition only where it says otherwise. */
function speaking(runs: readonly Run[]): readonly Run[] {
  const strong = runs.filter((one) => !one.speaker.voice.weak || one.mark === "holds");
  const current = new Set(
    strong
      .filter((one) => !one.speaker.superseded)
      .map((one) => `${one.speaker.variant} ${one.mark}`),
  );
  const told = strong.filter(
    (one) => !one.speaker.superseded || !current.has(`${one.speaker.variant} ${one.mark}`),
  );
  return told.length > 0 ? told : runs;
}

interface Spoken {
  readonly voice: Voice;
  readonly tried: Tried;
}

/** Of a span the first, the last and the deciding year. */
function ownYears({ tried, main }: Run): readonly Tried[] {
  const chosen = [main, ...tried.slice(0, 1), ...tried.slice(-1)];
  return [...new Map(chosen.map((one) => [one.year, one])).values()];
}

function otherYearsOf(
  { question }: Search,
  variants: readonly Variant[],
  own: readonly Spoken[],
): readonly Spoken[] {
  const years = [...new Set(own.map((one) => one.tried.year))];
  return variants.flatMap(({ runs }) => {
    const [speaker] = runs.filter((one) => !one.speaker.superseded && !one.speaker.voice.weak);
    if (speaker === undefined) return [];
    const { voice } = speaker.speaker;
    return years.flatMap((year) => {
      const trial = question.test(voice, year);
      const told = own.some((one) => one.voice === voice && one.tried.year === year);
      return told || isMissing(trial) ? [] : [{ voice, tried: { year, trial } }];
    });
  });
}

function saying(voice: Voice, { year, trial }: Tried): Reason {
  return { id: trial.reason.id, values: { ...trial.reason.values, year, ...sourceValues(voice) } };
}

/** What a reason says of its source: edition, price basis, title. */
export function sourceValues(voice: Voice): Readonly<Record<string, string>> {
  const { id, source, vintage, concept, basis } = voice;
  return { series: id, source, vintage, concept, ...(basis === undefined ? {} : { basis }) };
}

/** What else a reader must know: bases or sources that differ, editions that came later, since when it holds. */
export function notesOn(search: Search, variants: readonly Variant[], verdict: Verdict): Said {
  const runs = variants.flatMap((one) => one.runs);
  const bearing = variants.filter((one) => one.weight === "holds");
  const notes: Reason[] = [];
  if (variants.length > 1 && new Set(variants.map((one) => one.weight)).size > 1) {
    notes.push({ id: "basis-decides", values: { bases: variants.map((one) => one.id) } });
  }
  if (variants.some((one) => one.weight === "mixed")) {
    notes.push({ id: "sources-disagree", values: {} });
  }
  if (bearing.some((one) => one.runs.some(differs)))
    notes.push({ id: "sources-differ", values: {} });
  if (variants.some((one) => one.weight === "outdated"))
    notes.push({ id: "newer-year", values: {} });
  if (variants.some((one) => one.weight === "revised")) notes.push({ id: "revised", values: {} });
  if (runs.length > 0 && runs.every((one) => one.speaker.later)) {
    notes.push({ id: "later-edition", values: { date: search.occasion.day } });
  }
  if (runs.some((one) => one.main.trial.far)) notes.push({ id: "far", values: {} });
  const before = heldBefore(search, runs, verdict);
  const told = [...notes, ...olderYear(search, runs), ...sinceWhen(search, bearing, verdict)];
  return { reasons: [...told, ...before.reasons], rows: before.rows };
}

/** A source of its own that gives another figure, if not far from it. */
function differs({ mark, speaker }: Run): boolean {
  return mark !== "holds" && !speaker.superseded && !speaker.voice.weak;
}

/** The latest value is old. */
function olderYear({ years, rules }: Search, runs: readonly Run[]): readonly Reason[] {
  if (years.kind !== "latest") return [];
  const last = Math.max(...runs.map((one) => one.main.year));
  if (years.day - last <= rules.latest.stale) return [];
  return [{ id: "old-value", values: { year: last } }];
}

/** An order or a threshold that holds: since which year without a break, by the source that reaches back furthest. */
function sinceWhen(
  { question, years }: Search,
  bearing: readonly Variant[],
  verdict: Verdict,
): readonly Reason[] {
  if (question.exact || verdict !== "supported" || years.kind !== "latest") return [];
  const [longest] = bearing
    .flatMap((one) => one.runs)
    .filter((one) => !one.speaker.superseded && one.mark === "holds")
    .sort((a, b) => a.speaker.voice.firstYear - b.speaker.voice.firstYear);
  if (longest === undefined) return [];
  const { voice } = longest.speaker;
  let since = longest.main.year;
  while (since > voice.firstYear && holdsIn(voice, since - 1, question.test)) since -= 1;
  return [{ id: "holds-since", values: { year: since, ...sourceValues(voice) } }];
}

function holdsIn(voice: Voice, year: number, test: Search["question"]["test"]): boolean {
  const trial = test(voice, year);
  return !isMissing(trial) && trial.mark === "holds";
}

/** An order or a ratio that does not hold, or only in part: the last year in which it did. */
function heldBefore({ question, years }: Search, runs: readonly Run[], verdict: Verdict): Said {
  const none = { reasons: [], rows: [] };
  if (verdict !== "partly" || question.exact || years.kind !== "latest") return none;
  const [last] = runs
    .filter((one) => !one.speaker.superseded && one.mark !== "holds")
    .flatMap(({ speaker, main }) => {
      for (let year = main.year - 1; year >= speaker.voice.firstYear; year -= 1) {
        if (holdsIn(speaker.voice, year, question.test)) return [{ voice: speaker.voice, year }];
      }
      return [];
    })
    .sort((a, b) => b.year - a.year || Number(a.voice.weak) - Number(b.voice.weak));
  if (last === undefined) return none;
  const trial = question.test(last.voice, last.year);
  if (isMissing(trial)) return none;
  const { values } = trial.reason;
  const as = trial.reason.id;
  const reason = { ...values, as, year: last.year, ...sourceValues(last.voice) };
  return { reasons: [{ id: "held-in", values: reason }], rows: trial.rows };
}

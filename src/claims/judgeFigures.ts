import type { Facts } from "./facts.ts";
import { figureReasons, notesOn, sourceValues } from "./notes.ts";
import { type Explanation, explainOtherwise, otherUnits, type Search } from "./otherwise.ts";
import { namedPart, partOfYear } from "./parts.ts";
import type { ClaimRules } from "./rules.ts";
import { answers, lackOf, type Run, runOf } from "./runs.ts";
import { speakersOn } from "./sources.ts";
import { type Occasion, type Question, type Years, yearsOf } from "./trial.ts";
import type { Judgement, Reason, RowUsed, Verdict } from "./verdict.ts";
import type { Voice } from "./voices.ts";
import { sumUp, type Variant, weighVariants } from "./weigh.ts";

/** What does not change may be told by any edition, also a later one. */
const endOfTime = "9999-12-31";

/**
 * Puts a question to every source that can answer it and weighs what they say.
 *
 * Missing: where no source has a value the verdict is “not covered”, with the gap: missing is never 0.
 */
export function judgeFigures(
  question: Question,
  occasion: Occasion,
  facts: Facts,
  rules: ClaimRules,
): Judgement {
  const years = yearsOf(question, occasion, rules);
  const timeless = years.kind === "timeless";
  const part = namedPart(question.when, rules);
  const all = question.asked.concepts
    .flatMap((one) => facts.voices.get(one) ?? [])
    .filter((voice) => !voice.joined || question.spans === true)
    .filter((voice) => !voice.mutual || question.asked.measure.mutual === true);
  const answering = all.filter((voice) => answers(voice, question.test, years, rules));
  const ofPart = answering.filter((voice) => voice.period !== undefined && voice.period === part);
  const whole = answering.filter((voice) => timeless || voice.period === undefined);
  const chosen = new Set(ofPart.length > 0 ? ofPart : whole);
  const day = timeless ? endOfTime : occasion.day;
  const speakers = speakersOn(question.asked, day, facts, (voice) => chosen.has(voice));
  const runs = speakers.flatMap((one) => runOf(one, question.test, years, rules) ?? []);
  const search: Search = { question, runs, voices: all, years, occasion, facts, rules };
  if (runs.length === 0) return unanswered(search);
  return weighed(search);
}

function weighed(search: Search): Judgement {
  const { question, runs, years, occasion, rules } = search;
  // An order holds or not; a figure may lie close to another source's.
  const dissent = question.exact ? rules.sources.dissent : -1;
  const variants = weighVariants(runs, years.kind === "latest", dissent);
  const { sum, rule } = sumUp(variants, question, rules);
  const shown = variants.flatMap((one) => one.runs);
  const part = sum === "fails" ? partOfYear(search) : undefined;
  const explaining = { ...search, runs: shown };
  const other = part === undefined ? explanationFor(sum, variants, explaining) : undefined;
  const unlikely =
    sum === "fails" && other === undefined && part === undefined && isUnlikely(search);
  const verdict: Verdict = unlikely
    ? "not covered"
    : (other?.verdict ?? part?.verdict ?? settled(sum));
  const told = variantsToTell(variants, question);
  const { reasons, rows } = figureReasons(search, told);
  const found = mainOf(variants, question)?.main.trial.found;
  const notes = notesOn(search, told, verdict);
  return {
    verdict,
    day: occasion.day,
    reasons: [
      ...reasons,
      question.tolerance,
      ...(other === undefined ? [] : [explained(other)]),
      ...(part === undefined ? [] : [part.reason]),
      ...(unlikely ? [{ id: "unlikely", values: { factor: rules.unlikely.factor } }] : []),
      ...notes.reasons,
    ],
    rows: unique([
      ...rows,
      ...notes.rows,
      ...(other?.tried.trial.rows ?? []),
      ...(part?.rows ?? []),
    ]),
    rule: unlikely ? rules.unlikely.id : (other?.rule ?? rule),
    ...(found === undefined ? {} : { found }),
  };
}

/** Whether a figure is so far from everything known that the words must mean something else. */
function isUnlikely({ question, runs, rules }: Search): boolean {
  const { factor } = rules.unlikely;
  const ratios = runs.map((one) => one.main.trial.ratio);
  return (
    question.exact &&
    ratios.every((one) => one !== undefined && one > 0 && (one > factor || one * factor < 1))
  );
}

function settled(sum: ReturnType<typeof sumUp>["sum"]): Verdict {
  return sum === "fails" ? "contradicted" : sum;
}

/** A claim that fails may be true of something else; one that is passed by far may have the wrong unit. */
function explanationFor(
  sum: ReturnType<typeof sumUp>["sum"],
  variants: readonly Variant[],
  search: Search,
): Explanation | undefined {
  if (sum === "fails") return explainOtherwise(search);
  const far = variants.every((one) => one.runs.every((run) => run.main.trial.far));
  return sum === "supported" && far ? otherUnits(search)[0] : undefined;
}

function explained({ reason, voice, tried }: Explanation): Reason {
  const { found } = tried.trial;
  const values = {
    ...tried.trial.reason.values,
    ...sourceValues(voice),
    as: tried.trial.reason.id,
    found,
    year: tried.year,
  };
  return { id: reason.id, values: { ...values, ...reason.values } };
}

/**
 * The variants that a reader must see: of an amount the price basis that is meant, beside it only one that holds; of
 * several definitions those that bear the claim out.
 */
function variantsToTell(variants: readonly Variant[], question: Question): readonly Variant[] {
  const { family } = question.asked;
  const meant = question.meant === "all" ? undefined : family?.[question.meant];
  const own = variants.find((one) => one.id === meant);
  const holding = variants.filter((one) => one.weight === "holds");
  if (family?.any === true) return holding.length > 0 ? holding : variants;
  if (own === undefined) return variants;
  return own.weight === "holds" ? [own] : [...new Set([own, ...holding])];
}

/** The run that speaks for the whole question: of the basis that is meant, the newest that a source states. */
function mainOf(variants: readonly Variant[], question: Question): Run | undefined {
  const meant = question.meant === "all" ? undefined : question.asked.family?.[question.meant];
  const variant = variants.find((one) => one.id === meant) ?? variants[0];
  const ordered = [...(variant?.runs ?? [])].sort(
    (a, b) =>
      Number(a.speaker.superseded) - Number(b.speaker.superseded) ||
      Number(a.speaker.voice.weak) - Number(b.speaker.voice.weak) ||
      a.main.trial.deviation - b.main.trial.deviation,
  );
  return ordered[0];
}

/** No source has a value in the years asked about: why, and whether the unit alone is at fault. */
function unanswered(search: Search): Judgement {
  const { question, voices, years, occasion, rules } = search;
  const [other] = otherUnits(search);
  if (other !== undefined) {
    const { verdict, rule, tried } = other;
    const { rows, found } = tried.trial;
    return { verdict, day: occasion.day, reasons: [explained(other)], rows, rule, found };
  }
  const part = partOfYear(search);
  const reasons = part === undefined ? [whyNot(search, voices, years)] : [part.reason];
  return {
    verdict: part?.verdict ?? "not covered",
    day: occasion.day,
    reasons,
    rows: part?.rows ?? [],
    rule: part === undefined ? rules.sources.id : question.rule,
  };
}

function whyNot({ question, rules }: Search, voices: readonly Voice[], years: Years): Reason {
  const { concept } = question.asked.measure;
  if (years.kind === "to come") return { id: "to-come", values: { concept } };
  if (voices.length === 0) return { id: "no-series", values: { concept } };
  const lacks = voices.flatMap((one) => {
    const lack = lackOf(one, question.test, years, rules);
    return lack === undefined || lack.gap === "not asked" ? [] : [{ one, lack }];
  });
  const [first] = lacks.filter(({ lack }) => lack.gap !== "no row").concat(lacks);
  if (first === undefined) return { id: "no-series", values: { concept } };
  const { gap, of } = first.lack;
  const year = years.kind === "named" ? years.years.join(", ") : "";
  return { id: "gap", values: { gap, of, year, series: first.one.id, concept } };
}

function unique(rows: readonly RowUsed[]): readonly RowUsed[] {
  const seen = new Map(rows.map((one) => [`${one.table} ${one.id}`, one]));
  return [...seen.values()];
}

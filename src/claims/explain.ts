import { inflect, inUzbekCyrillic } from "../language/index.ts";
import { isRead, type Language } from "../terms/index.ts";
import type { Facts } from "./facts.ts";
import { writeDate, writeNumber, writeScaled } from "./figures.ts";
import { type ClaimRules, unitNamed } from "./rules.ts";
import type { Sayings } from "./sayings.ts";
import type { Judgement, Reason } from "./verdict.ts";

/** What sentences are made from, beside the reasons themselves. */
export interface Wording {
  readonly facts: Facts;
  readonly rules: ClaimRules;
  readonly sayings: Sayings;
}

/**
 * Why a verdict is as it is, one sentence a reason.
 *
 * Shape: in the language asked for; Uzbek Cyrillic is written from Uzbek Latin, and any other language gets English.
 */
export function explain(
  judgement: Pick<Judgement, "reasons">,
  language: Language,
  wording: Wording,
): readonly string[] {
  return judgement.reasons.map((reason) => explainReason(reason, language, wording));
}

/**
 * One reason as a sentence.
 *
 * Missing: a reason without a sentence of its own is told by its id, so that nothing is passed over.
 */
export function explainReason(reason: Reason, language: Language, wording: Wording): string {
  const known = isRead(language) ? language : "en";
  const tongue: Tongue = {
    language: known,
    base: known === "uz-Cyrl" ? "uz-Latn" : known,
    wording,
  };
  return tell(reason, tongue);
}

/** The language of a sentence, and the one that it is written in before it is turned into another script. */
interface Tongue {
  readonly language: Language;
  readonly base: string;
  readonly wording: Wording;
}

function tell(reason: Reason, tongue: Tongue): string {
  const saying = tongue.wording.sayings.reasons[reason.id]?.[tongue.base];
  if (saying === undefined) return reason.id;
  // What stands between the gaps is words of the language; what is put into them may be a title in any script.
  return saying
    .split(/(\{[^}]+\})/)
    .map((part) =>
      part.startsWith("{") ? fill(part.slice(1, -1), reason, tongue) : spell(part, tongue),
    )
    .join("")
    .replace(/ ?\(\)/g, "")
    .replace(/\s+([.;,)])/g, "$1")
    .replace(/\.\.$/, ".");
}

function spell(text: string, { language }: Tongue): string {
  return language === "uz-Cyrl" ? inUzbekCyrillic(text) : text;
}

function wordOf(labels: Readonly<Record<string, string>> | undefined, tongue: Tongue): string {
  const { language, base } = tongue;
  if (labels === undefined) return "";
  const own = labels[language];
  if (own !== undefined) return own;
  const written = labels[base];
  return written === undefined ? (labels.en ?? "") : spell(written, tongue);
}

/** What is put into a gap: the value as it is, or in the form that the sentence asks for. */
function fill(gap: string, { values }: Reason, tongue: Tongue): string {
  const [name = "", form, grammar] = gap.split(":");
  const { facts, sayings } = tongue.wording;
  const value = values[name];
  if (name === "measure") return measureOf(values, tongue);
  if (name === "from") return sourceOf(values, tongue);
  if (value === undefined) return "";
  if (form === "said") {
    const { as: _, ...rest } = values;
    return tell({ id: String(value), values: rest }, tongue);
  }
  if (form === "states") return statesOf(value, grammar === "gen", tongue);
  if (form === "count") return String(Array.isArray(value) ? value.length : value);
  if (form === "date") return spell(writeDate(String(value), tongue.base, sayings), tongue);
  if (form === "act") return wordOf(facts.register.actLabel(String(value)), tongue);
  if (form === "status")
    return wordOf(facts.register.statusLabel(String(values.kind), String(value)), tongue);
  if (form === "entry") return titleOf(String(value), tongue);
  return fillFigure(form, value, values, tongue);
}

function fillFigure(
  form: string | undefined,
  value: Reason["values"][string],
  values: Reason["values"],
  tongue: Tongue,
): string {
  const { sayings, rules } = tongue.wording;
  const number = Number(value);
  if (form === "number") return writeNumber(number, tongue.base, sayings);
  if (form === "percent") return `${writeNumber(number, tongue.base, sayings)} %`;
  if (form === "amount") {
    const unit = wordOf(unitNamed(String(values.unit), rules)?.label, tongue);
    return `${spell(writeScaled(number, tongue.base, sayings), tongue)} ${unit}`.trim();
  }
  if (form === "order") return wordOf(sayings.orders[String(value)], tongue);
  if (form === "gap") return wordOf(sayings.gaps[String(value)] ?? sayings.gaps.other, tongue);
  if (form === "scale") {
    const scale = sayings.scales.find((one) => one.power === Math.abs(number));
    return wordOf(scale?.words, tongue);
  }
  if (form === "bases" && typeof value !== "string" && typeof value !== "number") {
    return value.map((one) => basisOf(one, tongue)).join(", ");
  }
  return String(value);
}

/** A price basis by its words; a definition by the label of its series. */
function basisOf(id: string, tongue: Tongue): string {
  const words = tongue.wording.sayings.bases[id];
  return words === undefined ? measureOf({ concept: id }, tongue) : wordOf(words, tongue);
}

function statesOf(value: Reason["values"][string], genitive: boolean, tongue: Tongue): string {
  const codes = typeof value === "string" || typeof value === "number" ? [String(value)] : value;
  const names = codes.map((code) => wordOf(namesOf(code, tongue.wording.facts), tongue) || code);
  const last = names.at(-1) ?? "";
  const { language } = tongue;
  const hasForms = language === "uz-Latn" || language === "uz-Cyrl" || language === "kk";
  const formed = genitive && hasForms ? inflect(last, { language, case: "genitive" }) : last;
  const first = names.slice(0, -1);
  if (first.length === 0) return formed;
  return `${first.join(", ")} ${wordOf(tongue.wording.sayings.joins, tongue)} ${formed}`;
}

/** The names of a state, or of a river or reservoir. */
function namesOf(code: string, facts: Facts): Readonly<Record<string, string>> | undefined {
  return facts.states.get(code)?.names ?? facts.things.get(code);
}

function titleOf(id: string, tongue: Tongue): string {
  const title = tongue.wording.facts.register.byId.get(id)?.title;
  if (title === undefined) return id;
  return title[tongue.language] ?? title[tongue.base] ?? title.en ?? id;
}

function measureOf(values: Reason["values"], tongue: Tongue): string {
  const { facts, sayings } = tongue.wording;
  const concept = String(values.concept ?? "");
  const own = sayings.concepts[concept];
  if (own !== undefined) return wordOf(own, tongue);
  const voices = facts.voices.get(concept) ?? [];
  const voice = voices.find((one) => one.id === values.series && one.labels.en !== undefined);
  const labels = (voice ?? voices.find((one) => one.labels.en !== undefined))?.labels;
  return wordOf(labels, tongue) || concept;
}

/** Price basis, source and edition, in brackets. */
function sourceOf(values: Reason["values"], tongue: Tongue): string {
  const basis = values.basis === undefined ? [] : [basisOf(String(values.basis), tongue)];
  const edition = [values.source, values.vintage].filter((one) => one !== undefined && one !== "");
  const parts = [...basis, edition.join(", ")].filter((one) => one !== "");
  return parts.length === 0 ? "" : `(${parts.join("; ")})`;
}

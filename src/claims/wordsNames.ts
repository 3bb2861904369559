import { inUzbekCyrillic } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import type { Wording } from "./explain.ts";
import { writeDate } from "./figures.ts";
import { loadMeasures } from "./measures.ts";
import type { Measure, Whole } from "./query.ts";
import { unitNamed } from "./rules.ts";
import { fillGaps, type QueryWords } from "./wordsContent.ts";

type Labels = Readonly<Record<string, string>>;

/** Names of states, entries, measures and units in one language, and the words round them. */
export interface Namer {
  readonly language: ReadLanguage;
  readonly base: string;
  readonly words: QueryWords;
  readonly wording: Wording;
  /** Names of projects by id of their code; what it does not know is named by its id. */
  readonly projects: ReadonlyMap<string, Labels>;
}

/** A label in the language, for Uzbek Cyrillic turned from Latin, else in English. */
export function labelIn(labels: Labels | undefined, { language, base }: Namer): string | undefined {
  if (labels === undefined) return undefined;
  const own = labels[language];
  if (own !== undefined) return own;
  const written = labels[base];
  if (written !== undefined && language === "uz-Cyrl") return inUzbekCyrillic(written);
  return written ?? labels.en;
}

/** The name of a state. */
export function stateName(iso3: string, namer: Namer): string {
  if (iso3 === "region") return namer.words.region;
  const { states, things } = namer.wording.facts;
  return labelIn(states.get(iso3)?.names ?? things.get(iso3), namer) ?? iso3;
}

/** The title of an entry of the register. */
export function entryName(id: string, namer: Namer): string {
  return labelIn(namer.wording.facts.register.byId.get(id)?.title, namer) ?? id;
}

/** States in a row, or the group that they are. */
export function wholeName(whole: Whole, namer: Namer): string {
  const states = whole.states.map((one) => stateName(one, namer)).join(", ");
  if (whole.states.length === 1 && whole.group === undefined) return states;
  const form = namer.words.groups[whole.group ?? "several"] ?? "{states}";
  return fillGaps(form, { states });
}

/** What is counted, with the price basis where it is named. */
export function measureName({ concept, basis, side }: Measure, namer: Namer): string {
  const measures = loadMeasures();
  const own = labelIn(namer.wording.sayings.concepts[concept], namer);
  const voices = namer.wording.facts.voices.get(concept) ?? [];
  const series = labelIn(voices.find((one) => one.labels.en !== undefined)?.labels, namer);
  const name = own ?? labelIn(measures.byConcept(concept)?.label, namer) ?? series ?? concept;
  const told = side === undefined ? "" : (namer.words.sides[side] ?? "");
  return `${name}${basis === undefined ? "" : (namer.words.basis[basis] ?? "")}${told}`;
}

/** Whose value it is: of one whole, from one to another, or between two. */
export function ownerName(measure: Measure, of: Whole, namer: Namer): string {
  const own = wholeName(of, namer);
  if (measure.towards === undefined) return own;
  const values = { of: own, towards: wholeName(measure.towards, namer) };
  if (measure.mutual === true) return fillGaps(namer.words.mutual, values);
  const grain = loadMeasures().byConcept(measure.concept)?.grain;
  return fillGaps(grain === "pair" ? namer.words.between : namer.words.towards, values);
}

/** A figure with all digits that were claimed, in thousands, millions or billions where it is round, and its unit. */
export function figureName(value: number, unit: string, namer: Namer): string {
  const { sayings, rules } = namer.wording;
  const scale = [...sayings.scales]
    .filter((one) => one.write && Math.abs(value) >= 10 ** one.power)
    .sort((a, b) => b.power - a.power)[0];
  const scaled = scale === undefined ? value : Number((value / 10 ** scale.power).toPrecision(15));
  const words = scale === undefined ? "" : (labelIn(scale.words, namer) ?? "");
  const label =
    unit === ""
      ? ""
      : (labelIn(unitNamed(unit, rules)?.label, namer) ?? (unit === "count" ? "" : unit));
  return [numberName(scaled, namer), words, label].filter((one) => one !== "").join(" ");
}

/** A bare number with the language's decimal sign. */
export function numberName(value: number, { base, wording }: Namer): string {
  return String(Number(value.toPrecision(12))).replace(".", wording.sayings.decimals[base] ?? ".");
}

/** A date as exact as it is. */
export function dateName(date: string, namer: Namer): string {
  const written = writeDate(date, namer.base, namer.wording.sayings);
  return namer.language === "uz-Cyrl" ? inUzbekCyrillic(written) : written;
}

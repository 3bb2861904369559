import { isBy, isPartialDate } from "../terms/index.ts";
import type { Facts } from "./facts.ts";
import type { Measure } from "./query.ts";
import type { ClaimRules } from "./rules.ts";
import type { Voice } from "./voices.ts";

/** A source that may answer on a day. */
export interface Speaker {
  readonly voice: Voice;
  /** What of the question it answers: a price basis, or the concept where there is no such thing. */
  readonly variant: string;
  /** A newer edition of the same source has come out by the day. */
  readonly superseded: boolean;
  /** It came out only after the day; no source of its kind had come out before. */
  readonly later: boolean;
}

/** What a question asks for, with families of series taken apart. */
export interface Asked {
  readonly measure: Measure;
  readonly concepts: readonly string[];
  readonly family: ClaimRules["families"][string] | undefined;
}

/** The series that a measure may mean: all of its family where the text names no price basis. */
export function askedOf(measure: Measure, rules: ClaimRules): Asked {
  const named = rules.families[measure.concept];
  const family = named ?? Object.values(rules.families).find((one) => holdsConcept(one, measure));
  if (family === undefined) return { measure, concepts: [measure.concept], family };
  const { concepts, mutual } = family;
  if (named !== undefined && mutual) return { measure: { ...measure, mutual }, concepts, family };
  return { measure, concepts, family };
}

/** A family that counts both ways is meant only when it is named itself. */
function holdsConcept(family: ClaimRules["families"][string], measure: Measure): boolean {
  return !family.mutual && family.concepts.includes(measure.concept);
}

/**
 * The sources that can answer a question on a day.
 *
 * Shape: of each variant those that had come out by the day; where none of them answers, all later ones, marked so.
 */
export function speakersOn(
  asked: Asked,
  day: string,
  facts: Facts,
  answers: (voice: Voice) => boolean,
): readonly Speaker[] {
  const { measure, concepts, family } = asked;
  const fitting = concepts
    .flatMap((one) => facts.voices.get(one) ?? [])
    .filter((one) => measure.mutual === true || !one.mutual)
    .filter((one) => measure.basis === undefined || one.basis === measure.basis)
    .filter(answers);
  const variantOf = (one: Voice): string =>
    family?.any === true ? one.concept : (one.basis ?? one.concept);
  const variants = [...new Set(fitting.map(variantOf))];
  return variants.flatMap((variant) => {
    const all = fitting.filter((one) => variantOf(one) === variant);
    const known = all.filter((one) => isKnown(one, day));
    const later = known.length === 0;
    const chosen = later ? all : known;
    return chosen.map((voice) => ({
      voice,
      variant,
      later,
      superseded: chosen.some((other) => replaces(other, voice)),
    }));
  });
}

/** A count by either side was known within its year; an edition without a day once its last year was over. */
function isKnown(voice: Voice, day: string): boolean {
  const since = voice.known ?? String(voice.lastYear).padStart(4, "0");
  return isPartialDate(since) && isBy(since, day);
}

function replaces(newer: Voice, older: Voice): boolean {
  if (newer.source !== older.source || newer.concept !== older.concept) return false;
  if (newer.known === undefined || older.known === undefined) return false;
  return newer.known > older.known;
}

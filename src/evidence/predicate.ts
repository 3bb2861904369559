import { type Analysis, foldWord } from "../language/index.ts";
import type { ReadLanguage } from "../terms/index.ts";
import type { Act, FormGroup } from "./codebook.ts";
import { formsIn, type Named, verbGroup } from "./compile.ts";
import { readingOf, type Sentence, wordFrom } from "./sentence.ts";

/** The act that carries a sentence, with its voice. */
export interface Predicate {
  readonly named: Named;
  readonly act: Act;
  readonly isVerb: boolean;
  readonly isPassive: boolean;
}

/** What a place in the sentence adds: enough to choose among equals. */
const perPlace = 1e-5;

/**
 * The act by which a sentence of a kind is carried: of its verbs the weightiest that makes this kind.
 *
 * Missing: none when no act makes this kind. Turkic sentences end in their verb, so the last counts among equals.
 */
export function mainAct(
  named: readonly Named[],
  kind: string,
  sentence: Sentence | undefined,
  weigh: (one: Named) => number,
): Predicate | undefined {
  const isTurkic = sentence !== undefined && sentence.grammar.after.size > 0;
  let best: Named | undefined;
  let most = 0;
  for (const one of named) {
    if (!fits(one.code.act?.kind, kind)) continue;
    const weight = weigh(one) + perPlace * (isTurkic ? one.start : -one.start);
    if (best !== undefined && weight <= most) continue;
    best = one;
    most = weight;
  }
  const act = best?.code.act;
  if (best === undefined || act === undefined) return undefined;
  const isVerb = best.group.as === verbGroup;
  return { named: best, act, isVerb, isPassive: isVerb && isPassive(best, sentence) };
}

/** What was agreed with a measure or a day is a commitment: its verb is that of the agreement. */
function fits(own: string | undefined, kind: string): boolean {
  return own === kind || (kind === "commitment" && own === "agreement");
}

/** The first reading of the last word of what was found. */
export function lastReading(named: Named, sentence: Sentence): Analysis | undefined {
  const i = wordFrom(sentence.words, named.end) - 1;
  const word = sentence.words[i];
  if (word === undefined) return undefined;
  return readingOf(sentence, word);
}

function isPassive(named: Named, sentence: Sentence | undefined): boolean {
  if (sentence === undefined) return false;
  const { passive } = sentence.grammar;
  if (passive.before.size > 0) return followsBe(named, sentence);
  const first = sentence.words[wordFrom(sentence.words, named.start)];
  if (passive.endings.length > 0 && first !== undefined) {
    const { folded } = first.facts;
    if (passive.not.includes(folded)) return false;
    return passive.endings.some((ending) => folded.endsWith(ending));
  }
  const reading = lastReading(named, sentence);
  return reading?.features.voice === "passive" && !isOwnStem(named, reading, sentence);
}

/** A verb whose own stem ends as a passive does: qora-l-adi is read for qorala-di. */
function isOwnStem({ group }: Named, passive: Analysis, sentence: Sentence): boolean {
  const longer = `${passive.stem}${passive.suffixes[0] ?? ""}`;
  const beginning = foldWord(longer);
  return lastWords(group, sentence.language).some(
    (last) => last.length > longer.length && last.startsWith(beginning),
  );
}

const remembered = new WeakMap<FormGroup, Map<ReadLanguage, readonly string[]>>();

/** The last words of the forms of a group, folded; made once. */
function lastWords(group: FormGroup, language: ReadLanguage): readonly string[] {
  const own = remembered.get(group) ?? new Map<ReadLanguage, readonly string[]>();
  if (own.size === 0) remembered.set(group, own);
  const known = own.get(language);
  if (known !== undefined) return known;
  const made = formsIn(group.forms, language).map((form) => foldWord(form.split(" ").at(-1) ?? ""));
  own.set(language, made);
  return made;
}

/** English: a form of “be” stands within three words before. */
function followsBe(named: Named, sentence: Sentence): boolean {
  const { before, not } = sentence.grammar.passive;
  const at = wordFrom(sentence.words, named.start);
  const own = sentence.words[at];
  if (own === undefined) return false;
  if (before.has(own.facts.folded)) return true;
  if (not.some((ending) => own.facts.folded.endsWith(ending))) return false;
  for (let i = at - 1; i >= Math.max(0, at - 3); i -= 1) {
    const word = sentence.words[i];
    if (word !== undefined && before.has(word.facts.folded)) return true;
  }
  return false;
}

import { hasVowel, kinds, type Reader, read } from "./analyse.ts";
import { nominal, speech } from "./lexicon.ts";

/** A reading with how likely it is, as a logarithm; -1 stands for the whole word. */
export interface Ranked {
  readonly reading: number;
  readonly score: number;
}

/** Below this much under the best, a reading is not worth showing. */
const leastScore = 4.5;

/** Where derived stems end in the word that was read last: 1 as they are, 2 before a softened consonant. */
const derivedNoun = new Uint8Array(64);
const derivedVerb = new Uint8Array(64);

/**
 * Reads a folded word and ranks its readings, best first.
 *
 * Shape: `capitals` is how many capitals the word as written begins with.
 */
export function rank(reader: Reader, word: string, capitals: number): readonly Ranked[] {
  read(reader, word);
  markDerived(reader, word);
  const ranked: Ranked[] = [{ reading: -1, score: scoreWhole(reader, word, capitals) }];
  let best = ranked[0]?.score ?? 0;
  for (let i = 0; i < reader.readings.count; i += 1) {
    const score = scoreReading(reader, i, word, capitals);
    if (score < best - leastScore) continue;
    if (score > best) best = score;
    ranked.push({ reading: i, score });
  }
  ranked.sort((a, b) => b.score - a.score || lengthOf(reader, b) - lengthOf(reader, a));
  return ranked;
}

function lengthOf(reader: Reader, { reading }: Ranked): number {
  return reading < 0 ? longest : (reader.readings.length[reading] ?? 0);
}

const longest = 1000;

/** Marks where a listed stem with suffixes that stay with it ends: hamkorlik of hamkor. */
function markDerived(reader: Reader, word: string): void {
  derivedNoun.fill(0, 0, word.length + 1);
  derivedVerb.fill(0, 0, word.length + 1);
  const { readings, steps, machine } = reader;
  for (let i = 0; i < readings.count; i += 1) {
    let step = readings.step[i] ?? 0;
    const bits = readings.bits[i] ?? 0;
    const wanted = readings.kind[i] === kinds.noun ? nominal : speech.verb;
    if ((bits & wanted) === 0 || (readings.length[i] ?? 0) < 2) continue;
    while (staysWithStem(reader, step)) {
      if (machine.keeps[slotOf(reader, step)] === 1) markEnd(reader, step, word);
      step = steps.parent[step] ?? 0;
    }
  }
}

/** Whether a suffix stays with the stem, or stands inside one that does: -ish- of yigʻishtir. */
function staysWithStem(reader: Reader, step: number): boolean {
  const { keeps, derives } = reader.machine;
  if (step <= 0) return false;
  if (keeps[slotOf(reader, step)] === 1) return true;
  const parent = reader.steps.parent[step] ?? 0;
  return derives[slotOf(reader, step)] === 1 && parent > 0 && keeps[slotOf(reader, parent)] === 1;
}

function slotOf(reader: Reader, step: number): number {
  return reader.machine.slot[reader.steps.entry[step] ?? 0] ?? 0;
}

function markEnd(reader: Reader, step: number, word: string): void {
  const { machine } = reader;
  const slot = machine.grammar.slots[slotOf(reader, step)];
  const end = reader.steps.from[reader.steps.parent[step] ?? 0] ?? 0;
  const softened = machine.softening.some(([soft]) => word.endsWith(soft, end));
  const marks = slot?.name === "derivation" ? derivedNoun : derivedVerb;
  marks[end] = softened ? 2 : 1;
}

function scoreWhole(reader: Reader, word: string, capitals: number): number {
  const { score } = reader.machine.grammar;
  const bits = reader.beginnings.bits[word.length] ?? 0;
  if (capitals > 1 && capitals === word.length) return score.acronym ?? 0;
  if ((bits & (speech.known | speech.knownVerb)) !== 0)
    return (score.known ?? 0) + (score.whole ?? 0);
  if (bits !== 0) return score.listed ?? 0;
  if (derivedNoun[word.length] === 1) return score.derived ?? 0;
  return (score.alone ?? 0) + shapeScore(reader, word.length, word.length);
}

function scoreReading(reader: Reader, i: number, word: string, capitals: number): number {
  const { score } = reader.machine.grammar;
  const { readings, steps } = reader;
  const step = readings.step[i] ?? 0;
  const length = readings.length[i] ?? 0;
  const restored = readings.restored[i] ?? "";
  const spoken = hasVowel(reader, length) || capitals > 1 || readings.bits[i] !== 0;
  if (restored === "" && !spoken) return Number.NEGATIVE_INFINITY;
  let sum = steps.score[step] ?? 0;
  if (staysWithStem(reader, step)) sum += score.kept ?? 0;
  if (capitals > 1 && length === capitals && restored === "") return sum + (score.acronym ?? 0);
  const end = steps.from[step] ?? 0;
  const stem =
    readings.kind[i] === kinds.noun
      ? scoreNoun(reader, i, end)
      : scoreVerb(reader, i, end, word) + (capitals > 0 ? nameScore(reader, i) : 0);
  return sum + stem + (restored === "" ? 0 : (score.restored ?? 0));
}

function scoreNoun(reader: Reader, i: number, end: number): number {
  const { score } = reader.machine.grammar;
  const bits = reader.readings.bits[i] ?? 0;
  if ((bits & nominal) !== 0)
    return (bits & speech.known) !== 0 ? (score.known ?? 0) : (score.listed ?? 0);
  if ((bits & speech.other) !== 0 && takesAny(reader, i)) return score.known ?? 0;
  const restored = reader.readings.restored[i] ?? "";
  if (derivedNoun[end] === (restored === "" ? 1 : 2)) return score.derived ?? 0;
  const other = bits === 0 ? 0 : (score.otherSpeech ?? 0);
  const length = (reader.readings.length[i] ?? 0) + restored.length;
  return other + shapeScore(reader, length, restored === "" ? end : 0);
}

/** Whether the suffix after a stem may stand after words of every kind: emasmi. */
function takesAny(reader: Reader, i: number): boolean {
  const slot = reader.machine.grammar.slots[slotOf(reader, reader.readings.step[i] ?? 0)];
  return slot !== undefined && ["particle", "copula", "clitic"].includes(slot.name);
}

function scoreVerb(reader: Reader, i: number, end: number, word: string): number {
  const { score } = reader.machine.grammar;
  const bits = reader.readings.bits[i] ?? 0;
  if ((bits & speech.verb) !== 0)
    return (bits & speech.knownVerb) !== 0 ? (score.known ?? 0) : (score.listed ?? 0);
  const restored = reader.readings.restored[i] ?? "";
  if (derivedVerb[end] !== 0 && restored === "") return score.derivedVerb ?? 0;
  const length = (reader.readings.length[i] ?? 0) + restored.length;
  const made = reader.machine.grammar.verbEnds.some((one) => word.endsWith(one, end));
  const other = bits === 0 ? 0 : (score.otherSpeech ?? 0);
  return (
    (score.unknownVerb ?? 0) +
    (made ? (score.verbEnd ?? 0) : 0) +
    other +
    shapeScore(reader, length, restored === "" ? end : 0)
  );
}

/** A capital makes an unlisted verb less likely than a name. */
function nameScore(reader: Reader, i: number): number {
  const listed = ((reader.readings.bits[i] ?? 0) & speech.verb) !== 0;
  return listed ? 0 : (reader.machine.grammar.score.name ?? 0);
}

/** How likely an unlisted stem is by its shape: short ones are rarely words, nor those that end in odd clusters. */
function shapeScore(reader: Reader, length: number, plain: number): number {
  const { score } = reader.machine.grammar;
  const short =
    length <= 2
      ? (score.two ?? 0)
      : length === 3
        ? (score.three ?? 0)
        : length === 4
          ? (score.four ?? 0)
          : 0;
  const possessed = endsLikePossessed(reader, plain);
  const odd = oddCluster(reader, plain) ? (score.cluster ?? 0) : 0;
  return short + odd + (possessed ? (score.possessed ?? 0) : 0);
}

/** Whether a stem ends as one with a possessive does, or with a consonant that only a vowel after it makes soft. */
function endsLikePossessed(reader: Reader, end: number): boolean {
  const last = reader.letters[end - 1] ?? 0;
  if (reader.machine.possessed[last] !== 1) return false;
  const { vowels } = reader.machine;
  return (vowels[last] ?? 0) !== 0 || (vowels[reader.letters[end - 2] ?? 0] ?? 0) !== 0;
}

/** Whether the last two letters before an offset are consonants that rarely end a word. */
function oddCluster(reader: Reader, end: number): boolean {
  if (end < 3) return false;
  const last = reader.letters[end - 1] ?? 0;
  const before = reader.letters[end - 2] ?? 0;
  const { vowels } = reader.machine;
  if ((vowels[last] ?? 0) !== 0 || (vowels[before] ?? 0) !== 0) return false;
  return last === before || reader.machine.sonorous[last] === 1;
}

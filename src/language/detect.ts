import type { Language } from "../terms/index.ts";
import { foldText } from "./fold.ts";
import { columns, pairs, rare, type ScriptGroups, scriptGroups } from "./groups.ts";
import { foldedUnit, isLetterKind, kindOf, kinds } from "./letters.ts";

/**
 * The language of a text and how sure that is.
 *
 * Unit: confidence is from 0 to 1: of a hundred answers of 0.9 about ninety are right.
 */
export interface Detected {
  readonly language: Language;
  readonly confidence: number;
}

/** A longer text is judged by three parts of this length: its beginning, its middle and its end. */
const part = 500;

/** A text whose every letter is this much rarer than on average is in none of the languages counted. */
const strange = -2.5;

/** So many letters must be strange before they say so. */
const strangeLetters = 40;

/**
 * The language and script of a passage, by its letters and groups of letters.
 *
 * Missing: `unknown` for any other language, and for a text without letters.
 */
export function detect(text: string): Detected {
  const sample = text.length > 3 * part ? sampleOf(text) : text;
  const seen = survey(sample);
  if (seen.latin + seen.cyrillic + seen.other === 0) return { language: "unknown", confidence: 0 };
  if (seen.other > seen.latin && seen.other > seen.cyrillic) {
    return { language: "unknown", confidence: 1 };
  }
  const groups = seen.latin >= seen.cyrillic ? scriptGroups.latin() : scriptGroups.cyrillic();
  return judge(seen.folds ? foldText(sample) : sample, groups);
}

function sampleOf(text: string): string {
  const middle = (text.length - part) >> 1;
  const end = text.length - part;
  return `${text.slice(0, part)} ${text.slice(middle, middle + part)} ${text.slice(end)}`;
}

interface Survey {
  readonly latin: number;
  readonly cyrillic: number;
  readonly other: number;
  /** Whether letters must be folded before they are looked up: two scripts, marks, ligatures, hidden signs. */
  readonly folds: boolean;
}

const classes = { plain: 1, latin: 2, cyrillic: 3, other: 4, folds: 5 } as const;
const classTable = new Uint8Array(0x10000);

function survey(text: string): Survey {
  let latin = 0;
  let cyrillic = 0;
  let other = 0;
  let folds = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const found = classTable[unit] || learnClass(unit);
    if (found === classes.latin) latin += 1;
    else if (found === classes.cyrillic) cyrillic += 1;
    else if (found === classes.other) other += 1;
    else if (found === classes.folds) folds = true;
  }
  return { latin, cyrillic, other, folds: folds || (latin > 0 && cyrillic > 0) };
}

function learnClass(unit: number): number {
  const found = findClass(unit);
  classTable[unit] = found;
  return found;
}

function findClass(unit: number): number {
  const kind = kindOf(unit);
  if (kind === kinds.mark || kind === kinds.ignored) return classes.folds;
  if (isLetterKind(kind) && foldedUnit(unit) < 0) return classes.folds;
  if (kind === kinds.latin) return classes.latin;
  if (kind === kinds.cyrillic) return classes.cyrillic;
  return kind === kinds.letter ? classes.other : classes.plain;
}

/** Sums of weights by language, kept between calls so that none need be made. */
const sums = new Int32Array(columns);

/** The places of the weights of the last so many letters: the sums of more might not fit into half a number. */
const mostAtOnce = 256;
const taken = new Int32Array(mostAtOnce);

/** Adds up what every letter says, after the two before it; gives the number of letters and ends of words. */
function addUp(text: string, groups: ScriptGroups): number {
  const { ids, places, weights } = groups;
  sums.set(groups.priors);
  let count = 0;
  let before = 0;
  let last = 0;
  for (let at = 0; at <= text.length; at += 1) {
    let id = at < text.length ? (ids[text.charCodeAt(at)] ?? 0) : 0;
    if (id > rare) id = isLetterMark(text, at, last, groups) ? groups.mark : 0;
    if ((last | id) === 0) continue;
    taken[count % mostAtOnce] = places[(before << 12) | (last << 6) | id] ?? 0;
    count += 1;
    if (count % mostAtOnce === 0) addTaken(weights, mostAtOnce);
    before = id === 0 ? 0 : last;
    last = id;
  }
  addTaken(weights, count % mostAtOnce);
  return count;
}

/** Adds the weights at the places taken to the sums, four numbers of two weights each at a time. */
function addTaken(weights: Int32Array, count: number): void {
  for (let i = 0; i < pairs; i += 4) {
    let [one, two, three, four] = [0, 0, 0, 0];
    for (let k = 0; k < count; k += 1) {
      const place = (taken[k] ?? 0) + i;
      one += weights[place] ?? 0;
      two += weights[place + 1] ?? 0;
      three += weights[place + 2] ?? 0;
      four += weights[place + 3] ?? 0;
    }
    addPair(i, one);
    addPair(i + 1, two);
    addPair(i + 2, three);
    addPair(i + 3, four);
  }
}

/** Adds a sum by twos to the sums of its two columns. */
function addPair(i: number, pair: number): void {
  const first = (pair << 16) >> 16;
  sums[2 * i] = (sums[2 * i] ?? 0) + first;
  sums[2 * i + 1] = (sums[2 * i + 1] ?? 0) + (pair - first) / 0x10000;
}

/** Whether an apostrophe stands inside a word, or makes oʻ or gʻ at its end. */
function isLetterMark(text: string, at: number, last: number, groups: ScriptGroups): boolean {
  if (last === 0) return false;
  if (groups.marked.includes(last)) return true;
  const next = at + 1 < text.length ? (groups.ids[text.charCodeAt(at + 1)] ?? 0) : 0;
  return next > 0 && next <= rare;
}

/** Neighbouring letters repeat each other's news, the more the longer a text: evidence is divided by this. */
function repetition(count: number): number {
  return 8 * (1.5 + count / 60);
}

function judge(text: string, groups: ScriptGroups): Detected {
  const count = addUp(text, groups);
  let best = sums[0] ?? 0;
  let winner = 0;
  for (let i = 1; i < columns; i += 1) {
    const sum = sums[i] ?? 0;
    if (sum <= best) continue;
    best = sum;
    winner = i;
  }
  if (count >= strangeLetters && best / count < strange) {
    return { language: "unknown", confidence: 0.5 };
  }
  const language = groups.languages[winner] ?? "unknown";
  const softness = repetition(count);
  let own = 0;
  let total = 0;
  for (let i = 0; i < columns; i += 1) {
    const share = Math.exp(((sums[i] ?? 0) - best) / softness);
    total += share;
    if (groups.languages[i] === language) own += share;
  }
  return { language, confidence: own / total };
}

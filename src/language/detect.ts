import { type Language, languages } from "../terms/index.ts";
import { once } from "./content.ts";
import { foldText } from "./fold.ts";
import { readGroups, type ScriptGroups } from "./groups.ts";
import { isLetterKind, kindOf, kinds } from "./letters.ts";

/**
 * The language of a text and how sure that is.
 *
 * Unit: confidence is from 0 to 1: the share of the likelihood that falls to the language named.
 */
export interface Detected {
  readonly language: Language;
  readonly confidence: number;
}

/** So much of a text tells its language; reading on changes nothing. */
const enough = 1500;

/** Neighbouring letter groups repeat each other's news: the sum of their evidence is divided by this. */
const repetition = 4;

/** A text whose every letter is this much rarer than on average is in none of the languages counted. */
const strange = -0.45;

/**
 * The language and script of a passage, by its letters and groups of letters.
 *
 * Missing: `unknown` for a language that Hamkor does not read, and for a text without letters.
 */
export function detect(text: string): Detected {
  const folded = foldText(text.length > enough ? text.slice(0, enough) : text);
  const script = mainScript(folded);
  if (script === undefined) return { language: "unknown", confidence: 0 };
  if (script === "other") return { language: "unknown", confidence: 1 };
  const groups = tables[script]();
  return judge(folded, evidence(folded, groups), groups);
}

const tables = {
  latin: once(() => readGroups("letter-groups.txt", "latin")),
  cyrillic: once(() => readGroups("letter-groups.txt", "cyrillic")),
};

function mainScript(text: string): "latin" | "cyrillic" | "other" | undefined {
  let latin = 0;
  let cyrillic = 0;
  let other = 0;
  for (let at = 0; at < text.length; at += 1) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind === kinds.latin) latin += 1;
    else if (kind === kinds.cyrillic) cyrillic += 1;
    else if (isLetterKind(kind)) other += 1;
  }
  if (latin + cyrillic + other === 0) return undefined;
  if (other > latin && other > cyrillic) return "other";
  return latin >= cyrillic ? "latin" : "cyrillic";
}

/** The summed logarithms of likelihood of each language, from every group of three letters. */
function evidence(text: string, groups: ScriptGroups): Float64Array {
  const { letterIds, rows, weights, width } = groups;
  const sums = new Float64Array(width);
  let before = 0;
  let last = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const id = at < text.length ? (letterIds[text.charCodeAt(at)] ?? 0) : 0;
    if (last !== 0) {
      const row = (rows[(before << 12) | (last << 6) | id] ?? 0) * width;
      for (let i = 0; i < width; i += 1) sums[i] = (sums[i] ?? 0) + (weights[row + i] ?? 0);
    }
    before = last;
    last = id;
  }
  return sums;
}

function judge(text: string, sums: Float64Array, groups: ScriptGroups): Detected {
  const best = sums.reduce((most, sum) => Math.max(most, sum), Number.NEGATIVE_INFINITY);
  const shares = new Map<Language, number>();
  let total = 0;
  let winner = 0;
  for (const [i, sum] of sums.entries()) {
    if (sum === best) winner = i;
    const share = Math.exp((sum - best) / repetition);
    const language = asLanguage(groups.names[i]);
    shares.set(language, (shares.get(language) ?? 0) + share);
    total += share;
  }
  if (text.length >= 60 && best / text.length < strange)
    return { language: "unknown", confidence: 0.5 };
  const language = asLanguage(groups.names[winner]);
  return { language, confidence: (shares.get(language) ?? 0) / total };
}

function asLanguage(name: string | undefined): Language {
  return languages.find((language) => language === name) ?? "unknown";
}

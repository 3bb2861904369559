import { asList, asTexts, once, readYaml } from "./content.ts";

const data = once(() => {
  const file = readYaml("endings-en.yaml");
  return {
    irregular: new Map(Object.entries(asTexts(file.irregular))),
    unchanged: new Set(asList(file.unchanged)),
  };
});

/**
 * The stem of a folded English word: what remains when the endings of number, owner and tense go.
 *
 * Source: steps 0 and 1 of the Porter2 algorithm (snowballstem.org/algorithms/english); the later steps,
 * which make one of general and generate, are left out.
 */
export function englishStem(word: string): string {
  const plain = withoutOwner(word);
  const irregular = data().irregular.get(plain);
  if (irregular !== undefined) return regularStem(irregular);
  if (data().unchanged.has(plain) || plain.length < 3) return plain;
  return regularStem(plain);
}

function regularStem(word: string): string {
  return endY(withoutTense(withoutPlural(word)));
}

/** The mark of an apostrophe folds to U+02BB, as all apostrophes do. */
function withoutOwner(word: string): string {
  if (word.endsWith("ʻs")) return word.slice(0, -2);
  return word.endsWith("ʻ") ? word.slice(0, -1) : word;
}

function withoutPlural(word: string): string {
  if (word.endsWith("sses")) return word.slice(0, -2);
  if (word.endsWith("ies")) return word.length > 4 ? word.slice(0, -2) : word.slice(0, -1);
  if (word.endsWith("us") || word.endsWith("ss") || word.endsWith("is")) return word;
  if (/(?:ch|sh|x|zz)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && hasVowel(word.slice(0, -2)) ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.endsWith("eed")) return word;
  for (const ending of ["ing", "ed"]) {
    const rest = word.slice(0, -ending.length);
    if (word.endsWith(ending) && hasVowel(rest) && rest.length > 2) return mend(rest);
  }
  return withoutE(word);
}

/** What a verb is when -ing or -ed has gone: sign, stop from stopp, and without the e of create. */
function mend(rest: string): string {
  const last = rest.slice(-1);
  if (last === rest.slice(-2, -1) && "bdfgmnprt".includes(last)) return rest.slice(0, -1);
  return rest;
}

function withoutE(word: string): string {
  const rest = word.slice(0, -1);
  return word.endsWith("e") && rest.length > 2 && hasVowel(rest) ? rest : word;
}

/** y after a consonant counts as i, so that country and countries are one. */
function endY(word: string): string {
  const before = word.slice(-2, -1);
  return word.length > 2 && word.endsWith("y") && !"aeiou".includes(before)
    ? `${word.slice(0, -1)}i`
    : word;
}

function hasVowel(text: string): boolean {
  return /[aeiouy]/.test(text);
}

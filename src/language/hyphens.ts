import type { Language } from "../terms/index.ts";
import { asList, asRecord, once, readYaml } from "./content.ts";
import { detect } from "./detect.ts";
import type { Edit } from "./edits.ts";
import { foldWord } from "./fold.ts";
import { hasLexicon, isKnownWord } from "./knownWords.ts";
import { isLetterKind, kindOf, kinds } from "./letters.ts";

const longest = 40;
const softHyphen = 0xad;

/** So much text on either side of a line's end tells its language. */
const around = 300;

/**
 * The ends of lines at which a word was broken, and what stands there instead: nothing, or its own hyphen.
 *
 * A hyphen goes when what it joins is one word: one that the text has elsewhere, or the lexicon knows. It stays in
 * compounds (`ilmiy-tadqiqot`), after numbers and before capitals.
 */
export function lineEndHyphens(text: string): readonly Edit[] {
  const found: Edit[] = [];
  const place = { text, words: once(() => wordsOf(text)), languages: new Map<number, Language>() };
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    const broken = brokenWord(text, at);
    if (broken === undefined) continue;
    const keeps = !broken.soft && keepsHyphen(broken, place);
    found.push({ start: broken.start, end: broken.end, put: keeps ? "-" : "" });
  }
  return found;
}

interface Broken {
  readonly first: string;
  readonly second: string;
  readonly start: number;
  readonly end: number;
  readonly soft: boolean;
}

/** The two parts of a word broken at a line break; undefined when no word is. */
function brokenWord(text: string, at: number): Broken | undefined {
  let start = at;
  while (start > 0 && at - start < 4 && " \t\r".includes(text[start - 1] ?? "")) start -= 1;
  const hyphen = text.charCodeAt(start - 1);
  if (hyphen !== 0x2d && hyphen !== 0x2010 && hyphen !== softHyphen) return undefined;
  start -= 1;
  let end = at + 1;
  while (end - at < 60 && " \t".includes(text[end] ?? "\n")) end += 1;
  let first = start;
  while (first > 0 && start - first <= longest && isPart(text, first - 1)) first -= 1;
  let last = end;
  while (last < text.length && last - end <= longest && isPart(text, last)) last += 1;
  if (first === start || last === end) return undefined;
  const soft = hyphen === softHyphen;
  return { first: text.slice(first, start), second: text.slice(end, last), start, end, soft };
}

function isPart(text: string, at: number): boolean {
  const kind = kindOf(text.charCodeAt(at));
  return isLetterKind(kind) || kind === kinds.digit || kind === kinds.apostrophe;
}

interface Place {
  readonly text: string;
  /** The words of the whole text, with hyphens and without, in small letters. */
  readonly words: () => ReadonlySet<string>;
  /** The language of each stretch of the text that was asked for. */
  readonly languages: Map<number, Language>;
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().split(/[^\p{L}\p{N}\p{M}ʻʼ‘’'`-]+/u));
}

function languageAt({ text, languages }: Place, at: number): Language {
  const stretch = Math.floor(at / around);
  const known = languages.get(stretch);
  if (known !== undefined) return known;
  const start = Math.max(0, (stretch - 1) * around);
  const { language } = detect(text.slice(start, (stretch + 2) * around));
  languages.set(stretch, language);
  return language;
}

function keepsHyphen({ first, second, start }: Broken, place: Place): boolean {
  if (/\d$/.test(first) || /^\d/.test(second)) return true;
  const capitals = first === first.toUpperCase() && second === second.toUpperCase();
  if (!capitals && /^\p{Lu}/u.test(second)) return true;
  const joined = (first + second).toLowerCase();
  if (place.words().has(`${first}-${second}`.toLowerCase())) return true;
  if (place.words().has(joined)) return false;
  const language = languageAt(place, start);
  const known = (part: string): boolean => isKnownWord(part, language);
  const fixed = partsOf(language);
  if (fixed?.last.has(foldWord(second))) return true;
  if (known(joined)) return false;
  if (fixed?.first.has(foldWord(first))) return true;
  if (language === "ru" && /^по$/iu.test(first)) return true;
  return hasLexicon(language) && known(first) && known(second);
}

interface FixedParts {
  readonly first: ReadonlySet<string>;
  readonly last: ReadonlySet<string>;
}

const fixedParts = once(() => {
  const all = new Map<string, FixedParts>();
  for (const [language, value] of Object.entries(readYaml("hyphens.yaml"))) {
    const { first, last } = asRecord(value);
    const words = (list: unknown): ReadonlySet<string> =>
      new Set(
        asList(list)
          .flatMap((line) => line.split(" "))
          .map(foldWord),
      );
    all.set(language, { first: words(first), last: words(last) });
  }
  return all;
});

function partsOf(language: Language): FixedParts | undefined {
  return fixedParts().get(language);
}

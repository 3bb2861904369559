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
  let folded: string | undefined;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) {
    const broken = brokenWord(text, at);
    if (broken === undefined) continue;
    folded ??= text.toLowerCase();
    const keeps = !broken.soft && keepsHyphen(broken, { text, folded, at });
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
  readonly folded: string;
  readonly at: number;
}

function keepsHyphen({ first, second }: Broken, { text, folded, at }: Place): boolean {
  if (/\d$/.test(first) || /^\d/.test(second)) return true;
  const capitals = first === first.toUpperCase() && second === second.toUpperCase();
  if (!capitals && /^\p{Lu}/u.test(second)) return true;
  const joined = (first + second).toLowerCase();
  if (folded.includes(`${first}-${second}`.toLowerCase())) return true;
  if (folded.includes(joined)) return false;
  const { language } = detect(text.slice(Math.max(0, at - around), at + around));
  const known = (part: string): boolean => isKnownWord(part, language);
  if (known(joined)) return false;
  const fixed = partsOf(language);
  if (fixed?.last.has(foldWord(second)) || fixed?.first.has(foldWord(first))) return true;
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

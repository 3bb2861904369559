import { foldWord, formKey, transliterate, wordKeys, words } from "../../src/language/index.ts";
import { languages } from "../../src/terms/index.ts";
import { type SearchPassage, spellingsOf, type Term } from "../../src/texts/index.ts";

// Search as plainly as it can be said: every passage is read for every query, and nothing is kept.

/** A part of a query in words. */
export interface Part {
  readonly kind: "word" | "phrase" | "prefix";
  readonly typed: string;
  readonly excluded: boolean;
}

/** What a scan comes to. */
export interface Scanned {
  readonly mentions: number;
  readonly passages: readonly string[];
}

interface Way {
  readonly words: readonly string[];
  readonly only?: string;
  readonly isPrefix?: boolean;
}

const partsOf = (text: string): readonly string[] =>
  words(text).map(({ start, end }) => text.slice(start, end));

/** Whether a word of a text in a language is one that was typed, by folding or by stem. */
function isSame(written: string, language: string, typed: string, only?: string): boolean {
  if (foldWord(written) === foldWord(typed)) return true;
  const grammar = languages.find((one) => one === language);
  if (grammar === undefined || (only !== undefined && only !== language)) return false;
  return wordKeys(foldWord(written), grammar).includes(formKey(typed, grammar));
}

/** The words of a text, with a gap wherever a sentence ends. */
function tokens(text: string): readonly (string | undefined)[] {
  const spans = words(text);
  return spans.flatMap(({ start, end }, i) => {
    const before = i === 0 ? "" : text.slice(spans[i - 1]?.end, start);
    const isCut = /[!?;:]|\.(?!$)/.test(before);
    return isCut ? [undefined, text.slice(start, end)] : [text.slice(start, end)];
  });
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** How many spans stand apart: the earlier first, of those that begin together the longer. */
function countApart(spans: readonly Span[]): number {
  let count = 0;
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (span.start < end) continue;
    count += 1;
    end = span.end;
  }
  return count;
}

function findWay({ text, language }: SearchPassage, way: Way): readonly Span[] {
  const list = tokens(text);
  return list.flatMap((_, at) => {
    const fits = way.words.every((typed, i) => {
      const written = list[at + i];
      if (written === undefined) return false;
      if (way.isPrefix === true && i === way.words.length - 1) {
        return foldWord(written).startsWith(foldWord(typed));
      }
      return isSame(written, language, typed, way.only);
    });
    return fits ? [{ start: at, end: at + way.words.length }] : [];
  });
}

/** All entries that the typed words name, with one of the words of a part among them. */
function named(terms: readonly Term[], parts: readonly Part[], which: number): readonly Way[] {
  const typed = parts.flatMap(({ typed: text, kind }, part) =>
    kind === "prefix" ? [] : partsOf(text).map((word) => ({ word, part })),
  );
  return terms.flatMap((term) => {
    const ways = spellingsOf(term).map(({ text, language }) => ({
      words: partsOf(text),
      only: language,
    }));
    const isNamed = ways.some(({ words: list, only }) =>
      typed.some((_, from) => {
        const taken = typed.slice(from, from + list.length);
        if (taken.length < list.length || !taken.some((one) => one.part === which)) return false;
        return list.every((word, i) => {
          const one = taken[i]?.word ?? "";
          return (
            foldWord(one) === foldWord(word) || wordKeys(one, only).includes(formKey(word, only))
          );
        });
      }),
    );
    return isNamed ? ways : [];
  });
}

function otherScript({ typed, kind }: Part): readonly Way[] {
  const [from, to] = /\p{Script=Cyrillic}/u.test(typed)
    ? (["uz-Cyrl", "uz-Latn"] as const)
    : (["uz-Latn", "uz-Cyrl"] as const);
  const other = transliterate(typed, from, to);
  if (other === typed) return [];
  return [
    kind === "prefix"
      ? { words: partsOf(other), isPrefix: true }
      : { words: partsOf(other), only: to },
  ];
}

/** Reads every passage for a query, folded or across languages. */
export function scanFolded(
  passages: readonly SearchPassage[],
  parts: readonly Part[],
  terms: readonly Term[] | undefined,
): Scanned {
  const ways = parts.map((part, i): readonly Way[] => {
    const own = { words: partsOf(part.typed), isPrefix: part.kind === "prefix" };
    if (terms === undefined) return [own];
    return [own, ...(part.kind === "prefix" ? [] : named(terms, parts, i)), ...otherScript(part)];
  });
  return scan(passages, parts, (passage, i) =>
    (ways[i] ?? []).flatMap((way) => findWay(passage, way)),
  );
}

/** Reads every passage for a query, letter by letter. */
export function scanExact(passages: readonly SearchPassage[], parts: readonly Part[]): Scanned {
  return scan(passages, parts, ({ text }, i) => {
    const { typed = "", kind } = parts[i] ?? {};
    if (kind === "prefix") {
      return words(text).filter(({ start }) => text.startsWith(typed, start));
    }
    const pattern = typed.split(/\s+/u).map((one) => one.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
    const found = text.matchAll(new RegExp(pattern.join("\\s+"), "gu"));
    return [...found].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  });
}

function scan(
  passages: readonly SearchPassage[],
  parts: readonly Part[],
  find: (passage: SearchPassage, part: number) => readonly Span[],
): Scanned {
  const found = passages.flatMap((passage) => {
    const spans = parts.map((_, i) => find(passage, i));
    const fits = parts.every((part, i) => (spans[i]?.length ?? 0) > 0 !== part.excluded);
    const wanted = spans.filter((_, i) => parts[i]?.excluded === false).flat();
    return fits ? [{ id: passage.id, mentions: countApart(wanted) }] : [];
  });
  return {
    mentions: found.reduce((sum, one) => sum + one.mentions, 0),
    passages: found.map(({ id }) => id),
  };
}

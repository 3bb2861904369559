import { foldText, foldWord, words } from "../language/index.ts";
import { type Alternative, type Clause, hasForm } from "./search-clause.ts";
import { type ExactPart, type Stretch, withoutOverlaps } from "./search-exact.ts";
import type { SearchPassage } from "./search-index.ts";
import { endsSentence } from "./search-stream.ts";
import { findTagged, textAt } from "./search-table.ts";
import type { WordIndex } from "./search-words.ts";

/** Why a passage was found. */
export interface Reason {
  readonly typed: string;
  readonly matched: string;
  readonly how: "exact" | "folded" | "stem" | "prefix" | "glossary";
  readonly through?: string | undefined;
}

/** A stretch of a document, with its words. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

/** What is shown of a passage that was found: the words that matched, and why. */
export interface Shown {
  readonly mentions: readonly Mention[];
  readonly why: readonly Reason[];
}

/** Shows what matched character by character. */
export function showExact(passage: SearchPassage, parts: readonly ExactPart[]): Shown {
  const spans = parts.flatMap((part) =>
    part.find(passage.text).map((span) => ({ ...span, asked: part.asked })),
  );
  const kept = withoutOverlaps(spans);
  const why = kept.map(({ start, end, asked }): Reason => {
    const matched = oneLine(passage.text.slice(start, end));
    return asked.kind === "prefix"
      ? { typed: `${asked.typed}*`, matched, how: "prefix" }
      : { typed: asked.typed, matched, how: "exact" };
  });
  return { mentions: kept.map((span) => toMention(passage, span)), why: once(why) };
}

/** A match in the words of one passage: the words it takes, and which clause and alternative it satisfies. */
interface Match {
  readonly start: number;
  readonly end: number;
  readonly clause: Clause;
  readonly alternative: Alternative;
}

/** Shows what matched by folding, stem and glossary: the same matches that were counted. */
export function showFolded(
  index: WordIndex,
  passage: SearchPassage,
  clauses: readonly Clause[],
): Shown {
  const tokens = readTokens(index, passage);
  const matches = clauses.flatMap((clause) =>
    clause.alternatives.flatMap((alternative) =>
      tokens.flatMap((_, start): Match[] =>
        fits(tokens, start, alternative)
          ? [{ start, end: start + alternative.words.length, clause, alternative }]
          : [],
      ),
    ),
  );
  const mentions: Mention[] = [];
  const why: Reason[] = [];
  for (const { start, end, clause, alternative } of withoutOverlaps(matches)) {
    const [from, to] = [tokens[start]?.start ?? 0, tokens[end - 1]?.end ?? 0];
    const mention = toMention(passage, { start: from, end: to });
    mentions.push(mention);
    why.push(toReason(clause, alternative, mention.quote));
  }
  return { mentions, why: once(why) };
}

interface Token extends Stretch {
  /** Number of its form; below 0 where a sentence ends, and for what the index does not have. */
  readonly form: number;
}

/** The words of a passage as forms of the index: the end of a sentence takes a place of its own. */
function readTokens(index: WordIndex, { text, language }: SearchPassage): readonly Token[] {
  const tag = index.languages.indexOf(language);
  const tokens: Token[] = [];
  let end = -1;
  for (const { start, end: next } of words(text)) {
    if (end >= 0 && endsSentence(text, end, start))
      tokens.push({ start: end, end: start, form: -1 });
    tokens.push({ start, end: next, form: formAt(index, text.slice(start, next), tag) });
    end = next;
  }
  return tokens;
}

function formAt(index: WordIndex, raw: string, tag: number): number {
  const word = findTagged(index.words, foldWord(raw), tag);
  if (word === undefined) return -1;
  const end = index.firstForm[word + 1] ?? 0;
  for (let form = index.firstForm[word] ?? 0; form < end; form += 1) {
    if (textAt(index.forms, form) === raw) return form;
  }
  return -1;
}

function fits(tokens: readonly Token[], start: number, { words: list }: Alternative): boolean {
  return list.every((forms, i) => hasForm(forms, tokens[start + i]?.form ?? -1));
}

function toReason({ asked }: Clause, { through }: Alternative, quote: string): Reason {
  const { typed } = asked;
  const matched = oneLine(quote);
  if (asked.kind === "prefix") return { typed: `${typed}*`, matched, how: "prefix", through };
  if (through !== undefined) return { typed, matched, how: "glossary", through };
  if (matched === typed) return { typed, matched, how: "exact" };
  return { typed, matched, how: foldText(matched) === foldText(typed) ? "folded" : "stem" };
}

function toMention(passage: SearchPassage, { start, end }: Stretch): Mention {
  return {
    start: passage.start + start,
    end: passage.start + end,
    quote: passage.text.slice(start, end),
  };
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ");
}

function once(reasons: readonly Reason[]): readonly Reason[] {
  return [...new Map(reasons.map((one) => [JSON.stringify(one), one])).values()];
}

import type { BoundPhrase, NumberContent } from "./numberContent.ts";
import { hasPhrase, type NumberRead } from "./numberReading.ts";
import type { NumberToken } from "./numberTokens.ts";

/** How near an amount is said to be. */
export type Bound = "more than" | "less than" | "about" | "almost" | "at least" | "at most";

const bounds: readonly Bound[] = [
  "more than",
  "less than",
  "about",
  "almost",
  "at least",
  "at most",
];

/** How near a number is said to be, by the words before it, after it, or after its unit. */
export function boundOf(
  text: string,
  tokens: readonly NumberToken[],
  read: NumberRead,
  last: number,
  content: NumberContent,
): Bound | undefined {
  const isAfter = hasKeys(tokens, read.last + 1, last + 2);
  const near = isAfter ? lastNear(text, tokens, read.last, last + 2) : 0;
  const found =
    (hasKeys(tokens, read.first - 1, read.first - 1)
      ? content.bounds.find(
          (phrase) => phrase.before && standsBefore(text, tokens, read.first, phrase),
        )
      : undefined) ??
    (isAfter
      ? content.bounds.find(
          (phrase) =>
            !phrase.before && standsAfter(tokens, { from: read.last + 1, last, near }, phrase),
        )
      : undefined);
  const name = found?.bound ?? (endsUpTo(text, tokens, read.last, last, content) ? "at most" : "");
  return bounds.find((bound) => bound === name);
}

/** Whether any of these tokens may be a word of a phrase: most are not, and then no phrase is tried. */
function hasKeys(tokens: readonly NumberToken[], from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) {
    if ((tokens[at]?.keys.length ?? 0) > 0) return true;
  }
  return false;
}

function standsBefore(
  text: string,
  tokens: readonly NumberToken[],
  first: number,
  phrase: BoundPhrase,
): boolean {
  const from = first - phrase.keys.length;
  if (from < 0 || !matches(tokens, from, phrase)) return false;
  const gap = text.slice(tokens[first - 1]?.end ?? 0, tokens[first]?.start ?? 0);
  return gap.length < 6 && /^\s*(?:US)?[$€£¥₸₽]?\s?$/u.test(gap);
}

/** The last token of those after a number between which only blanks and signs of units stand. */
function lastNear(text: string, tokens: readonly NumberToken[], from: number, to: number): number {
  for (let at = from + 1; at <= to; at += 1) {
    const token = tokens[at];
    if (token === undefined) return at - 1;
    const gap = text.slice(tokens[at - 1]?.end ?? 0, token.start);
    if (gap !== " " && !/^[\s\u00a0.%‰\-‐‑$€]{0,5}$/u.test(gap)) return at - 1;
  }
  return to;
}

/** Tries each place after the number, up to the word after its unit and a case suffix. */
function standsAfter(
  tokens: readonly NumberToken[],
  { from, last, near }: { readonly from: number; readonly last: number; readonly near: number },
  phrase: BoundPhrase,
): boolean {
  for (let at = from; at <= near; at += 1) {
    if (matches(tokens, at, phrase)) return at <= last + 1 || isShort(tokens[at - 1]);
  }
  return false;
}

/** Whether a token is no longer than a case suffix after a hyphen: 10 %-dan ortiq. */
function isShort(token: NumberToken | undefined): boolean {
  return token !== undefined && token.end - token.start <= 4;
}

function matches(tokens: readonly NumberToken[], from: number, phrase: BoundPhrase): boolean {
  return hasPhrase(tokens, from, phrase.keys);
}

/** Whether the number or its unit carries the suffix “up to”: 10 mlrd dollargacha. */
function endsUpTo(
  text: string,
  tokens: readonly NumberToken[],
  numberLast: number,
  last: number,
  content: NumberContent,
): boolean {
  if (content.upTo === "") return false;
  for (let at = numberLast; at <= last; at += 1) {
    const token = tokens[at];
    if (token?.figure === undefined && text.endsWith(content.upTo, token?.end ?? 0)) return true;
  }
  return false;
}

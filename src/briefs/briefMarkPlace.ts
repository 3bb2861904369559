import { type Run, runsOf, type Said } from "./briefRuns.ts";

/** Where the mark of a note stands at the end of a sentence. */
export interface MarkPlace {
  /** Signs that stand behind the mark; empty where the mark stands behind them all. */
  readonly stops: string;
  /** Whether a mark may stand right behind a figure; else it stands behind the stop there. */
  readonly isBehindDigits: boolean;
  /** Whether marks stand in the line as words do, in brackets: the stop of the sentence always stands behind them. */
  readonly isInLine: boolean;
  /** Shortened words whose own point stays before the mark. */
  readonly shortened: readonly string[];
}

/** The runs of a sentence before its mark, and what stands behind the mark. */
export function aroundMark(
  sentence: Said,
  { stops, isBehindDigits, isInLine, shortened }: MarkPlace,
): readonly [readonly Run[], string] {
  const { text } = sentence;
  const last = text.slice(-1);
  const isShortened = shortened.some(
    (one) => text.endsWith(one) && !/\p{L}/u.test(text.at(-one.length - 1) ?? ""),
  );
  if (isShortened && isInLine) return [runsOf(sentence), last];
  const isAfter = !stops.includes(last) || isShortened || text.endsWith("..");
  const isFigure = !isBehindDigits && /\d.$/u.test(text);
  if (text === "" || isAfter || isFigure) return [runsOf(sentence), ""];
  return [runsOf(sentence, 0, text.length - 1), last];
}

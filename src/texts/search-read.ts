import { type ExactPart, exactMatcher, exactRuns, withoutOverlaps } from "./search-exact.ts";
import { type Found, findUnits, joinMatchers, weighing } from "./search-find.ts";
import { costOf, type Matcher } from "./search-matcher.ts";
import type { WordIndex } from "./search-words.ts";
import type { Searcher } from "./searcher.ts";

/** So many passages are read at once. */
const atOnce = 2_000;

/**
 * Finds passages by reading them: what has blanks or signs in it is in no word of the index.
 *
 * The index still says which passages can have it, so that only those are read.
 */
export async function findByReading(
  searcher: Searcher,
  parts: readonly ExactPart[],
  admitted: Uint8Array | undefined,
): Promise<Found> {
  const { index, tally, read } = searcher;
  const wanted = parts.filter(({ asked }) => !asked.excluded);
  const unwanted = parts.filter(({ asked }) => asked.excluded);
  const narrowing = wanted.map((part) =>
    part.isWithinWords ? [exactMatcher(index.text, part)] : exactRuns(index.text, part),
  );
  const asked = { all: narrowing.flat(), none: [], together: joinMatchers, admitted };
  const { units, size } = findUnits(index.text, tally, asked);
  const possible = Array.from(units.subarray(0, size)).sort((a, b) => a - b);
  const weights = narrowing.map((matchers) => weighing(index.text, rarest(index.text, matchers)));
  const scores: number[] = [];
  const found: number[] = [];
  let mentions = 0;
  for (let from = 0; from < possible.length; from += atOnce) {
    const numbers = possible.slice(from, from + atOnce);
    for (const [i, { text }] of (await read(numbers)).entries()) {
      const unit = numbers[i] ?? 0;
      const spans = wanted.map((part) => part.find(text));
      if (spans.some((one) => one.length === 0)) continue;
      if (unwanted.some((part) => part.find(text).length > 0)) continue;
      const norm = index.text.norms[unit] ?? 0;
      const score = weights.reduce((sum, weight, j) => {
        const times = spans[j]?.length ?? 0;
        return sum + (weight * times) / (times + norm);
      }, 0);
      found.push(unit);
      scores.push(score);
      mentions += withoutOverlaps(spans.flat()).length;
    }
  }
  return {
    units: Uint32Array.from(found),
    scores: Float64Array.from(scores),
    size: found.length,
    mentions,
  };
}

/** Of several things that must all be there, the one that says most. */
function rarest(index: WordIndex, matchers: readonly Matcher[]): Matcher | undefined {
  return [...matchers].sort((a, b) => costOf(index, a) - costOf(index, b))[0];
}

import type { Mark } from "./readMark.ts";

/** What a measure becomes that a word beside it makes another one of: no table is known to have it. */
export const narrowedKind = "narrowed";

/** Marks that say something of a measure, and are left unread where it is narrowed. */
const told: ReadonlySet<string> = new Set(
  "quantity fraction times times-unit change superlative compare exceed leads last".split(" "),
);

/**
 * Marks with measures that a word beside them narrows taken out, and with them what is said of them.
 *
 * “Youth unemployment”, “non-oil exports”, «безработица среди молодёжи»: another thing than what the tables count, so
 * that nothing of it is judged by them. Shape: the same marks, where nothing is narrowed.
 */
export function narrowMeasures(text: string, marks: readonly Mark[]): readonly Mark[] {
  const words = marks.filter((one) => one.kind === "narrowing");
  const measures = marks.filter((one) => one.kind === "measure");
  const narrowed = measures.filter((one) => words.some((word) => narrows(text, word, one)));
  if (narrowed.length === 0) return marks;
  return marks.map((one) => {
    if (narrowed.includes(one)) return { ...one, kind: narrowedKind };
    const owner = told.has(one.kind) ? nearestOf(one, measures) : undefined;
    return owner !== undefined && narrowed.includes(owner) ? { ...one, kind: "untold" } : one;
  });
}

/** Right before the measure, or after it with at most a preposition between. */
function narrows(text: string, word: Mark, measure: Mark): boolean {
  if (word.end <= measure.start) return between.test(text.slice(word.end, measure.start));
  const gap = word.start >= measure.end ? text.slice(measure.end, word.start) : "-";
  return /^\s(?:of |among |in |for |среди |у )?(?:the )?$/u.test(gap);
}

/** “Yoshlar oʻrtasidagi ishsizlik”: unemployment among the young, with the word for among after them. */
const between = /^[\s-]*(?:(?:oʻrtasidagi|orasidagi|ўртасидаги|орасидаги|арасындағы)\s)?$/u;

function nearestOf(one: Mark, measures: readonly Mark[]): Mark | undefined {
  const far = (other: Mark): number => Math.max(one.start - other.end, other.start - one.end);
  return [...measures].sort((a, b) => far(a) - far(b))[0];
}

/** Words that stand together, with their language where it is another than the brief's. */
export interface Run {
  readonly text: string;
  readonly language?: string;
}

/** A part of a text in another language than the brief's. Unit: characters, from and to. */
export interface Foreign {
  readonly from: number;
  readonly to: number;
  readonly language: string;
}

/** A text with its parts in other languages; none where all of it is in the brief's own. */
export interface Said {
  readonly text: string;
  readonly foreign?: readonly Foreign[] | undefined;
}

/** The words of runs as one text, and where those in other languages stand. */
export function joinRuns(runs: readonly Run[]): Said {
  let text = "";
  const foreign: Foreign[] = [];
  for (const { text: own, language } of runs) {
    const from = text.length;
    text += own;
    if (language !== undefined && own !== "") foreign.push({ from, to: text.length, language });
  }
  return foreign.length === 0 ? { text } : { text, foreign };
}

/** The runs of a text, or of a part of it: what is in another language stands alone. */
export function runsOf(
  { text, foreign = [] }: Said,
  from = 0,
  to: number = text.length,
): readonly Run[] {
  const runs: Run[] = [];
  let at = from;
  for (const one of foreign) {
    const [start, end] = [Math.max(one.from, at), Math.min(one.to, to)];
    if (start >= end) continue;
    if (start > at) runs.push({ text: text.slice(at, start) });
    runs.push({ text: text.slice(start, end), language: one.language });
    at = end;
  }
  if (at < to) runs.push({ text: text.slice(at, to) });
  return runs;
}

/** A text in which pieces that are known by their words stand in a language: each where it is found first. */
export function markPieces(text: string, pieces: readonly Run[]): Said {
  const found: Foreign[] = [];
  for (const { text: own, language } of pieces) {
    const from = text.indexOf(own);
    const to = from + own.length;
    if (language === undefined || own === "" || from < 0) continue;
    if (found.some((one) => from < one.to && one.from < to)) continue;
    found.push({ from, to, language });
  }
  if (found.length === 0) return { text };
  return { text, foreign: found.sort((a, b) => a.from - b.from) };
}

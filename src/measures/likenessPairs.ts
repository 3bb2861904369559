import type { Figures, PanelGap } from "./figures.ts";

/** A state with what it is compared by. Missing: `parts` undefined where too little is known of it. */
export interface Compared<Parts> {
  readonly state: string;
  readonly year: number | undefined;
  readonly parts: Parts | undefined;
}

/** Figures of how like all pairs of states are, within each year; of sources without years, once. */
export function likenessOfAll<Parts>(
  compared: readonly Compared<Parts>[],
  head: Pick<Figures, "name" | "label" | "unit" | "note" | "source" | "covers">,
  likeness: (one: Parts, other: Parts) => number,
): Figures {
  const [a, b, year, value] = [[] as string[], [] as string[], [] as number[], [] as number[]];
  const missing: (PanelGap | undefined)[] = [];
  const years = [...new Set(compared.map((one) => one.year))];
  for (const of of years) {
    const states = compared.filter((one) => one.year === of);
    for (const [at, one] of states.entries()) {
      for (const other of states.slice(at + 1)) {
        const isKnown = one.parts !== undefined && other.parts !== undefined;
        a.push(one.state);
        b.push(other.state);
        if (of !== undefined) year.push(of);
        // A hair above 1 by rounding is 1: shares of one population are brought to a sum of 1.
        value.push(isKnown ? Math.min(1, likeness(one.parts, other.parts)) : Number.NaN);
        missing.push(isKnown ? undefined : "not published");
      }
    }
  }
  const isTimeless = years.every((of) => of === undefined);
  return {
    ...head,
    ...{ of: "pair", listsAll: false, a, b, value, missing, month: undefined },
    year: isTimeless ? undefined : year,
  };
}

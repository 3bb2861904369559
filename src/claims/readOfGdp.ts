import type { MeasureWord } from "./measures.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, inOneClause, marksOf } from "./readScope.ts";

/** How far GDP may stand from its per cent: “31.6 per cent of Kazakhstan's GDP”. */
const besideFigure = 34;

/**
 * “Exports equal 31 per cent of GDP”: a flow told as a part of the whole economy, which is a series of its own.
 *
 * Missing: undefined where the figure is a growth, or no measure of the sentence has such a series.
 */
export function partOfGdp(
  desk: Desk,
  at: Mark,
): { readonly word: MeasureWord; readonly mark: Mark } | undefined {
  if (marksOf(desk, "change", "change-noun").some((one) => inOneClause(desk, one, at)))
    return undefined;
  const whole = marksOf(desk, "measure").find(
    (one) =>
      (one.id === "gdp" || one.id === "economy") &&
      between(desk, one, at).length < besideFigure &&
      !/[,;:]/.test(between(desk, one, at)),
  );
  if (whole === undefined) return undefined;
  const parts = marksOf(desk, "measure").flatMap((mark) => {
    const id = desk.measures.byId(mark.id)?.ofGdp;
    const word = id === undefined ? undefined : desk.measures.byId(id);
    return word === undefined ? [] : [word];
  });
  const [word] = parts;
  return word === undefined || new Set(parts).size > 1 ? undefined : { word, mark: whole };
}

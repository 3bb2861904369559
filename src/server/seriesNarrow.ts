import { parsePair } from "../terms/index.ts";
import type { SeriesValues } from "./contract.ts";

/** What of a series may be asked besides its editions' day. */
export interface SeriesNarrowing {
  readonly states?: string | undefined;
  readonly pairs?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly vintage?: string | undefined;
}

/**
 * Whose values are asked for, as the tables name them; none means everybody's.
 *
 * Throws: `pair-unreadable`, `pair-of-one`.
 */
export function codesAsked({
  states,
  pairs,
}: Pick<SeriesNarrowing, "states" | "pairs">): readonly string[] {
  return [...codesIn(states), ...codesIn(pairs).flatMap(membersOf)];
}

/** Values of a concept as they were asked for, from all of them: the same as a server gives. Throws: as `codesAsked`. */
export function narrowSeries(whole: SeriesValues, asked: SeriesNarrowing): SeriesValues {
  const { vintage = "" } = asked;
  const of = new Set(codesAsked(asked));
  const [from, to] = [Number(asked.from ?? 0), Number(asked.to ?? 9999)];
  const series = whole.series.filter((one) => vintage === "" || one.vintage === vintage);
  const ids = new Set(series.map(({ id }) => id));
  const values = whole.values.filter(
    (one) =>
      ids.has(one.series) &&
      one.year >= from &&
      one.year <= to &&
      (of.size === 0 || of.has(one.of)),
  );
  return { ...whole, series, total: values.length, values };
}

function codesIn(list: string | undefined): readonly string[] {
  return (list ?? "")
    .split(",")
    .map((one) => one.trim())
    .filter((one) => one !== "");
}

/** A pair as the tables know it: in no order, and one state towards the other both ways. */
function membersOf(text: string): readonly string[] {
  const { a, b, id } = parsePair(text);
  return [id, `${a}>${b}`, `${b}>${a}`];
}

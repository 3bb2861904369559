import type { When } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, marksOf } from "./readScope.ts";
import { whenOf, yearOf } from "./readTime.ts";

/** From when to when: two dates, “since”, “over ten years”; one year alone is set against the year before. */
export function changeTime(
  desk: Desk,
  cue: Mark,
): {
  readonly when: When | undefined;
  readonly assumed: readonly string[];
  readonly spans: readonly Mark[];
} {
  const dates = marksOf(desk, "date").filter((one) => distance(desk, cue, one) < 200);
  const years = dates
    .flatMap((one) => String(one.value).split("/"))
    .map((one) => one.slice(0, 4))
    .sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    return { when: { from: first, to: last }, assumed: [], spans: dates };
  }
  const year = yearOf(desk.memory, desk.world.asOf);
  const [free] = marksOf(desk, "independence");
  if (free !== undefined) {
    const from = beginningOf(desk);
    if (from === undefined) return { when: undefined, assumed: [], spans: [free] };
    const to = String(first === undefined ? year : Number(first));
    const throughout = first === undefined ? { throughout: true } : {};
    return { when: { from, to, ...throughout }, assumed: ["year"], spans: [free] };
  }
  const past = marksOf(desk, "years-past")[0];
  if (past !== undefined) {
    const to = first === undefined ? year : Number(first);
    return {
      when: { from: String(to - Number(past.value)), to: String(to) },
      assumed: ["year"],
      spans: [past],
    };
  }
  const { when, assumed, spans } = whenOf(desk, cue);
  if (when === undefined || when.from !== when.to) {
    return { when, assumed, spans: spans.length === 0 ? [] : dates };
  }
  return {
    when: { from: String(Number(when.from) - 1), to: when.to },
    assumed: [...assumed, "year"],
    spans: dates,
  };
}

/** The year since which the states spoken of exist, where it is one for all of them. */
function beginningOf(desk: Desk): string | undefined {
  const states = new Set(desk.parties.flatMap((one) => one.whole.states));
  const years = new Set([...states].map((id) => desk.world.since.get(id)));
  const [year, ...more] = years;
  return year === undefined || more.length > 0 ? undefined : String(year);
}

import { latestDay } from "../terms/index.ts";
import { type ActIndex, countBy, pastActs } from "./actIndex.ts";
import type { StatusRules } from "./rules.ts";
import { type Standing, standing } from "./status.ts";
import type { Subject } from "./subject.ts";

/** One entry with the days on which its standing may change, and its standing between them as far as it was asked for. */
interface Course {
  readonly subject: Subject;
  readonly turns: readonly string[];
  readonly known: (Standing | undefined)[];
}

/**
 * How every entry stands on any day, for one that asks for many days.
 *
 * Shape: the same answers as `statusesOn`. Between two acts, and as long as no due day or term passes, an entry stands as it stood, so
 * each such stretch is worked out once.
 */
export function createStandings(
  subjects: Iterable<Subject>,
  index: ActIndex,
  rules: StatusRules,
): (day: string) => ReadonlyMap<string, Standing> {
  const courses = [...subjects].map((subject): Course => {
    const turns = turnsOf(subject, index);
    return { subject, turns, known: [] };
  });
  return (day) => {
    const found = new Map<string, Standing>();
    for (const { subject, turns, known } of courses) {
      const stretch = countBy(turns, day);
      let now = known[stretch];
      if (now === undefined) {
        now = standing(subject, pastActs(index, subject.id, day), day, rules);
        known[stretch] = now;
      }
      found.set(subject.id, now);
    }
    return found;
  };
}

/**
 * The days from which something is otherwise: an act counts, a due day is over, a term begins or has ended.
 *
 * Shape: a day with + is the next day's beginning: it sorts between the two.
 */
function turnsOf({ id, due, term }: Subject, index: ActIndex): readonly string[] {
  const turns = [...(index.get(id)?.from ?? [])];
  if (due !== undefined) turns.push(`${latestDay(due)}+`);
  if (term !== undefined) turns.push(term.from);
  if (term?.until !== undefined) turns.push(`${term.until}+`);
  return [...new Set(turns)].sort();
}

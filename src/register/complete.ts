import type { RowOf } from "../store/index.ts";
import type { Begun } from "./links.ts";
import type { doctrine, priority } from "./table.ts";

type Doctrine = RowOf<typeof doctrine>;
type Priority = RowOf<typeof priority>;

/**
 * An entry with what follows from its acts: its first date, its acts, and the day from which it is known.
 *
 * Missing: an entry without acts has no date, and is known from the day it was checked.
 */
export function completeEntry<Draft extends { id: string; checked?: string | undefined }>(
  draft: Draft,
  beginnings: ReadonlyMap<string, Begun>,
): Draft & Begun {
  const begun = beginnings.get(draft.id);
  return { ...draft, ...(begun ?? { date: undefined, acts: [], known: draft.checked ?? "" }) };
}

/** A priority with the states of its doctrine and the day from which that is known. */
export function completePriority(
  draft: Omit<Priority, "states" | "known">,
  doctrines: ReadonlyMap<string, Doctrine>,
): Priority {
  const whole = doctrines.get(draft.doctrine);
  return { ...draft, states: whole?.states ?? [], known: whole?.known ?? "" };
}

/** A doctrine with the directions, interests and tags of its priorities after its own. */
export function gatherDirections(
  whole: Doctrine,
  priorities: readonly Pick<Priority, "doctrine" | "directions" | "interests" | "tags">[],
): Doctrine {
  const own = priorities.filter((one) => one.doctrine === whole.id);
  const gather = (column: "directions" | "interests" | "tags") => [
    ...new Set([...whole[column], ...own.flatMap((one) => one[column])]),
  ];
  return {
    ...whole,
    directions: gather("directions"),
    interests: gather("interests"),
    tags: gather("tags"),
  };
}

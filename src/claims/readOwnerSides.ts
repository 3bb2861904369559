import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { Whole } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance } from "./readScope.ts";

/** “Sold X goods”: who is named between the verb and the goods is the one that gets them. */
export function isWithin(one: Party, measure: Mark): boolean {
  return one.start > measure.start && one.end < measure.end;
}

/** “Its land border with X”: the border with one state, and not all of them. */
export function sharedBorder(desk: Desk, anchor: Mark): MeasureWord | undefined {
  const isShared = desk.parties.some(
    (one) =>
      (one.role === "with" || one.role === "instrumental") &&
      one.whole.states.length === 1 &&
      distance(desk, anchor, one) < 80,
  );
  return isShared ? desk.measures.byId("border-length") : undefined;
}

/** “Exports to X” of a text on two states are those of the other one. */
export function otherSide(desk: Desk, partner: Party): Whole | undefined {
  const [state = ""] = partner.whole.states;
  const pair = desk.memory.pair ?? [];
  const other = pair.includes(state) ? pair.find((one) => one !== state) : undefined;
  const spoken = desk.memory.state === state ? undefined : desk.memory.state;
  const found = other ?? spoken;
  return found === undefined ? undefined : { states: [found] };
}

/** “Migrants from X in Y”: where they are is the other side. */
export function placeOf(rest: readonly Party[], owner: Party | undefined): Party | undefined {
  return rest.find(
    (one) => one !== owner && one.role === "locative" && one.whole.group !== "region",
  );
}

import type { Party } from "./context.ts";
import type { Whole } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, nearest } from "./readScope.ts";

/** Among whom the place is: the region unless the text says the world, the neighbours or a group. */
export function amongOf(
  desk: Desk,
  mark: Mark,
):
  | {
      readonly whole: Whole;
      readonly party: Party | undefined;
      readonly assumed: readonly string[];
    }
  | undefined {
  const groups = desk.parties.filter(
    (one) => one.whole.group !== undefined && one.whole.group !== "rest",
  );
  const party = nearest(
    desk,
    mark,
    groups.filter((one) => distance(desk, mark, one) < 130),
  );
  const region = { states: [...desk.world.region].sort(), group: "region" as const };
  if (party === undefined) return { whole: region, party, assumed: ["region"] };
  if (party.whole.group === "neighbours") {
    const subject = desk.parties.find((one) => one.whole.states.length === 1);
    const [state = ""] = subject?.whole.states ?? [];
    const states = [...(desk.world.borders.get(state) ?? []), state].sort();
    return state === ""
      ? undefined
      : { whole: { states, group: "neighbours" }, party, assumed: ["neighbours"] };
  }
  // “Which is the largest of the two” is a comparison, and its own reader has it.
  if (party.whole.group === "pair" && party.form !== "group")
    return { whole: region, party: undefined, assumed: ["region"] };
  return { whole: party.whole, party, assumed: party.assumed.filter((one) => one !== "region") };
}

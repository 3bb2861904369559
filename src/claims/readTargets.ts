import type { Span } from "../language/index.ts";
import type { NamedEntry } from "./contextWorld.ts";
import type { FulfilmentQuery } from "./query.ts";
import { isDenied } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** How far the figure of a target may stand from the word for it. */
const farthest = 140;

/** “They missed their target of five billion dollars by 2020”: a promise told by its figure and its year. */
export function readTargets(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const nouns = marksOf(desk, "target", "target-outcome");
  const [amount, ...more] = marksOf(desk, "quantity").filter(
    (one) => one.id !== "years" && nouns.some((noun) => distance(desk, one, noun) < farthest),
  );
  if (nouns.length === 0 || amount === undefined || more.length > 0) return [];
  const cue = outcomeOf(desk, amount);
  const claimed = cue === undefined ? undefined : claimedBy(desk, cue);
  const found = claimed === undefined ? [] : promisesOf(desk, amount);
  const [promise] = found;
  if (cue === undefined || claimed === undefined || promise === undefined || found.length !== 1)
    return [];
  const { due } = promise;
  taken.add(amount);
  const isNamed = due !== undefined && yearsIn(desk).includes(due.slice(0, 4));
  const when = isNamed ? { when: { from: due.slice(0, 4), to: due.slice(0, 4) } } : {};
  return [
    {
      query: { kind: "fulfilment", commitments: [promise.id], claimed, ...when },
      negated: false,
      assumed: isNamed ? [] : ["entry"],
      rule: "fulfilment/target",
      confidence: isNamed ? 0.8 : 0.7,
      spans: [amount, cue, ...nouns],
    },
  ];
}

/** The word that says what came of it: one that says so of targets, else a verb of doing. */
function outcomeOf(desk: Desk, amount: Span): Mark | undefined {
  const own = marksOf(desk, "target-outcome");
  return (
    nearest(desk, amount, own) ??
    nearest(desk, amount, marksOf(desk, "fulfilment")) ??
    nearest(
      desk,
      amount,
      marksOf(desk, "reach", "exceed").filter((one) => inOneClause(desk, one, amount)),
    )
  );
}

function claimedBy(desk: Desk, cue: Mark): FulfilmentQuery["claimed"] | undefined {
  // “They did not reach the five billion that had been set.”
  if (cue.kind === "exceed") return claimedByReach(desk, cue);
  // Uzbek and Kazakh have the “not” in the word itself: only one behind it denies it.
  const isTwice = isVerbLast(desk.sentence.language) && cue.kind === "target-outcome";
  const isNot = isTwice
    ? marksOf(desk, "not").some((one) => one.start >= cue.end && one.start - cue.end < 12)
    : isDenied(desk, cue);
  const done = cue.value === "fulfilled" || cue.kind === "reach";
  if (done) return isNot ? "not fulfilled" : "fulfilled";
  if (cue.value === "not fulfilled" || cue.value === "late" || cue.value === "abandoned")
    return isNot ? undefined : cue.value;
  return undefined;
}

/** To fall short of a target is not to fulfil it; a denied word of passing or falling short is left unread. */
function claimedByReach(desk: Desk, cue: Mark): FulfilmentQuery["claimed"] | undefined {
  if (cue.value === "less-than") return "not fulfilled";
  return isDenied(desk, cue) ? undefined : "fulfilled";
}

/** Promises of just this figure by the states named, of the year named where one is. */
function promisesOf(desk: Desk, amount: Mark): readonly NamedEntry[] {
  const states = desk.parties.flatMap((one) => (one.form === "group" ? [] : one.whole.states));
  const named = new Set(states.length > 0 ? states : (desk.memory.pair ?? desk.world.focus));
  const able = desk.world.entries.filter(
    (one) =>
      one.target !== undefined &&
      one.target.unit === amount.unit &&
      one.target.value === Number(amount.value) &&
      named.size > 1 &&
      [...named].every((id) => one.parties.includes(id)),
  );
  const years = yearsIn(desk);
  const dated = able.filter((one) => one.due !== undefined && years.includes(one.due.slice(0, 4)));
  return years.length > 0 ? dated : able;
}

function yearsIn(desk: Desk): readonly string[] {
  return marksOf(desk, "date").map((one) => String(one.value).slice(0, 4));
}

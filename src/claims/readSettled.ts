import { compoundForm, loadCompounds } from "./readCompounds.ts";
import type { Mark } from "./readMark.ts";

/** Names that hold other names inside them: Tashkent in the name of a railway is no state. */
const holders: ReadonlySet<string> = new Set([
  "paper",
  "project",
  "organisation",
  "landlocked",
  "rest",
  "this-paper",
]);

/** Drops what a longer mark of its kind covers, and names inside longer names. */
export function settle(marks: readonly Mark[]): readonly Mark[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept = sorted.filter((one) => !givesWay(one, sorted));
  return kept.filter((one) => !kept.some((other) => hides(other, one)));
}

/** Amounts below this may be read from words that tell a part: “three quarters”. */
const wordsEnd = 10;

/** Two loose words are no measure where a measure of its own stands among them. */
function givesWay(one: Mark, all: readonly Mark[]): boolean {
  // “Three quarters of the people” is a part of them, and no three and a quarter.
  if (one.kind === "quantity" && one.id !== "percent" && Number(one.value) < wordsEnd)
    return all.some((other) => other.kind === "fraction" && other.start === one.start);
  if (one.kind !== "measure" || one.as !== compoundForm) return false;
  return all.some(
    (other) =>
      other.kind === "measure" &&
      other.as !== compoundForm &&
      other.start < one.end &&
      other.end > one.start &&
      !loadCompounds().covers(one.id, other.id),
  );
}

/** What may stand in the gap of a measure (“sold more goods”) and means something of its own. */
const throughGaps: ReadonlySet<string> = new Set([
  "compare",
  "times",
  "relation",
  "not",
  "even",
  "role",
  "than",
  "by",
  "fraction",
  "so-many",
  "superlative",
]);

/** What “as much as” may hide of its own words. */
const compared: ReadonlySet<string> = new Set([
  "equal",
  "compare",
  "relation",
  "past-level",
  "than",
]);

const plain: ReadonlySet<string> = new Set(["state", "quantity", "date"]);

function hides(outer: Mark, inner: Mark): boolean {
  if (outer === inner || outer.start > inner.start || outer.end < inner.end) return false;
  if (outer.as === "people" && inner.as === "adjective") return true;
  const longer = outer.end - outer.start > inner.end - inner.start;
  if (!longer) return false;
  // “36 million inhabitants” is an amount, and names what is counted; “16 million more people” sets two apart.
  if (outer.kind === "quantity")
    return (
      inner.kind !== "measure" &&
      inner.kind !== "people-cue" &&
      inner.kind !== "fraction" &&
      !(
        inner.kind === "compare" &&
        !/more|less|least|most/.test(outer.bound ?? "") &&
        inner.start > outer.start
      )
    );
  if (outer.kind === "date") return true;
  // “In constant 2015 dollars” is a price basis, and neither an amount nor a time.
  if (outer.kind === "basis" && inner.kind !== "state") return true;
  // “Every fifth dollar” is a fraction and no five dollars.
  if (outer.kind === "fraction" && inner.kind === "quantity") return true;
  if (outer.kind === "nickname") return !["paper", "date", "state"].includes(inner.kind);
  if (holders.has(outer.kind)) return true;
  // Two loose words cover a plain measure, and no verb or name that stands among them.
  if (outer.as === compoundForm) return inner.kind === "measure" || inner.kind === "narrowing";
  if (outer.kind === "second-to" && inner.kind === "and") return false;
  if (outer.kind === "actor") return false;
  if (outer.kind === "state")
    return inner.kind === "state" || inner.kind === "country" || inner.kind === "countries";
  // “More than” is also the “more” and the “than” of a comparison.
  if (outer.kind === "relation" && (inner.kind === "than" || inner.kind === "compare"))
    return false;
  // “As many inhabitants as”: what is counted stands inside.
  if (outer.kind === "equal" && !compared.has(inner.kind)) return false;
  // “More evenly” is no plain more, and says less of what is uneven.
  if (outer.kind === "evenness") return inner.kind !== "measure" && inner.kind !== "state";
  // “Bigger than” is also the “than”.
  if (outer.kind === "compare" && inner.kind === "than") return false;
  if (outer.kind === "measure" && throughGaps.has(inner.kind)) return false;
  // A pattern with a gap lets a state or an amount stand inside it.
  return !plain.has(inner.kind);
}

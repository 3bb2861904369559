import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { type Owned, ownerOf } from "./readOwners.ts";
import { type Desk, inOneClause, marksOf, type Reading } from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";

/** Marks beside which a surplus or deficit has a size, a rank or a change that other readers have. */
const sized = ["change", "change-noun", "superlative", "ordinal", "compare", "times", "fraction"];

/** “X runs a trade deficit”, “X had a surplus in its trade with Y”: told without a figure. */
export function readBalances(desk: Desk): readonly Reading[] {
  const [mark] = marksOf(desk, "measure").filter(
    (one) => desk.measures.byId(one.id)?.lone === true,
  );
  const word = mark === undefined ? undefined : desk.measures.byId(mark.id);
  if (mark === undefined || word === undefined || isOpen(desk, mark)) return [];
  if (marksOf(desk, "quantity").length > 0) return [];
  if (marksOf(desk, ...sized).some((one) => inOneClause(desk, one, mark))) return [];
  const time = whenOf(desk, mark);
  if (isFuture(desk, time.when)) return [];
  const when = time.when === undefined ? {} : { when: time.when };
  const relation = word.negative ? ("less-than" as const) : ("more-than" as const);
  const two = withPartner(desk);
  if (two !== undefined) {
    const [left, right] = two;
    const towards = { states: [...left.states, ...right.states].sort() };
    const query = {
      kind: "comparison" as const,
      measure: { concept: goods, towards },
      left,
      right,
      relation,
      times: 1,
      ...when,
    };
    return [told(desk, mark, query, time)];
  }
  const owned = ownerOf(desk, word, { measure: mark, anchor: mark, rivals: [] });
  const states = new Set(desk.parties.flatMap((one) => one.whole.states));
  if (owned === undefined || owned.of.states.length !== 1 || states.size !== 1) return [];
  const value = { value: 0, unit: "USD" };
  const query = {
    kind: "threshold" as const,
    measure: owned.measure,
    of: owned.of,
    relation,
    value,
    ...when,
  };
  return [told(desk, mark, query, time, owned)];
}

/** The table of flows in goods, by which the trade of two states is balanced. */
const goods = "exports-usd";

/** Whose balance it is, and with whom: the partner stands with “with”. */
function withPartner(
  desk: Desk,
): readonly [{ states: readonly string[] }, { states: readonly string[] }] | undefined {
  const singles = desk.parties.filter((one) => one.whole.states.length === 1);
  const partner = singles.filter((one) => one.role === "with" || one.role === "instrumental");
  const self = singles.filter((one) => !partner.includes(one));
  const [one, other] = [self[0]?.whole, partner[0]?.whole];
  if (singles.length !== 2 || one === undefined || other === undefined || partner.length !== 1)
    return undefined;
  return [{ states: one.states }, { states: other.states }];
}

function told(
  desk: Desk,
  mark: Mark,
  query: Reading["query"],
  time: ReturnType<typeof whenOf>,
  owned?: Owned,
): Reading {
  return {
    query,
    negated: isDenied(desk, mark),
    assumed: [...new Set([...(owned?.assumed ?? []), ...time.assumed])],
    rule: `balance/${mark.id}`,
    confidence: 0.75,
    spans: [mark, ...(owned?.spans ?? []), ...time.spans],
  };
}

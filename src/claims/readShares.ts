import type { Party } from "./context.ts";
import type { Whole } from "./query.ts";
import type { Mark } from "./readMarks.ts";
import {
  type Desk,
  distance,
  inOneClause,
  isDenied,
  isFuture,
  isOpen,
  marksOf,
  nearest,
  type Reading,
  relationAt,
  whenOf,
  withBasis,
} from "./readScope.ts";

/** What fraction words and per cent stand for here. */
interface Fraction {
  readonly mark: Mark;
  readonly percent: number;
  readonly isWord: boolean;
}

/** “Half of the region's population lives in X”, “X makes up 45 per cent of the region's GDP”. */
export function readShares(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const words = marksOf(desk, "fraction").map(
    (mark): Fraction => ({ mark, percent: Number(mark.value), isWord: true }),
  );
  const figures = marksOf(desk, "quantity").filter(
    (one) => one.id === "percent" && !taken.has(one),
  );
  const all = [
    ...words,
    ...figures.map((mark): Fraction => ({ mark, percent: Number(mark.value), isWord: false })),
  ];
  return all.flatMap((one) => {
    if (isOpen(desk, one.mark)) return [];
    const reading = readShare(desk, one, all);
    if (reading !== undefined) taken.add(one.mark);
    return reading === undefined ? [] : [reading];
  });
}

function readShare(desk: Desk, one: Fraction, rivals: readonly Fraction[]): Reading | undefined {
  const named = marksOf(desk, "measure").filter((mark) => {
    const word = desk.measures.byId(mark.id);
    return word !== undefined && (!word.per || word.dimension === "percent");
  });
  const mark = nearest(desk, one.mark, named);
  const word = mark === undefined ? undefined : desk.measures.byId(mark.id);
  const counted =
    word ??
    (marksOf(desk, "people-cue").some((cue) => inOneClause(desk, cue, one.mark))
      ? undefined
      : undefined);
  // A measure in per cent of its own (inflation, urban share) is no part of a whole.
  if (
    counted === undefined ||
    counted.dimension === "percent" ||
    (mark !== undefined && distance(desk, one.mark, mark) > 110)
  )
    return undefined;
  const sides = sidesOf(desk, one, rivals);
  if (sides === undefined) return undefined;
  const [part, whole] = sides;
  const time = whenOf(desk, one.mark);
  if (isFuture(desk, time.when)) return undefined;
  const rest =
    part.whole.group === "rest"
      ? desk.world.region.filter((id) => !whole.whole.states.includes(id))
      : part.whole.states;
  const spans = [one.mark, ...(mark === undefined ? [] : [mark]), part, whole, ...time.spans];
  const relation =
    desk.cues.byId(one.mark.id)?.relation ??
    relationAt(desk, one.mark) ??
    (one.isWord ? "about" : "equals");
  const told = {
    negated: isDenied(desk, one.mark),
    assumed: [...new Set([...part.assumed, ...whole.assumed, ...time.assumed])],
    confidence: 0.82,
    spans,
  };
  const when = time.when === undefined ? {} : { when: time.when };
  const known = [
    "about",
    "almost",
    "more-than",
    "less-than",
    "at-least",
    "at-most",
    "equals",
  ] as const;
  const chosen = known.find((name) => name === relation) ?? "equals";
  if (counted.grain === "directed" && whole.whole.states.length === 1) {
    // A partner's part of a state's exports is a series of its own.
    const concept = counted.inverse ? "import-partner-share" : "export-partner-share";
    const measure = { concept, towards: { states: part.whole.states } };
    const value = { value: one.percent, unit: "percent" };
    return {
      query: { kind: "amount", measure, of: whole.whole, relation: chosen, value, ...when },
      rule: `share/${counted.id}-partner`,
      ...told,
    };
  }
  if (counted.grain !== "state" || counted.per) return undefined;
  if (whole.whole.states.length === 1) return undefined;
  const measure = withBasis(desk, counted);
  const partWhole: Whole = { ...part.whole, states: rest };
  return {
    query: {
      kind: "share",
      measure,
      part: partWhole,
      whole: whole.whole,
      relation: chosen,
      percent: one.percent,
      ...when,
    },
    rule: `share/${counted.id}`,
    ...told,
  };
}

/** The part and the whole: of two parties the larger one, or the one in the genitive, is the whole. */
function sidesOf(
  desk: Desk,
  one: Fraction,
  rivals: readonly Fraction[],
): readonly [Party, Party] | undefined {
  const all = desk.parties.filter((party) => party.whole.group !== "neighbours");
  const size = (party: Party): number =>
    party.whole.group === "world" ? 999 : party.whole.states.length;
  const groups = all.filter((party) => size(party) > 1 || party.whole.group === "world");
  const whole = groups.find((party) => party.role === "genitive") ?? groups[0];
  if (whole !== undefined) {
    const parts = all.filter((party) => party !== whole && size(party) < size(whole));
    const part = nearestPart(desk, one, parts, rivals);
    return part === undefined ? undefined : [part, whole];
  }
  const owner = all.find((party) => party.role === "genitive");
  const part = all.find((party) => party !== owner);
  return owner === undefined || part === undefined ? undefined : [part, owner];
}

/** In a row of shares each has the name before it, unless the first has none. */
function nearestPart(
  desk: Desk,
  one: Fraction,
  parts: readonly Party[],
  rivals: readonly Fraction[],
): Party | undefined {
  if (parts.length < 2 || rivals.length < 2) return nearest(desk, one.mark, parts);
  const row = rivals.map((other) => other.mark).sort((a, b) => a.start - b.start);
  const isLed = parts.some((party) => party.end <= (row[0]?.start ?? 0));
  const at = row.indexOf(one.mark);
  const from = isLed ? (row[at - 1]?.end ?? 0) : one.mark.end;
  const to = isLed ? one.mark.start : (row[at + 1]?.start ?? desk.sentence.text.length);
  const within = parts.filter((party) => party.start >= from && party.end <= to);
  return (isLed ? within.at(-1) : within[0]) ?? nearest(desk, one.mark, parts);
}

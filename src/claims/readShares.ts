import { type Party, settleWhole } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import type { AmountQuery, Relation, ShareQuery, Whole } from "./query.ts";
import { exceedAt, sectorShare } from "./readAmounts.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { withBasis } from "./readMeasureAt.ts";
import { partOfGdp } from "./readOfGdp.ts";
import { ownerOf } from "./readOwners.ts";
import { isBeside, relationAt } from "./readRelation.ts";
import { type Desk, distance, inOneClause, marksOf, nearest, type Reading } from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";

/** What fraction words and per cent stand for here. */
interface Fraction {
  readonly mark: Mark;
  readonly percent: number;
  readonly isWord: boolean;
}

/** “Half of the region's population lives in X”, “X makes up 45 per cent of the region's GDP”. */
export function readShares(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const parts = marksOf(desk, "fraction").filter((one) => !taken.has(one));
  const words = parts.map(
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
    return (
      word !== undefined &&
      (!word.weak || word.dimension === "people" || word.dimension === "area") &&
      (!word.per || word.dimension === "percent")
    );
  });
  // “Half of the population lives in towns” is told by what is itself a share.
  const own = named.filter((mark) => desk.measures.byId(mark.id)?.dimension === "percent");
  const sector =
    own.length === 0 ? (sectorShare(desk, one.mark) ?? partOfGdp(desk, one.mark)) : undefined;
  const mark = sector?.mark ?? nearest(desk, one.mark, one.isWord && own.length > 0 ? own : named);
  const word = sector?.word ?? (mark === undefined ? undefined : desk.measures.byId(mark.id));
  if (mark === undefined || word === undefined || distance(desk, one.mark, mark) > 110)
    return undefined;
  // A measure in per cent of its own (inflation, urban share) is no part of a whole.
  if (word.dimension === "percent") return one.isWord ? ownShare(desk, one, word, mark) : undefined;
  if (isPossessed(desk, one, mark, word)) return undefined;
  // “80 per cent of its electricity” is a part of something else than all that is bought.
  if (
    word.grain === "directed" &&
    marksOf(desk, "commodity").some((other) => inOneClause(desk, other, one.mark))
  )
    return undefined;
  const sides = sidesOf(desk, one, rivals, mark);
  const time = whenOf(desk, one.mark);
  if (sides === undefined || isFuture(desk, time.when)) return undefined;
  const [part, whole] = sides;
  const query = shareQuery(desk, one, word, part.whole, whole.whole);
  if (query === undefined) return undefined;
  return {
    query: time.when === undefined ? query : { ...query, when: time.when },
    negated: isDenied(desk, one.mark),
    assumed: [...new Set([...part.assumed, ...whole.assumed, ...time.assumed])],
    rule: `share/${word.id}`,
    confidence: 0.82,
    spans: [one.mark, mark, part, whole, ...time.spans],
  };
}

/** A part of a sum of states, or a partner's part of a state's trade, which is a series of its own. */
function shareQuery(
  desk: Desk,
  one: Fraction,
  word: MeasureWord,
  part: Whole,
  whole: Whole,
): AmountQuery | ShareQuery | undefined {
  const relation = relationFor(desk, one);
  if (word.grain === "directed" && word.concept !== allTrade) return undefined;
  if (word.grain === "directed" && whole.states.length === 1) {
    const concept = word.inverse ? partnerShare.imports : partnerShare.exports;
    const measure = { concept, towards: { states: part.states } };
    const value = { value: one.percent, unit: "percent" };
    return { kind: "amount", measure, of: whole, relation, value };
  }
  if (word.grain !== "state" || word.per || whole.states.length === 1) return undefined;
  const measure = withBasis(desk, word);
  const settled = settleWhole(part, whole.states, desk.world);
  return { kind: "share", measure, part: settled, whole, relation, percent: one.percent };
}

/** What a partner's part is a part of: trade in goods as a whole, and not that in one good. */
const allTrade = "exports-usd";

/** Series of a partner's part in all exports and imports. */
const partnerShare = { exports: "export-partner-share", imports: "import-partner-share" } as const;

function relationFor(desk: Desk, { mark, isWord }: Fraction): Relation {
  const own = desk.cues.byId(mark.id)?.relation;
  if (own === "more-than") return own;
  return relationAt(desk, mark) ?? (isWord ? "about" : "equals");
}

/** The part and the whole: of two parties the larger one, or the one in the genitive, is the whole. */
function sidesOf(
  desk: Desk,
  one: Fraction,
  rivals: readonly Fraction[],
  measure: Mark,
): readonly [Party, Party] | undefined {
  const all = desk.parties.filter((party) => party.whole.group !== "neighbours");
  const size = (party: Party): number =>
    party.whole.group === "world" ? 999 : party.whole.states.length;
  const groups = all.filter((party) => size(party) > 1 || party.whole.group === "world");
  const largest = [...groups].sort((a, b) => size(b) - size(a))[0];
  const owned = groups.find((party) => party.role === "genitive") ?? largest;
  // Two of the region are the part, in whatever case they stand.
  const isPart =
    largest !== undefined &&
    owned !== undefined &&
    size(owned) < size(largest) &&
    owned.whole.states.every((id) => largest.whole.states.includes(id));
  const whole = isPart ? largest : owned;
  if (whole !== undefined) {
    const parts = all.filter((party) => party !== whole && size(party) < size(whole));
    const part = nearestPart(desk, one, parts, rivals);
    return part === undefined ? undefined : [part, whole];
  }
  const beside = besideMeasure(measure, all) ?? all.find((party) => party.role === "genitive");
  // “X's supplier Y provided half of its imports”: they are not Y's own.
  const owner =
    beside?.form === "pronoun"
      ? (all.find((party) => party.form === "name" && party.role === "genitive") ?? beside)
      : beside;
  const part = all.find((party) => party !== owner && party !== beside);
  return owner === undefined || part === undefined ? undefined : [part, owner];
}

/** “Tajikistan importining 57 foizi”: the owner may stand bare right before what is shared out. */
function besideMeasure(measure: Mark, all: readonly Party[]): Party | undefined {
  return all.find(
    (party) =>
      (measure.start >= party.end && measure.start - party.end <= 2) ||
      (party.start >= measure.end && party.start - measure.end <= 4),
  );
}

/** “62 per cent of its people” are no part of the region's people. */
function isPossessed(desk: Desk, { mark }: Fraction, measure: Mark, word: MeasureWord): boolean {
  if (word.grain !== "state") return false;
  const own = marksOf(desk, "pronoun").find(
    (one) => one.start >= mark.end && one.end <= measure.start && measure.start - one.end <= 3,
  );
  return own !== undefined;
}

/** “More than half live in towns”: a measure in per cent, told by a fraction. */
function ownShare(desk: Desk, one: Fraction, word: MeasureWord, mark: Mark): Reading | undefined {
  const owner = ownerOf(desk, word, { measure: mark, anchor: one.mark, rivals: [] });
  if (owner === undefined) return undefined;
  const time = whenOf(desk, one.mark);
  const isShort = isShortOf(desk, one.mark);
  const relation = isShort ? "less-than" : relationFor(desk, one);
  return {
    query: {
      kind: relation === "about" || relation === "almost" ? "amount" : "threshold",
      measure: owner.measure,
      of: owner.of,
      relation,
      value: { value: one.percent, unit: "percent" },
      ...(time.when === undefined ? {} : { when: time.when }),
    },
    negated: !isShort && isDenied(desk, one.mark),
    assumed: [...owner.assumed, ...time.assumed],
    rule: `share/${word.id}`,
    confidence: 0.82,
    spans: [one.mark, mark, ...owner.spans, ...time.spans],
  };
}

/** “Not even a third”, “does not reach a third”: less than that. */
function isShortOf(desk: Desk, mark: Mark): boolean {
  if (exceedAt(desk, mark)?.relation === "less-than") return true;
  const isEven = marksOf(desk, "even").some((one) => isBeside(desk, one, mark));
  return isEven && isDenied(desk, mark);
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

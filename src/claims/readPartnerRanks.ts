import type { Party } from "./context.ts";
import type { RankQuery } from "./query.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { isOneOf } from "./readRankWords.ts";
import { between, type Desk, distance, inOneClause, marksOf, type Reading } from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

/** What is ranked: trade both ways, what one buys, or what one sells. */
type Flow = "partner" | "imports" | "exports";

/** The table of flows in goods, which counts every partner. */
const goods = "exports-usd";

/** “X's largest trading partner is Y”, “X bought most from Y”, “the biggest market for X's goods”: the first of all partners. */
export function readPartnerRanks(desk: Desk): readonly Reading[] {
  const tops = marksOf(desk, "superlative").filter(
    (one) => !isOpen(desk, one) && !isOneOf(desk, one),
  );
  const made = tops.flatMap((top) => {
    const reading = readTop(desk, top);
    return reading === undefined ? [] : [reading];
  });
  return made.slice(0, 1);
}

function readTop(desk: Desk, top: Mark): Reading | undefined {
  const singles = desk.parties.filter((one) => one.whole.states.length === 1);
  const states = new Set(singles.flatMap((one) => one.whole.states));
  const isNarrow = marksOf(desk, "commodity", "elsewhere", "organisation", "narrowed").length > 0;
  if (states.size !== 2 || isNarrow || hasGroup(desk) || top.value !== "highest") return undefined;
  const flow = flowOf(desk, top);
  if (flow === undefined) return undefined;
  const sides = flow.isPartner
    ? byNoun(singles, flow.mark)
    : byCase(singles, flow.kind, isVerbLast(desk.sentence.language));
  if (sides === undefined) return undefined;
  const [self, other] = sides;
  const time = whenOf(desk, top);
  if (isFuture(desk, time.when)) return undefined;
  const [subject = ""] = other.whole.states;
  const own = { states: self.whole.states };
  const measure: RankQuery["measure"] =
    flow.kind === "partner"
      ? { concept: goods, towards: own, mutual: true }
      : flow.kind === "imports"
        ? { concept: goods, towards: own }
        : { concept: goods, from: own };
  return {
    query: {
      kind: "rank",
      measure,
      subject,
      among: { states: [], group: "partners" },
      rank: 1,
      order: "highest",
      ...(time.when === undefined ? {} : { when: time.when }),
    },
    negated: isDenied(desk, top),
    assumed: [...new Set([...self.assumed, ...other.assumed, ...time.assumed])],
    rule: "rank/partner",
    confidence: 0.8,
    spans: [top, flow.mark, self, other, ...time.spans],
  };
}

/** Among the region, the neighbours or the two states another list is meant. */
function hasGroup(desk: Desk): boolean {
  return desk.parties.some((one) => one.whole.group !== undefined && one.form === "group");
}

function flowOf(
  desk: Desk,
  top: Mark,
): { readonly kind: Flow; readonly mark: Mark; readonly isPartner: boolean } | undefined {
  const partner = marksOf(desk, "partner").find(
    (one) => one.start >= top.end && between(desk, top, one).length < 16,
  );
  if (partner !== undefined) {
    const kind =
      partner.value === "imports" || partner.value === "exports" ? partner.value : "partner";
    return partner.id === "partner" && /invest|инвест/iu.test(textOf(desk, partner))
      ? undefined
      : { kind, mark: partner, isPartner: true };
  }
  const flow = marksOf(desk, "measure").find((one) => {
    const word = desk.measures.byId(one.id);
    return (
      word?.grain === "directed" &&
      word.concept === goods &&
      inOneClause(desk, one, top) &&
      distance(desk, top, one) < 60
    );
  });
  if (flow === undefined) return undefined;
  const isBuying = desk.measures.byId(flow.id)?.inverse === true;
  return { kind: isBuying ? "imports" : "exports", mark: flow, isPartner: false };
}

function textOf(desk: Desk, { start, end }: Mark): string {
  return desk.sentence.text.slice(start, end);
}

/** “X's largest partner is Y”, “Y is the largest partner of X”: whose partner it is stands in the genitive. */
function byNoun(singles: readonly Party[], noun: Mark): readonly [Party, Party] | undefined {
  const owners = singles.filter((one) => one.role === "genitive");
  const self = owners.length === 1 ? owners[0] : owners.find((one) => one.start >= noun.end);
  const other = singles.find((one) => one.whole.states[0] !== self?.whole.states[0]);
  return self === undefined || other === undefined ? undefined : [self, other];
}

/** “X bought most from Y”, “most of what X sold went to Y”: the partner stands in the case of where from or where to. */
function byCase(
  singles: readonly Party[],
  kind: Flow,
  isLate: boolean,
): readonly [Party, Party] | undefined {
  const role = kind === "imports" ? "ablative" : "dative";
  const others = singles.filter((one) => one.role === role);
  const [other] = others;
  const self = singles.find((one) => one.whole.states[0] !== other?.whole.states[0]);
  const isClear = self !== undefined && (self.role === "" || self.role === "genitive" || isLate);
  return other === undefined || self === undefined || others.length !== 1 || !isClear
    ? undefined
    : [self, other];
}

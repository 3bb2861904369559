import type { Party } from "./context.ts";
import type { MeasureWord } from "./measures.ts";
import { aloneOf } from "./readAlone.ts";
import { isBorder, rankBorder } from "./readBorderRanks.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt, withBasis } from "./readMeasureAt.ts";
import { amongOf } from "./readRankAmong.ts";
import {
  afterOf,
  behindOf,
  insteadOf,
  isOfCountry,
  isOneOf,
  isReplaced,
  isSecondOf,
} from "./readRankWords.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  marksOf,
  nearest,
  type Reading,
} from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";

/** A place in an order, as words give it. */
interface Place {
  readonly mark: Mark;
  readonly rank: number;
  readonly order: "highest" | "lowest";
  readonly measure: string | undefined;
  readonly isSuperlative: boolean;
}

/** “First in the region by population”, “the second largest economy”, “has the smallest area”. */
export function readRanks(desk: Desk): readonly Reading[] {
  const made = placesOf(desk).flatMap((place) => {
    if (isOpen(desk, place.mark)) return [];
    const reading = readRank(desk, place);
    return reading === undefined ? [] : [reading];
  });
  return made;
}

/** Places named in a sentence; “not first but third” leaves only the third. */
export function placesOf(desk: Desk): readonly Place[] {
  const ordinals = marksOf(desk, "ordinal").filter((one) => !isReplaced(desk, one));
  const tops = marksOf(desk, "superlative");
  // “The second large economy” of Uzbek and Kazakh is the second largest.
  const plain = marksOf(desk, "compare");
  const nouns = marksOf(desk, "place");
  const joined = ordinals.flatMap((mark): readonly Place[] => {
    const top = [...tops, ...plain].find(
      (one) => one.start >= mark.start && between(desk, mark, one).trim().length < 2,
    );
    const order = top?.value === "lowest" || top?.value === "less-than" ? "lowest" : "highest";
    const measure = top === undefined ? undefined : desk.cues.byId(top.id)?.measure;
    const noun = nouns.some(
      (one) => between(desk, mark, one).length < 26 && inOneClause(desk, mark, one),
    );
    const by = marksOf(desk, "by").some(
      (one) =>
        (inOneClause(desk, mark, one) && distance(desk, mark, one) < 60) ||
        isDashed(desk, one, mark),
    );
    if (top === undefined && !noun && !by && !isSecondOf(desk, mark)) return [];
    return [
      {
        mark: top === undefined ? mark : { ...mark, end: Math.max(mark.end, top.end) },
        rank: Number(mark.value),
        order,
        measure,
        isSuperlative: top !== undefined,
      },
    ];
  });
  const single = tops.filter(
    (one) => !joined.some((place) => place.mark.start <= one.start && place.mark.end >= one.end),
  );
  const bare = dedupe(single).map((mark): Place => {
    const measure = desk.cues.byId(mark.id)?.measure;
    return {
      mark,
      rank: 1,
      order: mark.value === "lowest" ? "lowest" : "highest",
      measure,
      isSuperlative: true,
    };
  });
  const leads = marksOf(desk, "leads").filter(
    (one) => joined.length === 0 && bare.length === 0 && !isAheadOfOne(desk, one),
  );
  const last = marksOf(desk, "last");
  return [
    ...joined,
    ...bare,
    ...leads.map(
      (mark): Place => ({
        mark,
        rank: 1,
        order: "highest",
        measure: undefined,
        isSuperlative: false,
      }),
    ),
    ...last.map(
      (mark): Place => ({
        mark,
        rank: Number(mark.value) || 1,
        order: "lowest",
        measure: undefined,
        isSuperlative: false,
      }),
    ),
  ];
}

/** «По населению X — первый в регионе»: the measure is told before the dash, the place right behind it. */
function isDashed(desk: Desk, by: Mark, mark: Mark): boolean {
  return (
    by.end <= mark.start &&
    /^[^;:.]{0,70}\s[—–]\s$/u.test(desk.sentence.text.slice(by.end, mark.start))
  );
}

/** “Y-dan oldinda”: ahead of one that stands in the ablative is no first place. */
function isAheadOfOne(desk: Desk, mark: Mark): boolean {
  return desk.parties.some(
    (one) => one.role === "ablative" && one.end <= mark.start && mark.start - one.end < 24,
  );
}

function dedupe(marks: readonly Mark[]): readonly Mark[] {
  return marks.filter(
    (one) =>
      !marks.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          other.end >= one.end &&
          (other.end - other.start > one.end - one.start ||
            marks.indexOf(other) < marks.indexOf(one)),
      ),
  );
}

function readRank(desk: Desk, place: Place): Reading | undefined {
  const { mark } = place;
  const near = (kind: string, far: number): boolean =>
    marksOf(desk, kind).some(
      (one) => inOneClause(desk, one, mark) && distance(desk, mark, one) < far,
    );
  if (
    isOneOf(desk, mark) ||
    near("partner", 60) ||
    near("elsewhere", 90) ||
    near("organisation", 60)
  )
    return undefined;
  const meant = measureFor(desk, place);
  if (meant !== undefined && isBorder(meant.word)) {
    const owned = rankBorder(desk, place, meant.mark);
    if (owned !== undefined || (meant.word.grain === "pair" && !isOfOne(desk))) return owned;
    // “The longest land border of X” is one of its own.
    const isAmong = desk.parties.some((one) => one.whole.group === "region");
    if (
      !isAmong &&
      desk.parties.some((one) => one.role === "genitive" && one.whole.states.length === 1)
    )
      return undefined;
  }
  const word = meant === undefined ? undefined : aloneOf(desk, meant.word, meant.mark);
  if (meant === undefined || word === undefined) return undefined;
  const among = amongOf(desk, mark);
  const behind = behindOf(desk, place);
  const instead = insteadOf(
    desk,
    desk.parties.filter((one) => one.whole.states.length === 1),
  );
  const subject = instead ?? subjectOf(desk, mark, among?.party, afterOf(desk));
  if (subject === undefined || among === undefined) return undefined;
  const time = whenOf(desk, mark);
  if (isFuture(desk, time.when)) return undefined;
  const [state = ""] = subject.whole.states;
  // A state from elsewhere has no place in the region.
  if (among.whole.group === "region" && !among.whole.states.includes(state)) return undefined;
  const when = time.when === undefined ? {} : { when: time.when };
  return {
    query: {
      kind: "rank",
      measure: withBasis(desk, word),
      subject: state,
      among: among.whole,
      rank: place.rank + behind.flatMap((one) => one.whole.states).length,
      order: word.negative ? opposite[place.order] : place.order,
      ...when,
    },
    negated: instead === undefined && isDenied(desk, mark),
    assumed: [
      ...new Set([...subject.assumed, ...among.assumed, ...meant.assumed, ...time.assumed]),
    ],
    rule: `rank/${word.id}`,
    confidence: meant.assumed.length > 0 ? 0.6 : among.assumed.length > 0 ? 0.75 : 0.88,
    spans: [mark, subject, ...(meant.mark === undefined ? [] : [meant.mark]), ...time.spans],
  };
}

/** One state alone in the region: all its borders together are meant, and none of them. */
function isOfOne(desk: Desk): boolean {
  const singles = desk.parties.filter((one) => one.whole.states.length > 0);
  return singles.length === 2 && singles.some((one) => one.whole.group === "region");
}

/** The largest deficit is the lowest balance. */
const opposite = { highest: "lowest", lowest: "highest" } as const;

function measureFor(
  desk: Desk,
  place: Place,
):
  | {
      readonly word: MeasureWord;
      readonly mark: Mark | undefined;
      readonly assumed: readonly string[];
    }
  | undefined {
  const own = place.measure === undefined ? undefined : desk.measures.byId(place.measure);
  if (own !== undefined) {
    // “The poorest by GDP per head” names what is meant.
    const named = marksOf(desk, "measure").find(
      (one) => distance(desk, place.mark, one) < 70 && desk.measures.byId(one.id)?.per === true,
    );
    const word = named === undefined ? own : (desk.measures.byId(named.id) ?? own);
    return { word, mark: named, assumed: [] };
  }
  const marks = marksOf(desk, "measure").filter(
    (one) =>
      (inOneClause(desk, one, place.mark) || distance(desk, place.mark, one) < 70) &&
      !between(desk, place.mark, one).includes(";"),
  );
  const mark = nearest(desk, place.mark, marks);
  const word = mark === undefined ? undefined : measureAt(desk, mark);
  const reach = place.isSuperlative ? 80 : 90;
  if (mark !== undefined && word !== undefined && distance(desk, place.mark, mark) < reach)
    return { word, mark, assumed: [] };
  const area = desk.measures.byId("area");
  if (!place.isSuperlative || area === undefined || !isOfCountry(desk, place.mark))
    return undefined;
  return { word: area, mark: undefined, assumed: ["measure"] };
}

function subjectOf(
  desk: Desk,
  mark: Mark,
  scope: Party | undefined,
  behind: readonly Party[],
): Party | undefined {
  const able = desk.parties.filter(
    (one) => one !== scope && one.whole.states.length === 1 && !behind.includes(one),
  );
  const [only] = able;
  // “X has no equal” gives X the dative in Russian and Kazakh.
  const falls =
    mark.kind === "leads" || marksOf(desk, "count-word").some((one) => one.id === "falls-to");
  if (falls && able.length === 1 && only?.role === "dative") return only;
  const bare = able.filter(
    (one) => one.role !== "with" && one.role !== "dative" && one.role !== "ablative",
  );
  const inClause = bare.filter((one) => inOneClause(desk, one, mark));
  const before = inClause.filter((one) => one.end <= mark.start);
  return (
    nearest(desk, mark, before) ??
    nearest(desk, mark, inClause) ??
    nearest(
      desk,
      mark,
      bare.filter((one) => distance(desk, mark, one) < 150),
    )
  );
}

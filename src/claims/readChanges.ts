import { stem } from "../language/index.ts";
import { isVerbLast } from "./context.ts";
import type { ChangeQuery, Relation, When } from "./query.ts";
import { exceedAt, measureOf, unitOf } from "./readAmounts.ts";
import type { Mark } from "./readMarks.ts";
import { ownerOf } from "./readOwners.ts";
import {
  between,
  type Desk,
  distance,
  inOneClause,
  isDenied,
  isFuture,
  isOpen,
  marksOf,
  measureAt,
  nearest,
  type Reading,
  relationAt,
  whenOf,
  yearOf,
} from "./readScope.ts";

type Move = "rose" | "fell" | "unchanged";

/** An amount's part in a change: by how much, to how much, from how much. */
type Step = "by" | "to" | "from";

/** “Trade doubled”, “inflation fell to 5 per cent”, “exports grew by 20 per cent in 2023”. */
export function readChanges(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const cues = strongest(marksOf(desk, "change", "change-noun"));
  return cues.flatMap((cue) => {
    if (isOpen(desk, cue)) return [];
    const reading = readChange(desk, cue, cues, taken);
    return reading === undefined ? [] : [reading];
  });
}

/** “Doubled” says more than the “rose” inside or beside it. */
function strongest(cues: readonly Mark[]): readonly Mark[] {
  return cues.filter(
    (one) =>
      !cues.some(
        (other) =>
          other !== one &&
          other.start <= one.start &&
          other.end >= one.end &&
          other.end - other.start > one.end - one.start,
      ),
  );
}

function readChange(
  desk: Desk,
  cue: Mark,
  rivals: readonly Mark[],
  taken: Set<Mark>,
): Reading | undefined {
  const steps = stepsOf(desk, cue, rivals);
  const amount = steps[0]?.mark;
  if (amount !== undefined && exceedAt(desk, amount)?.cue.start === cue.start) return undefined;
  const factor = factorOf(desk, cue);
  if (cue.kind === "change-noun" && amount === undefined) return undefined;
  if (amount === undefined && factor === undefined && !isStated(desk, cue)) return undefined;
  const meant = meantBy(desk, cue, amount);
  if (meant === undefined) return undefined;
  const like = marksOf(desk, "quantity");
  const owned = ownerOf(desk, meant.word, {
    measure: meant.mark,
    anchor: cue,
    rivals: like.length > 1 ? [] : like,
  });
  if (owned === undefined) return undefined;
  const time = changeTime(desk, cue);
  if (isFuture(desk, time.when)) return undefined;
  for (const step of steps) taken.add(step.mark);
  const move = moveOf(cue);
  const relation = relationOf(desk, cue, amount, factor);
  const query: ChangeQuery = {
    kind: "change",
    measure: owned.measure,
    of: owned.of,
    move,
    ...(relation === undefined ? {} : { relation }),
    ...(factor === undefined
      ? {}
      : { factor: move === "fell" && factor > 1 ? 1 / factor : factor }),
    ...amountsOf(steps, meant.word.dimension === "percent", (one) => unitOf(desk, one, meant.word)),
    ...(isEither(desk, steps) ? { either: true } : {}),
    ...(time.when === undefined ? {} : { when: time.when }),
  };
  return {
    query,
    negated: isDenied(desk, cue) && move !== "unchanged",
    assumed: [...owned.assumed, ...time.assumed],
    rule: `change/${cue.id}/${meant.word.id}`,
    confidence: amount === undefined && factor === undefined ? 0.7 : 0.85,
    spans: [
      cue,
      ...steps.map((one) => one.mark),
      ...(meant.mark === undefined ? [] : [meant.mark]),
      ...owned.spans,
      ...time.spans,
    ],
  };
}

/** A dative amount of money or people is what it grew by or to: only the figures can tell. */
function isEither(
  desk: Desk,
  steps: readonly { readonly mark: Mark; readonly step: Step }[],
): boolean {
  const by = steps.find((one) => one.step === "by")?.mark;
  return (
    isVerbLast(desk.sentence.language) &&
    by !== undefined &&
    by.id !== "percent" &&
    by.case === "dative"
  );
}

function moveOf(cue: Mark): Move {
  return cue.value === "fell" || cue.value === "unchanged" ? cue.value : "rose";
}

/** A verb in a finite form states that it happened; “growth is important” does not. */
function isStated(desk: Desk, cue: Mark): boolean {
  const { sentence } = desk;
  const word = sentence.words.findLast((one) => one.end <= cue.end && one.start >= cue.start);
  if (word === undefined) return false;
  if (!isVerbLast(sentence.language)) {
    const before = sentence.words.findLast((one) => one.end <= cue.start);
    const article = before === undefined ? "" : sentence.text.slice(before.start, before.end);
    return (
      cue.kind === "change" &&
      !marksOf(desk, "role").some((one) => one.start === before?.start) &&
      !/^(?:a|an|the)$/i.test(article)
    );
  }
  const best = stem(sentence.text.slice(word.start, word.end), sentence.language)[0];
  return best?.partOfSpeech === "verb" && best.features.person !== undefined;
}

function meantBy(desk: Desk, cue: Mark, amount: Mark | undefined): ReturnType<typeof measureOf> {
  if (amount !== undefined && amount.id !== "percent") return measureOf(desk, amount);
  const named = marksOf(desk, "measure").flatMap((mark) => {
    const word = measureAt(desk, mark);
    return word === undefined ? [] : [{ word, mark }];
  });
  const best = nearest(
    desk,
    cue,
    named.map((one) => one.mark).filter((one) => !/[:;]/.test(between(desk, cue, one))),
  );
  const found = named.find((one) => one.mark === best);
  return found !== undefined && distance(desk, cue, found.mark) < 140 ? found : undefined;
}

/** The amounts that belong to a change, with what each of them is. */
function stepsOf(
  desk: Desk,
  cue: Mark,
  rivals: readonly Mark[],
): readonly { readonly mark: Mark; readonly step: Step }[] {
  const amounts = marksOf(desk, "quantity").filter((one) => one.id !== "years");
  return amounts.flatMap((mark) => {
    if (!inOneClause(desk, mark, cue) || nearest(desk, mark, rivals) !== cue) return [];
    if (distance(desk, cue, mark) > 90) return [];
    const step = isVerbLast(desk.sentence.language)
      ? stepByCase(desk, mark, cue)
      : stepByWord(desk, mark, cue);
    return step === undefined ? [] : [{ mark, step }];
  });
}

function stepByCase(desk: Desk, amount: Mark, cue: Mark): Step | undefined {
  if (amount.end > cue.start) return undefined;
  const upTo = marksOf(desk, "step").some(
    (one) => one.value === "to" && one.start >= amount.start && one.start - amount.end < 3,
  );
  if (upTo || amount.case === "terminative") return "to";
  if (amount.case === "ablative") return "from";
  const from = marksOf(desk, "quantity").some(
    (one) => one !== amount && one.case === "ablative" && one.end <= amount.start,
  );
  if (amount.case === "dative") {
    if (from || hasStart(desk, amount)) return "to";
    return cue.id === "rose-to" && amount.id !== "percent" ? "to" : "by";
  }
  return amount.id === "percent" ? "by" : undefined;
}

/** A figure in the ablative before the amount, also one without a unit of its own. */
function hasStart(desk: Desk, amount: Mark): boolean {
  const before = desk.sentence.text.slice(0, amount.start);
  return /\p{Nd}\s?\p{L}{2,}(?:dan|дан|ден|тан|тен|нан|нен)\s/u.test(before);
}

function stepByWord(desk: Desk, amount: Mark, cue: Mark): Step | undefined {
  const word = marksOf(desk, "step").findLast(
    (one) =>
      one.end <= amount.start &&
      amount.start - one.end < 22 &&
      !/\p{Nd}/u.test(between(desk, one, amount)),
  );
  if (word !== undefined && word.start >= cue.start - 40) {
    if (word.value === "to" || word.value === "from") return word.value;
    return "by";
  }
  return amount.id === "percent" ? "by" : undefined;
}

function amountsOf(
  steps: readonly { readonly mark: Mark; readonly step: Step }[],
  inPercent: boolean,
  unit: (mark: Mark) => string,
): Pick<ChangeQuery, "percent" | "by" | "to"> {
  const by = steps.find((one) => one.step === "by")?.mark;
  const to = steps.find((one) => one.step === "to")?.mark;
  const given = to === undefined ? {} : { to: { value: Number(to.value), unit: unit(to) } };
  if (by === undefined) return given;
  if (by.id === "percent" && !inPercent) return { ...given, percent: Number(by.value) };
  return { ...given, by: { value: Number(by.value), unit: unit(by) } };
}

/** Twice, three times, 1.5 times: by what the value was multiplied. */
function factorOf(desk: Desk, cue: Mark): number | undefined {
  const known = desk.cues.byId(cue.id)?.factor;
  if (known !== undefined) return known;
  const beside = (one: Mark): boolean =>
    inOneClause(desk, one, cue) && distance(desk, cue, one) < 45;
  const times = marksOf(desk, "times").find(beside);
  if (times !== undefined) return Number(times.value);
  const unit = marksOf(desk, "times-unit").find(beside);
  if (unit === undefined) return undefined;
  const number = marksOf(desk, "number").findLast(
    (one) => one.end <= unit.start && unit.start - one.end < 4,
  );
  return number === undefined ? undefined : Number(number.value);
}

function relationOf(
  desk: Desk,
  cue: Mark,
  amount: Mark | undefined,
  factor: number | undefined,
): Relation | undefined {
  if (amount !== undefined) {
    // “Fell to 5” is no “at most 5”.
    const relation = relationAt(desk, amount);
    return relation === "at-most" ? undefined : relation;
  }
  if (factor === undefined) return undefined;
  const beside = marksOf(desk, "times", "number").find(
    (one) => inOneClause(desk, one, cue) && distance(desk, cue, one) < 45,
  );
  return (beside === undefined ? undefined : relationAt(desk, beside)) ?? relationAt(desk, cue);
}

/** From when to when: two dates, “since”, “over ten years”; one year alone is set against the year before. */
function changeTime(
  desk: Desk,
  cue: Mark,
): {
  readonly when: When | undefined;
  readonly assumed: readonly string[];
  readonly spans: readonly Mark[];
} {
  const dates = marksOf(desk, "date").filter((one) => distance(desk, cue, one) < 200);
  const years = dates
    .flatMap((one) => String(one.value).split("/"))
    .map((one) => one.slice(0, 4))
    .sort();
  const [first, last] = [years[0], years.at(-1)];
  if (first !== undefined && last !== undefined && first !== last) {
    return { when: { from: first, to: last }, assumed: [], spans: dates };
  }
  const past = marksOf(desk, "years-past")[0];
  const year = yearOf(desk.memory, desk.world.asOf);
  if (past !== undefined && (first === undefined || past.value === 1)) {
    const to = first === undefined ? year : Number(first);
    return {
      when: { from: String(to - Number(past.value)), to: String(to) },
      assumed: ["year"],
      spans: [past],
    };
  }
  const { when, assumed, spans } = whenOf(desk, cue);
  if (when === undefined || when.from !== when.to) {
    return { when, assumed, spans: spans.length === 0 ? [] : dates };
  }
  return {
    when: { from: String(Number(when.from) - 1), to: when.to },
    assumed: [...assumed, "year"],
    spans: dates,
  };
}

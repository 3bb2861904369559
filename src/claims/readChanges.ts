import { stem } from "../language/index.ts";
import type { ChangeQuery } from "./query.ts";
import { exceedAt, isShared, measureOf, sectorShare, unitOf } from "./readAmounts.ts";
import { factorOf, relationOf } from "./readChangeSize.ts";
import { amountsOf, isEither, stepsOf } from "./readChangeSteps.ts";
import { changeTime } from "./readChangeTime.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { measureAt, sideOf } from "./readMeasureAt.ts";
import { type Owned, ownerOf } from "./readOwners.ts";
import { relationAt } from "./readRelation.ts";
import { between, type Desk, distance, marksOf, nearest, type Reading } from "./readScope.ts";
import { isFuture, whenOf } from "./readTime.ts";
import { isVerbLast } from "./verbLast.ts";

/** “Trade doubled”, “inflation fell to 5 per cent”, “exports grew by 20 per cent in 2023”. */
export function readChanges(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const cues = strongest(marksOf(desk, "change", "change-noun"));
  return cues.flatMap((cue) => {
    if (isOpen(desk, cue) || isOfMeasure(desk, cue)) return [];
    const reading = readChange(desk, cue, cues, taken);
    return reading === undefined ? [] : [reading];
  });
}

/** “A population growth of 2 per cent”: the noun belongs to the measure, whose value is told. */
function isOfMeasure(desk: Desk, cue: Mark): boolean {
  return (
    cue.kind === "change-noun" &&
    marksOf(desk, "measure").some(
      (one) =>
        desk.measures.byId(one.id)?.per === true && one.start < cue.start && one.end > cue.start,
    )
  );
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
  if (meant === undefined || isShared(desk, meant.word)) return undefined;
  const like = marksOf(desk, "quantity");
  const owned = ownerOf(desk, meant.word, {
    measure: meant.mark,
    anchor: cue,
    rivals: like.length > 1 ? [] : like,
  });
  if (owned === undefined) return undefined;
  if (meant.word.grows) return readGrowth(desk, cue, owned, steps, taken);
  const time = changeTime(desk, cue);
  if (isFuture(desk, time.when)) return undefined;
  for (const step of steps) taken.add(step.mark);
  // A part told as the step is a mark of its own, and no share of a whole.
  for (const part of marksOf(desk, "fraction")) {
    if (steps.some((one) => one.mark.start === part.start)) taken.add(part);
  }
  const move = moveOf(cue);
  const relation = relationOf(desk, cue, amount, factor);
  const query: ChangeQuery = {
    kind: "change",
    measure: { ...owned.measure, ...sideOf(meant.word) },
    of: owned.of,
    move,
    ...(relation === undefined ? {} : { relation }),
    ...(factor === undefined
      ? {}
      : { factor: move === "fell" && factor > 1 ? 1 / factor : factor }),
    ...amountsOf(steps, meant.word.dimension === "percent", (one) => unitOf(desk, one, meant.word)),
    ...(isEither(desk, steps, meant.word.dimension === "percent") ? { either: true } : {}),
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

function moveOf(cue: Mark): ChangeQuery["move"] {
  return cue.value === "fell" || cue.value === "unchanged" ? cue.value : "rose";
}

/** “Prices rose by 15 per cent in 2021”: the figures are the growth itself, so that it is an amount and no change. */
function readGrowth(
  desk: Desk,
  cue: Mark,
  owned: Owned,
  steps: ReturnType<typeof stepsOf>,
  taken: Set<Mark>,
): Reading | undefined {
  const by = steps.find((one) => one.step === "by")?.mark;
  const { when, assumed, spans } = whenOf(desk, cue);
  if (by === undefined || moveOf(cue) !== "rose" || isFuture(desk, when)) return undefined;
  taken.add(by);
  return {
    query: {
      kind: "amount",
      measure: owned.measure,
      of: owned.of,
      relation: relationAt(desk, by) ?? "equals",
      value: { value: Number(by.value), unit: by.id },
      ...(when === undefined ? {} : { when }),
    },
    negated: isDenied(desk, cue),
    assumed: [...owned.assumed, ...assumed],
    rule: `growth/${cue.id}`,
    confidence: 0.85,
    spans: [cue, by, ...owned.spans, ...spans],
  };
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
      (!/^(?:a|an|the)$/i.test(article) || isThere(desk, cue))
    );
  }
  const best = stem(sentence.text.slice(word.start, word.end), sentence.language)[0];
  return best?.partOfSpeech === "verb" && best.features.person !== undefined;
}

/** “There was an increase in exports”: it is said to have been. */
function isThere({ sentence }: Desk, cue: Mark): boolean {
  return /(?:^|\s)there (?:was|were|has been|have been) an? (?:\p{L}+ )?$/iu.test(
    sentence.text.slice(0, cue.start),
  );
}

/** “Its share of GDP”, «доля в ВВП»: a part of the measure, and not the measure itself. */
function isPartOf(desk: Desk, measure: Mark): boolean {
  return marksOf(desk, "share").some(
    (one) =>
      between(desk, one, measure).length < 5 && measure.id.match(/^(?:gdp|economy)$/) !== null,
  );
}

/** The one sector of which the sentence speaks, also in a clause before. */
function sectorOf(desk: Desk, mark: Mark): ReturnType<typeof measureOf> {
  const sectors = new Set(marksOf(desk, "sector").map((one) => String(one.value)));
  const [only = ""] = sectors;
  const word = desk.measures.byId(only);
  return word === undefined || sectors.size !== 1 ? undefined : { word, mark };
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
  // “Farming's part of GDP … fell to 18 per cent” is told of the sector, also in the next clause.
  const sector =
    found === undefined || found.word.dimension !== "money" || amount?.id !== "percent"
      ? undefined
      : sectorShare(desk, found.mark);
  if (sector !== undefined) return sector;
  if (found !== undefined && isPartOf(desk, found.mark)) return sectorOf(desk, found.mark);
  return found !== undefined && distance(desk, cue, found.mark) < 140 ? found : undefined;
}

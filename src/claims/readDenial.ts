import { type Span, stem } from "../language/index.ts";
import { clauseAt } from "./context.ts";
import type { Mark } from "./readMarks.ts";
import { between, type Desk, inOneClause, marksOf } from "./readScope.ts";
import { isVerbLast } from "./verbLast.ts";

/** Whether the text speaks of wish, plan, duty or condition in the clause of a mark: then it states no fact. */
export function isOpen(desk: Desk, at: Span): boolean {
  const clause = clauseAt(desk.sentence, at.start);
  const own = desk.sentence.clauses[clause];
  if (own !== undefined && intended.test(desk.sentence.text.slice(own.start, own.end))) return true;
  return marksOf(desk, "modal").some((one) => {
    if (isAsSaid(desk, one) || (one.start < at.end && one.end > at.start)) return false;
    const own = clauseAt(desk.sentence, one.start);
    if (one.value === "condition") return own <= clause && clause - own <= 1;
    // In Uzbek and Kazakh the verb that governs a clause may come after the next comma.
    return (
      own === clause ||
      (isVerbLast(desk.sentence.language) && own === clause + 1 && isLastClause(desk, own))
    );
  });
}

/** “As planned”, «как обещали», «жоспарланғандай»: it came about as it had been meant. */
function isAsSaid({ sentence }: Desk, one: Mark): boolean {
  if (isVerbLast(sentence.language)) return one.case === "similative";
  return /(?:^|\s)(?:as|как(?: и)?)\s$/iu.test(sentence.text.slice(0, one.start));
}

/** The verb form of what one means to do: “yetkazmoqchi”, «жеткізбекші». */
const intended =
  /\p{L}{2}(?:moqchi|моқчи|мақшы|мекші|бақшы|бекші|пақшы|пекші)(?:lar|miz|man|лар|миз|ман)?(?!\p{L})/u;

function isLastClause(desk: Desk, clause: number): boolean {
  return clause === desk.sentence.clauses.length - 1;
}

/** How many letters before a verb its “not” may stand. */
const reachOfNot = 14;

/** Whether the sentence denies what stands at a mark. */
export function isDenied(desk: Desk, at: Span): boolean {
  const { sentence } = desk;
  const nots = marksOf(desk, "not").filter((one) => inOneClause(desk, one, at));
  const only = marksOf(desk, "not-only");
  const free = nots.filter(
    (one) => !only.some((other) => other.start <= one.end + 8 && other.end >= one.start),
  );
  if (!isVerbLast(sentence.language)) {
    if (free.some((one) => one.start >= at.end && /^нет$/iu.test(textOf(desk, one)))) return true;
    return free.some(
      (one) =>
        one.end <= at.start + 1 &&
        at.start - one.end <= reachOfNot &&
        !/[,;]/.test(between(desk, one, at)),
    );
  }
  if (free.some((one) => one.start >= at.end && between(desk, one, at).length <= 40)) return true;
  if (isNeither(desk)) return true;
  return verbsAfter(desk, at).some((one) => one === "yes");
}

/** “Na X, na Y”: the words before each deny what the verb says. */
function isNeither(desk: Desk): boolean {
  return marksOf(desk, "neither").length > 1;
}

function textOf(desk: Desk, { start, end }: Span): string {
  return desk.sentence.text.slice(start, end);
}

/** For the words at the end of a mark's clause, where the verb stands, whether they are negated. */
function verbsAfter(desk: Desk, at: Span): readonly string[] {
  const { sentence } = desk;
  const clause = sentence.clauses[clauseAt(sentence, at.start)];
  const end = clause?.end ?? sentence.text.length;
  return sentence.words
    .filter((word) => word.end > at.start && word.end <= end)
    .slice(-2)
    .filter((word) => !isNamed(desk, word))
    .map((word) => stem(sentence.text.slice(word.start, word.end), sentence.language)[0])
    .filter((best) => best?.partOfSpeech === "verb")
    .filter(
      (best) =>
        best?.features.tense !== undefined ||
        best?.features.form !== undefined ||
        best?.stem === "emas",
    )
    .map((best) => best?.features.negation ?? "");
}

/** A word inside the name of a measure, a state or a paper is no verb, whatever its ending looks like. */
function isNamed(desk: Desk, word: Span): boolean {
  return marksOf(desk, "measure", "state", "paper", "project").some(
    (one) => one.start <= word.start && one.end >= word.end && !isVerbal(desk, one, word),
  );
}

/** A measure that ends in its verb (“sold goods”) can be denied by it. */
function isVerbal(desk: Desk, mark: Mark, word: Span): boolean {
  const best = stem(desk.sentence.text.slice(word.start, word.end), desk.sentence.language)[0];
  return (
    mark.kind === "measure" &&
    best?.features.possessive === undefined &&
    best?.features.tense !== undefined
  );
}

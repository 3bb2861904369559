import type { MeasureWord } from "./measures.ts";
import type { Mark } from "./readMarks.ts";
import { type Desk, distance, inOneClause, marksOf } from "./readScope.ts";

/** The measure that an amount is a value of, with the mark that names it. */
export interface Meant {
  readonly word: MeasureWord;
  readonly mark: Mark | undefined;
}

/** People, square kilometres and lengths of which no measure is named: what the words around them count. */
export function impliedMeasure(desk: Desk, amount: Mark): Meant | undefined {
  const cue = (kind: string): Mark | undefined =>
    marksOf(desk, kind).find((one) => inOneClause(desk, one, amount));
  const implied = (id: string, mark: Mark | undefined): Meant | undefined => {
    const word = desk.measures.byId(id);
    return mark === undefined || word === undefined ? undefined : { word, mark: undefined };
  };
  if (amount.id === "people")
    return implied("population", cue("people-cue") ?? hasPeople(desk, amount));
  if (amount.id === "km2") return implied("area", cue("area-cue") ?? territoryIn(desk, amount));
  if (amount.id === "ha") return implied("area", stateCovers(desk, amount));
  if (amount.id === "km3") return implied("water-withdrawal", waterTaken(desk, amount));
  if (/Wh$/.test(amount.id)) return implied("electricity", cue("energy-cue"));
  if (amount.id === "km" || amount.id === "miles") return implied("border-length", cue("borders"));
  return undefined;
}

/** “X has 36 million people.”, “there are 36 million people in X.”: nothing follows that would say which people. */
function hasPeople(desk: Desk, amount: Mark): Mark | undefined {
  const { text } = desk.sentence;
  const [place] = desk.parties.filter((one) => one.start >= amount.end);
  const after = (
    place === undefined
      ? text.slice(amount.end)
      : text.slice(amount.end, place.start) + text.slice(place.end)
  ).replace(/\b(?:in|and|by|million|billion)\b/gu, "");
  if (/\p{L}/u.test(after)) return undefined;
  const there = marksOf(desk, "count-word").find(
    (one) => one.id === "falls-to" && one.end <= amount.start && amount.start - one.end < 26,
  );
  if (place !== undefined) return there;
  return marksOf(desk, "has").find(
    (one) =>
      one.end <= amount.start && !/[,;:]/.test(desk.sentence.text.slice(one.end, amount.start)),
  );
}

/** “Hududi 447 ming kvadrat kilometr”: where square kilometres are told, territory is what is measured. */
function territoryIn(desk: Desk, amount: Mark): Mark | undefined {
  return marksOf(desk, "measure").find(
    (one) =>
      one.id === "territory" &&
      one.case !== "locative" &&
      inOneClause(desk, one, amount) &&
      distance(desk, amount, one) < 60,
  );
}

/** Fields are told in hectares too: only where the state itself stands before “covers” is its area meant. */
function stateCovers(desk: Desk, amount: Mark): Mark | undefined {
  return marksOf(desk, "area-cue").find(
    (one) =>
      inOneClause(desk, one, amount) &&
      desk.parties.some(
        (party) => party.form === "name" && party.end <= one.start && one.start - party.end < 3,
      ),
  );
}

/** The bare figure beside an index: “a human development index of 0.74”. */
export function indexFigures(desk: Desk): readonly Mark[] {
  const [index] = marksOf(desk, "measure").filter(
    (one) => desk.measures.byId(one.id)?.dimension === "index",
  );
  if (index === undefined) return [];
  const figures = marksOf(desk, "number").filter(
    (one) =>
      one.as === "figure" &&
      distance(desk, one, index) < 90 + besideClause &&
      (inOneClause(desk, one, index) || isDecimal(desk, one)),
  );
  return figures.map((one) => ({ ...one, kind: "quantity", id: "count", unit: "count" }));
}

/** What the next clause, or the one before, adds to a distance. */
const besideClause = 50;

/** “Its index — 0.74”, “its index, at 0.74”: a figure with a point is nothing that is counted. */
function isDecimal({ sentence }: Desk, { start, end }: Mark): boolean {
  return /^\p{Nd}+[.,]\p{Nd}+$/u.test(sentence.text.slice(start, end));
}

/** “Takes 44 cubic kilometres of water”: the water follows at once, and no river or reservoir has it. */
function waterTaken(desk: Desk, amount: Mark): Mark | undefined {
  const isWater = marksOf(desk, "commodity").some(
    (one) => one.start >= amount.end && one.start - amount.end < 3,
  );
  if (!isWater || marksOf(desk, "thing", "smaller-place").length > 0) return undefined;
  return marksOf(desk, "water-cue").find((one) => inOneClause(desk, one, amount));
}

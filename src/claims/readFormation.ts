import type { Party } from "./context.ts";
import type { Measure, Query, Relation } from "./query.ts";
import { exceedAt } from "./readAmounts.ts";
import { isDenied, isOpen } from "./readDenial.ts";
import type { Mark } from "./readMarks.ts";
import { relationAt } from "./readRelation.ts";
import { type Desk, marksOf, nearest, type Reading } from "./readScope.ts";
import { sidesOf } from "./readSides.ts";

/** The tables of where the water of a river comes from, in cubic kilometres and in per cent of the whole. */
const formed = "flow-formed";
const formedShare = "flow-formed-share";

/**
 * “72 per cent of the river's flow forms in X”, “X contributes most of its water”: where the water of a basin comes from.
 *
 * Missing: undefined figures, more than one river, or several states with one figure are not read.
 */
export function readFormation(desk: Desk, taken: Set<Mark>): readonly Reading[] {
  const [cue] = marksOf(desk, "formation");
  const rivers = marksOf(desk, "thing").filter(
    (one) => desk.world.things.kindOf(one.id) === "river",
  );
  const ids = new Set(rivers.map((one) => one.id));
  const [river] = rivers;
  if (cue === undefined || river === undefined || ids.size > 1 || isOpen(desk, cue)) return [];
  const places = desk.parties.filter((one) => one.form === "name" && one.whole.states.length === 1);
  const figures = [
    ...marksOf(desk, "quantity").filter((one) => one.id === "percent" || one.id === "km3"),
    ...marksOf(desk, "fraction"),
  ];
  if (figures.length === 0) return ordered(desk, cue, river, places);
  if (figures.length !== 1 && figures.length !== places.length) return [];
  return figures.flatMap((figure, i) => {
    const place = figures.length === 1 ? nearest(desk, figure, places) : places[i];
    if (place === undefined || (figures.length === 1 && places.length > 1)) return [];
    taken.add(figure);
    return [told(desk, { cue, river, place, figure })];
  });
}

function told(
  desk: Desk,
  {
    cue,
    river,
    place,
    figure,
  }: { readonly cue: Mark; readonly river: Mark; readonly place: Party; readonly figure: Mark },
): Reading {
  const isPart = figure.kind === "fraction" || figure.id === "percent";
  const most = desk.cues.byId(figure.id)?.relation === "more-than" ? "more-than" : undefined;
  // A bare “6 per cent” is 6.4 rounded.
  const isRound = isPart && Number.isInteger(Number(figure.value));
  const relation: Relation =
    exceedAt(desk, figure)?.relation ??
    most ??
    relationAt(desk, figure) ??
    (figure.kind === "fraction" || isRound ? "about" : "equals");
  const kind = /^(?:equals|about|almost)$/.test(relation) ? "amount" : "threshold";
  return reading(desk, cue, [river, place, figure], {
    kind,
    measure: measureOf(river, isPart ? formedShare : formed),
    of: place.whole,
    relation,
    value: { value: Number(figure.value), unit: isPart ? "percent" : String(figure.unit) },
  });
}

/** “More of the river's water forms in X than in Y.” */
function ordered(desk: Desk, cue: Mark, river: Mark, places: readonly Party[]): readonly Reading[] {
  const [anchor] = marksOf(desk, "compare", "exceed");
  const sides = anchor === undefined ? undefined : sidesOf({ ...desk, parties: places }, anchor);
  if (anchor === undefined || sides === undefined || places.length !== 2) return [];
  const [left, right] = sides;
  return [
    reading(desk, cue, [river, left, right], {
      kind: "comparison",
      measure: measureOf(river, formed),
      left: left.whole,
      right: right.whole,
      relation: anchor.value === "less-than" ? "less-than" : "more-than",
      times: 1,
    }),
  ];
}

function measureOf(river: Mark, concept: string): Measure {
  return { concept, towards: { states: [river.id] } };
}

function reading(desk: Desk, cue: Mark, spans: Reading["spans"], query: Query): Reading {
  return {
    query,
    negated: isDenied(desk, cue),
    assumed: [],
    rule: "thing/formation",
    confidence: 0.82,
    spans: [cue, ...spans],
  };
}

import type { PositionAnswer } from "../../src/server/contract.ts";
import { ask } from "./api.ts";
import { formatList, formatShare, formatValue } from "./format.ts";
import { chosenPair, theFrame } from "./frame.svelte.ts";
import { inNameOrder, labelOf } from "./labels.ts";
import { maybe, t } from "./text.ts";

/** What the map can be shaded by. */
export const shadings = ["landlocked", "sea", "neighbours", "betweenness", "closeness"] as const;
/** One of them. */
export type Shading = (typeof shadings)[number];

/** The states that the page tells of: the pair in its reader's order, then the rest of the region by name. */
export function statesOfPage(): readonly string[] {
  const pair = chosenPair();
  const region = theFrame().states.filter(({ role }) => role === "region");
  const rest = region
    .map(({ iso3, names }) => ({ iso3, name: labelOf(names, iso3).text }))
    .filter(({ iso3 }) => iso3 !== pair.a && iso3 !== pair.b)
    .sort(inNameOrder);
  return [pair.a, pair.b, ...rest.map(({ iso3 }) => iso3)];
}

/** The positions of some states, in their order. */
export function askPositions(
  states: readonly string[],
  signal: AbortSignal,
): Promise<readonly PositionAnswer[]> {
  return Promise.all(
    states.map((state) => ask<PositionAnswer>(`/api/position?state=${state}`, signal)),
  );
}

/** The name of a state that an answer speaks of. */
export function nameIn({ names }: PositionAnswer, iso3: string): string {
  return labelOf(names[iso3], iso3).text;
}

/** The figure of a state by which it is shaded. Missing: undefined where it is not known. */
export function figureOf(one: PositionAnswer, shading: Shading): number | undefined {
  if (shading === "landlocked") return one.landlocked;
  if (shading === "sea") return one.landlocked === 0 ? 0 : one.sea?.countries;
  if (shading === "neighbours") return one.neighbours.length;
  return one.region?.[shading];
}

/** Tints of states from 0 to 5 with the figure that each stands for; the largest has the deepest. */
export function shadesOf(all: readonly PositionAnswer[], shading: Shading) {
  const most = Math.max(...all.map((one) => figureOf(one, shading) ?? 0), 0);
  return new Map(
    all.map((one) => {
      const value = figureOf(one, shading);
      const step = value === undefined || most === 0 ? 0 : Math.round((value / most) * 5);
      return [one.state, { step, note: value === undefined ? "" : formatValue(round(value)) }];
    }),
  );
}

const round = (value: number) => Number(value.toPrecision(3));

/** What is told of a state in sentences, each a claim of its own. */
export function sentencesOf(one: PositionAnswer): readonly string[] {
  const { landlocked, sea, closedWaters } = one;
  const coast =
    landlocked === undefined
      ? []
      : [t(`position.findLandlocked-${landlocked}`, { countries: sea?.countries ?? 0 })];
  const waters = closedWaters.map(({ id, names }) => labelOf(names, id).text);
  const closed =
    waters.length === 0 ? [] : [`${t("position.closedWaters", { waters: formatList(waters) })}.`];
  return [...coast, ...closed, ...one.distinctions.map((each) => distinctionWords(one, each))];
}

function distinctionWords(
  one: PositionAnswer,
  { is, degree, among, others }: PositionAnswer["distinctions"][number],
): string {
  const key = degree === undefined ? `is-${is}` : `is-${is}-${degree}`;
  const what = maybe("position", key) ?? is;
  const group = t(`position.${among}`);
  const who =
    others.length === 0
      ? t("position.only", { among: group })
      : t("position.oneOf", {
          count: others.length + 1,
          among: group,
          others: formatList(others.map((state) => nameIn(one, state)).sort()),
        });
  const told = t("position.distinction", { what, who });
  return told.charAt(0).toUpperCase() + told.slice(1);
}

/** A figure of centrality with its rank. */
export function rankWords(
  { world, region }: PositionAnswer,
  measure: "betweenness" | "closeness",
  where: "region" | "world",
): string {
  const found = where === "region" ? region : world;
  const value = found?.[measure];
  if (found === undefined || value === undefined) return t("position.notKnown");
  const rank = found[measure === "betweenness" ? "betweennessRank" : "closenessRank"];
  return t(where === "region" ? "position.rank" : "position.inWorld", {
    value: formatValue(round(value)),
    rank,
    among: found.among,
  });
}

/** A neighbour with the length of the border and its share. */
export function borderWords({ km, share }: PositionAnswer["neighbours"][number]): string {
  if (km === undefined) return t("position.notKnown");
  const length = formatValue(km);
  return share === undefined
    ? `${length} km`
    : t("position.share", { km: length, share: formatShare(share) });
}

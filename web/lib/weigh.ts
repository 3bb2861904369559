import type { IndexView } from "../../src/server/contract.ts";

// The same sums as the program makes, so that a reader can weigh anew without asking: a test holds the two together.

type Parts = IndexView["parts"];
type Cells = IndexView["pairs"][number]["cells"];

/** Weights as a reader moves them, by part; parts that are not named keep the written one. */
export type Moved = Readonly<Record<string, number>>;

/** What weighing needs of an index. */
export interface Scale {
  readonly parts: Parts;
  readonly mean: string;
  readonly coverageBy: "indicators" | "weight";
}

/** The score of a part and how much of it is there; no score where that is too little. */
export interface Weighed {
  readonly score: number | undefined;
  readonly coverage: number;
}

const bends: Readonly<Record<string, readonly [(x: number) => number, (x: number) => number]>> = {
  arithmetic: [(x) => x, (x) => x],
  geometric: [Math.log, Math.exp],
  harmonic: [(x) => 1 / x, (x) => 1 / x],
};

/** Whether a page can weigh anew by the mean of an index: others set all pairs against one another. */
export function canWeigh(mean: string): boolean {
  return mean in bends;
}

const grouped = new WeakMap<Parts, ReadonlyMap<string, Parts>>();

/** The parts of each group; found once for each index, since a move of a weight weighs all pairs many times. */
function membersOf(parts: Parts): ReadonlyMap<string, Parts> {
  const before = grouped.get(parts);
  if (before) return before;
  const groups = new Map<string, Parts[number][]>();
  for (const part of parts) {
    if (part.parent === undefined) continue;
    const group = groups.get(part.parent);
    if (group) group.push(part);
    else groups.set(part.parent, [part]);
  }
  grouped.set(parts, groups);
  return groups;
}

interface Sized extends Weighed {
  /** How many indicators are below it. */
  readonly size: number;
}

/** The score of a group from those of its members, and how much of it is there. */
function weighGroup(
  scale: Scale,
  group: Parts[number],
  weightOf: (part: Parts[number]) => number,
  foundOf: (id: string) => Sized | undefined,
): Sized {
  const [bend, straighten] = bends[scale.mean] ?? bends.arithmetic ?? [(x) => x, (x) => x];
  let [sum, weight, whole, reached, size] = [0, 0, 0, 0, 0];
  for (const part of membersOf(scale.parts).get(group.id) ?? []) {
    const own = weightOf(part);
    if (own <= 0) continue;
    const found = foundOf(part.id) ?? { score: undefined, coverage: 0, size: 0 };
    const share = scale.coverageBy === "weight" ? own : found.size;
    whole += share;
    size += found.size;
    if (found.score === undefined) continue;
    sum += own * bend(found.score);
    weight += own;
    reached += found.coverage * share;
  }
  const coverage = whole === 0 ? 0 : reached / whole;
  const isEnough = weight > 0 && coverage >= (group.minimum ?? 0) - 1e-12;
  return { score: isEnough ? straighten(sum / weight) : undefined, coverage, size };
}

/** The scores of all parts of an index from the values of one pair, by the weights of the file or by moved ones. */
export function weigh(scale: Scale, cells: Cells, moved: Moved = {}): ReadonlyMap<string, Sized> {
  const found = new Map<string, Sized>();
  for (const { indicator, normalised, counts } of cells) {
    found.set(indicator, { score: normalised, coverage: Number(counts), size: 1 });
  }
  const weightOf = (part: Parts[number]) => moved[part.id] ?? part.weight;
  for (const part of scale.parts) {
    if (part.minimum === undefined) continue;
    found.set(
      part.id,
      weighGroup(scale, part, weightOf, (id) => found.get(id)),
    );
  }
  return found;
}

/**
 * The score of a part with one weight below it moved, from the scores as they are: only the groups above that weight are
 * weighed anew. Missing: no score, or a weight that is not below the part.
 */
export function scoreWith(
  scale: Scale,
  found: ReadonlyMap<string, Sized>,
  move: { readonly id: string; readonly weight: number },
  part: string,
): number | undefined {
  const partOf = (id: string | undefined) => scale.parts.find((one) => one.id === id);
  const weightOf = (one: Parts[number]) => (one.id === move.id ? move.weight : one.weight);
  let [below, changed]: [string, Sized | undefined] = [move.id, found.get(move.id)];
  for (let group = partOf(partOf(below)?.parent); group; group = partOf(group.parent)) {
    const [was, now] = [below, changed];
    changed = weighGroup(scale, group, weightOf, (id) => (id === was ? now : found.get(id)));
    if (group.id === part) return changed.score;
    below = group.id;
  }
  return undefined;
}

/** A pair in the order by a part: its score and its place. */
export interface Placed {
  readonly pair: string;
  readonly score: number;
  readonly place: number;
}

/** The pairs that have a score for a part, the highest first; scores that only rounding parts share a place. */
export function orderBy(
  view: Scale & Pick<IndexView, "pairs">,
  part: string,
  moved: Moved = {},
): readonly Placed[] {
  const scored = view.pairs.flatMap(({ pair, cells }) => {
    const score = weigh(view, cells, moved).get(part)?.score;
    return score === undefined ? [] : [{ pair, score }];
  });
  scored.sort((x, y) => y.score - x.score || (x.pair < y.pair ? -1 : 1));
  const greatest = Math.abs(scored[0]?.score ?? 1);
  return scored.map((one) => ({
    ...one,
    place: 1 + scored.filter((other) => other.score > one.score + greatest * 1e-12).length,
  }));
}

/** What an indicator adds to the score of a part: points that add up to it. */
export interface Points {
  readonly indicator: string;
  /** Share of the part, where what is missing leaves more to the rest. */
  readonly share: number;
  readonly points: number;
}

/** Of what a score is made, in the order of the indicators. Missing: empty without a score, or where the mean is no sum. */
export function pointsOf(
  scale: Scale,
  cells: Cells,
  part: string,
  moved: Moved = {},
): readonly Points[] {
  const found = weigh(scale, cells, moved);
  if (scale.mean !== "arithmetic" || found.get(part)?.score === undefined) return [];
  const shares = new Map([[part, 1]]);
  for (const group of [...scale.parts].reverse()) {
    const whole = shares.get(group.id);
    if (group.minimum === undefined || whole === undefined) continue;
    const parts = scale.parts.filter(
      (one) => one.parent === group.id && found.get(one.id)?.score !== undefined,
    );
    const weightOf = (one: Parts[number]) => moved[one.id] ?? one.weight;
    const sum = parts.reduce((total, one) => total + weightOf(one), 0);
    for (const one of parts) shares.set(one.id, (whole * weightOf(one)) / sum);
  }
  return cells.flatMap(({ indicator, normalised }) => {
    const share = shares.get(indicator) ?? 0;
    if (normalised === undefined || share === 0) return [];
    return [{ indicator, share, points: share * normalised }];
  });
}

/** The parts below a part, itself left out, in the order of the index. */
export function partsBelow(parts: Parts, of: string): Parts {
  const isBelow = ({ parent }: Parts[number]): boolean =>
    parent === of || parts.some((one) => one.id === parent && isBelow(one));
  return parts.filter(isBelow);
}

/** Moved weights as the address has them, `part:weight` with commas; what is malformed or unknown is left out. */
export function readMoved(text: string | undefined, parts: Parts): Moved {
  const known = new Set(parts.filter(({ parent }) => parent !== undefined).map(({ id }) => id));
  const pairs = (text ?? "").split(",").flatMap((one) => {
    const [id = "", weight = ""] = one.split(":");
    const value = Number(weight);
    const isFit = known.has(id) && weight !== "" && value >= 0 && value <= 10;
    return isFit ? [[id, value] as const] : [];
  });
  return Object.fromEntries(pairs);
}

/** Moved weights for the address; undefined where all are as written. */
export function writeMoved(moved: Moved, parts: Parts): string | undefined {
  const changed = parts.filter(({ id, weight }) => moved[id] !== undefined && moved[id] !== weight);
  return changed.map(({ id }) => `${id}:${moved[id]}`).join(",") || undefined;
}

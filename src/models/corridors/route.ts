import { lengthsBySlot, type Path, pathTo, shortestTree } from "../../numbers/index.ts";
import type { Mode } from "./network.ts";
import type { Rates } from "./rates.ts";
import type { Surveyed } from "./survey.ts";
import type { Ways } from "./ways.ts";
import type { Weights } from "./weigh.ts";

/** One thing that happens on a way: goods move, change hands, change gauge or pass a border. */
export type Leg =
  | {
      readonly kind: "move";
      readonly mode: Mode;
      readonly gaugeMm: number | undefined;
      readonly from: string;
      readonly to: string;
      readonly through: readonly string[];
      readonly km: number;
      readonly hours: number;
      readonly usd: number;
      readonly links: readonly string[];
    }
  | {
      readonly kind: "transfer" | "gauge";
      readonly at: string;
      readonly hours: number;
      readonly usd: number;
    }
  | {
      readonly kind: "border";
      readonly at: string;
      readonly from: string;
      readonly to: string;
      readonly hours: number;
      readonly usd: number;
      /** The rows of the survey: hours out, hours in, USD out, USD in. */
      readonly rows: readonly (Surveyed | undefined)[];
    };

/** A way from one node to another. Unit: hours, km, USD for the survey's load. */
export interface Route {
  readonly from: string;
  readonly to: string;
  readonly legs: readonly Leg[];
  readonly km: number;
  readonly hours: number;
  readonly usd: number;
  readonly borders: number;
  readonly states: readonly string[];
  readonly links: readonly string[];
  /** Kilometres by what each length rests on. */
  readonly rests: Readonly<Record<string, number>>;
  /** Share of the kilometres whose length was worked out, not published. */
  readonly derivedShare: number;
  /** The steps, as the network numbers them. */
  readonly steps: readonly number[];
}

/** The best way by given lengths from one node to each node of a list; undefined where there is none. */
export function bestPaths(
  ways: Ways,
  lengths: Float64Array,
  from: string,
  to: readonly string[],
): readonly (Path | undefined)[] {
  const tree = shortestTree(ways.graph, lengthsBySlot(ways.graph, lengths), startOf(ways, from));
  return to.map((node) => pathTo(ways.graph, tree, ways.ends.get(node) ?? -1));
}

/** A way as figures need it: sums, and the hours of each stop. Unit: hours, km, USD for the survey's load. */
export interface WaySum {
  readonly km: number;
  readonly hours: number;
  readonly usd: number;
  readonly borders: number;
  readonly derivedShare: number;
  readonly running: number;
  readonly stops: readonly number[];
}

/** Adds a path up without telling its legs. */
export function sumOf(ways: Ways, weights: Weights, path: Path): WaySum {
  let [km, usd, running, derived, borders, standing] = [0, 0, 0, 0, 0, 0];
  const stops: number[] = [];
  for (const at of path.arcs) {
    const step = ways.steps[at];
    const hours = weights.hours[at] as number;
    usd += weights.usd[at] as number;
    if (step?.kind === "link") {
      const own = weights.km[at] as number;
      km += own;
      running += hours;
      if (step.link.rests === "derived") derived += own;
    } else if (step?.kind !== "end") {
      if (step?.kind === "border") borders += 1;
      standing += hours;
      stops.push(hours);
    }
  }
  const derivedShare = km > 0 ? derived / km : 0;
  return { km, hours: running + standing, usd, borders, derivedShare, running, stops };
}

/** The place where ways from a node begin. */
export const startOf = (ways: Ways, node: string): number => ways.starts.get(node) ?? -1;

/** Tells a path through the network as a way that people can read. */
export function routeOf(ways: Ways, rates: Rates, weights: Weights, path: Path): Route {
  const legs: Leg[] = [];
  const states: string[] = [];
  const rests: Record<string, number> = {};
  const links = new Set<string>();
  const total = { km: 0, hours: 0, usd: 0 };
  for (const at of path.arcs) {
    const step = ways.steps[at];
    if (step === undefined) continue;
    const [hours, usd] = [weights.hours[at] ?? 0, weights.usd[at] ?? 0];
    const km = weights.km[at] ?? 0;
    total.km += km;
    total.hours += hours;
    total.usd += usd;
    if (step.kind === "link") {
      if (states.at(-1) !== step.state) states.push(step.state);
      rests[step.link.rests] = (rests[step.link.rests] ?? 0) + km;
      links.add(step.link.id);
      addMove(legs, { ...step, km, hours, usd });
    } else if (step.kind === "transfer") {
      const kind = step.from.mode === step.to.mode ? "gauge" : "transfer";
      legs.push({ kind, at: step.node, hours, usd });
    } else if (step.kind === "border") {
      const { from, to } = step;
      const rows = rates.borders.get(at)?.rows ?? [];
      legs.push({ kind: "border", at: step.node ?? step.link ?? "", from, to, hours, usd, rows });
    }
  }
  const ends = path.arcs.map((at) => ways.steps[at]).filter((step) => step?.kind === "end");
  const [first, last] = [ends[0], ends.at(-1)];
  return {
    from: first?.kind === "end" ? first.node : "",
    to: last?.kind === "end" ? last.node : "",
    legs: withoutHalves(legs),
    ...total,
    borders: legs.filter((leg) => leg.kind === "border").length,
    states,
    links: [...links],
    rests,
    derivedShare: total.km > 0 ? (rests.derived ?? 0) / total.km : 0,
    steps: path.arcs,
  };
}

interface Moved {
  readonly layer: { readonly mode: Mode; readonly gaugeMm: number | undefined };
  readonly link: { readonly id: string };
  readonly from: string;
  readonly to: string;
  readonly km: number;
  readonly hours: number;
  readonly usd: number;
}

/** A further link of the same mode and gauge lengthens the leg that is under way. */
function addMove(legs: Leg[], moved: Moved): void {
  const { mode, gaugeMm } = moved.layer;
  const last = legs.at(-1);
  const isSame = last?.kind === "move" && last.mode === mode && last.gaugeMm === gaugeMm;
  const { from, to, km, hours, usd } = moved;
  if (!isSame || last === undefined || last.kind !== "move") {
    const links = [moved.link.id];
    legs.push({ kind: "move", mode, gaugeMm, from, to, through: [], km, hours, usd, links });
    return;
  }
  legs[legs.length - 1] = {
    ...last,
    to,
    through: [...last.through, last.to],
    km: last.km + km,
    hours: last.hours + hours,
    usd: last.usd + usd,
    links: [...last.links, moved.link.id],
  };
}

/** A link that a border cuts is told as one move, with the border after it. */
function withoutHalves(legs: readonly Leg[]): readonly Leg[] {
  const told: Leg[] = [];
  for (const leg of legs) {
    const [before, border] = [told.at(-2), told.at(-1)];
    const isCut =
      leg.kind === "move" &&
      border?.kind === "border" &&
      before?.kind === "move" &&
      border.at === leg.links[0] &&
      before.links.at(-1) === border.at;
    if (!isCut) {
      told.push(leg);
      continue;
    }
    told.splice(-2, 2, joined(before, leg), border);
  }
  return told;
}

function joined(one: Extract<Leg, { kind: "move" }>, other: Extract<Leg, { kind: "move" }>): Leg {
  return {
    ...one,
    to: other.to,
    through: [...one.through, ...other.through],
    km: one.km + other.km,
    hours: one.hours + other.hours,
    usd: one.usd + other.usd,
    links: [...new Set([...one.links, ...other.links])],
  };
}

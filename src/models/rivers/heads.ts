import type { Amounts } from "./amounts.ts";
import type { Layout } from "./layout.ts";
import type { Curve, Network } from "./network.ts";

/**
 * What a km³ through each plant yields in each step, as a straight line around what was last found.
 *
 * Shape: by plant, step by step: `yields` GWh a km³ at the last storage; `gains` GWh for each km³ that the reservoir
 * holds more than `around`, at the last flow. Without a last answer: half-full reservoirs and no gain.
 */
export interface Heads {
  readonly yields: readonly Float64Array[];
  readonly gains: readonly (Float64Array | undefined)[];
  readonly around: readonly (Float64Array | undefined)[];
}

/** Works out the yields around the answer of the round before, or around half-full reservoirs. */
export function headsAround(
  network: Network,
  amounts: Amounts,
  layout: Layout,
  last: Float64Array | undefined,
): Heads {
  const gains: (Float64Array | undefined)[] = [];
  const around: (Float64Array | undefined)[] = [];
  const yields = network.plants.map((plant, at) => {
    const { perMetre = 0, headM } = amounts.plants[at] ?? {};
    const node = plant.headOf;
    const curve = node === undefined ? undefined : network.nodes[node]?.reservoir?.curve;
    gains.push(undefined);
    around.push(undefined);
    if (node === undefined || curve === undefined) {
      return new Float64Array(layout.steps).fill(perMetre * (headM ?? 0));
    }
    const middle = middles(amounts, layout, node, last);
    if (last !== undefined) {
      const flow = layout.columns.turbine + at * layout.steps;
      gains[at] = middle.map((one, t) => perMetre * slopeAt(curve, one) * (last[flow + t] ?? 0));
      around[at] = middle;
    }
    return middle.map((one) => perMetre * fallAt(curve, one));
  });
  return { yields, gains, around };
}

/** Mean of the volume before and after each step. */
export function middles(
  amounts: Amounts,
  layout: Layout,
  node: number,
  last: Float64Array | undefined,
): Float64Array {
  const { start = 0, dead = 0, capacity = 0 } = amounts.reservoirs[node] ?? {};
  const found = new Float64Array(layout.steps);
  if (last === undefined) return found.fill((dead + capacity) / 2);
  const column = layout.columns.storage + (layout.storageOf[node] ?? 0) * layout.steps;
  for (let t = 0; t < layout.steps; t += 1) {
    const before = t === 0 ? start : (last[column + t - 1] ?? 0);
    found[t] = (before + (last[column + t] ?? 0)) / 2;
  }
  return found;
}

/** Fall in metres at a volume: straight between the curve's points, that of the nearest point beyond them. */
export function fallAt({ volume, head }: Curve, at: number): number {
  const next = nextPoint(volume, at);
  if (next === 0) return head[0] ?? 0;
  if (next === volume.length) return head[next - 1] ?? 0;
  const from = volume[next - 1] ?? 0;
  const share = (at - from) / ((volume[next] ?? 0) - from);
  return (head[next - 1] ?? 0) + share * ((head[next] ?? 0) - (head[next - 1] ?? 0));
}

/** Metres for each km³ more at a volume: that of the stretch it lies on or ends; none beyond the curve. */
function slopeAt({ volume, head }: Curve, at: number): number {
  const last = volume.length - 1;
  const isOutside = at < (volume[0] ?? 0) - 1e-9 || at > (volume[last] ?? 0) + 1e-9;
  if (isOutside) return 0;
  const next = Math.min(Math.max(nextPoint(volume, at), 1), last);
  const width = (volume[next] ?? 0) - (volume[next - 1] ?? 0);
  return ((head[next] ?? 0) - (head[next - 1] ?? 0)) / width;
}

function nextPoint(volume: Float64Array, at: number): number {
  let next = 0;
  while (next < volume.length && (volume[next] ?? 0) <= at) next += 1;
  return next;
}

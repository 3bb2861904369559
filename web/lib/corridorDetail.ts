/** A way to draw. Unit: `line` in degrees, longitude first; hours, km, USD for the survey's load. */
export interface DrawnRoute {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly direction: "out" | "in";
  readonly toSea: boolean;
  readonly hours: number;
  readonly km: number;
  readonly usdPerTonne: number;
  readonly borders: number;
  readonly derivedShare: number;
  readonly line: readonly (readonly [number, number])[];
}

/** How far a node is by the best way. */
export interface Reach {
  readonly node: string;
  readonly hours: number;
  readonly usd: number;
  readonly km: number;
}

/** What the model of corridors tells of one run. */
export interface CorridorDetail {
  readonly nodes: readonly {
    readonly id: string;
    readonly name: string;
    readonly lon: number;
    readonly lat: number;
    readonly kind: string;
  }[];
  readonly routes: readonly DrawnRoute[];
  readonly reach: Readonly<Record<string, readonly Reach[]>>;
}

/** Whether a detail is one of corridors. */
export function isCorridorDetail(detail: unknown): detail is CorridorDetail {
  const one = detail as Partial<CorridorDetail> | null | undefined;
  return Array.isArray(one?.nodes) && Array.isArray(one.routes) && typeof one.reach === "object";
}

/** Bounds between steps of reach: hours that part nodes into five groups of like size, in round days and half days. */
export function reachSteps(reach: readonly (readonly Reach[])[]): readonly number[] {
  const hours = reach.flatMap((list) => list.map((one) => one.hours)).sort((a, b) => a - b);
  const at = (share: number) => hours[Math.floor(share * (hours.length - 1))] ?? 0;
  const rounded = [0.2, 0.4, 0.6, 0.8].map((share) =>
    Math.max(12, Math.round(at(share) / 12) * 12),
  );
  return [...new Set(rounded)];
}

/** The step of a number of hours: 0 for the nearest. */
export function stepFor(hours: number, bounds: readonly number[]): number {
  return bounds.filter((bound) => hours > bound).length;
}

import type { Given, GivenSeries } from "../given.ts";

/** A step of the year: a month, or a season where a river's file says so. */
export interface Step {
  readonly id: string;
  readonly days: number;
}

/** Who decides over a stretch of the river; a state may be party to several stretches. */
export interface Party {
  readonly id: string;
  readonly state: string;
}

/** Flow by step of the year and the unit in which it is given. */
export interface Flow {
  readonly unit: "m3s" | "km3";
  readonly series: GivenSeries;
}

/** How the fall (and the surface) of a reservoir follow from its volume, straight between points. */
export interface Curve {
  readonly volume: Float64Array;
  readonly head: Float64Array;
  readonly area: Float64Array | undefined;
}

/** A lake behind a dam. Unit: km³; evaporation in mm a step. */
export interface Reservoir {
  readonly capacity: Given;
  readonly dead: Given;
  readonly start: Given;
  readonly end: Given | undefined;
  readonly curve: Curve | undefined;
  readonly evaporation: GivenSeries | undefined;
}

/** A place on the river where water is counted. */
export interface Node {
  readonly id: string;
  readonly label: Readonly<Record<string, string>>;
  readonly party: number | undefined;
  readonly place: { readonly lat: number; readonly lon: number } | undefined;
  readonly inflow: ReadonlyMap<string, Flow>;
  readonly isEnd: boolean;
  readonly reservoir: Reservoir | undefined;
}

/** Water on its way from one place to another; `loss` is the share that does not arrive. */
export interface Link {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  readonly loss: Given | undefined;
  readonly least: Flow | undefined;
  readonly most: Given | undefined;
}

/** A hydropower plant on a link; its fall is fixed or that of a reservoir. */
export interface Plant {
  readonly id: string;
  readonly label: Readonly<Record<string, string>>;
  readonly party: number;
  readonly link: number;
  readonly capacity: Given;
  readonly efficiency: Given;
  readonly head: Given | undefined;
  readonly headOf: number | undefined;
}

/** Those who take water, and what it is worth to them. */
export interface Demand {
  readonly id: string;
  readonly label: Readonly<Record<string, string>>;
  readonly party: number;
  readonly node: number;
  readonly volume: Given;
  readonly shape: GivenSeries;
  readonly worth: readonly { readonly share: number; readonly usdPerM3: Given }[];
  readonly m3PerHa: Given | undefined;
  readonly returns: readonly { readonly to: number; readonly share: Given }[];
  readonly most: Given | undefined;
  readonly priority: number | undefined;
}

/** What a party's electricity is worth: up to its own need by step, and beyond. */
export interface Market {
  readonly party: number;
  readonly need: Given;
  readonly shape: GivenSeries;
  readonly price: GivenSeries;
  readonly surplus: Given;
}

/** What the parties agreed: how much may be taken in some steps, and between what bounds a dam is to release. */
export interface RiverAgreement {
  readonly withdrawals: readonly {
    readonly id: string;
    readonly demands: readonly number[];
    readonly steps: readonly number[];
    readonly most: Given;
  }[];
  readonly releases: readonly {
    readonly id: string;
    readonly link: number;
    readonly steps: readonly number[];
    readonly least: Given | undefined;
    readonly most: Given | undefined;
  }[];
}

/** A river with all that is known of it; numbers beside other things are places in these lists. */
export interface Network {
  readonly id: string;
  readonly steps: readonly Step[];
  readonly growing: readonly number[];
  readonly parties: readonly Party[];
  readonly nodes: readonly Node[];
  readonly links: readonly Link[];
  readonly plants: readonly Plant[];
  readonly demands: readonly Demand[];
  readonly markets: readonly Market[];
  readonly agreement: RiverAgreement;
}

/** The twelve months; February with its leap days spread. */
export const months: readonly Step[] = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].map(
  (days, at) => ({ id: String(at + 1), days }),
);

import type { Quantity } from "../terms/index.ts";

/**
 * The states that a claim speaks of as one whole: their values are summed, or the claim is made of each.
 *
 * Shape: ISO3 codes in alphabetical order; `group` says how the text named them, when it was by a name of many.
 * Missing: `partners` are all with whom a source counts the flow asked for; `rest` is the group without the states that it is compared with: “the rest of the region”.
 */
export interface Whole {
  readonly states: readonly string[];
  readonly group?: "region" | "rest" | "pair" | "neighbours" | "world" | "partners" | undefined;
}

/** How a value stands to the one claimed; each has its tolerance in `content/rules/claims.yaml`. */
export const relations = [
  "equals",
  "about",
  "almost",
  "more-than",
  "less-than",
  "at-least",
  "at-most",
] as const;

/** One of `relations`. */
export type Relation = (typeof relations)[number];

/**
 * The time that a claim is about: a year, a span, or the time of the text.
 *
 * Shape: `from` and `to` are partial ISO dates, equal for one year or day.
 * Missing: undefined where the text names none: the latest value that was known at its date is meant.
 */
export interface When {
  readonly from: string;
  readonly to: string;
  /** The words say “since” or “until”: it must hold in the whole span, not only at its ends. */
  readonly throughout?: boolean | undefined;
}

/**
 * What is counted: the concept of the series, and the price basis where the text names one.
 *
 * Shape: `concept` as in the table `series`; `towards` is the partner of directed pair series, `mutual` a turnover;
 * `from`: the flows come from there, and the sides of a comparison or a rank are who receives them.
 */
export interface Measure {
  readonly concept: string;
  readonly basis?: "current" | "constant" | "ppp" | undefined;
  readonly towards?: Whole | undefined;
  readonly from?: Whole | undefined;
  readonly mutual?: boolean | undefined;
  /** A balance told as a deficit is counted the other way round; as either it must be one. */
  readonly side?: "deficit" | "surplus" | undefined;
}

/** An amount: “trade was 4 bn dollars”, “a population of over 50 million”. */
export interface AmountQuery {
  readonly kind: "amount" | "threshold";
  readonly measure: Measure;
  readonly of: Whole;
  readonly relation: Relation;
  readonly value: Quantity;
  /** The upper end where the text gives a range. */
  readonly upTo?: number | undefined;
  /** Of these it is true of nobody else: “the only state of the region above …”. */
  readonly among?: Whole | undefined;
  readonly when?: When | undefined;
}

/** Two wholes compared, or one as a multiple of the other: “almost equals the sum of the rest”. */
export interface ComparisonQuery {
  readonly kind: "comparison" | "sum";
  readonly measure: Measure;
  readonly left: Whole;
  readonly right: Whole;
  readonly relation: Relation;
  /** Left is so many times right; 1 for plain more, less or equal. */
  readonly times: number;
  /** Left has so much more than right; then `relation` says how near, and `times` is 1. */
  readonly by?: Quantity | undefined;
  readonly when?: When | undefined;
}

/** A place in an order: “first in the region by population”, “the second largest economy”. */
export interface RankQuery {
  readonly kind: "rank";
  readonly measure: Measure;
  readonly subject: string;
  readonly among: Whole;
  readonly rank: number;
  readonly order: "highest" | "lowest";
  readonly when?: When | undefined;
}

/** A part of a whole in per cent: “half of the region's population”. */
export interface ShareQuery {
  readonly kind: "share";
  readonly measure: Measure;
  readonly part: Whole;
  readonly whole: Whole;
  readonly relation: Relation;
  /** Per cent, 0 to 100. */
  readonly percent: number;
  readonly when?: When | undefined;
}

/** A change over time: rose, fell, doubled, by so much, to so much, or stayed. */
export interface ChangeQuery {
  readonly kind: "change";
  readonly measure: Measure;
  readonly of: Whole;
  readonly move: "rose" | "fell" | "unchanged";
  readonly relation?: Relation | undefined;
  readonly factor?: number | undefined;
  readonly percent?: number | undefined;
  readonly by?: Quantity | undefined;
  readonly to?: Quantity | undefined;
  /** The words leave open whether it changed by or to the amount in `by`, as a dative in Uzbek and Kazakh does. */
  readonly either?: boolean | undefined;
  readonly when?: When | undefined;
}

/** Neighbours and geography, from the graph of land borders. */
export type GeographyQuery =
  | {
      readonly kind: "geography";
      readonly fact: "borders";
      /** ISO3, or `region`: one state of it at least. */
      readonly subject: string;
      readonly others: readonly string[];
    }
  | {
      readonly kind: "geography";
      readonly fact: "borders-all";
      readonly subject: string;
      readonly among: Whole;
      /** No other state of the group does: “the only one that borders all the others”. */
      readonly only: boolean;
    }
  | {
      readonly kind: "geography";
      readonly fact: "borders-only";
      /** ISO3 of the one whose neighbours are just those in `others`. */
      readonly subject: string;
      readonly others: readonly string[];
      /** Only neighbours within the group are meant: “in the region only X borders it”. */
      readonly among?: Whole | undefined;
    }
  | {
      readonly kind: "geography";
      readonly fact: "neighbour-count";
      readonly subject: string;
      readonly relation: Relation;
      readonly count: number;
      readonly among?: Whole | undefined;
    }
  | {
      readonly kind: "geography";
      readonly fact: "landlocked";
      readonly subject: string;
      /** 0: has a coast; 1: none; 2: every neighbour has none either. */
      readonly degree: 0 | 1 | 2;
      /** The only such states are those named: “one of two in the world”. */
      readonly only?: readonly string[] | undefined;
      readonly count?: number | undefined;
    };

/** The day of an act of a paper or a meeting: “the treaty was signed on 22 December 2022”. */
export interface DateQuery {
  readonly kind: "date";
  readonly entry: string;
  /** An act of `content/rules/acts.yaml`; undefined for a doctrine's year as such. */
  readonly act?: string | undefined;
  readonly date: string;
  /** Term that the text gives a doctrine: `2014/2020`. */
  readonly period?: string | undefined;
  /** State whose act it is: “Kazakhstan ratified it in June”. */
  readonly party?: string | undefined;
  /** The act that it came before or after, by so many months where that is said; `date` is empty then. */
  readonly against?:
    | {
        readonly entry: string;
        readonly act: string;
        readonly party?: string | undefined;
        readonly order: "before" | "after";
        readonly months?: number | undefined;
      }
    | undefined;
}

/** Who is party to a paper. */
export interface PartiesQuery {
  readonly kind: "parties";
  readonly entry: string;
  readonly states: readonly string[];
  /** No others are: “between A and B”. */
  readonly exact: boolean;
}

/** How a paper, a dispute or a work stands: in force, ratified, settled, built. */
export interface StatusQuery {
  readonly kind: "status";
  readonly entries: readonly string[];
  /** Status words of `content/rules/status.yaml` any of which would make it true. */
  readonly statuses: readonly string[];
  /** State for which it is said to stand so: “Tajikistan has not ratified it”. */
  readonly party?: string | undefined;
  readonly when?: When | undefined;
}

/** The place of a region, state or body in the order of a doctrine. */
export interface PriorityQuery {
  readonly kind: "priority";
  readonly doctrine: string;
  /** ISO3 of a state, `region`, or the words of the register's column `partner`. */
  readonly partner: string;
  readonly rank: number;
  /** Partners said to stand before it, best first. */
  readonly after?: readonly string[] | undefined;
  /** Partners said to stand after it; then no place of its own is claimed, and `rank` is 0. */
  readonly before?: readonly string[] | undefined;
}

/** Whether what was promised was done: “power is exported over the line”, “the centre was opened”. */
export interface FulfilmentQuery {
  readonly kind: "fulfilment";
  /** Commitments of the register that the words are about; for a project, all that concern it. */
  readonly commitments: readonly string[];
  readonly project?: string | undefined;
  readonly claimed: "fulfilled" | "under way" | "not fulfilled" | "late" | "abandoned";
  readonly when?: When | undefined;
}

/** A question that a sentence can be turned into, and that tables can answer. */
export type Query =
  | AmountQuery
  | ComparisonQuery
  | RankQuery
  | ShareQuery
  | ChangeQuery
  | GeographyQuery
  | DateQuery
  | PartiesQuery
  | StatusQuery
  | PriorityQuery
  | FulfilmentQuery;

/** Kinds of question, in the words that pages show. */
export type QueryKind = Query["kind"];

/**
 * A sentence that can be checked, with the question it asks.
 *
 * Shape: offsets are UTF-16 units of the text, and `quote` is exactly that stretch. `assumed` names what the words
 * leave open and context filled in (`pair`, `region`, `year`, `entry`, …), so that the reader can see it.
 * `negated`: the sentence denies what the query states. `saidBy`: whose word it is, where the sentence reports speech.
 */
export interface Claim {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly language: string;
  readonly query: Query;
  readonly negated: boolean;
  readonly saidBy?: string | undefined;
  readonly assumed: readonly string[];
  /** The pattern of `content/claims` that read it. */
  readonly rule: string;
  /** How sure the reading is. Unit: share, 0 to 1. */
  readonly confidence: number;
}

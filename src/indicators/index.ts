export type { SeriesRow } from "./definitions.ts";
export type { ConflictRow, TurnoverRow } from "./facts.ts";
export type { ObservationRow, PairObservationRow } from "./figures.ts";
export { type MovedValue, type Revision, revisionsBetween } from "./revisions.ts";
export type { RollCallRow, RollCallSetRow } from "./rollCalls.ts";
export {
  type Choice,
  type Counted,
  editionsOf,
  type Gap,
  isKnownOn,
  latestValues,
  type Point,
  seriesFor,
  subjectsOf,
  type Vintages,
  vintagesSideBySide,
} from "./series.ts";
export { indicatorsStage } from "./stage.ts";
export {
  conflict,
  indicatorAccount,
  observation,
  pairObservation,
  rollCall,
  rollCallSet,
  series,
  turnover,
} from "./table.ts";

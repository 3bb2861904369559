export type { SeriesRow } from "./definitions.ts";
export type { ConflictRow, TurnoverRow } from "./facts.ts";
export { checkFetched } from "./fetchCheck.ts";
export {
  type FetchAsked,
  type FetchLayout,
  type FetchSeries,
  fetchAddress,
  parseFetchLayout,
} from "./fetchLayout.ts";
export { type FetchedAnswer, type FetchedRow, readFetched, type StateOf } from "./fetchRead.ts";
export {
  editionFile,
  editionTable,
  type FetchedEdition,
  seriesLine,
  withResource,
} from "./fetchTables.ts";
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

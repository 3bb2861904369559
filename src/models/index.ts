export { type BimatrixGame, isEquilibrium, type Profile } from "./bargaining/bimatrix.ts";
export type { CoalitionGame } from "./bargaining/coalition.ts";
export { type CoalitionAnswer, coalitionAnswer } from "./bargaining/coalitionAnswer.ts";
export { type LeastCore, leastCore } from "./bargaining/core.ts";
export { type BargainingCase, bargaining } from "./bargaining/engine.ts";
export { extremeEquilibria } from "./bargaining/equilibria.ts";
export { measureFromOutcome, type OutcomeMeasure } from "./bargaining/fromOutcomes.ts";
export { bargainOver, paretoFrontier, splitGain } from "./bargaining/frontier.ts";
export { type GameAnswer, gameAnswer } from "./bargaining/gameAnswer.ts";
export { answerGame, type GameFileAnswer } from "./bargaining/gameFile.ts";
export { type LogitRest, logitRestPoints } from "./bargaining/logitRest.ts";
export {
  knownStrategies,
  type MemoryOne,
  type PlayValue,
  playValue,
} from "./bargaining/memoryOne.ts";
export { nucleolus } from "./bargaining/nucleolus.ts";
export { grimTriggerPatience, type Patience, titForTatPatience } from "./bargaining/repeated.ts";
export { type RestPoint, restPoints } from "./bargaining/restPoints.ts";
export { banzhafValue, shapleyValue } from "./bargaining/shapley.ts";
export { playTournament, type Standing } from "./bargaining/tournament.ts";
export {
  answerRoute,
  type GroundPaths,
  type RouteAnswer,
  type RouteAsked,
  type RouteGround,
  readRouteGround,
} from "./corridors/answer.ts";
export { type NodeNames, nameNodes, type PlaceName } from "./corridors/names.ts";
export type { By } from "./corridors/weigh.ts";
export { type DrawJob, type DrawProgress, startDraws } from "./drawJob.ts";
export type { Engine, Figure, ModelFiles, Settings } from "./engine.ts";
export type { Band, OutcomeRow } from "./outcome.ts";
export { type Basin, readBasin, regimes, runBasin } from "./rivers/basin.ts";
export {
  type OpenScenario,
  openScenario,
  scenarioIds,
  scenarioOf,
  type UsedFile,
  wordsOf,
} from "./scenarioOpen.ts";
export { type DrawnOutcome, drawScenario, type Outcome, runScenario } from "./scenarioRun.ts";
export type { Assumption, Lever, ModelMeasure, ModelWords, Scenario } from "./scenarioShape.ts";
export { settingsIn, settle } from "./settle.ts";
export type { TornadoBar } from "./tornado.ts";
export type { StateChange } from "./trade/changes.ts";
export { type TradeCase, trade } from "./trade/engine.ts";
export {
  type Closure,
  type EquilibriumOptions,
  solveTrade,
  type TradeEquilibrium,
} from "./trade/equilibrium.ts";
export {
  type CostsAsked,
  type EquilibriumAnswer,
  type EquilibriumAsked,
  equilibriumOfTable,
} from "./trade/equilibriumTable.ts";
export { type EstimateAnswer, type EstimateAsked, estimateTable } from "./trade/estimateTable.ts";
export { fillTrade, type PairCauses } from "./trade/fill.ts";
export { type TradeWorld, worldOfTrade } from "./trade/world.ts";

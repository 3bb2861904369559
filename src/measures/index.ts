export { addDistance } from "./addDistance.ts";
export { addEvents, type EventCount, type EventHead } from "./addEvents.ts";
export { type AddOptions, addFigures } from "./addFigures.ts";
export { addTradeDependence, type DependenceColumns } from "./addTradeDependence.ts";
export {
  type AddFromWorld,
  addAlliances,
  addBorderLength,
  addCapabilities,
  addConflict,
  addContiguity,
  addDependence,
  addDisputes,
  addDistances,
  addGdp,
  addLanguageProximity,
  addMigration,
  addPopulation,
  addRefugees,
  addRegime,
  addReligionProximity,
  addRivalries,
  addSharedOrganisations,
  addTrade,
  addTradeAgreements,
} from "./addWorld.ts";
export {
  type AllianceOptions,
  type AllianceSimilarities,
  allianceSimilarity,
} from "./allianceSimilarity.ts";
export {
  type AllianceRow,
  type AllianceScale,
  type AllianceTable,
  createAllianceTable,
  type Obligation,
  obligationOf,
} from "./alliances.ts";
export {
  type BorderEntry,
  borderLength,
  createNeighbourGraph,
  isNeighbour,
  type LandlockedDegree,
  landlockedDegree,
  type NeighbourGraph,
  neighboursOf,
} from "./borders.ts";
export {
  type Catalogue,
  type CatalogueColumn,
  catalogueFile,
  parseCatalogue,
} from "./catalogue.ts";
export { type ColumnHead, deriveColumn, fillColumn } from "./columnFill.ts";
export {
  type Composite,
  type CompositePlan,
  composite,
  type Prepared,
  prepareComposite,
  type Run,
  type RunChoices,
} from "./composite.ts";
export { answerIndex, type IndexAnswer, type IndexSourceView } from "./compositeAnswer.ts";
export type { RankBand, ScoreBand } from "./compositeBands.ts";
export type { Choices, MonteCarlo } from "./compositeChoices.ts";
export { type Contribution, contributionsTo } from "./compositeContributions.ts";
export type { CompositeData } from "./compositeData.ts";
export { type Description, describeComposite } from "./compositeDescribe.ts";
export { answerIndexApart } from "./compositeJob.ts";
export { type PairValue, type PairValues, pairData } from "./compositePairs.ts";
export { readIndex } from "./compositeRead.ts";
export { type IndexSensitivity, indexSensitivity } from "./compositeSensitivity.ts";
export type { IndexDefinition } from "./compositeShape.ts";
export { indexPairs, indexSources, readPairValues } from "./compositeStore.ts";
export { readCompositeTable } from "./compositeTable.ts";
export { type PartUncertainty, type Uncertainty, uncertaintyOf } from "./compositeUncertainty.ts";
export { tellChoice, type WhatIf, type WhatIfs, whatIf, whatIfs } from "./compositeWhatIf.ts";
export { type Coverage, type Figures, isCovered, type PanelGap } from "./figures.ts";
export { greatCircleKm, type Point } from "./greatCircle.ts";
export { intervalIn, readIdealPoints } from "./idealPointSeries.ts";
export {
  createIdealPoints,
  type IdealPoint,
  type IdealPointDistance,
  type IdealPoints,
  idealPointDistance,
} from "./idealPoints.ts";
export {
  expectedLikeness,
  type LanguagePath,
  languageLikeness,
  type WeighedLanguage,
} from "./languageLikeness.ts";
export { findLayout, type LayoutBook, layoutEnding, readLayouts } from "./layoutRead.ts";
export type { DerivedColumn, Layout, PanelCitation, TableLayout } from "./layoutShape.ts";
export {
  createLikenessColumns,
  type LikenessColumns,
  type LikenessMeasure,
  likenessMeasures,
  likenessOf,
  likenessWriter,
  type WithoutVariation,
} from "./likeness.ts";
export type { PairLikeness } from "./pairLikeness.ts";
export {
  issuesIn,
  type PairSimilarity,
  type PairSimilarityOptions,
  type PairSimilarityRow,
  pairSimilarity,
  type VoteSplit,
} from "./pairSimilarity.ts";
export {
  type Column,
  type ColumnSource,
  columnOf,
  type Grain,
  isOfPairs,
  keepRows,
  type Panel,
  withColumn,
} from "./panel.ts";
export { askPanel, type PanelRequest, panelNames } from "./panelAsk.ts";
export { type ColumnEdition, type DescribedColumn, describeColumns } from "./panelColumns.ts";
export {
  createPairMonths,
  createPairYears,
  createPanel,
  createStateYears,
  type PairSpan,
  type PanelRows,
  type PanelSpan,
  type StateSpell,
} from "./panelCreate.ts";
export { type PanelGround, readPanelGround } from "./panelGround.ts";
export { type Places, readPlaces } from "./places.ts";
export {
  type Distinction,
  type Neighbour,
  type PlacedCentrality,
  type Position,
  positionOf,
} from "./position.ts";
export { answerPosition, type PositionAnswer } from "./positionAnswer.ts";
export { type Centrality, centralityOf } from "./positionCentrality.ts";
export {
  type ClosedWater,
  type PlacedFigure,
  type PositionGround,
  positionRules,
  readPositionGround,
} from "./positionGround.ts";
export { onlyStateThat, type PositionTest, statesThat } from "./positionQueries.ts";
export { type SeaReach, seaReach } from "./positionSea.ts";
export { addRegisterCount, type RegisterCount, type RegisterGround } from "./registerColumns.ts";
export { chooseEdition, seriesFigures, sourceOf } from "./seriesFigures.ts";
export { type Shares, shareMatch, shareOverlap } from "./shareLikeness.ts";
export { type Similarities, type SimilarityOptions, similarity } from "./similarity.ts";
export { weightedS } from "./similarityWeighted.ts";
export type { StateSystem } from "./stateCodes.ts";
export { countBits, countTogether, packChoices, type ValueBits } from "./valueBits.ts";
export {
  addVotes,
  labelOfVotes,
  likenessShown,
  unitOfVotes,
  type VoteColumn,
  type VoteMeasure,
  type Votes,
  voteMeasures,
} from "./voteColumns.ts";
export type { GroupBy } from "./voteGroups.ts";
export type { AbsentAs } from "./votePacking.ts";
export {
  createVoteTable,
  type MemberSpell,
  type Membership,
  type RollCall,
  type RollCallVotes,
  type VoteTable,
  voteCodes,
} from "./voteTable.ts";
export { readWorld, type WorldFigures } from "./world.ts";
export {
  addWorldColumns,
  citationsOf,
  columnsOfWorld,
  findingsOf,
  type WorldColumn,
} from "./worldColumns.ts";
export type { ReadFigures } from "./worldFigures.ts";
export type { RowAccount } from "./worldRows.ts";

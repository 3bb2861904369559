export type { Regression, RegressionData, Term } from "./absorbData.ts";
export type { RobustErrors } from "./absorbErrors.ts";
export { type Grouping, groupRows } from "./absorbGroups.ts";
export { linearRegression } from "./absorbLeastSquares.ts";
export {
  type Agreement,
  agreementOf,
  type Codings,
  cohenKappa,
  gwetAc1,
  krippendorffAlpha,
  type Level,
  rawAgreement,
} from "./agreement.ts";
export { type Chance, createChance } from "./chance.ts";
export { type CorrelationKind, correlationOf } from "./correlation.ts";
export { normalQuantile, type Spread, spreadQuantile } from "./distribution.ts";
export {
  type ExactConstraint,
  type ExactProgramme,
  type ExactSolution,
  solveExactly,
} from "./exactProgramme.ts";
export {
  compareFractions,
  dividedBy,
  type Fraction,
  fraction,
  fractionDot,
  fractionNumber,
  fractionText,
  greatestDivisor,
  greatestFraction,
  minus,
  negative,
  one,
  plus,
  readFraction,
  signOf,
  sumOfFractions,
  times,
  wholeNumbers,
  zero,
} from "./fraction.ts";
export { fractionDeterminant, solveFractions } from "./fractionMatrix.ts";
export {
  type Interval,
  quantile,
  type Resampling,
  resampledInterval,
  shareInterval,
} from "./interval.ts";
export { latinHypercube } from "./latinHypercube.ts";
export {
  type OpenProgramme,
  type Optimum,
  openProgramme,
  type StartingPoint,
  solveProgramme,
} from "./linearProgramme.ts";
export {
  type ComplexValues,
  dot,
  type Eigen,
  eigenvalues,
  identity,
  inverse,
  isSymmetric,
  leastSquares,
  logDeterminant,
  type Matrix,
  multiply,
  multiplyColumn,
  solve,
  symmetricEigen,
  transpose,
} from "./matrix.ts";
export { type Least, minimise } from "./minimise.ts";
export { type Moments, momentsOf, presentOf, shapeOf } from "./moments.ts";
export { type AgainstChance, type Geary, geary, generalG, type Moran, moran } from "./moran.ts";
export { type LocalMoran, localMoran } from "./moranLocal.ts";
export { chiSquaredShareAbove, normalShareBelow, twoSidedShare } from "./normal.ts";
export { type Placing, placesOf, type Ties } from "./places.ts";
export { type PoissonOptions, poissonRegression } from "./poisson.ts";
export { type Corner, mostConstraints, polytopeCorners } from "./polytopeVertices.ts";
export { type Components, componentsOf, cronbachAlpha } from "./principal.ts";
export { type DraftLine, draftProgramme, type ProgrammeDraft } from "./programmeDraft.ts";
export type { LinearProgramme } from "./programmeShape.ts";
export { kendallTau, rankBiasedOverlap } from "./ranks.ts";
export {
  type Sensitivity,
  type SensitivityDesign,
  type Share,
  sensitivityOf,
} from "./sensitivity.ts";
export { findSeparated, findZeroGroups } from "./separation.ts";
export { pathTo, type SearchOptions, shortestTree } from "./shortestPaths.ts";
export {
  createPathGraph,
  lengthsBySlot,
  type Path,
  type PathGraph,
  type PathTree,
  turnedRound,
} from "./shortestPathsGraph.ts";
export { simplePathsInOrder } from "./shortestPathsMany.ts";
export { mostSobolDimensions, type SobolOptions, sobolPoints } from "./sobol.ts";
export { spatialErrorModel } from "./spatialErrorModel.ts";
export { type Impact, spatialImpacts } from "./spatialImpacts.ts";
export { type SpatialModel, spatialDurbinModel, spatialLagModel } from "./spatialLagModel.ts";
export type { Estimate, Explaining, SpatialData } from "./spatialModel.ts";
export {
  type MultiplierTest,
  type MultiplierTests,
  multiplierTests,
  type PlainModel,
  plainModel,
  type ResidualMoran,
  residualMoran,
} from "./spatialTests.ts";
export { spatialTwoStage, type TwoStageModel } from "./spatialTwoStage.ts";
export {
  createSpatialWeights,
  type SpatialLink,
  type SpatialWeights,
  spatialEigenvalues,
  spatialLag,
  type WeightStyle,
} from "./spatialWeights.ts";
export { studentQuantile } from "./student.ts";
export { kaplanMeier, type Survival, timeTo, type Watched } from "./survival.ts";
export { fitLine, type Line, type Observed, predict, slopeInterval } from "./trend.ts";

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
export {
  type Interval,
  quantile,
  type Resampling,
  resampledInterval,
  shareInterval,
} from "./interval.ts";
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
export { kendallTau, rankBiasedOverlap } from "./ranks.ts";
export { studentQuantile } from "./student.ts";
export { kaplanMeier, type Survival, timeTo, type Watched } from "./survival.ts";
export { fitLine, type Line, type Observed, predict, slopeInterval } from "./trend.ts";

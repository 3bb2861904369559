export { type AddOptions, addFigures } from "./addFigures.ts";
export { type ColumnHead, deriveColumn, fillColumn } from "./columnFill.ts";
export { type Coverage, type Figures, isCovered, type PanelGap } from "./figures.ts";
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
export {
  createPairMonths,
  createPairYears,
  createStateYears,
  type PairSpan,
  type PanelSpan,
  type StateSpell,
} from "./panelCreate.ts";

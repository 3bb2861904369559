export { type BesideFile, readBeside } from "./beside.ts";
export { buildStore, tablesOf } from "./build.ts";
export {
  boolean,
  type Column,
  type ColumnKind,
  columnShape,
  integer,
  json,
  number,
  optional,
  text,
  texts,
} from "./column.ts";
export {
  type Columns,
  createSql,
  describeTable,
  type Row,
  type RowOf,
  rowShape,
  schemaDigest,
  type Table,
  table,
} from "./declare.ts";
export { explainRow, type Lineage } from "./lineage.ts";
export { openStore, type Store, storePath } from "./open.ts";
export { type ParquetColumn, toParquet } from "./parquet.ts";
export { digest } from "./plan.ts";
export { type Query, type Reader, type Selection, sql } from "./reader.ts";
export type {
  BuildOptions,
  BuildProgress,
  BuildReport,
  Stage,
  StageReport,
  Unit,
  Workbench,
} from "./stage.ts";
export { buildTables, finding, ownTables } from "./table.ts";

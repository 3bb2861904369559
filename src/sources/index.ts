export { type Added, addDocument, type DocumentFacts, safeName } from "./add.ts";
export { maxDossierBytes, maxEventFileBytes, maxFileBytes } from "./bounds.ts";
export type { CellChange, RowChange } from "./compareRows.ts";
export { createDossier, type NewDossier } from "./create.ts";
export { type CsvRecord, type CsvTable, parseCsv } from "./csv.ts";
export {
  type Dossier,
  type DossierFile,
  openDossier,
  packageContent,
  readBytes,
  readContent,
  readPieces,
  readTable,
} from "./dossier.ts";
export {
  compareEditions,
  compareTables,
  type Edition,
  type Editions,
  editionsOn,
  type TableChange,
} from "./editions.ts";
export { type Get, getText, type Post, postJson } from "./fetch.ts";
export type { FileKind } from "./files.ts";
export { kindOf } from "./files.ts";
export { leaveOut } from "./leaveOut.ts";
export { checkLicences, heldFiles, type Licensed } from "./licence.ts";
export type { Resource } from "./package.ts";
export { replaceFiles } from "./replace.ts";
export type { Settings } from "./settings.ts";
export { fileDigest, filesDigest, sourcesStage } from "./stage.ts";
export { accountColumns, file } from "./table.ts";

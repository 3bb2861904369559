// What pages may take of this room as code and not as types alone: it needs no Node, no store and no network, so that a
// figure can be taken away from a page that stands on a disk.
export { aroundMark, type MarkPlace } from "./briefMarkPlace.ts";
export { type Foreign, type Run, runsOf, type Said } from "./briefRuns.ts";
export { type CslItem, toCsl, toCslJson } from "./citation.ts";
export { toBibtex } from "./citationBib.ts";
export { toRis } from "./citationRis.ts";
export type { CellValue, Sheet, SheetColumn, Workbook } from "./sheet.ts";
export { xlsxFiles } from "./xlsxFiles.ts";

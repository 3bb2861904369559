import type { Workbook } from "./sheet.ts";
import { xlsxFiles } from "./xlsxFiles.ts";
import { toZip } from "./zip.ts";

/** Tables as a workbook, packed: what `xlsxFiles` makes, as the bytes of one file. */
export function toXlsx(workbook: Workbook): Uint8Array<ArrayBuffer> {
  return toZip(xlsxFiles(workbook));
}

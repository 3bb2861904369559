import { briefDocx } from "./briefDocx.ts";
import { briefPdf } from "./briefPdf.ts";
import type { Brief } from "./briefShape.ts";
import { briefWorkbook } from "./briefSheet.ts";
import { toXlsx } from "./xlsx.ts";

/** Forms of a brief that take a while to set. */
export const setForms = ["pdf", "docx", "xlsx"] as const;

/** A form of a brief that takes a while to set. */
export type SetForm = (typeof setForms)[number];

/** Sets a brief as a file. Throws: `pdf-unavailable`, `pdf-failed`. */
export async function setBrief(brief: Brief, form: SetForm): Promise<Uint8Array> {
  if (form === "pdf") return briefPdf(brief);
  return form === "docx" ? briefDocx(brief) : toXlsx(briefWorkbook(brief));
}

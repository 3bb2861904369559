import { Problem } from "../terms/index.ts";
import type { Brief } from "./briefShape.ts";
import { briefTypst } from "./briefTypst.ts";
import { messagesOf, openTypst } from "./typst.ts";

/**
 * A brief as a tagged PDF (PDF/UA-1): the same bytes for the same brief.
 *
 * Throws: `pdf-unavailable` where the compiler has no part for this machine, `pdf-failed` for a sign that the font does
 * not have: nothing is left out without a word.
 * Source: ISO 14289-1.
 */
export async function briefPdf(brief: Brief): Promise<Uint8Array> {
  const compiler = await openTypst();
  const seconds = Date.parse(`${brief.day}T00:00:00Z`) / 1000;
  try {
    const source = { mainFileContent: briefTypst(brief) };
    return new Uint8Array(
      compiler.pdf(source, { pdfStandard: "ua-1", creationTimestamp: seconds }),
    );
  } catch (cause) {
    const said = messagesOf(cause);
    const remedy = "Take the sign out of the row, or ask for html or docx.";
    throw new Problem("pdf-failed", `The PDF could not be set: ${said}. ${remedy}`, { cause });
  }
}

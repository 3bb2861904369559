import { createHash } from "node:crypto";
import { examineDocument, examineExtracted, type ToldText, tellText } from "../claims/index.ts";
import type { Store } from "../store/index.ts";
import { Problem, type ReadLanguage } from "../terms/index.ts";
import { document, extract } from "../texts/index.ts";
import type { BriefText } from "./briefExtraShapes.ts";

/** A text that a brief puts to the test: a document of the dossier by its id, or the bytes of a file from outside. */
export type TextAsked =
  | { readonly document: string }
  | { readonly name: string; readonly bytes: Uint8Array; readonly date?: string | undefined };

/**
 * Puts a text to the test as of a day, ready for a brief.
 *
 * Throws: `not-found` for a document that the dossier does not have; what reading a file throws; `date-unreadable`.
 */
export async function readBriefText(
  store: Pick<Store, "rows" | "query">,
  asked: TextAsked,
  day: string,
  examiner: Examiner,
): Promise<BriefText> {
  const found =
    "document" in asked
      ? await ofDossier(store, asked.document, day, examiner)
      : await ofFile(asked, day, examiner);
  const told = new Map<ReadLanguage, ToldText>();
  return {
    ...found,
    examiner,
    told: (language) => {
      const text = told.get(language) ?? tellText(found.examined, language, examiner);
      told.set(language, text);
      return text;
    },
  };
}

type Examiner = BriefText["examiner"];
type Found = Omit<BriefText, "examiner" | "told">;

async function ofDossier(
  store: Pick<Store, "rows" | "query">,
  id: string,
  day: string,
  examiner: Examiner,
): Promise<Found> {
  const examined = await examineDocument(store, id, { asOf: day }, examiner);
  const [row] = await store.rows(document, { where: { id } });
  if (examined === undefined || row === undefined) {
    throw new Problem("not-found", "The dossier has no document of that id: see hamkor search.");
  }
  const { title, file, sha256, redistribute } = row;
  return { examined, title, file, sha256, redistribute };
}

async function ofFile(
  { name, bytes, date }: Exclude<TextAsked, { readonly document: string }>,
  day: string,
  examiner: Examiner,
): Promise<Found> {
  const extracted = await extract(bytes, name);
  const examined = examineExtracted(extracted, { name, date, asOf: day }, examiner);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { examined, title: examined.title ?? name, file: name, sha256, redistribute: "unknown" };
}

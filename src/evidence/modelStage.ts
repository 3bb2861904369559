import { type Dossier, type DossierFile, filesDigest, readBytes } from "../sources/index.ts";
import type { RowOf, Stage, Workbench } from "../store/index.ts";
import { documentText } from "../texts/index.ts";
import { makeId } from "./ids.ts";
import { findStatements, parseCodings } from "./modelCodings.ts";
import { modelCoding } from "./modelTable.ts";

/** Takes in what language models were asked to code: every quote is looked up in the text again. */
export const modelCodingsStage: Stage<Dossier> = {
  name: "model codings",
  reads: [documentText],
  writes: [modelCoding],
  inputs: (dossier) => filesDigest(dossier, codingFiles(dossier)),
  run: async (work, dossier) => {
    const files = codingFiles(dossier);
    if (files.length === 0) return;
    const texts = new Map((await work.rows(documentText)).map((one) => [one.document, one.text]));
    for (const [index, one] of files.entries()) {
      await readFile(work, dossier, one, texts);
      work.progress(index + 1, files.length);
    }
  },
};

function codingFiles(dossier: Dossier): readonly DossierFile[] {
  return dossier.files.filter((one) => one.kind === "codings");
}

async function readFile(
  work: Workbench,
  dossier: Dossier,
  { path }: DossierFile,
  texts: ReadonlyMap<string, string>,
): Promise<void> {
  const codings = parseCodings(readBytes(dossier, path).toString("utf8"));
  const text = codings === undefined ? undefined : texts.get(codings.document);
  if (codings === undefined || text === undefined) {
    work.find({
      code: codings === undefined ? "codings-unreadable" : "document-unknown",
      severity: "error",
      message:
        codings === undefined
          ? "The file does not hold codings of a model; it was not read."
          : "The codings are of a document that the dossier does not hold; they were not read.",
      remedy: "Let the model code the document again with hamkor code, or remove the file.",
      file: path,
    });
    return;
  }
  const { found, findings } = findStatements(codings, text, path);
  for (const finding of findings) work.find(finding);
  const rows = found.map((one): RowOf<typeof modelCoding> => {
    const { document, coder, codebooks } = codings;
    const id = makeId(document, one.start, one.end, coder, one.kind);
    return { ...one, id, document, coder, codebooks, file: path };
  });
  // A model that says the same thing twice is heard once.
  await work.write(modelCoding, [...new Map(rows.map((row) => [row.id, row])).values()]);
}

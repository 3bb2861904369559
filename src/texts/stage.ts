import { createHash } from "node:crypto";
import { type Dossier, filesDigest, readBytes } from "../sources/index.ts";
import type { Row, Stage, Workbench } from "../store/index.ts";
import { type Finding, isPartialDate } from "../terms/index.ts";
import { type DocumentFile, listDocuments, oddKey } from "./documents.ts";
import { extract } from "./extract.ts";
import type { Extracted } from "./extracted.ts";
import { glossaryFile, readGlossary } from "./glossary.ts";
import { type Metadata, oddKeys, readMetadata } from "./metadata.ts";
import { cutPassages, type Passage } from "./passages.ts";
import { document, documentPage, documentText, passage, term } from "./table.ts";

/** Reads the documents of the dossier, each for itself: only those that are new or changed. */
export const textsStage: Stage<Dossier> = {
  name: "texts",
  reads: [],
  writes: [document, documentText, documentPage, passage],
  inputs: (dossier) =>
    filesDigest(
      dossier,
      dossier.files.filter((file) => file.kind === "document" || file.kind === "sidecar"),
    ),
  // A document depends on its own file and sidecar alone, which its unit's key holds.
  unitInputs: () => "",
  unitColumn: { document: "file", document_text: "file", document_page: "file", passage: "file" },
  units: async (dossier) => listDocuments(dossier).map((one) => one.unit),
  run: async (work, dossier, units) => {
    const asked = new Set(units.map((unit) => unit.id));
    const documents = listDocuments(dossier).filter((one) => asked.has(one.unit.id));
    for (const [index, one] of documents.entries()) {
      await readDocument(work, dossier, one);
      work.progress(index + 1, documents.length);
    }
  },
};

/** Takes the glossary into the store. */
export const glossaryStage: Stage<Dossier> = {
  name: "glossary",
  reads: [],
  writes: [term],
  inputs: (dossier) =>
    filesDigest(
      dossier,
      dossier.files.filter((file) => file.path === glossaryFile),
    ),
  run: async (work, dossier) => {
    const { terms, findings } = readGlossary(dossier);
    for (const finding of findings) work.find(finding);
    await work.write(term, terms);
    work.progress(1, 1);
  },
};

async function readDocument(work: Workbench, dossier: Dossier, one: DocumentFile): Promise<void> {
  const { file, id, unit } = one;
  const extracted = await extract(readBytes(dossier, file.path), file.path);
  const metadata = readMetadata(one.described, extracted.metadata);
  const passages = cutPassages(extracted, id);
  const odd = oddKeys(extracted.metadata).map((key) => oddKey(file.path, key));
  const findings = [
    ...one.findings,
    ...extracted.findings,
    ...odd,
    ...dateFindings(metadata, file.path),
  ];
  for (const finding of findings) work.find({ ...finding, about: finding.about ?? id }, unit.id);
  await work.write(document, [documentRow(one, extracted, metadata, passages)]);
  await work.write(documentText, [{ document: id, file: file.path, text: extracted.text }]);
  await work.write(
    documentPage,
    extracted.pages.map((page, i) => ({ document: id, file: file.path, page: i + 1, ...page })),
  );
  await work.write(passage, passageRows(passages, extracted.text, file.path));
}

function documentRow(
  one: DocumentFile,
  extracted: Extracted,
  metadata: Metadata,
  passages: readonly Passage[],
): Row<(typeof document)["columns"]> {
  const { file, id } = one;
  const { date } = metadata;
  return {
    id,
    file: file.path,
    title: metadata.title ?? firstHeading(extracted.text, passages) ?? nameOf(file.path),
    format: extracted.format,
    languages: languagesOf(passages),
    date: date !== undefined && isPartialDate(date) ? date : undefined,
    author: metadata.author,
    side: metadata.side,
    kind: metadata.kind,
    licence: metadata.licence ?? file.licence,
    redistribute: consentOf(metadata.redistribute, file.redistribute),
    sha256: file.sha256,
    pages: extracted.pages.length,
    pagesRead: extracted.pages.filter((page) => page.read).length,
    characters: extracted.text.length,
    passages: passages.length,
    sources: metadata.sources,
    facts: metadata.facts,
  };
}

type Consent = Metadata["redistribute"];

/** A no from either side is a no; otherwise the one that says something. */
function consentOf(document: Consent, packaged: Consent): Consent {
  if (document === "no" || packaged === "no") return "no";
  return document === "unknown" ? packaged : document;
}

function firstHeading(text: string, passages: readonly Passage[]): string | undefined {
  // A label that runs into its text (“Abstract:”) heads a part of the document, not the document.
  const isTitle = (one: Passage): boolean => !/[.:]$/.test(text.slice(one.start, one.end));
  const first = passages
    .slice(0, 5)
    .find((one) => one.kind === "heading" && one.level === 1 && isTitle(one));
  return first === undefined
    ? undefined
    : text.slice(first.start, first.end).replace(/\s+/gu, " ").slice(0, 200);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function languagesOf(passages: readonly Passage[]): readonly string[] {
  const lengths = new Map<string, number>();
  for (const { language, start, end } of passages) {
    if (language === "unknown") continue;
    lengths.set(language, (lengths.get(language) ?? 0) + end - start);
  }
  return [...lengths]
    .sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
    .map(([language]) => language);
}

function passageRows(
  passages: readonly Passage[],
  text: string,
  file: string,
): Row<(typeof passage)["columns"]>[] {
  return passages.map((one, i) => {
    const words = text.slice(one.start, one.end);
    const sha256 = createHash("sha256").update(words).digest("hex");
    return { ...one, file, number: i + 1, text: words, sha256 };
  });
}

function dateFindings(metadata: Metadata, file: string): Finding[] {
  if (metadata.date === undefined || isPartialDate(metadata.date)) return [];
  return [
    {
      code: "date-unreadable",
      severity: "warning",
      message: "The document's date is not one that can be read; it counts as undated.",
      remedy: "Write YYYY-MM-DD, YYYY-MM or YYYY.",
      file,
    },
  ];
}

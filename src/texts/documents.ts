import { type Dossier, type DossierFile, readBytes } from "../sources/index.ts";
import { digest, type Unit } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import { decodeText } from "./decode.ts";
import { findFrontMatter, oddKeys, parseYaml, readMetadata } from "./metadata.ts";
import { sniff } from "./sniff.ts";

/** A document file of the dossier with its sidecar, and the id under which it is known. */
export interface DocumentFile {
  readonly file: DossierFile;
  readonly id: string;
  /** What the sidecar says, before what the document says of itself. */
  readonly described: Readonly<Record<string, unknown>>;
  readonly unit: Unit;
  readonly findings: readonly Finding[];
}

/**
 * The documents of a dossier in the order of their paths, each with an id of its own.
 *
 * Ids are settled here for all documents at once, so that they do not depend on which are read again.
 */
export function listDocuments(dossier: Dossier): readonly DocumentFile[] {
  const taken = new Map<string, string>();
  const sidecars = new Map(
    dossier.files.filter((one) => one.kind === "sidecar").map((one) => [one.path, one]),
  );
  return dossier.files
    .filter((file) => file.kind === "document")
    .map((file) => {
      const sidecar = sidecars.get(`${file.path}.meta.yaml`);
      const beside = sidecar === undefined ? undefined : readSidecar(dossier, sidecar.path);
      const stated = readMetadata(beside?.values ?? {}, frontMatterOf(dossier, file)).id;
      const wished = stated === undefined ? slugOf(file.path) : slugOf(stated);
      const id = freeId(wished, taken);
      const findings = [...(beside?.findings ?? [])];
      const other = taken.get(wished);
      if (id !== wished && other !== undefined) findings.push(doubleId(file.path, other, id));
      taken.set(id, file.path);
      const resource = JSON.stringify(file.resource ?? null);
      const key = digest([file.sha256, sidecar?.sha256 ?? "", resource, id]);
      return { file, id, described: beside?.values ?? {}, unit: { id: file.path, key }, findings };
    });
}

function readSidecar(dossier: Dossier, path: string): ReturnType<typeof parseYaml> {
  const parsed = parseYaml(decodeText(readBytes(dossier, path), path).text, path);
  const odd = oddKeys(parsed.values).map((key) => oddKey(path, key));
  return { values: parsed.values, findings: [...parsed.findings, ...odd] };
}

/** Only what settles the id: the document itself is read when its turn comes. */
function frontMatterOf(dossier: Dossier, file: DossierFile): Readonly<Record<string, unknown>> {
  const bytes = readBytes(dossier, file.path).subarray(0, 256 * 1024);
  if (sniff(bytes) !== "text") return {};
  const front = findFrontMatter(decodeText(bytes, file.path).text);
  if (front === undefined) return {};
  // Plain ids, which nearly all are, need no parser.
  const plain = [...front.yaml.matchAll(/^id[ \t]*:[ \t]*([A-Za-z][A-Za-z0-9-]*)[ \t]*\r?$/gm)];
  if (plain.length === 1 && plain[0]?.[1] !== undefined) return { id: plain[0][1] };
  return parseYaml(front.yaml, file.path).values;
}

/** A finding about a key that should hold a text and holds something else. */
export function oddKey(file: string, key: string): Finding {
  return {
    code: "metadata-odd",
    severity: "warning",
    message: `What describes this document has no plain text under “${key}”; it was passed over.`,
    remedy: `Write one value after “${key}:”, in quotation marks if it has a colon.`,
    file,
  };
}

/** An id of small Latin letters, digits and hyphens, from a path or a stated id. */
export function slugOf(path: string): string {
  const name = path
    .replace(/^documents\//, "")
    .replace(/\.(?:txt|md|markdown|x?html?|pdf|docx?|rtf)$/i, "");
  const plain = name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return plain === "" ? "document" : plain;
}

function freeId(wished: string, taken: ReadonlyMap<string, string>): string {
  if (!taken.has(wished)) return wished;
  for (let number = 2; ; number += 1) {
    const id = `${wished}-${number}`;
    if (!taken.has(id)) return id;
  }
}

function doubleId(file: string, other: string, id: string): Finding {
  return {
    code: "document-id-double",
    severity: "warning",
    message: `${other} has the same id; this document is known as ${id}.`,
    remedy: "Give one of them another id in its front matter or sidecar.",
    file,
    about: id,
  };
}

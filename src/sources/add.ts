import { createHash } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { stringify } from "yaml";
import { Problem } from "../terms/index.ts";
import { maxFileBytes } from "./bounds.ts";

/** What is known of a document: kept in a sidecar beside it. */
export type DocumentFacts = Readonly<Record<string, string>>;

/** What became of a file that was to be added. */
export interface Added {
  readonly state: "added" | "already there";
  readonly path: string;
  readonly sha256: string;
}

/**
 * Copies a document into a dossier, byte for byte, and writes what is known of it beside it.
 *
 * The same bytes are never added twice, and a name that is taken gets the checksum's beginning: no file is
 * ever overwritten. Throws: `dossier-missing`, `file-missing`, `file-too-large`.
 */
export function addDocument(folder: string, source: string, facts: DocumentFacts): Added {
  if (!existsSync(join(folder, "dossier.yaml"))) {
    throw new Problem(
      "dossier-missing",
      "There is no dossier.yaml in that folder: make one with `hamkor new DIR`.",
    );
  }
  const content = readSource(source);
  const sha256 = createHash("sha256").update(content).digest("hex");
  const documents = join(folder, "documents");
  mkdirSync(documents, { recursive: true });
  const same = findSame(documents, sha256);
  if (same !== undefined) return { state: "already there", path: `documents/${same}`, sha256 };
  const name = freeName(documents, safeName(basename(source)), sha256);
  const redistribute = facts.redistribute ?? "unknown";
  const sidecar = stringify({ title: basename(source), ...facts, redistribute });
  writeFileSync(join(documents, `${name}.meta.yaml`), sidecar, { flag: "wx" });
  copyFileSync(source, join(documents, name), constants.COPYFILE_EXCL);
  return { state: "added", path: `documents/${name}`, sha256 };
}

/**
 * A file name that is safe on every system: letters and digits of any script, dots and hyphens (TRUST F5).
 */
export function safeName(name: string): string {
  const plain = name
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}._-]+/gu, "-")
    .replace(/\.{2,}/g, ".")
    .replace(/^[.-]+|[.-]+$/g, "");
  const dot = plain.lastIndexOf(".");
  const ending = dot > 0 ? plain.slice(dot).slice(0, 12) : "";
  const stem = [...(dot > 0 ? plain.slice(0, dot) : plain)]
    .slice(0, 60)
    .join("")
    .replace(/[.-]+$/, "");
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${stem === "" || isDevice ? `document-${stem}` : stem}${ending}`;
}

function readSource(source: string): Buffer {
  if (!existsSync(source) || !lstatSync(source).isFile()) {
    throw new Problem("file-missing", "There is no such file: check the name.", {
      where: basename(source),
    });
  }
  if (lstatSync(source).size > maxFileBytes) {
    throw new Problem("file-too-large", "At most 25 MB are read: split the file.", {
      where: basename(source),
    });
  }
  return readFileSync(source);
}

function findSame(documents: string, sha256: string): string | undefined {
  return readdirSync(documents).find((name) => {
    const path = join(documents, name);
    if (name.endsWith(".meta.yaml") || !lstatSync(path).isFile()) return false;
    return createHash("sha256").update(readFileSync(path)).digest("hex") === sha256;
  });
}

function freeName(documents: string, name: string, sha256: string): string {
  if (!existsSync(join(documents, name)) && !existsSync(join(documents, `${name}.meta.yaml`)))
    return name;
  return `${sha256.slice(0, 8)}-${name}`;
}

import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../terms/index.ts";
import { maxDossierBytes, maxFileBytes, maxFiles } from "./bounds.ts";

/** What a file of the dossier is for, by the folder it lies in. */
export type FileKind = "document" | "sidecar" | "table" | "map" | "settings" | "content" | "other";

/** A file as it lies in the dossier, unchanged, known by its checksum. */
export interface FoundFile {
  /** Relative to the dossier, with `/`. */
  readonly path: string;
  readonly kind: FileKind;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * All files of a dossier in the order of their paths, with checksums.
 *
 * Hidden files and the store are passed over. Links, files that are too large and files past the limits
 * become findings: nothing outside the folder is ever read.
 */
export function findFiles(folder: string): {
  readonly files: readonly FoundFile[];
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];
  const files: FoundFile[] = [];
  let total = 0;
  for (const path of walk(folder, "", findings)) {
    const refused = refusal(folder, path, files.length, total);
    if (refused !== undefined) {
      findings.push(refused);
      continue;
    }
    const content = readFileSync(join(folder, path));
    total += content.length;
    const sha256 = createHash("sha256").update(content).digest("hex");
    files.push({ path, kind: kindOf(path), bytes: content.length, sha256 });
  }
  return { files, findings };
}

/** What a file is for, by where it lies: the folders of DESIGN section 3. */
export function kindOf(path: string): FileKind {
  if (path === "dossier.yaml" || path === "datapackage.json") return "settings";
  if (path.startsWith("content/")) return "content";
  if (/(^|\/)readme[^/]*$/i.test(path)) return "other";
  if (path.startsWith("documents/")) return path.endsWith(".meta.yaml") ? "sidecar" : "document";
  if (/\.(geojson|topojson)$/.test(path)) return "map";
  return path.endsWith(".csv") ? "table" : "other";
}

function* walk(folder: string, below: string, findings: Finding[]): Generator<string> {
  const entries = readdirSync(join(folder, below), { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.name.startsWith(".") || entry.name.startsWith("~$")) continue;
    const path = below === "" ? entry.name : `${below}/${entry.name}`;
    if (entry.isSymbolicLink()) findings.push(linkRefused(path));
    else if (entry.isDirectory()) yield* walk(folder, path, findings);
    else if (entry.isFile()) yield path;
  }
}

function refusal(folder: string, path: string, count: number, total: number): Finding | undefined {
  const { size } = lstatSync(join(folder, path));
  if (size > maxFileBytes) {
    return {
      code: "file-too-large",
      severity: "error",
      message: `The file has ${Math.ceil(size / 1_048_576)} MB; at most 25 MB are read.`,
      remedy: "Split the file, or keep the part that matters.",
      file: path,
    };
  }
  if (count < maxFiles && total + size <= maxDossierBytes) return undefined;
  return {
    code: "dossier-too-large",
    severity: "error",
    message: "The dossier has reached 500 MB or 20,000 files; this file was not read.",
    remedy: "Split the dossier into several.",
    file: path,
  };
}

function linkRefused(path: string): Finding {
  return {
    code: "link-refused",
    severity: "error",
    message: "The file is a link to another place and was not followed.",
    remedy: "Copy the file itself into the dossier.",
    file: path,
  };
}

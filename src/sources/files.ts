import { createHash } from "node:crypto";
import { lstatSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../terms/index.ts";
import {
  maxDossierBytes,
  maxEventBytes,
  maxEventFileBytes,
  maxFileBytes,
  maxFiles,
} from "./bounds.ts";
import { piecesOf } from "./pieces.ts";

/** What a file of the dossier is for, by the folder it lies in. */
export type FileKind =
  | "document"
  | "sidecar"
  | "table"
  | "events"
  | "map"
  | "settings"
  | "content"
  | "codings"
  | "decisions"
  | "other";

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
  // Event data are many and are never held whole: they have bounds of their own.
  const totals = { events: 0, others: 0 };
  for (const path of walk(folder, "", findings)) {
    const kind = kindOf(path);
    const share = kind === "events" ? "events" : "others";
    const refused = refusal(folder, path, files.length, share, totals[share]);
    if (refused !== undefined) {
      findings.push(refused);
      continue;
    }
    const { bytes, sha256 } = weigh(join(folder, path));
    totals[share] += bytes;
    files.push({ path, kind, bytes, sha256 });
  }
  return { files, findings };
}

function weigh(path: string): { readonly bytes: number; readonly sha256: string } {
  const hash = createHash("sha256");
  let bytes = 0;
  for (const piece of piecesOf(path)) {
    hash.update(piece);
    bytes += piece.length;
  }
  return { bytes, sha256: hash.digest("hex") };
}

/** What a file is for, by where it lies: the folders of DESIGN section 3. */
export function kindOf(path: string): FileKind {
  if (path === "dossier.yaml" || path === "datapackage.json") return "settings";
  if (path.startsWith("content/") || /^indexes\/[^/]+\.yaml$/.test(path)) return "content";
  if (/(^|\/)readme[^/]*$/i.test(path)) return "other";
  if (path.startsWith("documents/")) return path.endsWith(".meta.yaml") ? "sidecar" : "document";
  if (path.startsWith("events/")) return "events";
  if (path.startsWith("codings/") && path.endsWith(".json")) return "codings";
  if (path.startsWith("decisions/") && path.endsWith(".csv")) return "decisions";
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

type Share = "events" | "others";

const bounds: Readonly<Record<Share, { readonly file: number; readonly all: number }>> = {
  events: { file: maxEventFileBytes, all: maxEventBytes },
  others: { file: maxFileBytes, all: maxDossierBytes },
};

function refusal(
  folder: string,
  path: string,
  count: number,
  share: Share,
  total: number,
): Finding | undefined {
  const { size } = lstatSync(join(folder, path));
  const { file, all } = bounds[share];
  if (size > file) {
    return {
      code: "file-too-large",
      severity: "error",
      message: `The file has ${megabytes(size)} MB; at most ${megabytes(file)} MB are read.`,
      remedy: "Split the file, or keep the part that matters.",
      file: path,
    };
  }
  if (count < maxFiles && total + size <= all) return undefined;
  return {
    code: "dossier-too-large",
    severity: "error",
    message: `The dossier has reached ${megabytes(all)} MB or 20,000 files; this file was not read.`,
    remedy: "Split the dossier into several.",
    file: path,
  };
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1_048_576);
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

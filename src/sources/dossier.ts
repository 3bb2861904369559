import { existsSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Finding, Problem } from "../terms/index.ts";
import { checkTable } from "./check.ts";
import { type CsvTable, parseCsv } from "./csv.ts";
import { type FoundFile, findFiles } from "./files.ts";
import { isInside, parsePackage, type Resource } from "./package.ts";
import { piecesOf } from "./pieces.ts";
import { parseSettings, type Settings } from "./settings.ts";

/** A file of the dossier with what the data package says of it. */
export interface DossierFile extends FoundFile {
  readonly resource: Resource | undefined;
  readonly licence: string | undefined;
  /** Missing in the data package means unknown, and unknown is never published. */
  readonly redistribute: "yes" | "no" | "unknown";
}

/** A dossier as it lies on disk at one moment: settings, files by checksum, and what was odd. */
export interface Dossier {
  readonly folder: string;
  readonly settings: Settings;
  readonly files: readonly DossierFile[];
  readonly findings: readonly Finding[];
  /** Tables read so far, so that no file is parsed twice in one build. */
  readonly tables: Map<string, CsvTable>;
}

/** The package's own content: frame, codebooks, rules and language data that every dossier may use. */
export const packageContent = fileURLToPath(new URL("../../content/", import.meta.url));

/**
 * Opens a dossier folder: reads its settings and data package, lists its files with checksums.
 *
 * Throws: `dossier-missing` when the folder or its dossier.yaml is not there, `settings-unreadable`,
 * `settings-wrong`. Everything else that is odd becomes a finding.
 */
export function openDossier(folder: string): Dossier {
  const settingsPath = join(folder, "dossier.yaml");
  if (!existsSync(settingsPath) || !statSync(folder).isDirectory()) {
    throw new Problem(
      "dossier-missing",
      "There is no dossier.yaml in that folder: name a dossier, or make one with `hamkor new DIR`.",
    );
  }
  const settings = parseSettings(readFileSync(settingsPath, "utf8"));
  const found = findFiles(folder);
  const described = readPackage(folder);
  const files = found.files.map((file): DossierFile => {
    const resource = described.resources.get(file.path);
    const licence = resource?.licenses?.map((one) => one.name ?? one.title ?? "").join("; ");
    return { ...file, resource, licence, redistribute: resource?.redistribute ?? "unknown" };
  });
  const findings = [
    ...found.findings,
    ...described.findings,
    ...absentFiles(described.resources, files),
    ...undescribed(files),
  ];
  return { folder, settings, files, findings, tables: new Map() };
}

/**
 * The bytes of a dossier's file.
 *
 * Throws: `file-outside` when the path leaves the folder, `file-missing` when it is not among the files read.
 */
export function readBytes(dossier: Dossier, path: string): Buffer {
  return readFileSync(placeOf(dossier, path));
}

/**
 * The bytes of a dossier's file, one piece after the other: for files that are too large to be held whole.
 *
 * Shape: each piece is valid only until the next one is asked for. Throws: as `readBytes`.
 */
export function readPieces(dossier: Dossier, path: string): Iterable<Buffer> {
  return piecesOf(placeOf(dossier, path));
}

function placeOf(dossier: Dossier, path: string): string {
  if (!isInside(path)) throw new Problem("file-outside", "The path leaves the dossier.");
  if (!dossier.files.some((file) => file.path === path)) {
    throw new Problem("file-missing", `${path} is not in the dossier.`, { where: path });
  }
  return join(dossier.folder, path);
}

/**
 * A table of the dossier, held against its schema; undefined when there is no such file.
 *
 * Shape: `records` that fit, each with its line; `refused` counts the others, each with a finding.
 */
export function readTable(dossier: Dossier, path: string): CsvTable | undefined {
  const known = dossier.tables.get(path);
  if (known !== undefined) return known;
  const file = dossier.files.find((one) => one.path === path);
  if (file === undefined) return undefined;
  const parsed = parseCsv(readBytes(dossier, path), path);
  const checked = file.resource === undefined ? parsed : checkTable(parsed, file.resource, path);
  dossier.tables.set(path, checked);
  return checked;
}

/**
 * A file of content, such as `codebook/rivers.yaml`: the dossier's own first, then the package's.
 *
 * Throws: `content-missing` when neither has it; the message says where it was looked for.
 */
export function readContent(dossier: Dossier, path: string): string {
  for (const folder of [join(dossier.folder, "content"), packageContent]) {
    const full = join(folder, path);
    if (isInside(path) && existsSync(full)) return readFileSync(full, "utf8");
  }
  throw new Problem(
    "content-missing",
    `There is no content/${path}, neither in the dossier nor in the program: add it or mend its name in dossier.yaml.`,
    { where: path },
  );
}

function readPackage(folder: string): ReturnType<typeof parsePackage> {
  const path = join(folder, "datapackage.json");
  if (existsSync(path)) return parsePackage(readFileSync(path, "utf8"));
  const finding: Finding = {
    code: "package-missing",
    severity: "warning",
    message:
      "There is no datapackage.json: tables are read without a schema and may not be published.",
    remedy: "Describe the tables there; the shipped dossier shows how.",
    file: "datapackage.json",
  };
  return { resources: new Map(), findings: [finding] };
}

function absentFiles(
  resources: ReadonlyMap<string, Resource>,
  files: readonly FoundFile[],
): Finding[] {
  const present = new Set(files.map((file) => file.path));
  return [...resources.keys()]
    .filter((path) => !present.has(path))
    .map((path) => ({
      code: "resource-absent",
      severity: "error",
      message: `datapackage.json describes ${path}, which is not there.`,
      remedy: "Put the file back, or take it out of datapackage.json.",
      file: path,
    }));
}

function undescribed(files: readonly DossierFile[]): Finding[] {
  return files
    .filter(({ kind, resource }) => ["table", "events"].includes(kind) && resource === undefined)
    .map((file) => ({
      code: "table-undescribed",
      severity: "warning",
      message: "datapackage.json does not describe this table; it may not be published.",
      remedy: "Add a resource with its schema, source and licence.",
      file: file.path,
    }));
}

import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askPanel, type PanelRequest, readPanelGround } from "../measures/index.ts";
import { buildDossier, openBuilt, programDigest } from "../pipeline.ts";
import { type Dossier, openDossier, packageContent } from "../sources/index.ts";
import { Problem } from "../terms/index.ts";
import { packageFiles, writeFiles } from "./panelFiles.ts";

/** Where a replication folder keeps the tables that its panel is made from. */
const dossierPart = "dossier/";
const requestFile = "request.json";
const sumsFile = "SHA256SUMS";

/** What a replication folder asks for, and of which program its files came. */
interface Asked {
  readonly program: { readonly version: string; readonly digest: string };
  readonly request: PanelRequest;
}

/** What came of making a replication folder's files again. */
export interface Replicated {
  /** Files that came out with other bytes, or not at all. */
  readonly differ: readonly string[];
  /** Files whose bytes are not those that the folder was given. */
  readonly changed: readonly string[];
  readonly files: number;
  readonly sameProgram: boolean;
}

/**
 * Everything that it takes to make a panel again elsewhere: the request, the dossier’s tables, the panel, the program’s
 * version, and a checksum of each file.
 *
 * Shape: files by their path in the folder. The same dossier and request give the same bytes.
 */
export async function replicaFiles(
  dossier: Dossier,
  request: PanelRequest,
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  for (const { path } of neededFiles(dossier)) {
    files.set(dossierPart + path, readFileSync(join(dossier.folder, path)));
  }
  const asked: Asked = { program: { version: version(), digest: programDigest() }, request };
  files.set(requestFile, `${JSON.stringify(asked, undefined, 2)}\n`);
  // Made from the copied tables alone, so that what lies in the folder is known to be enough.
  const folder = mkdtempSync(join(tmpdir(), "hamkor-replicate-"));
  try {
    writeFiles(folder, files);
    for (const [path, content] of await make(join(folder, dossierPart), request)) {
      files.set(path, content);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  files.set("README.md", readMe(dossier, asked));
  files.set(sumsFile, sums(files));
  return files;
}

/**
 * Makes the files of a replication folder again and compares them, byte by byte.
 *
 * Throws: `replica-missing` when the folder is none; what building and asking throw.
 */
export async function replicate(folder: string): Promise<Replicated> {
  if (!existsSync(join(folder, requestFile)) || !existsSync(join(folder, sumsFile))) {
    throw new Problem(
      "replica-missing",
      `There is no ${requestFile} with ${sumsFile}: name a folder that hamkor replicate --out has made.`,
      { where: folder },
    );
  }
  const asked = JSON.parse(readFileSync(join(folder, requestFile), "utf8")) as Asked;
  const listed = readFileSync(join(folder, sumsFile), "utf8").trim().split("\n");
  const given = new Map(listed.map((line) => [line.slice(66), line.slice(0, 64)]));
  const changed = [...given].flatMap(([path, sum]) => {
    const place = join(folder, path);
    return existsSync(place) && digest(readFileSync(place)) === sum ? [] : [path];
  });
  const made = await make(join(folder, dossierPart), asked.request);
  const differ = [...made].flatMap(([path, content]) =>
    given.get(path) === digest(content) ? [] : [path],
  );
  const sameProgram = asked.program.digest === programDigest();
  return { differ, changed, files: made.size, sameProgram };
}

async function make(folder: string, request: PanelRequest): Promise<ReadonlyMap<string, string>> {
  const store = mkdtempSync(join(tmpdir(), "hamkor-replica-"));
  try {
    await buildDossier(folder, { store });
    const opened = await openBuilt(folder, store);
    try {
      const ground = await readPanelGround(openDossier(folder), opened.store);
      return packageFiles(await askPanel(ground, request));
    } finally {
      opened.store.close();
    }
  } finally {
    rmSync(store, { recursive: true, force: true });
  }
}

/** Files of a dossier that its panels may rest on: tables, settings and content; documents too where decisions rest on them. */
export function neededFiles({ files }: Dossier): Dossier["files"] {
  const kinds = new Set<string>(["settings", "content", "table", "decisions"]);
  if (files.some(({ kind }) => kind === "decisions")) kinds.add("document").add("sidecar");
  return files.filter(({ kind, path }) => kinds.has(kind) && !path.startsWith("region/"));
}

function sums(files: ReadonlyMap<string, string | Uint8Array>): string {
  const lines = [...files].map(([path, content]) => `${digest(content)}  ${path}`);
  return `${lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("\n")}\n`;
}

const digest = (content: string | Uint8Array) => createHash("sha256").update(content).digest("hex");

function version(): string {
  const described = readFileSync(join(packageContent, "..", "package.json"), "utf8");
  return (JSON.parse(described) as { readonly version: string }).version;
}

function readMe(dossier: Dossier, { program, request }: Asked): string {
  const held = neededFiles(dossier).filter(
    ({ kind, redistribute }) =>
      kind !== "settings" && kind !== "content" && kind !== "decisions" && redistribute !== "yes",
  );
  const licence =
    held.length === 0
      ? "Every table in `dossier/` may be passed on; licences stand in `dossier/datapackage.json`."
      : `NOT TO BE PUBLISHED: ${held.map(({ path }) => path).join(", ")} may not be passed on.`;
  return [
    "# A panel that can be made again",
    "",
    `From the dossier ${dossier.settings.id}, by Hamkor ${program.version}: ${request.grain}, ${request.from}–${request.to}, as known on ${request.day}.`,
    "",
    "- `panel.csv`, described by `datapackage.json`: values, units, gaps with their reasons, sources",
    "- `sources.bib`: exactly the sources used",
    "- `request.json`: what was asked, and a digest of the program",
    "- `dossier/`: the tables that the panel is made from",
    "- `SHA256SUMS`: a checksum of each file (`sha256sum -c SHA256SUMS`)",
    "",
    "To make it again and compare it byte by byte: `hamkor replicate FOLDER`, with the same version of the program.",
    "",
    licence,
    "",
  ].join("\n");
}

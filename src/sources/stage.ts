import { digest, type Stage, type Unit, type Workbench } from "../store/index.ts";
import type { Finding } from "../terms/index.ts";
import { type Dossier, type DossierFile, readBytes, readTable } from "./dossier.ts";
import { file } from "./table.ts";

/** The unit that holds what is odd about the dossier as a whole rather than about one of its files. */
const whole = "dossier";

/** Lists the dossier's files and holds each table against its schema. */
export const sourcesStage: Stage<Dossier> = {
  name: "sources",
  reads: [],
  writes: [file],
  unitColumn: { file: "file" },
  inputs: (dossier) => digest(unitsOf(dossier).map((unit) => unit.key)),
  unitInputs: () => "",
  units: async (dossier) => unitsOf(dossier),
  run: async (work, dossier, units) => {
    const wanted = new Set(units.map((unit) => unit.id));
    if (wanted.has(whole)) {
      for (const finding of dossier.findings) work.find(finding, whole);
    }
    const fresh = dossier.files.filter((one) => wanted.has(one.path));
    for (const [index, one] of fresh.entries()) {
      await listFile(work, dossier, one);
      work.progress(index + 1, fresh.length);
    }
  },
};

/** A digest of some files and of what the data package says of them, for a stage's `inputs`. */
export function filesDigest(dossier: Dossier, files: readonly DossierFile[]): string {
  return digest([JSON.stringify(dossier.settings), ...files.map(fileDigest)]);
}

/** A digest of one file and of what the data package says of it. */
export function fileDigest(one: DossierFile): string {
  return digest([one.path, one.sha256, JSON.stringify(one.resource ?? null)]);
}

function unitsOf(dossier: Dossier): readonly Unit[] {
  const files = dossier.files.map((one) => ({ id: one.path, key: fileDigest(one) }));
  return [{ id: whole, key: JSON.stringify(dossier.findings) }, ...files];
}

async function listFile(work: Workbench, dossier: Dossier, one: DossierFile): Promise<void> {
  const table = one.kind === "table" ? readTable(dossier, one.path) : undefined;
  for (const finding of table?.findings ?? []) work.find(finding, one.path);
  if (one.kind === "map") checkMap(work, dossier, one.path);
  await work.write(file, [
    {
      file: one.path,
      kind: one.kind,
      bytes: one.bytes,
      sha256: one.sha256,
      licence: one.licence,
      redistribute: one.redistribute,
      rows: table?.rows,
      rowsRefused: table?.refused,
    },
  ]);
}

/** A map that is no GeoJSON cannot be drawn: said when it is built, not when somebody looks at it. */
function checkMap(work: Workbench, dossier: Dossier, path: string): void {
  if (isMap(readBytes(dossier, path).toString("utf8"))) return;
  const finding: Finding = {
    code: "map-unreadable",
    severity: "error",
    message: "The map is no valid GeoJSON; it cannot be drawn.",
    remedy: "Export it again as GeoJSON, a FeatureCollection in UTF-8.",
    file: path,
  };
  work.find(finding, path);
}

function isMap(content: string): boolean {
  try {
    const parsed: unknown = JSON.parse(content);
    return typeof parsed === "object" && parsed !== null && "type" in parsed;
  } catch {
    return false;
  }
}

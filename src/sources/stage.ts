import { digest, type Stage } from "../store/index.ts";
import { type Dossier, type DossierFile, readTable } from "./dossier.ts";
import { file } from "./table.ts";

/** Lists the dossier's files and holds each table against its schema. */
export const sourcesStage: Stage<Dossier> = {
  name: "sources",
  reads: [],
  writes: [file],
  inputs: (dossier) =>
    digest([filesDigest(dossier, dossier.files), JSON.stringify(dossier.findings)]),
  run: async (work, dossier) => {
    for (const finding of dossier.findings) work.find(finding);
    const total = dossier.files.length;
    for (const [index, one] of dossier.files.entries()) {
      const table = one.kind === "table" ? readTable(dossier, one.path) : undefined;
      for (const finding of table?.findings ?? []) work.find(finding);
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
      work.progress(index + 1, total);
    }
  },
};

/** A digest of some files and of what the data package says of them, for a stage's `inputs`. */
export function filesDigest(dossier: Dossier, files: readonly DossierFile[]): string {
  const described = files.map(
    (one) => `${one.path} ${one.sha256} ${JSON.stringify(one.resource ?? null)}`,
  );
  return digest([JSON.stringify(dossier.settings), ...described]);
}

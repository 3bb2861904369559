import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseDocument } from "yaml";
import { type Dossier, readBytes } from "./dossier.ts";

const packageFile = "datapackage.json";
const settingsFile = "dossier.yaml";

/**
 * Writes a dossier anew without some of its files, so that nothing made from it can rest on them.
 *
 * Shape: their sidecars, their descriptions in the data package and the maps drawn from them go with them; the other
 * files are the same bytes. Throws: what reading the dossier's own files throws.
 */
export function leaveOut(dossier: Dossier, paths: readonly string[], folder: string): void {
  const held = new Set(paths.flatMap((path) => [path, `${path}.meta.yaml`]));
  for (const { path } of dossier.files) {
    if (held.has(path)) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const changed = without(path, readBytes(dossier, path), held);
    if (changed === undefined) cpSync(join(dossier.folder, path), join(folder, path));
    else writeFileSync(join(folder, path), changed);
  }
}

/** The content of a file that names others, without those left out; undefined for all that name none. */
function without(path: string, bytes: Buffer, held: ReadonlySet<string>): string | undefined {
  if (path === packageFile) return packageWithout(bytes.toString("utf8"), held);
  return path === settingsFile ? settingsWithout(bytes.toString("utf8"), held) : undefined;
}

function packageWithout(text: string, held: ReadonlySet<string>): string {
  const described = JSON.parse(text) as { readonly resources?: readonly { path?: unknown }[] };
  const resources = (described.resources ?? []).filter(({ path }) => !held.has(String(path)));
  return `${JSON.stringify({ ...described, resources }, undefined, 2)}\n`;
}

function settingsWithout(text: string, held: ReadonlySet<string>): string {
  const settings = parseDocument(text);
  const { maps } = settings.toJS() as { readonly maps?: readonly { readonly file?: unknown }[] };
  if (maps === undefined) return text;
  settings.set(
    "maps",
    maps.filter(({ file }) => !held.has(String(file))),
  );
  return settings.toString();
}

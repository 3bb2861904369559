import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Problem } from "../terms/index.ts";

const beside = (path: string, what: string): string =>
  join(dirname(path), `.${basename(path)}.${what}-${process.pid}`);

/** Writes a file beside its place and puts it there in one step; gives its size. Unit: bytes. */
export function putFile(path: string, content: string): number {
  const draft = beside(path, "new");
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(draft, content);
    renameSync(draft, path);
  } finally {
    rmSync(draft, { force: true });
  }
  return Buffer.byteLength(content);
}

/**
 * Writes a folder beside its place and puts it there whole; gives the size of all files. Unit: bytes.
 *
 * Throws: `folder-taken` where something stands that was not put there so: only a folder with a manifest of ours, or
 * an empty one, is replaced.
 */
export function putFolder(path: string, files: ReadonlyMap<string, Uint8Array>): number {
  if (!mayReplace(path)) {
    throw new Problem(
      "folder-taken",
      "There is something else in that place: name a new folder, an empty one, or one that an export made.",
    );
  }
  const [draft, old] = [beside(path, "new"), beside(path, "old")];
  let bytes = 0;
  try {
    for (const [name, content] of files) {
      mkdirSync(dirname(join(draft, name)), { recursive: true });
      writeFileSync(join(draft, name), content);
      bytes += content.byteLength;
    }
    if (existsSync(path)) renameSync(path, old);
    renameSync(draft, path);
  } finally {
    if (!existsSync(path) && existsSync(old)) renameSync(old, path);
    rmSync(draft, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
  return bytes;
}

function mayReplace(path: string): boolean {
  if (!existsSync(path)) return true;
  if (!statSync(path).isDirectory()) return false;
  const names = readdirSync(path);
  return (
    names.length === 0 ||
    ["manifest.json", "index.html", "data"].every((one) => names.includes(one))
  );
}

import { createHash } from "node:crypto";
import { closeSync, openSync, readSync, renameSync, statSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Store } from "./open.ts";
import type { Reader } from "./reader.ts";
import { stageRun } from "./table.ts";

/** A file that is made from the tables of one stage and kept beside the store, such as a search index. */
export interface BesideFile {
  readonly name: string;
  /** Stage whose tables it is made from: while that stage's fingerprint stays, so does the file. */
  readonly stage: string;
  /** Makes the content, in parts; `last` is what the same program made of an earlier state of the tables. */
  make(reader: Reader, last: Uint8Array | undefined): Promise<readonly Uint8Array[]>;
}

/** What a file was made from and by: both digests are SHA-256 in hexadecimal. */
export interface Origin {
  readonly fingerprint: string;
  readonly code: string;
}

// The seal: magic, length of the content, fingerprint, code, SHA-256 of the content; content stands at a
// multiple of eight bytes, so that arrays of numbers can be read where they lie.
const magic = "HAMKOR1\n";
const at = { length: 8, fingerprint: 16, code: 48, digest: 80, content: 128 } as const;

interface Sealed {
  readonly origin: Origin;
  readonly content: Uint8Array;
}

/**
 * The content of a file beside a store, read at once.
 *
 * Missing: undefined when there is no such file, when it was made from other tables than the store holds, or
 * when one bit of it is not as it was written: it is then made anew from the tables.
 */
export async function readBeside(store: Store, file: BesideFile): Promise<Uint8Array | undefined> {
  const sealed = readSealed(join(dirname(store.path), file.name));
  if (sealed === undefined) return undefined;
  const [run] = await store.rows(stageRun, { where: { stage: file.stage } });
  return run?.fingerprint === sealed.origin.fingerprint ? sealed.content : undefined;
}

/** Whether the file in a folder is whole and of this origin. */
export function isBesideCurrent(folder: string, file: BesideFile, origin: Origin): boolean {
  return isFrom(readSealed(join(folder, file.name)), origin);
}

/** Makes a file anew where it is not whole or not of the tables as they are; it takes its place in one step. */
export async function keepBeside(store: Store, file: BesideFile, code: string): Promise<void> {
  const path = join(dirname(store.path), file.name);
  const [run] = await store.rows(stageRun, { where: { stage: file.stage } });
  const origin: Origin = { fingerprint: run?.fingerprint ?? "", code };
  const sealed = readSealed(path);
  if (isFrom(sealed, origin)) return;
  const last = sealed?.origin.code === code ? sealed.content : undefined;
  writeSealed(path, origin, await file.make(store, last));
}

function isFrom(sealed: Sealed | undefined, origin: Origin): boolean {
  return sealed?.origin.fingerprint === origin.fingerprint && sealed.origin.code === origin.code;
}

function readSealed(path: string): Sealed | undefined {
  const bytes = readWhole(path);
  if (bytes === undefined || bytes.byteLength < at.content) return undefined;
  const buffer = Buffer.from(bytes);
  if (buffer.toString("latin1", 0, at.length) !== magic) return undefined;
  if (buffer.readDoubleLE(at.length) !== bytes.byteLength - at.content) return undefined;
  const content = new Uint8Array(bytes, at.content);
  const digest = createHash("sha256").update(content).digest();
  if (!digest.equals(buffer.subarray(at.digest, at.digest + 32))) return undefined;
  const hex = (from: number): string => buffer.toString("hex", from, from + 32);
  const origin = { fingerprint: hex(at.fingerprint), code: hex(at.code) };
  return { origin, content };
}

function readWhole(path: string): ArrayBuffer | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size;
  if (size === undefined) return undefined;
  const bytes = new ArrayBuffer(size);
  const view = new Uint8Array(bytes);
  const handle = openSync(path, "r");
  try {
    let read = 0;
    for (let step = -1; step !== 0 && read < size; read += step) {
      step = readSync(handle, view, read, size - read, read);
    }
    return read === size ? bytes : undefined;
  } finally {
    closeSync(handle);
  }
}

function writeSealed(path: string, origin: Origin, parts: readonly Uint8Array[]): void {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  const seal = Buffer.alloc(at.content);
  seal.write(magic, "latin1");
  seal.writeDoubleLE(
    parts.reduce((sum, part) => sum + part.byteLength, 0),
    at.length,
  );
  seal.write(origin.fingerprint, at.fingerprint, "hex");
  seal.write(origin.code, at.code, "hex");
  hash.digest().copy(seal, at.digest);
  const draft = `${path}.building-${process.pid}`;
  const handle = openSync(draft, "w");
  try {
    // Not flushed to the disk: what a power cut takes is seen by the digest, and made anew.
    for (const part of [seal, ...parts]) writeAll(handle, part);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, path);
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.byteLength; ) done += writeSync(handle, bytes, done);
}
